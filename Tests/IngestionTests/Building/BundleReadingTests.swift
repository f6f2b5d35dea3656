// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Foundation
import Testing

@testable import Ingestion

@Suite("Reading bundles from files")
final class BundleReadingTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "bundle-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private static let xmlProfile = BundleText.load(
    """
    profile: 1
    name: test-xml
    system: test
    says: test
    sources:
      scores:
        entity: score
        xml: {record: /export/score}
        fields: {application: {from: ["@of"]}, value: {from: [value]}}
      applications:
        entity: application
        xml: {record: /export/application, expect: {count: /export/total}}
        fields: {id: {from: ["@id"]}, vacancy: {from: [vacancy]}, \
    ethnicity: {from: [ethnicity], scheme: nhs-2001}}
        events:
          - {stage: shortlisted, at: shortlisted}
          - {stage: interviewed, at: interviewed}
      panels:
        entity: panel_member
        xml: {record: /export/panel/seat}
        fields: {vacancy: {from: ["@vacancy"]}, phase: {const: interview}, standing: {const: actual}, \
    role: {from: [role]}}
    """)

  private func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: name))
  }

  private func read(
    _ inputs: [String]? = nil, _ profile: BundleRequest.ProfileSelection? = nil
  ) async throws -> BundleReading {
    let request = BundleRequest(
      inputs: inputs ?? [folder.path()],
      profile: profile ?? .detect(candidates: [BundleText.canonical, Self.xmlProfile]))
    return try await BundleReader.read(request)
  }

  @Test func aFolderOfFilesIsOneBundle() async throws {
    try write("vacancies.csv", "ref,title\nV1,Nurse\n")
    try write("applications.csv", "id,vacancy_ref,ethnicity,shoe_size\n1,V1,A,7\n2,V9,M,8\n")
    try write("explanations.csv", "rule\n")
    try write(".hidden.csv", "x\n")
    let reading = try await read()
    #expect(reading.failures.isEmpty)
    #expect(reading.profile?.name == "test")
    #expect(reading.files.map(\.path) == ["applications.csv", "vacancies.csv"])
    #expect(reading.ledger.files.map(\.used) == [1, 1])
    #expect(reading.ledger.files.map(\.unused) == [["shoe_size"], []])
    #expect(reading.ledger.files.map(\.source) == ["applications", "vacancies"])
    #expect(reading.pipeline.vacancies.map(\.title.value) == ["Nurse"])
    #expect(
      reading.quality.contains { $0.kind == "files-skipped" && $0.message.contains("explanations.csv") })
  }

  @Test func oneBadFileDoesNotHideTheOthers() async throws {
    try write("vacancies.csv", "ref\nV1\n")
    try write("applications.csv", "id,vacancy_ref\n1,V1\n2,\"V1\n")
    let reading = try await read()
    #expect(reading.failures.map(\.kind) == ["unclosed-quote"])
    #expect(reading.ledger.files.map(\.isComplete) == [false, true])
    #expect(reading.quality.first?.weight == .error)
    #expect(reading.pipeline.vacancies.count == 1)
    guard case .openEnded = reading.pipeline.applications else {
      Issue.record("applications are not open-ended")
      return
    }
  }

  @Test func aFileThatCannotBeOpenedLeavesWhatItWouldHoldOpen() async throws {
    try write("vacancies.csv", "ref\nV1\n")
    try write("panels.csv", "")
    let reading = try await read()
    #expect(reading.failures.count == 1)
    #expect(reading.ledger.files.map(\.isComplete) == [true, false])
    guard case .openEnded = reading.pipeline.panels else {
      Issue.record("panels are not open-ended")
      return
    }
    guard case .notRecorded = reading.pipeline.adverts else {
      Issue.record("adverts are recorded")
      return
    }
  }

  @Test func aNamedFileThatFitsNoSourceIsAFailureAndANeighbourIsANote() async throws {
    try write("vacancies.csv", "ref\nV1\n")
    try write("other.csv", "a,b\n1,2\n")
    let neighbour = try await read()
    #expect(neighbour.failures.isEmpty)
    #expect(neighbour.quality.contains { $0.kind == "file-not-used" && $0.weight == .note })
    let paths = ["vacancies.csv", "other.csv"].map { folder.appending(path: $0).path() }
    let named = try await read(paths)
    #expect(named.failures.map(\.kind) == ["no-source"])
    #expect(!named.ledger.isComplete)
  }

  @Test func whereNothingIsReadThatIsAFailure() async throws {
    #expect(try await read().failures.map(\.kind) == ["nothing-read"])
    #expect(try await read([folder.path() + "/no.csv"]).failures.map(\.kind) == ["file-missing"])
    try write("unknown.csv", "a,b\n1,2\n")
    #expect(try await read().failures.map(\.kind) == ["profile-unknown"])
    // A header alone was read to its end: it holds nothing to look at, which is no fault of the file.
    try write("vacancies.csv", "ref\n")
    let empty = try await read()
    #expect(empty.failures.isEmpty && empty.ledger.read == 0 && empty.profile != nil)
  }

  @Test(arguments: [("panels.csv", "vacancy_ref,phase,standing\n"), ("adverts.csv", "vacancy_ref\n")])
  func aHeaderAloneRecordsNoPanelsAndNoAdverts(_ file: String, _ header: String) async throws {
    func isThere<Element>(_ recorded: Recorded<Element>) -> Bool {
      if case .complete = recorded { true } else { false }
    }
    try write("vacancies.csv", "ref\nV1\nV2\n")
    try write(file, header)
    let empty = try await read().pipeline
    #expect(!isThere(empty.panels) && !isThere(empty.adverts))
    try write(file, header + (file == "panels.csv" ? "V1,interview,actual\n" : "V1\n"))
    let one = try await read().pipeline
    #expect(isThere(one.panels) == (file == "panels.csv") && isThere(one.adverts) == (file == "adverts.csv"))
  }

  @Test func aMessageSaysWhatIsWrongAndWhatToDo() async throws {
    #expect(
      try await read().failures.map(\.description) == [
        "\(folder.path()): error: there is no record to read here: a CSV or XML export or a"
          + " workbook was expected. Name the exports, or a folder in which they lie directly, as .csv, .tsv,"
          + " .txt, .xml or .xlsx, or packed in a .zip or .gz."
      ])
    try write("vacancies.csv", "")
    let empty = try #require(try await read([folder.path() + "/vacancies.csv"]).failures.first)
    #expect(empty.line == nil)
    #expect(empty.problem == "the file is empty, and a header line was expected")
    try write("vacancies.csv", "reference,title\nV1,Nurse\n")
    let unknown = try #require(try await read([folder.path() + "/vacancies.csv"]).failures.first)
    #expect(unknown.problem.hasPrefix("no profile fits vacancies.csv"))
    #expect(
      unknown.advice
        == "To read it, evenhand suggest FILES --out mine.map.yaml writes a profile with what is left to decide, or"
        + " evenhand profiles show test > mine.map.yaml gives one to change; give it with --profile mine.map.yaml"
    )
  }

  @Test("a header is read whole however long it is", arguments: [300, 3000, 20_000])
  func longHeader(_ columns: Int) async throws {
    let names = (0..<columns).map { "column\($0)" }
    let cells = names.map { _ in "x" }
    try write(
      "vacancies.csv",
      "\(names.joined(separator: ",")),ref\n\(cells.joined(separator: ",")),V1\n")
    let reading = try await read()
    #expect(reading.failures.isEmpty)
    #expect(reading.pipeline.vacancies.map(\.ref) == ["V1"])
    #expect(reading.ledger.files.map(\.unused.count) == [columns])
  }

  @Test func theSameFileIsReadOnce() async throws {
    try write("vacancies.csv", "ref\nV1\n")
    let reading = try await read([folder.path(), folder.appending(path: "vacancies.csv").path()])
    #expect(reading.ledger.read == 1)
  }

  private static let export = """
    <export><score of="1"><value>3</value></score>
    <application id="1"><vacancy>V1</vacancy><ethnicity>A</ethnicity><shortlisted>2025-01-01</shortlisted></application>
    <application id="2"><vacancy>V1</vacancy></application>
    <total>TOTAL</total></export>
    """

  @Test func severalSourcesOfOneXMLFileAreReadTogether() async throws {
    try write("export.xml", Self.export.replacing("TOTAL", with: "2"))
    let reading = try await read()
    #expect(reading.failures.isEmpty)
    #expect(reading.ledger.files.map(\.source) == ["scores, applications"])
    #expect(reading.ledger.files.map(\.used) == [3])
    #expect(reading.ledger.isComplete)
    #expect(reading.pipeline.scores.elements.map(\.scored) == [1])
    let tallies = reading.pipeline.applications.elements
    #expect(tallies.map(\.cell.group) == [.notRecorded, .known(.white)])
    #expect(tallies.map { $0.count(.shortlisted) } == [Count(0), Count(1)])
    #expect(tallies.map { $0.count(.interviewed) } == [nil, nil])
    guard case .notRecorded = reading.pipeline.panels else {
      Issue.record("panels are recorded")
      return
    }
  }

  @Test func fewerRecordsThanAnnouncedAreAnError() async throws {
    try write("export.xml", Self.export.replacing("TOTAL", with: "5"))
    let reading = try await read()
    let item = try #require(reading.quality.first)
    #expect(item.kind == "short-of-announced")
    #expect(item.weight == .error)
    #expect(item.count == 3)
    #expect(reading.ledger.files[0].announced == 6)
    #expect(!reading.ledger.isComplete)
    guard case .openEnded = reading.pipeline.applications else {
      Issue.record("applications are not open-ended")
      return
    }
  }

  @Test func inspectionSaysWhatIsInEachFile() async throws {
    try write("vacancies.csv", "ref;title\nV1;Nurse\nV2;Porter\n")
    let inspection = try await BundleReader.inspect([folder.path()], candidates: [BundleText.canonical])
    #expect(inspection.profile == "test")
    #expect(inspection.failures.isEmpty)
    let file = try #require(inspection.files.first)
    #expect(file.columns == ["ref", "title"])
    #expect(file.records.map(\.count) == [2])
    #expect(file.records.map(\.source) == ["vacancies"])
    #expect(file.delimiter?.contains(";") == true || file.delimiter?.contains("semicolon") == true)
  }

  @Test func inspectionShowsNoFirstLineThatMayBeData() async throws {
    try write("applications.csv", "A. Person,a.person@example.org\nB. Person,b@example.org\n")
    try write("other.csv", "Ref,extra\nV1,x\n")
    let inspection = try await BundleReader.inspect([folder.path()], candidates: [BundleText.canonical])
    let file = try #require(inspection.files.first)
    #expect(file.columns.isEmpty)
    #expect(file.notes.contains { $0.hasPrefix("the names of its 2 columns are not shown") })
    #expect(inspection.files.last?.columns == ["Ref", "extra"])
  }

  @Test func aGivenProfileSaysWhichOfItsColumnsAreNotThere() async throws {
    try write("adverts.csv", "vacancy_ref\nV1\n")
    let given = try await read(nil, .given(BundleText.canonical))
    let absent = given.quality.filter { $0.kind == "column-absent" }
    #expect(absent.count == 1)
    #expect(absent.first?.message.contains("'channel'") == true && absent.first?.weight == .note)
    #expect(try await !read().quality.contains { $0.kind == "column-absent" })
  }

  @Test func inspectionOfABrokenFileSaysWhatThereIs() async throws {
    try write("vacancies.csv", "ref,title\nV1,Nurse\nV2,\"Porter\n")
    let inspection = try await BundleReader.inspect([folder.path()], candidates: [BundleText.canonical])
    #expect(inspection.failures.map(\.kind) == ["unclosed-quote"])
    #expect(inspection.files.map(\.columns) == [["ref", "title"]])
  }
}
