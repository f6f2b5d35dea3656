// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Testing

@testable import Ingestion

/// Several tables in one file, one below the other: the second is never read as records of the first.
@Suite struct TableSearchTests {
  private static let records = "ref,title,band\nV1,Nurse,5\nV2,Porter,2\n"
  private static let known: Set<String> = ["ref", "title", "band", "ethnic origin", "applied", "appointed"]

  /// What stands behind two records, and the line on which another table begins.
  @Test(
    arguments: [
      // Told by its look, behind a gap.
      ("\nGroup,Applied,Hired\nWhite,5,1\n", 5), ("\n\n \nGroup,Applied,Hired\nWhite,5,1\n", 7),
      (",,\nGroup,Applied,Hired\nWhite,5,1\n", 5), ("\nGroup,Applied,Hired,Seen\nWhite,5,1,2\n", 5),
      ("Table 2: by ethnic group\nGroup,Applied,Hired\nWhite,5,1\n", 5),
      ("Total,,7\nGroup,Applied,Hired\nWhite,5,1\n", 5),
      ("\n\"Group\",\"Applied\",\"Hired\"\nWhite,5,1\n", 5),
      // Told by names that a profile knows.
      ("\nEthnic origin,Applied,\nWhite,5,\n", 5), ("Ethnic origin,Applied\nWhite,5\n", 4),
      ("\nEthnic origin,Applied,2026\nWhite,5,1\n", 5),
      ("Ethnic origin,Applied,Appointed,%\nWhite,5,1,2\n", 4),
    ] as [(String, Int)])
  func anotherHeaderEndsTheReadingAtItsLine(_ rest: String, _ line: Int) async throws {
    let file = try TemporaryFile(Self.records + rest)
    for size in CSVRandomTests.chunkSizes {
      let outcome = try await readAll(file.path, chunkSize: size, known: Self.known).outcome
      #expect(outcome.texts.map(\.first) == ["V1", "V2"], "chunks of \(size)")
      #expect(outcome.failure?.kind == "other-table" && outcome.failure?.line == line, "chunks of \(size)")
    }
  }

  @Test(
    arguments: [
      "\nV3,Consultant,9\n", "V3,Consultant,Nine\n", "\nV3,Staff nurse,\n", "\nOwner,HR\n", "\nNotes,,\n",
      "\nPrepared by,Workforce team on 3 May,\n", "\nTitle,Title,Band\n", "\nref,Title,BAND\n",
      "\na@example.org,b@example.org,c@example.org\n",
    ])
  func aRecordOrANoteIsNoHeader(_ rest: String) async throws {
    let file = try TemporaryFile(Self.records + rest)
    for size in CSVRandomTests.chunkSizes {
      let outcome = try await readAll(file.path, chunkSize: size, known: Self.known).outcome
      #expect(outcome.failure == nil, "chunks of \(size): \(String(describing: outcome.failure))")
    }
  }

  @Test func whereRecordsHaveNoDigitTheLookTellsNothing() async throws {
    let text = "group,sex,status\nWhite,Female,Rejected\n\nAsian,Male,Hired\n"
    let file = try TemporaryFile(text)
    #expect(try await readAll(file.path).outcome.records.count == 2)
  }

  @Test func whereTheProfileSaysThatEveryRowIsARecordItIsOne() async throws {
    let text = Self.records + "\nGroup,Applied,Hired\n"
    let file = try TemporaryFile(text)
    let outcome = try await readAll(file.path, keepsRows: true, known: Self.known).outcome
    #expect(outcome.records.count == 3 && outcome.failure == nil)
  }

  @Test func aRowOfEmptyFieldsIsABlankLine() async throws {
    let text = "ref,title,band\nV1,Nurse,5\n,,\n\"\", ,\n,,,,\n,\nV2,Porter,2\n"
    let file = try TemporaryFile(text)
    for size in CSVRandomTests.chunkSizes {
      let outcome = try await readAll(file.path, chunkSize: size).outcome
      #expect(outcome.texts.map(\.first) == ["V1", "V2"] && outcome.setAside.isEmpty)
      #expect(outcome.remarkTexts == ["blank-line x4 @3,4,5,6"])
    }
  }

  @Test(arguments: [
    ("Summary of posts\nA,3,x\nB,4,y\n\nref,title,band\n", [2]), ("Posts,,\n\nref,title,band\n", []),
    ("Report,Posts,2026\nref,title,band\n", []),
  ])
  func aTableBeforeTheHeaderIsSaid(_ titles: String, _ lines: [Int]) async throws {
    let file = try TemporaryFile(titles + "V1,Nurse,5\n")
    let outcome = try await readAll(file.path, header: HeaderSearch(names: Self.known)).outcome
    #expect(outcome.texts.map(\.first) == ["V1"])
    #expect(outcome.remarks.filter { $0.kind == "table-before" }.flatMap(\.lines) == lines)
  }

  @Test(
    arguments: [
      (["a", "b", "", "c", "d"], [0, 1], "note"), (["a", "b", " ", "c", "d"], [0, 4], "warning"),
      (["a", "b", "", "", "c", "d"], [0, 4], "warning"), (["a", "", "b", "c"], [0, 2], nil),
      (["a", "b", "c", ""], [0], nil), (["", "a", "b"], [1], nil), (["a", "b", "", "c"], [0, 3], nil),
    ] as [([String], [Int], String?)])
  func twoTablesSideBySideAreTold(_ header: [String], _ used: [Int], _ weight: String?) {
    #expect(SideBySide(header)?.remark(used: used).weight.rawValue == weight)
  }
}
