// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Foundation
import Testing

@testable import Ingestion

/// What profiles make of XML files: namespaces by a pattern, records within records, pairs, and paths that miss.
@Suite final class XMLProfileTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "xml-profile-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  private func read(_ text: String, _ profile: String, detects: Bool = false) async throws -> BundleReading {
    try Data(text.utf8).write(to: folder.appending(path: "export.xml"))
    let profile = BundleText.load(profile)
    return try await BundleReader.read(
      BundleRequest(
        inputs: [folder.appending(path: "export.xml").path()],
        profile: detects ? .detect(candidates: [profile]) : .given(profile)))
  }

  private static let pattern = """
    profile: 1
    name: report
    ns: {w: "urn:report/*"}
    sources:
      vacancies:
        entity: vacancy
        xml: {record: "/w:Data/w:Entry", expect: {count: /w:Data/w:Total}}
        fields: {ref: {from: "w:ID[@w:type='ref']"}, title: {from: "w:Job/@w:Name"}}
    """

  private static func report(_ namespace: String, more: String = "") -> String {
    """
    <r:Data xmlns:r="\(namespace)">
    <r:Entry><r:ID r:type="x">9</r:ID><r:ID r:type="ref">V1</r:ID><r:Job r:Name="Nurse"/></r:Entry>
    \(more)<r:Total>1</r:Total></r:Data>
    """
  }

  @Test(arguments: ["urn:report/Weekly", "urn:report/", "urn:report/a/b"], [true, false])
  func `a namespace by a pattern is the one of the file`(_ namespace: String, _ detects: Bool) async throws {
    let reading = try await read(Self.report(namespace), Self.pattern, detects: detects)
    #expect(reading.failures.isEmpty)
    #expect(reading.pipeline.vacancies.map(\.ref) == ["V1"])
    #expect(reading.pipeline.vacancies.map(\.title.value) == ["Nurse"])
    #expect(reading.ledger.files[0].announced == 1 && reading.ledger.isComplete)
  }

  private static let kinds = """
    profile: 1
    name: entities
    ns: {e: "urn:tee", xsi: "http://www.w3.org/2001/XMLSchema-instance"}
    sources:
      vacancies:
        entity: vacancy
        xml: {record: "/e:Entities/e:Entity[@xsi:type='Requisition']"}
        fields: {ref: {from: "e:Number"}, title: {from: "e:Title"}}
      applications:
        entity: application
        xml: {record: "/e:Entities/e:Entity[@xsi:type='Application']"}
        fields: {id: {from: "e:Number"}, vacancy: {from: "e:Requisition"}}
    """

  @Test(arguments: ["e", "t", ""]) func `a kind of record is told by its xsi:type, whatever its prefix`(
    _ prefix: String
  ) async throws {
    let mark = prefix.isEmpty ? "" : "\(prefix):"
    let space = prefix.isEmpty ? "xmlns=\"urn:tee\"" : "xmlns:\(prefix)=\"urn:tee\""
    func entity(_ kind: String, _ fields: [(String, String)]) -> String {
      "<\(mark)Entity xsi:type=\" \(mark)\(kind) \">"
        + fields.map { "<\(mark)\($0.0)>\($0.1)</\(mark)\($0.0)>" }.joined() + "</\(mark)Entity>"
    }
    let text =
      "<\(mark)Entities \(space) xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
      + entity("Requisition", [("Number", "V1"), ("Title", "Nurse")])
      + entity("Application", [("Number", "A1"), ("Requisition", "V1")])
      + entity("ApplicationNote", [("Number", "N1"), ("Requisition", "V1")])
      + entity("Application", [("Number", "A2"), ("Requisition", "V1")]) + "</\(mark)Entities>"
    let reading = try await read(text, Self.kinds)
    #expect(reading.failures.isEmpty)
    #expect(reading.pipeline.vacancies.map(\.ref) == ["V1"])
    #expect(reading.ledger.files[0].used == 3)
  }

  @Test func `a namespace that the pattern does not fit is another system's`() async throws {
    for namespace in ["urn:reports/x", "URN:report/x", ""] {
      let reading = try await read(Self.report(namespace), Self.pattern, detects: true)
      #expect(reading.failures.map(\.kind) == ["profile-unknown"] || namespace.isEmpty)
      #expect(reading.pipeline.vacancies.isEmpty)
    }
  }

  @Test func `two namespaces that fit are an error that names both`() async throws {
    let second = "<b:Extra xmlns:b=\"urn:report/B\">1</b:Extra>\n"
    for detects in [true, false] {
      let reading = try await read(Self.report("urn:report/A", more: second), Self.pattern, detects: detects)
      #expect(reading.failures.map(\.kind) == ["namespace-ambiguous"])
      #expect(
        reading.failures.first?.problem
          == "the namespaces 'urn:report/A' and 'urn:report/B' all fit 'urn:report/*' of the profile, and one was"
          + " expected")
      #expect(!reading.ledger.isComplete)
    }
  }

  @Test func `one that comes late is found with its line, and the source is not whole`() async throws {
    let filler = String(repeating: "<!-- nothing to see in this line -->\n", count: 4_000)
    let late = filler + "<b:Entry xmlns:b=\"urn:report/B\"><b:ID>V2</b:ID></b:Entry>\n"
    let reading = try await read(Self.report("urn:report/A", more: late), Self.pattern)
    #expect(reading.failures.map(\.kind) == ["namespace-ambiguous"])
    #expect(reading.failures.first?.line == 4_003)
    #expect(reading.pipeline.vacancies.map(\.ref) == ["V1"] && !reading.pipeline.vacanciesAreComplete)
  }

  private static let nested = """
    profile: 1
    name: nested
    sources:
      vacancies:
        entity: vacancy
        xml: {record: /r/job}
        fields: {ref: {from: ["@id", code], as: [upper]}, closed_on: {from: closes}}
        each:
          - path: criteria/c
            entity: criterion
            fields: {vacancy: {parent: ref}, essential: {from: "@kind"}, text: {from: text}}
          - path: advert
            name: adverts
            entity: advert
            fields: {vacancy: {parent: ref}, closed_on: {parent: closed_on}, channel: {const: Board}}
    """

  @Test func `records within records belong to the record around them, and each is accounted for`()
    async throws
  {
    let reading = try await read(
      """
      <r>
      <job id="a"><criteria><c kind="essential"><text>One</text></c>
      <c kind="desirable"><text>Two</text></c></criteria><closes>2025-05-01</closes></job>
      <job><criteria><c kind="essential"><text>Three</text></c></criteria>
      <advert/><closes>2025-06-01</closes><code>b</code></job>
      <job><criteria><c><text>Nobody's</text></c></criteria></job>
      </r>
      """, Self.nested)
    #expect(reading.failures.isEmpty)
    #expect(reading.pipeline.vacancies.map(\.ref) == ["A", "B"])
    let criteria = reading.pipeline.criteria.elements
    #expect(criteria.map(\.text.value) == ["One", "Two", "Three"])
    #expect(criteria.map(\.vacancy) == [0, 0, 1])
    #expect(criteria.map(\.place?.line) == [2, 3, 4])
    #expect(criteria.map(\.isEssential.value) == [true, false, true])
    let adverts = reading.pipeline.adverts.elements
    #expect(adverts.map(\.closedOn.value) == [CivilDate(iso: "2025-06-01")])
    #expect(adverts.map(\.channel.value) == ["Board"])
    let ledger = reading.ledger.files[0]
    #expect(ledger.source == "vacancies, vacancies.criterion, adverts")
    #expect(ledger.read == 8 && ledger.used == 6)
    #expect(ledger.setAside == [.keyMissing: 1, .referenceMissing: 1])
    let columns = reading.files[0].columns
    #expect(columns.contains("/r/job/criteria/c/text") && columns.contains("/r/job/@id"))
  }

  @Test func `where a file breaks off, what its records hold is open-ended`() async throws {
    let reading = try await read(
      "<r><job id='a'><criteria><c><text>One</text></c></criteria></job><job id='b'><criteria><c>",
      Self.nested)
    #expect(reading.failures.map(\.kind) == ["ends-early"])
    guard case .openEnded(let criteria) = reading.pipeline.criteria else {
      Issue.record("criteria are not open-ended")
      return
    }
    #expect(criteria.map(\.text.value) == ["One"])
  }

  @Test func `records within a record met late are read all the same`() async throws {
    let filler = String(repeating: "<job id='x'/>\n", count: 6_000)
    let profile = Self.nested.replacing("/r/job", with: "//job")
    let reading = try await read(
      "<r>\(filler)<job id='z'><criteria><c><text>Late</text></c></criteria></job></r>", profile)
    #expect(reading.pipeline.criteria.elements.map(\.text.value) == ["Late"])
  }

  @Test func `HR-XML 2.5 keeps an advert in pairs of which names repeat`() async throws {
    let reading = try await read(
      """
      <s:PositionOpening xmlns:s="http://ns.hr-xml.org/2007-04-15"><s:PositionRecordInfo>
      <s:Id><s:IdValue>P-7</s:IdValue></s:Id></s:PositionRecordInfo><s:PositionProfile>
      <s:FormattedPositionDescription><s:Name>Description</s:Name>
      <s:Value><![CDATA[<p>Ward work</p>]]></s:Value></s:FormattedPositionDescription>
      <s:FormattedPositionDescription><s:Name>Internal note</s:Name><s:Value>not for print</s:Value>
      </s:FormattedPositionDescription>
      <s:FormattedPositionDescription><s:Value><![CDATA[<ul><li>Care</li></ul>]]></s:Value><s:Name>QUALIFICATIONS</s:Name>
      </s:FormattedPositionDescription><s:FormattedPositionDescription><s:Name>description</s:Name>
      <s:Value>Night shifts</s:Value></s:FormattedPositionDescription></s:PositionProfile></s:PositionOpening>
      """,
      """
      profile: 1
      name: hr-xml-2
      ns: {hr: "http://ns.hr-xml.org/*"}
      sources:
        adverts:
          entity: advert
          xml: {record: /hr:PositionOpening}
          fields:
            vacancy: {from: hr:PositionRecordInfo/hr:Id/hr:IdValue}
            text:
              pairs:
                path: hr:PositionProfile/hr:FormattedPositionDescription
                name: hr:Name
                value: hr:Value
                pick: [Description, Qualifications]
                join: "\\n"
              as: [html_to_text]
      """)
    #expect(reading.failures.isEmpty)
    #expect(reading.pipeline.adverts.elements.map(\.text.value) == ["Ward work\nCare\nNight shifts"])
    #expect(reading.files[0].columns.last?.hasSuffix("[Description or Qualifications]") == true)
  }

  private static let missing: [(profile: String, words: String)] = [
    (
      "xml: {record: /r/jobs}, fields: {ref: {from: \"@id\"}}",
      "(expected '/r/jobs'; near it are '/r/job')"
    ),
    (
      "xml: {record: /r/job}, fields: {ref: {from: reff}}",
      "(expected '/r/job/reff'; near it are '/r/job/ref')"
    ),
    ("xml: {record: /other/thing}, fields: {ref: {from: \"@id\"}}", "(expected '/other/thing')"),
  ]

  @Test(arguments: missing.indices)
  func `a profile that does not fit says what it looked for and what is near`(_ index: Int) async throws {
    let (source, words) = Self.missing[index]
    let reading = try await read(
      "<r><job id='1'><ref>7</ref></job></r>",
      "profile: 1\nname: mine\nsources: {jobs: {entity: vacancy, \(source)}}\n")
    #expect(
      reading.failures.map(\.problem) == ["no source of 'mine' has its elements in export.xml \(words)"])
  }

  @Test func `what a profile names and no record has is noted with the nearest paths`() async throws {
    let reading = try await read(
      """
      <x:r xmlns:x="urn:x"><x:job id="1"><x:Titel>Nurse</x:Titel><x:place><x:site>Leeds</x:site></x:place></x:job></x:r>
      """,
      """
      profile: 1
      name: near
      ns: {p: "urn:x"}
      sources:
        vacancies:
          entity: vacancy
          xml: {record: /p:r/p:job}
          fields: {ref: {from: "@id"}, title: {from: [p:title, p:name]}, site: {from: p:site}, band: {from: p:q}}
      """)
    let notes = reading.quality.filter { $0.kind == "path-unmatched" }
    #expect(notes.map(\.weight) == [.warning, .warning, .note])
    #expect(
      notes.map(\.message) == [
        "no record of export.xml has '/p:r/p:job/p:site', from which the profile reads 'site' of 'vacancies': it is"
          + " not recorded; near it are '/x:r/x:job/x:place/x:site'",
        "no record of export.xml has '/p:r/p:job/p:title' or '/p:r/p:job/p:name', from which the profile reads"
          + " 'title' of 'vacancies': it is not recorded; near it are '/x:r/x:job/x:Titel'",
        "no record of export.xml has '/p:r/p:job/p:q', from which the profile reads 'band' of 'vacancies': it is"
          + " not recorded",
      ])
  }
}
