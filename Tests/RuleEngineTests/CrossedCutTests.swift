// SPDX-License-Identifier: Apache-2.0

import AuditModel
import LocatedYAML
import RuleEngine
import TestSupport
import Testing

/// Cuts by two or three things at once, by ethnic categories, and by when a vacancy closed.
@Suite struct CrossedCutTests {
  private static func known(_ answer: Answer<ApplicantGroup>) -> ApplicantGroup? {
    if case .known(let group) = answer { group } else { nil }
  }

  private static func grade(_ band: PayBand) -> PayGrade { .bands(band...band) }

  private static func vacancy(_ ref: String, _ change: (inout Vacancy) -> Void) -> Vacancy {
    var vacancy = Vacancy(ref: ref)
    change(&vacancy)
    return vacancy
  }

  /// One application after another, drawn with a fixed seed.
  private struct Application {
    var vacancy: Int
    var ethnicity: Int
    var sex: Answer<ApplicantGroup>
    var disability: Answer<ApplicantGroup>
    var route: RecruitmentRoute
    var isShortlisted: Bool
    var isAppointed: Bool
  }

  private static let labels = ["White: British", "White: Irish", "Asian: Indian", "Black: African"]
  private static let stages: StageSet = [StageSet(.applied), StageSet(.shortlisted), StageSet(.accepted)]

  private static let vacancies: [Vacancy] = (0..<40).map { number in
    let row = (number * 7 + number / 5)
    return vacancy("V\(number + 100)") { vacancy in
      vacancy.grade =
        row % 11 == 0 ? .notRecorded : Fact(.known(grade([PayBand.band5, .band7, .band8a][row % 3])))
      vacancy.site = Fact(.known(["North", "South"][number / 20]))
      vacancy.closedOn =
        number == 39
        ? .notRecorded : Fact(.known(CivilDate(days: Int32(20_000 + number * 9))))
    }
  }

  private static let applications: [Application] = {
    var random = SplitMix64(seed: 4711)
    return (0..<4_000).map { _ in
      func one<Value>(_ values: [Value]) -> Value { values[Int.random(in: 0..<values.count, using: &random)] }
      let isShortlisted = Int.random(in: 0..<3, using: &random) > 0
      return Application(
        vacancy: Int.random(in: 0..<40, using: &random), ethnicity: Int.random(in: 0..<4, using: &random),
        sex: one([.known(.female), .known(.female), .known(.male), .withheld]),
        disability: one([.known(.disabled), .known(.notDisabled), .blank, .notRecorded]),
        route: one([.internal, .external, .international]), isShortlisted: isShortlisted,
        isAppointed: isShortlisted && Int.random(in: 0..<4, using: &random) == 0)
    }
  }()

  private static func reached(_ application: Application) -> ReachedCounts {
    ReachedCounts(
      Stage.allCases.map { stage in
        let came =
          stage <= .applied || (stage <= .shortlisted && application.isShortlisted)
          || application.isAppointed
        return Count(came ? 1 : 0)
      })
  }

  private static func cell(_ application: Application) -> TallyCell {
    TallyCell(
      group: .known(application.ethnicity < 2 ? .white : .ethnicMinority), route: .known(application.route))
  }

  /// A table of the applications by characteristics, of which each has these categories.
  private static func table(
    _ parts: [(Characteristic, [ApplicantGroup], (Application) -> Answer<ApplicantGroup>)]
  ) -> CharacteristicTable {
    var combinations: [[CategoryCode]] = []
    let codes = applications.map { application in
      let combination = parts.map { _, categories, read in
        let answer = read(application)
        return known(answer).flatMap { categories.firstIndex(of: $0) }.map { CategoryCode(known: $0) }
          ?? CategoryCode(answer.state)
      }
      guard parts.count > 1 else { return combination[0] }
      if !combinations.contains(combination) { combinations.append(combination) }
      return CategoryCode(known: combinations.firstIndex(of: combination) ?? 0)
    }
    var table = CharacteristicTable(
      parts.map { (characteristic: $0.0, categories: $0.1) }, combinations: combinations, stages: stages)
    for (application, code) in zip(applications, codes) {
      let cell = table.number(of: cell(application))
      table.append(
        CharacteristicTable.Entry(
          vacancy: application.vacancy, cell: cell, category: code, recorded: stages),
        reached: reached(application))
    }
    return table
  }

  private static let pipeline: RecruitmentPipeline = {
    var pipeline = RecruitmentPipeline(
      vacancies: vacancies,
      applications: .complete(
        applications.map {
          ApplicationTally(vacancy: $0.vacancy, cell: cell($0), recorded: stages, reached: reached($0))
        }))
    let ethnicCategory: (Characteristic, [ApplicantGroup], (Application) -> Answer<ApplicantGroup>) = (
      .ethnicCategory, labels.map { .ethnicCategory($0) },
      { .known(.ethnicCategory(labels[$0.ethnicity])) }
    )
    let sex: (Characteristic, [ApplicantGroup], (Application) -> Answer<ApplicantGroup>) = (
      .sex, [.female, .male], \.sex
    )
    let disability: (Characteristic, [ApplicantGroup], (Application) -> Answer<ApplicantGroup>) = (
      .disability, [.disabled, .notDisabled], \.disability
    )
    pipeline.characteristics = [table([sex]), table([disability]), table([ethnicCategory])]
    pipeline.crossed = [table([sex, disability]), table([sex, ethnicCategory])]
    return pipeline
  }()

  private func evaluate(
    cuts: String, groups: String = "ethnicity", by asked: [String] = [],
    _ pipeline: RecruitmentPipeline = CrossedCutTests.pipeline
  ) throws -> Evaluation {
    let asked = try AskedCuts(asked)
    return try RuleEngine.evaluate(
      packs: try asked.added(to: try CohortPack.packs(cuts: cuts, groups: groups)), pipeline: pipeline,
      settings: EvaluationSettings(
        asOf: CivilDate(days: 20_570), checkpoint: .prePublication, asked: asked))
  }

  /// In which part of a dimension an application is, as a report names it.
  private func part(_ dimension: String, _ application: Application) -> String {
    let vacancy = CrossedCutTests.vacancies[application.vacancy]
    switch dimension {
    case "band": return vacancy.grade.value?.title ?? "not known"
    case "site": return vacancy.site.value ?? "not known"
    case "month": return vacancy.closedOn.value.map { String("\($0)".prefix(7)) } ?? "not known"
    case "year":
      guard let (year, month, _) = vacancy.closedOn.value?.parts else { return "not known" }
      let first = month < 4 ? year - 1 : year
      return "\(first)-\(first % 100 + 1)"
    case "route": return application.route == .internal ? "internal" : "external"
    case "sex": return CrossedCutTests.known(application.sex)?.name ?? "not known"
    case "disability": return CrossedCutTests.known(application.disability)?.name ?? "not known"
    case "ethnicity": return application.ethnicity < 2 ? "white" : "ethnic_minority"
    default: return ApplicantGroup.ethnicCategory(CrossedCutTests.labels[application.ethnicity]).name
    }
  }

  private func isIn(_ measure: MeasureResult, _ application: Application) -> Bool {
    measure.cut.allSatisfy {
      $0.dimension == "ethnic_category" || part($0.dimension, application) == $0.value
    }
  }

  @Test(arguments: [
    "[band, sex]", "[sex, band]", "[sex, disability]", "[band, sex, disability]", "[site, band]",
    "[route, sex]", "[site, route, band]", "month", "year", "[year, sex]", "ethnic_category",
    "[band, ethnic_category]", "[sex, ethnic_category]", "[ethnic_category, site]",
  ])
  func `each cut has the applications that are in all its parts, and every one is in some cut`(
    _ crossing: String
  ) throws {
    let measures = try evaluate(cuts: "[overall, \(crossing)]").measures.filter { !$0.cut.isEmpty }
    let dimensions = crossing.filter { !"[] ".contains($0) }.split(separator: ",").map(String.init)
    try #require(!measures.isEmpty)
    let isOfCategories = dimensions.contains("ethnic_category")
    for measure in measures {
      #expect(measure.cut.map(\.dimension) == dimensions)
      let inside = CrossedCutTests.applications.filter { isIn(measure, $0) && $0.isShortlisted }
      let category = measure.cut.first { $0.dimension == "ethnic_category" }?.value
      let compared = inside.filter {
        $0.ethnicity >= 2 && (category == nil || part("ethnic_category", $0) == category)
      }
      let white = inside.filter { $0.ethnicity < 2 }
      #expect(measure.reference == counts(white), "\(measure.cut)")
      #expect(measure.comparison == counts(compared), "\(measure.cut)")
    }
    // Where a part rests on one vacancy, it and another are hidden.
    guard !isOfCategories, Set(dimensions).isDisjoint(with: ["band", "month", "year"]) else { return }
    let shown = measures.reduce(0) { $0 + $1.reference.from.atLeast + $1.comparison.from.atLeast }
    #expect(shown == CrossedCutTests.applications.count(where: \.isShortlisted))
  }

  private func counts(_ applications: [Application]) -> GroupCounts {
    GroupCounts(from: Count(applications.count), to: Count(applications.count(where: \.isAppointed)))
  }

  @Test func `groups of another characteristic are cut by ethnicity, by categories, and by both and more`()
    throws
  {
    let measures = try evaluate(
      cuts: "[overall, [ethnicity, band], [disability, ethnicity], ethnic_category]", groups: "sex"
    ).measures.filter { !$0.cut.isEmpty }
    #expect(Set(measures.map { $0.cut.map(\.dimension).joined(separator: ",") }).count == 3)
    for measure in measures {
      let inside = CrossedCutTests.applications.filter { application in
        application.isShortlisted
          && measure.cut.allSatisfy { part($0.dimension, application) == $0.value }
      }
      #expect(measure.reference == counts(inside.filter { $0.sex == .known(.male) }), "\(measure.cut)")
      #expect(measure.comparison == counts(inside.filter { $0.sex == .known(.female) }), "\(measure.cut)")
    }
  }

  @Test func `cuts that are asked for are the same as those that a rule declares`() throws {
    let declared = try evaluate(cuts: "[overall, site, [band, sex]]")
    let asked = try evaluate(cuts: "[overall]", by: ["site", "band,sex", "Band, Sex"])
    #expect(asked.measures.map(\.subject) == declared.measures.map(\.subject))
    #expect(asked.measures.map(\.verdict) == declared.measures.map(\.verdict))
    #expect(asked.findings.map(\.fingerprint) == declared.findings.map(\.fingerprint))
    #expect(Set(asked.findings.map(\.subject.ref)).count == asked.findings.count)
  }

  @Test(arguments: [
    (["bnad"], "'bnad' is no way of cutting the data"),
    (["band,,sex"], "'' is no way of cutting the data"),
    (["overall"], "'overall' is no way of cutting the data"),
    (["band,sex,site,route"], "no more than three ways of cutting can be taken at once"),
    (["site,site"], "one way of cutting stands twice"),
    (["ethnicity"], "no rule of this run has a measure that can be cut so"),
  ])
  func `what cannot be asked for is refused`(_ asked: [String], _ problem: String) {
    #expect { try evaluate(cuts: "[overall]", by: asked) } throws: {
      ($0 as? AskedCutsFault)?.problem == problem
    }
  }

  @Test func `a cut of which nothing comes is named, with why`() throws {
    let evaluation = try evaluate(
      cuts: "[overall, [site, religion]]", by: ["department", "religion", "site"])
    #expect(
      evaluation.untold.map(\.sentence) == [
        "'trial.ratio' has no cut by site and religion or belief: nothing records religion or belief",
        "'trial.ratio' has no cut by department: nothing records department",
        "'trial.ratio' has no cut by religion or belief: nothing records religion or belief",
      ])
    var pipeline = CrossedCutTests.pipeline
    pipeline.vacancies = (0..<500).map { number in
      CrossedCutTests.vacancy("V\(number + 1000)") { vacancy in
        vacancy.site = Fact(.known("Site \(number / 20)"))
        vacancy.department = Fact(.known("Department \(number % 20)"))
      }
    }
    #expect(
      try evaluate(cuts: "[overall]", by: ["site,department", "site"], pipeline).untold.map(\.reason) == [
        "vacancies fall into more than 400 parts by all that is taken at once; ask for fewer things at once"
      ])
  }

  /// Of one band, those whose sex is not told are of one vacancy: the band less both sexes would give them.
  @Test func `what a cut leaves beside the parts that are shown tells of no vacancy`() throws {
    var pipeline = CrossedCutTests.pipeline
    pipeline.vacancies = (0..<40).map { number in
      CrossedCutTests.vacancy("V\(number + 100)") { vacancy in
        vacancy.grade = Fact(
          .known(
            CrossedCutTests.grade([PayBand.band5, .band6, .band7][number < 10 ? 0 : number < 25 ? 1 : 2])))
      }
    }
    var table = CharacteristicTable(.sex, categories: [.female, .male], stages: CrossedCutTests.stages)
    for application in CrossedCutTests.applications {
      let isUntold = application.vacancy == 3 || application.vacancy >= 10
      let code =
        CrossedCutTests.known(application.sex).map { CategoryCode(known: $0 == .female ? 0 : 1) }
        ?? (isUntold ? CategoryCode(.withheld) : CategoryCode(known: 0))
      let cell = table.number(of: CrossedCutTests.cell(application))
      table.append(
        CharacteristicTable.Entry(
          vacancy: application.vacancy, cell: cell, category: code, recorded: CrossedCutTests.stages),
        reached: CrossedCutTests.reached(application))
    }
    pipeline.characteristics = [table]
    pipeline.crossed = []
    let evaluation = try evaluate(cuts: "[overall, band, sex, [band, sex]]", pipeline)
    let told = evaluation.measures.filter { $0.cut.count == 2 }.map {
      "\($0.cut[0].value) \($0.cut[1].value)"
    }
    // Of band 5 one more, and of another band the same ones, since sexes of all bands are told.
    #expect(told == ["5 female", "6 female", "7 female", "7 male", "7 not known"])
    #expect(evaluation.measures.contains { $0.cut.map(\.value) == ["5"] })
  }

  /// Two sites of two bands each, one band of one site with a single vacancy: its counts are hidden, and so is one cut
  /// beside it, since the site's total less the other band would give them.
  @Test func `no sum or difference of crossed cuts gives the counts of one vacancy`() throws {
    var pipeline = CrossedCutTests.pipeline
    pipeline.characteristics = []
    pipeline.crossed = []
    pipeline.vacancies = (0..<40).map { number in
      CrossedCutTests.vacancy("V\(number + 100)") { vacancy in
        vacancy.site = Fact(.known(number < 20 ? "North" : "South"))
        vacancy.grade = Fact(
          .known(CrossedCutTests.grade(number == 0 || number >= 30 ? PayBand.band7 : .band5)))
      }
    }
    let evaluation = try evaluate(cuts: "[overall, band, site, [site, band]]", pipeline)
    let told = evaluation.measures.filter { $0.cut.count == 2 }.map {
      $0.cut.map(\.value).joined(separator: " ")
    }
    #expect(!told.contains("North 7"))
    #expect(told.count <= 2, "\(told)")
    let reasons = evaluation.findings.filter { $0.subject.ref.contains(", ") }.compactMap(\.reason)
    #expect(reasons.contains { $0.contains("one vacancy") })
  }
}
