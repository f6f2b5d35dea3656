// SPDX-License-Identifier: Apache-2.0

/// What each rule of the pack on adverts, person specifications and searches says of a vacancy, by what was planted and
/// what the shape holds: written down from the rules' texts with their default parameters, not computed by them.
struct AdvertVerdicts {
  let contents: ShapeContents

  static let ofVacancies = [
    "advertised-externally", "age-sex-disability", "board-experience", "continuous-employment",
    "degree-or-equivalent", "desirable-degree", "desirable-years", "few-essentials", "gendered-wording",
    "native-english", "open-to-every-race", "open-whatever-age-sex-disability", "openly-advertised",
    "search-brief-recorded", "search-firm-briefed", "search-recorded", "specification-open-to-every-race",
    "uk-experience", "uk-qualification", "years-of-experience",
  ]
  static let ofAdverts = [
    "contact-named", "early-closing", "flexible-working-offered", "not-closed-early", "open-long-enough",
    "salary-shown",
  ]
  /// Rules that are good practice; the others ask for an explanation.
  private static let advice: Set = [
    "age-sex-disability", "desirable-degree", "desirable-years", "early-closing", "few-essentials",
    "gendered-wording", "native-english", "search-firm-briefed", "uk-experience",
  ]

  private func fault(_ rule: String) -> SampleVerdict {
    AdvertVerdicts.advice.contains(rule) ? .advice : .mustExplain
  }

  /// The verdict on a vacancy.
  func verdict(of rule: String, _ vacancy: VacancyKind) -> SampleVerdict {
    switch rule {
    case "advertised-externally":
      guard contents.adverts != .none else { return .cannotTell }
      if vacancy.adverts == 0 { return .notApplicable }
      return contents.adverts == .full ? plain(rule, vacancy) : .cannotTell
    case "openly-advertised":
      switch contents.hasReachedInterview(vacancy) {
      case false?: return .notApplicable
      case true? where contents.adverts != .none: return plain(rule, vacancy)
      default: return .cannotTell
      }
    case "few-essentials", "desirable-degree", "desirable-years", "specification-open-to-every-race":
      return contents.hasSpecification ? plain(rule, vacancy) : .cannotTell
    case "search-firm-briefed": return firmBriefed(vacancy)
    case "search-recorded":
      return ofBand(vacancy, ["9", "VSM"]) ?? (contents.hasSearches ? .complies : .cannotTell)
    case "search-brief-recorded": return briefRecorded(vacancy)
    case "board-experience": return ofBand(vacancy, Vocabulary.boardBands) ?? wording(rule, vacancy)
    case "open-to-every-race":
      if contents.adverts != .none, vacancy.adverts == 0 { return .notApplicable }
      return wording(rule, vacancy)
    default: return wording(rule, vacancy)
    }
  }

  /// The verdict where everything is known.
  private func plain(_ rule: String, _ vacancy: VacancyKind) -> SampleVerdict {
    vacancy.advert.breaks == rule ? fault(rule) : .complies
  }

  /// The verdict where the band decides it.
  private func ofBand(_ vacancy: VacancyKind, _ bands: Set<String>) -> SampleVerdict? {
    guard contents.hasBand else { return .cannotTell }
    return bands.contains(vacancy.band) ? nil : .notApplicable
  }

  private func firmBriefed(_ vacancy: VacancyKind) -> SampleVerdict {
    guard contents.hasSearches else { return ofBand(vacancy, Vocabulary.boardBands) ?? .cannotTell }
    switch vacancy.search {
    case .unlisted: return .notApplicable
    case .briefed: return .complies
    case .notBriefed: return .advice
    case .briefingUntold: return .cannotTell
    }
  }

  private func briefRecorded(_ vacancy: VacancyKind) -> SampleVerdict {
    guard contents.hasSearches else { return .notApplicable }
    switch vacancy.search {
    case .unlisted: return .notApplicable
    case .briefed, .notBriefed: return .complies
    case .briefingUntold: return .mustExplain
    }
  }

  /// Words that are found count; that none are found tells nothing where a text is missing or cut off.
  private func wording(_ rule: String, _ vacancy: VacancyKind) -> SampleVerdict {
    let isOfAdvert = rule == "open-to-every-race"
    let isRead =
      vacancy.advert.isOfSpecification ? contents.hasSpecification : contents.adverts != .none
    if vacancy.advert.breaks == rule, isRead { return fault(rule) }
    let areAdvertsWhole = contents.adverts == .full || contents.adverts == .text
    let isWhole =
      areAdvertsWhole && (isOfAdvert || contents.hasSpecification)
      && (rule != "board-experience" || contents.hasSearches)
    return isWhole ? .complies : .cannotTell
  }

  /// The verdict on each advert of a vacancy.
  func verdictOfAdvert(_ rule: String, _ vacancy: VacancyKind) -> SampleVerdict {
    let isBroken = vacancy.advert.breaks == rule
    switch (rule, contents.adverts) {
    case (_, .full), ("open-long-enough", _): return plain(rule, vacancy)
    case ("not-closed-early", _): return .cannotTell
    // What the text does not tell the form may.
    case ("contact-named", .text), ("flexible-working-offered", .text), ("salary-shown", _):
      return isBroken ? .cannotTell : .complies
    case ("early-closing", .text): return plain(rule, vacancy)
    case ("early-closing", _): return isBroken ? fault(rule) : .cannotTell
    default: return .cannotTell
    }
  }

  /// How many adverts of a vacancy the shape has.
  func adverts(of vacancy: VacancyKind) -> Int {
    switch contents.adverts {
    case .none: 0
    case .full: vacancy.adverts
    case .text, .excerpt: min(vacancy.adverts, 1)
    }
  }
}
