// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Testing

@testable import Ingestion

/// The form of a column's dates is told from all of its values, or not at all.
@Suite struct DateSurveyTests {
  @Test(
    arguments: [
      (["2025-04-01", ""], .forms([.iso])),
      (["03/04/2025", "25/04/2025"], .forms([.iso, .dayFirst])),
      (["03/04/2025", "04/25/2025"], .forms([.iso, .monthFirst])),
      (["03/04/2025", "04/03/2025"], .ambiguous(line: 2)),
      (["04/04/2025", "05/05/2025"], .forms([.iso, .dayFirst])),
      (["04/04/2025", "05/06/2025"], .ambiguous(line: 3)),
      (["25/04/2025", "04/25/2025"], .mixed(dayFirst: 2, monthFirst: 3)),
      (["1 April 2025", "x"], .forms([.iso, .dayFirst])),
      (["03/04/2025", "1 May 2025"], .ambiguous(line: 2)),
      (["03/04/25", "25/04/25"], .forms([.iso, .shortDayFirst])),
      (["03/04/25", "25/04/2025"], .forms([.iso, .dayFirst, .shortDayFirst])),
      (["45748", "2025-04-01"], .forms([.iso, .serial])),
      (["Spring 2020", "na"], .forms([.iso])),
    ] as [([String], DateSurvey.Outcome)])
  func theFormIsFoundOrTheColumnIsUndecided(_ values: [String], _ outcome: DateSurvey.Outcome) {
    var survey = DateSurvey()
    for (index, value) in values.enumerated() { survey.note(value, line: index + 2) }
    #expect(survey.outcome == outcome)
  }

  private static let profile = """
    profile: 1
    name: dates
    system: test
    says: test
    defaults: {dates: auto}
    sources:
      applications:
        entity: application
        fields: {id: {from: Number}, vacancy: {from: Post}}
        events: [{stage: applied, at: Applied}, {stage: shortlisted, at: Listed}]
    """

  private func read(_ rows: [String]) async throws -> BundleReading {
    let text = "Number,Post,Applied,Listed\n" + rows.map { $0 + "\n" }.joined()
    let folder = try TemporaryFolder([(name: "a.csv", text: text)])
    return try await BundleReader.read(
      BundleRequest(inputs: [folder.path], profile: .given(BundleText.load(Self.profile))))
  }

  @Test func eachColumnHasAFormOfItsOwn() async throws {
    let reading = try await read(["1,V,03/04/2025,2025-04-20", "2,V,25/04/2025,"])
    #expect(reading.failures.isEmpty && reading.quality.isEmpty)
    #expect(reading.pipeline.applications.elements.compactMap { $0.count(.shortlisted)?.exact } == [1])
  }

  @Test func aColumnThatCannotBeToldIsAnErrorThatNamesItAndTheLine() async throws {
    let reading = try await read(["1,V,2025-04-01,", "2,V,2025-04-02,03/04/2025"])
    let failure = try #require(reading.failures.first)
    #expect(
      failure.description.hasSuffix(
        "a.csv:3: error: no date in the column 'Listed' has a part over 12, so that the day and the month cannot be"
          + " told apart. Say in the profile which comes first, for all its dates by defaults: {dates: [dmy]}, or"
          + " for this column by as: [{date: dmy}]; mdy where the month comes first."))
    #expect(reading.ledger.files.map(\.isComplete) == [false])
  }

  @Test func aDateThatCanOnlyBeTheOtherWayRoundIsAnErrorOfItsColumn() throws {
    let built = try BundleText(
      [("a.csv", "Number,Post,Applied,Listed\n1,V,03/04/2025,\n2,V,04/25/2025,\n")],
      profile: Self.profile.replacing("dates: auto", with: "dates: dmy")
    ).build()
    let item = try #require(built.quality.first)
    #expect(item.kind == "other-date-order" && item.weight == .error && item.count == 1)
    #expect(item.places.map(\.line) == [3])
  }
}
