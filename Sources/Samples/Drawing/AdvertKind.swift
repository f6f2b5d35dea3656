// SPDX-License-Identifier: Apache-2.0

/// What the advert and the person specification of a vacancy are like: as they should be, or with one fault.
enum AdvertKind: String, Sendable, CaseIterable {
  /// Nothing is amiss.
  case plain
  /// There is a vacancy, and no advert.
  case unadvertised
  case internalOnly
  /// Open on five days.
  case closesSoon
  /// Taken down two days before the announced day.
  case takenDownEarly
  case payUntold, nobodyToAsk, fixedHours
  // A sentence in the advert.
  case warnsOfClosing, restricted, unbrokenWork, nhsExperience, nativeEnglish, gendered, oneSexOnly
  // A line of the person specification, or many.
  case degree, years, britishQualification, boardExperience, longList
  case restrictedCriterion, desirableDegree, desirableYears

  /// The one rule of the pack on adverts that the fault breaks, without the pack's name.
  var breaks: String? {
    switch self {
    case .plain: nil
    case .unadvertised: "openly-advertised"
    case .internalOnly: "advertised-externally"
    case .closesSoon: "open-long-enough"
    case .takenDownEarly: "not-closed-early"
    case .payUntold: "salary-shown"
    case .nobodyToAsk: "contact-named"
    case .fixedHours: "flexible-working-offered"
    case .warnsOfClosing: "early-closing"
    case .restricted: "open-to-every-race"
    case .unbrokenWork: "continuous-employment"
    case .nhsExperience: "uk-experience"
    case .nativeEnglish: "native-english"
    case .gendered: "gendered-wording"
    case .degree: "degree-or-equivalent"
    case .years: "years-of-experience"
    case .britishQualification: "uk-qualification"
    case .boardExperience: "board-experience"
    case .longList: "few-essentials"
    case .oneSexOnly: "open-whatever-age-sex-disability"
    case .restrictedCriterion: "specification-open-to-every-race"
    case .desirableDegree: "desirable-degree"
    case .desirableYears: "desirable-years"
    }
  }

  /// The sentence that the advert has beside the usual ones.
  private var sentence: String? {
    switch self {
    case .warnsOfClosing: "We may close this vacancy early if we have enough applications."
    case .restricted:
      "This development post is open only to candidates from an ethnic minority background."
    case .unbrokenWork: "A record of continuous employment is expected."
    case .nhsExperience: "Previous NHS experience is essential."
    case .nativeEnglish: "You must be a native English speaker."
    case .gendered: "You are fearless, self-reliant and forceful, and born to outperform others."
    case .oneSexOnly: "Female candidates only."
    default: nil
    }
  }

  /// The criteria that the person specification has beside the usual ones.
  var criteria: [(essential: String, text: String)] {
    switch self {
    case .degree: [("essential", "Educated to degree level")]
    case .years: [("essential", "At least three years' experience in a similar role")]
    case .britishQualification: [("essential", "Trained in the United Kingdom")]
    case .boardExperience: [("essential", "Has served on a board")]
    case .longList: AdvertKind.manyCriteria.map { ("essential", $0) }
    case .restrictedCriterion: [("essential", "White applicants only")]
    case .desirableDegree: [("desirable", "Educated to degree level")]
    case .desirableYears: [("desirable", "Three years' experience in a similar role")]
    default: []
    }
  }

  /// Whether what is amiss stands in the person specification.
  var isOfSpecification: Bool { !criteria.isEmpty }

  private static let manyCriteria = [
    "keep a diary", "take minutes", "order stock", "book rooms", "use a scanner", "lift a box of paper",
    "greet visitors", "file by date", "use a switchboard", "make a rota", "restock a trolley",
  ].map { "Able to \($0)" }

  /// The text of the advert, sentence by sentence. What may be amiss comes second, so that it still stands in the
  /// start of the text.
  func sentences(of vacancy: SampleVacancy) -> [String] {
    var sentences = ["Come and work at \(vacancy.site), in care or beside it."]
    if let sentence { sentences.append(sentence) }
    if self != .payUntold { sentences.append("The salary is \(vacancy.pay).") }
    if self != .fixedHours { sentences.append("Part-time hours are welcome.") }
    if self != .nobodyToAsk {
      sentences.append("For an informal visit please contact the recruitment office.")
    }
    return sentences + ["We welcome applications from everyone."]
  }

  /// The text as a feed cuts it off. What is amiss has a sentence behind it: of the last one nobody can say what would
  /// have followed there.
  func excerpt(of vacancy: SampleVacancy) -> String {
    sentences(of: vacancy).prefix(sentence == nil ? 1 : 3).joined(separator: " ") + " ..."
  }

  private static let faulty = WeightedTable<AdvertKind>(
    allCases.map { ($0, $0 == .plain ? allCases.count : 1) })

  /// - Parameter mustBeAdvertised: whether a vacancy without an advert would leave a file of adverts empty.
  static func draw(
    _ faults: SampleFaults, mustBeAdvertised: Bool, _ numbers: inout SeededGenerator
  ) -> AdvertKind {
    guard faults.ofAdverts else { return .plain }
    let kind = faulty.draw(&numbers)
    return kind == .unadvertised && mustBeAdvertised ? .plain : kind
  }
}

/// How people were looked for beside the advert of a post of the highest bands.
enum SearchKind: String, Sendable, CaseIterable {
  /// Not at all: the file of searches leaves the vacancy out.
  case unlisted
  /// A firm was told in writing what is expected.
  case briefed
  case notBriefed
  /// Whether the firm was told is not recorded.
  case briefingUntold

  /// The word in the column of briefings.
  var briefedOnDiversity: String {
    switch self {
    case .briefed: "yes"
    case .notBriefed: "no"
    case .unlisted, .briefingUntold: ""
    }
  }

  private static let ordinary = WeightedTable<SearchKind>([(.unlisted, 1), (.briefed, 1)])
  private static let faulty = WeightedTable<SearchKind>(allCases.map { ($0, 1) })

  static func draw(isOfBoard: Bool, _ faults: SampleFaults, _ numbers: inout SeededGenerator) -> SearchKind {
    guard isOfBoard else { return .unlisted }
    return faults.ofAdverts ? faulty.draw(&numbers) : ordinary.draw(&numbers)
  }
}
