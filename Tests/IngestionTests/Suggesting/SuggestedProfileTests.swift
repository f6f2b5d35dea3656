// SPDX-License-Identifier: Apache-2.0

import AuditModel
import LocatedYAML
import Samples
import Testing

@testable import Ingestion

/// Whatever the files are, a suggested profile is one that can be loaded once its questions are answered, and holds
/// nothing that may be a person's.
@Suite struct SuggestedProfileTests {
  private static let headers = [
    "Ref", "Vacancy: ref", "Job \"Title\"", "Band #", "Ethnic origin", "- Gender", "{Status}", "Déjà vu",
    "Closing date",
    "Name", "E-mail", "?", "Date, applied", "Shortlisted?", "Appointed", "Count", "Role", "Essential",
    "Score", "Notes: %",
    "null", "TODO", "yes", "*", "&x", "Ethnic group", "Stage", "Outcome", "Category", "'single'", "a\tb",
    "back\\slash",
  ]
  private static let values: [[String]] = [
    ["White", "Indian", "Chinese", "Cornish", "Other"], ["White - British", "British", "African", "Z"],
    ["01/02/2025", "03/04/2025"], ["2025-04-01", ""], ["13/04/2025", "soon"], ["yes", "no", "maybe"],
    ["Band 5", "8a", "VSM"], ["Rejected", "Hired", "On hold: \"x\"", "Interview"], ["1", "2", "30"],
    ["<5", "12", "*"],
    ["chair", "member", "boss"], ["essential", "desirable"], ["Female", "Male", "Robot"],
    ["A", "B", "C", "D", "E", "F", "H"],
    ["applied", "offered"], ["TODO", "null", "~", "- x", "#"], [""],
  ]

  /// A CSV file of random columns, in which every row bears a secret of its own.
  private func table(_ seed: inout SeededGenerator) -> String {
    let names = Self.headers.shuffled(using: &seed).prefix(Int.random(in: 2...9, using: &seed))
    let kinds = names.map { _ in Int.random(in: 0...(Self.values.count + 2), using: &seed) }
    let rows = (0..<Int.random(in: 0...40, using: &seed)).map { row in
      kinds.map { kind in
        guard kind < Self.values.count else {
          return kind == Self.values.count ? "K\(row)" : "Secret\(row) Person"
        }
        return Self.values[kind].randomElement(using: &seed) ?? ""
      }
    }
    func field(_ text: String) -> String {
      "\"\(text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
    }
    return ([Array(names)] + rows).map { $0.map(field).joined(separator: ",") }.joined(separator: "\n") + "\n"
  }

  private func suggest(_ files: [(name: String, text: String)]) async throws -> ProfileSuggestion {
    let folder = try TemporaryFolder(files)
    return try await BundleReader.suggest([folder.path], candidates: [], name: "mine")
  }

  /// The profile with an answer that fits in the place of each question.
  private func answered(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard let start = line.firstRange(of: "\"TODO: "),
        let end = line[start.upperBound...].indices.first(where: { index in
          line[index] == "\"" && line[line.index(before: index)] != "\\"
        })
      else { return String(line) }
      let question = line[start.upperBound..<end]
      let answers = [
        ("dmy", "dmy"), ("how far", "applied"), ("at which stage", "applied"),
        ("how did these end", "unknown"),
        ("yes or no", "yes"), ("which label", "unknown"), ("of which scheme", "uk-labels"),
        ("cumulative", "cumulative"),
        ("how large", "lt5"), ("from which", "Ref"), ("which column says", "Outcome"),
        ("shortlisting or interview", "interview"),
        ("planned or actual", "actual"), ("what is one record", "control_total"),
        ("is the first line", "{find: [Ref]}"),
        ("chair", "member"), ("female", "female"), ("disabled", "disabled"), ("which outcome", "unknown"),
        ("which characteristic", "sex"), ("internal", "external"), ("heterosexual", "undecided"),
        ("no_religion", "jain"),
      ]
      let answer = answers.first { question.contains($0.0) }?.1 ?? "UNANSWERED"
      return line[..<start.lowerBound] + answer + line[line.index(after: end)...]
    }.joined(separator: "\n")
  }

  @Test func `random tables give a profile that loads once it is answered, without a secret`() async throws {
    var seed = SeededGenerator(seed: 41)
    var sources = 0
    for round in 0..<60 {
      let files = (0..<Int.random(in: 1...2, using: &seed)).map {
        (name: "file \($0).csv", text: table(&seed))
      }
      let suggestion = try await suggest(files)
      #expect(!suggestion.text.contains("Secret"), "\(round): \(suggestion.text)")
      sources += suggestion.sources
      if suggestion.questions > 0 {
        do {
          _ = try ProfileLoader.load(file: "mine.map.yaml", text: suggestion.text)
          Issue.record("\(round): an open question was not refused\n\(suggestion.text)")
        } catch {
          #expect(error.issues.count == suggestion.questions, "\(round): \(error)")
          #expect(
            error.issues.allSatisfy { $0.problem.hasPrefix("a question is left open here") }, "\(error)")
        }
      }
      guard suggestion.sources > 0 else { continue }
      do {
        _ = try ProfileLoader.load(file: "mine.map.yaml", text: answered(suggestion.text))
      } catch {
        Issue.record("\(round): \(error)\n\(answered(suggestion.text))")
      }
    }
    // Most tables are like something.
    #expect(sources > 25)
  }

  @Test(
    arguments: [
      ("Candidate ID", "Application ID", 12, "Application ID", "Candidate ID"),
      ("applicant_id", "application_ref", 30, "application_ref", "applicant_id"),
      ("Candidate ID", "Row", 12, "Row", "Candidate ID"),
      ("Candidate ID", "Row", 30, "Candidate ID", nil), ("Candidate ID", nil, 30, "Candidate ID", nil),
      ("Candidate Name", "Application ID", 12, "Application ID", nil),
    ] as [(String, String?, Int, String, String?)])
  func `a person's key beside that of the applications is the candidate's, and alone it is theirs`(
    person: String, other: String?, people: Int, id: String, candidate: String?
  ) async throws {
    let header = [person, other, "Vacancy", "Ethnicity", "Shortlisted date"].compactMap(\.self)
    let rows = (0..<30).map { row in
      [
        "P\(row % people)", other.map { _ in "A-\(row)" }, "V\(row % 4)",
        ["White", "Indian", "Chinese"][row % 3],
        "2025-04-\(10 + row % 9)",
      ].compactMap(\.self).joined(separator: ",")
    }
    let text = try await suggest([
      (
        name: "applications.csv",
        text: ([header.joined(separator: ",")] + rows).joined(separator: "\n") + "\n"
      )
    ]).text
    #expect(text.contains("id: {from: \"\(id)\"}") || text.contains("id: {from: \(id)}"), "\(text)")
    let line = text.split(separator: "\n").first { $0.contains("candidate: {") }
    #expect(line.map { $0.contains("\"\(candidate ?? "none")\"") } ?? (candidate == nil), "\(text)")
    #expect(!text.contains("P1"))
  }

  private static let places = ["NHS Jobs", "Friend", "Trust website", "LinkedIn"]

  @Test(
    arguments: [
      ("Source", places, true), ("Where did you see this advert?", places, true),
      ("Application Source", places, true), ("Media source", places, true),
      ("Recruitment source", places, true), ("How did you hear about this vacancy?", places, true),
      ("source_of_application", places, true), ("Where seen", places + [""], true),
      // Where the export came from, a key, a number, a day, and words that somebody wrote.
      ("Source", ["Trac"], false), ("Source", (0..<40).map { "S-\($0)" }, false),
      ("Source", ["12", "14", "15"], false), ("Source", ["01/04/2025", "02/04/2025"], false),
      ("Source", (0..<30).map { "I saw it in a window on the way to work on day \($0)" }, false),
      ("Source system", places, false), ("Data source", places, false), ("Funding source", places, false),
      ("Source", ["Internal", "External"], false),
    ] as [(String, [String], Bool)])
  func `where applications came from is known by its name and by what it holds`(
    name: String, values: [String], isSource: Bool
  ) async throws {
    let rows = (0..<40).map { row in
      "A-\(row),V\(row % 4),\(["White", "Indian", "Chinese"][row % 3]),2025-04-\(10 + row % 9),"
        + values[row % values.count]
    }
    let header = "Application ID,Vacancy,Ethnicity,Shortlisted date,\(name)"
    let file = (
      name: "applications.csv", text: ([header] + rows).joined(separator: "\n") + "\n"
    )
    let text = try await suggest([file]).text
    #expect(text.contains("source: {from: \"\(name)\"") == isSource, "\(text)")
    #expect(!text.contains("S-1") && !text.contains("window"))
  }

  @Test func `internal and external under the name of a source are the route`() async throws {
    let rows = (0..<40).map { row in
      "A-\(row),V\(row % 4),White,2025-04-\(10 + row % 9),\(row % 3 == 0 ? "Internal" : "External")"
    }
    let file = (
      name: "applications.csv",
      text: (["Application ID,Vacancy,Ethnicity,Shortlisted date,Source"] + rows).joined(separator: "\n")
    )
    #expect(try await suggest([file]).text.contains("route: {from: \"Source\""))
  }

  @Test func `the source of a vacancy is not that of its applications`() async throws {
    let vacancies = (0..<30).map { "V\($0),Nurse,Band 5,2025-04-\(10 + $0 % 9),\(Self.places[$0 % 4])" }
    let applications = (0..<40).map { "A-\($0),V\($0 % 30),White,2025-05-\(10 + $0 % 9)" }
    let text = try await suggest([
      (
        name: "vacancies.csv",
        text: (["Vacancy ref,Job title,Pay band,Closing date,Source"] + vacancies).joined(separator: "\n")
      ),
      (
        name: "applications.csv",
        text: (["Application ID,Vacancy ref,Ethnicity,Shortlisted date"] + applications).joined(
          separator: "\n")
      ),
    ]).text
    #expect(!text.contains("source: {from"), "\(text)")
  }
}
