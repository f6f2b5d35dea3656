// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Ingestion

@Suite("Opening XML")
struct XMLOpeningTests {
  @Test("the root, its namespace and the paths are known before anything is read")
  func probe() throws {
    let sample = try XMLSample("<p:r xmlns:p='urn:x' v='1'><a b='2'>t</a><a/></p:r>")
    let file = try XMLFile.open(sample.path)
    #expect(file.rootName == "r" && file.rootNamespace == "urn:x")
    #expect(file.paths.map(\.text) == ["/p:r", "/p:r/@v", "/p:r/a", "/p:r/a/@b"])
    #expect(file.paths.map(\.occurrences) == [0, 1, 1, 1])
    #expect(
      file.paths[3].elements == [.named(namespace: "urn:x", local: "r"), .named(namespace: "", local: "a")])
    #expect(file.paths[3].attribute == .named(namespace: "", local: "b"))
  }

  @Test("a long file is known from its beginning")
  func longFile() throws {
    let sample = try XMLSample("<r>" + String(repeating: "<a>x</a>", count: 20_000) + "<z/></r>")
    #expect(try XMLFile.open(sample.path).paths.map(\.text) == ["/r", "/r/a"])
  }

  static let encodings: [(bytes: [UInt8], words: String)] = [
    (Array("<r/>".utf8), "UTF-8 (nothing declared)"),
    ([0xEF, 0xBB, 0xBF] + Array("<r/>".utf8), "UTF-8 (byte-order mark)"),
    (Array("<?xml version='1.0' encoding='UTF-8'?><r/>".utf8), "UTF-8 (declared)"),
    (Array("<?xml version='1.0' encoding='ISO-8859-1'?><r/>".utf8), "ISO-8859-1 (declared)"),
    (
      [0xFF, 0xFE] + Array("<r/>".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
      "UTF-16 (byte-order mark)"
    ),
  ]

  @Test("the encoding is named with what it is known from", arguments: encodings)
  func encodingWords(_ bytes: [UInt8], _ words: String) throws {
    let sample = try XMLSample(bytes)
    #expect(try XMLFile.open(sample.path).encoding == words)
  }

  @Test("values arrive as UTF-8 from other encodings, whatever the chunks", arguments: [1, 2, 3, 7, 1 << 16])
  func otherEncodings(chunkSize: Int) async throws {
    let body = "<r><a><b>caf\u{E9}</b></a></r>"
    let wish = XMLWish("/r/a", ["b"])
    let latin = body.unicodeScalars.map { UInt8($0.value) }
    for name in ["ISO-8859-1", "windows-1252"] {
      let sample = try XMLSample(Array("<?xml version='1.0' encoding='\(name)'?>".utf8) + latin)
      let outcome = try await sample.read(wish, chunkSize: chunkSize)
      #expect(outcome.records == [[["café"]]] && outcome.failure == nil)
    }
    let wide: [UInt8] = [0xFF, 0xFE] + Array(body.utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let outcome = try await XMLSample(wide).read(wish, chunkSize: chunkSize)
    #expect(outcome.records == [[["café"]]] && outcome.failure == nil)
  }

  static let refused: [(text: String, kind: String)] = [
    ("", "file-empty"), (" \n ", "ends-early"), ("name,band\n", "not-xml"), ("{\"a\": 1}", "not-xml"),
    ("<?xml version='1.0' encoding='no-such'?><r/>", "encoding-unknown"),
    ("<?xml version=\\\"1.0\\\"?><r/>", "not-well-formed"), ("<?xml version='1.0'", "ends-early"),
    ("<!-- only -->", "ends-early"), ("<!DOCTYPE r [<!ENTITY e 'x'>]><r/>", "entity-defined"),
  ]

  @Test("what stands wrong before the root is refused at once", arguments: refused)
  func refusals(_ text: String, _ kind: String) throws {
    let sample = try XMLSample(text)
    #expect { try XMLFile.open(sample.path) } throws: { ($0 as? IngestionError)?.kind == kind }
  }

  @Test("a file that is not there is said to be missing")
  func missing() {
    #expect { try XMLFile.open("/nowhere/at/all.xml") } throws: {
      ($0 as? IngestionError)?.kind == "file-missing"
    }
  }

  /// The folder `shared` beside the package, where there is one.
  static let shared = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../../shared/data").standardizedFileURL.path

  @Test(
    "real files are read, or refused at the place where they break",
    .enabled(
      if: FileManager.default.fileExists(atPath: shared), "the folder shared is not beside the package"),
    arguments: RealFile.all)
  func realFiles(_ file: RealFile) async throws {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: Self.shared + "/" + file.path))
    let outcome = try await XMLSample(Array(bytes)).read(file.wish, chunkSize: 100)
    #expect(outcome.records == [file.rows])
    #expect(outcome.failure.map(\.description) == file.failure)
    #expect(outcome.singles == file.singles)
  }
}

/// A file of the shared data and what is in it.
struct RealFile: Sendable, CustomTestStringConvertible {
  let path: String
  let record: String
  let columns: [String]
  let rows: [[String?]]
  var singles: [String: String] = [:]
  var failure: String?

  var testDescription: String { path }
  var wish: XMLWish {
    XMLWish(
      record, columns, singles: singles.keys.sorted(),
      namespaces: ["hr": "http://www.hr-xml.org/3", "oa": "http://www.openapplications.org/oagis/9"])
  }

  static let all: [RealFile] = [
    RealFile(
      path: "nhs-jobs-feed/search_xml_page1.xml", record: "/nhsJobs/vacancyDetails",
      columns: ["reference", "closeDate", "locations/location"],
      rows: [
        ["C9309-24-0264", "2024-03-06", "London, NW1 2PG"],
        ["M9439-24-0020", "2024-03-20", "Peterlee, SR8 2RU"],
      ], singles: ["/nhsJobs/totalResults": "54"]),
    RealFile(
      path: "nhs-jobs-feed/search_xml_no_results.xml", record: "/nhsJobs/vacancyDetails",
      columns: ["reference"],
      rows: [], singles: ["/nhsJobs/totalResults": "0"]),
    RealFile(
      path: "hrxml3-position-opening/ad_1.xml", record: "/hr:PositionOpening",
      columns: ["hr:DocumentID/@schemeID", ".//oa:CityName", ".//hr:Instructions"],
      rows: [["NAV-002", "OSLO", "https://www.finn.no/138328250"]]),
    RealFile(
      path: "dfe-vendor-feeds/broadbean.xml", record: "/items/item", columns: ["reference"], rows: [],
      failure: "file.xml:1:15: error: the XML declaration is damaged (expected <?xml version=\"1.0\" "
        + "encoding=\"UTF-8\"?>). Correct or remove the first line; quotes in it must not be escaped."),
    RealFile(
      path: "dfe-vendor-feeds/ventrus.xml", record: "/rss/channel/item", columns: ["title"], rows: [],
      failure: "file.xml:40:82: error: '<Visa_Sponsorship_Available>', opened on line 40, is closed by "
        + "'</Visa_sponsorship_available>' (expected '</Visa_Sponsorship_Available>'). Ask for the export "
        + "to be written again, or correct the file at this place."),
  ]
}
