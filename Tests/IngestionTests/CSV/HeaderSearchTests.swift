// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Ingestion

/// Titles stand before the header in what systems call a report.
@Suite struct HeaderSearchTests {
  private func open(_ text: String, _ search: HeaderSearch) throws -> CSVFile {
    let file = try TemporaryFile(text)
    return try CSVFile.open(file.path, hints: CSVHints(header: search))
  }

  private static let known = HeaderSearch(names: ["vacancy ref", "band", "title", "status"])

  /// A text, the line of its header, and the lines that are titles.
  @Test(
    arguments: [
      ("Vacancy Ref,Title,Band\nV1,Nurse,5\n", 1, []),
      ("Vacancies, April 2025 to March 2026\nVacancy Ref,Title,Band\nV1,Nurse,5\n", 2, [1]),
      ("Example NHS Trust,,\nVacancy report,,\n,,\nVacancy Ref,Title,Band\nV1,Nurse,5\n", 4, [1, 2]),
      ("\n\nExample NHS Trust\nVacancy Ref;Title;Band\nV1;Nurse;5\n", 4, [3]),
      ("sep=;\nExample\nVacancy Ref;Title;Band\nV1;Nurse;5\n", 3, [2]),
      // A value that is the name of a column is not a header.
      ("Vacancy Ref,Note,Other\nV1,Status,x\nV2,Title,y\n", 1, []),
      // A header of which one name is known stays one.
      ("Title,Other,More\nBand,Status,x\n", 2, [1]),
      ("Title\nNurse\nPorter\n", 1, []),
    ] as [(String, Int, [Int])])
  func theHeaderIsTheFirstLineWithEnoughKnownNames(
    _ text: String, _ line: Int, _ titles: [Int]
  ) async throws {
    let file = try open(text, Self.known)
    #expect(file.headerLine == line)
    #expect(file.remarks.filter { $0.kind == "title-line" }.flatMap(\.lines) == titles)
  }

  @Test func withoutKnownNamesALineOfOneFieldBeforeAFullOneIsATitle() async throws {
    let file = try open("Workforce report\nRef,Post,Grade\n1,2,3\n", HeaderSearch())
    #expect(file.headerLine == 2 && file.header == ["Ref", "Post", "Grade"])
    #expect(try open("Name\nAnna\nBen\n", HeaderSearch()).headerLine == 1)
    #expect(try open("Name,Post\nAnna,x\n", HeaderSearch()).headerLine == 1)
  }

  @Test func aProfileDescribesTheHeaderByItsNames() async throws {
    let text = "Report\nPost,Grade\nx,1\n\nRef,Post,Grade\nR1,x,1\n"
    let search = HeaderSearch(names: ["ref", "grade"], hasAll: true)
    let file = try TemporaryFile(text)
    let read = try await readAll(file.path, header: search)
    #expect(read.outcome.records.map(\.line) == [6] && read.outcome.texts == [["R1", "x", "1"]])
    #expect(read.summary.digest == OrderDigest.of(Array(text.utf8)))
    #expect {
      try open(text, HeaderSearch(names: ["ref", "grade"], hasAll: true, lines: 2))
    } throws: { error in
      (error as? IngestionError).map { $0.description.drop { $0 != ":" } }
        == ":1: error: none of the first 2 lines has the columns 'grade', 'ref', by which the profile finds the"
        + " header. Check the export, or what stands under header: find: in the profile."
    }
  }
}
