// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Ingestion

@Suite("Hostile XML")
struct XMLLimitTests {
  private func failure(
    _ text: String, chunkSize: Int = 1 << 16, _ change: (inout XMLLimits) -> Void = { _ in }
  ) async throws -> IngestionError? {
    var wish = XMLWish("/r/a", ["b", "@n", "@m"])
    change(&wish.limits)
    return try await XMLSample(text).read(wish, chunkSize: chunkSize).failure
  }

  static let entities = [
    "<!DOCTYPE r [<!ENTITY lol 'lol'><!ENTITY lol2 '&lol;&lol;&lol;&lol;'>]><r>&lol2;</r>",
    "<!DOCTYPE r [<!ENTITY lol SYSTEM 'file:///etc/passwd'>]><r>&lol;</r>",
    "<!DOCTYPE r [<!ENTITY lol SYSTEM 'lol.gif' NDATA gif>]><r/>",
    "<!DOCTYPE r [<!ENTITY % lol SYSTEM 'http://127.0.0.1:9/x.dtd'> %lol;]><r/>",
    "<!DOCTYPE r PUBLIC 'p' 's' [<!ENTITY lol 'x'>]><r a='&lol;'/>",
  ]

  @Test("an entity that the file defines is refused by its name", arguments: entities)
  func entityDefined(_ text: String) async throws {
    for size in [1, 7, 1 << 16] {
      let failure = try #require(try await failure(text, chunkSize: size))
      #expect(failure.kind == "entity-defined" && failure.problem.contains("'lol'") && failure.line == 1)
    }
  }

  @Test("a default value of an attribute is refused, a mere declaration is not")
  func attributeDefaults() async throws {
    let declared = "<!DOCTYPE r [<!ATTLIST a n (x|y) #IMPLIED>]><r><a/></r>"
    #expect(try await failure(declared) == nil)
    let defaulted = "<!DOCTYPE r [<!ATTLIST a n (x|y) 'x'>]><r><a/></r>"
    #expect(try await failure(defaulted)?.kind == "attribute-default-defined")
  }

  @Test("depth is allowed to its limit and no further")
  func depth() async throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "<r>", count: depth) + String(repeating: "</r>", count: depth)
    }
    #expect(try await failure(nested(256)) == nil)
    #expect(try await failure(nested(257))?.kind == "too-deep")
    #expect(try await failure(nested(9)) { $0.depth = 8 }?.kind == "too-deep")
    #expect(try await failure(nested(100_000))?.kind == "too-deep")
  }

  @Test("attributes and namespaces are allowed to their limit and no further")
  func attributes() async throws {
    func tag(_ count: Int, _ name: String) -> String {
      "<r><a " + (0..<count).map { "\(name)\($0)='1'" }.joined(separator: " ") + "/></r>"
    }
    #expect(try await failure(tag(256, "x")) == nil)
    #expect(try await failure(tag(257, "x"))?.kind == "too-many-attributes")
    #expect(try await failure(tag(257, "xmlns:x"))?.kind == "too-many-attributes")
    let scopes = (0..<20).map { "<r xmlns:a\($0)='u'>" }.joined() + String(repeating: "</r>", count: 20)
    #expect(try await failure(scopes) { $0.namespaces = 20 } == nil)
    #expect(try await failure(scopes) { $0.namespaces = 19 }?.kind == "too-many-namespaces")
  }

  @Test("a start tag that floods with attributes is refused before it ends")
  func attributeFlood() async throws {
    let flood = "<r><a " + (0..<120_000).map { "x\($0)=''" }.joined(separator: " ") + "/></r>"
    #expect(try await failure(flood)?.kind == "too-many-attributes")
  }

  @Test("many equals signs in one attribute are not many attributes")
  func equalsInValue() async throws {
    let value = String(repeating: "k=v&amp;", count: 40_000)
    #expect(try await failure("<r><a n='\(value)'/></r>", chunkSize: 1 << 14) == nil)
  }

  @Test("names are allowed to their limit and no further")
  func names() async throws {
    #expect(try await failure("<r><\(String(repeating: "x", count: 1_024))/></r>") == nil)
    #expect(try await failure("<r><\(String(repeating: "x", count: 1_025))/></r>")?.kind == "name-too-long")
    #expect(
      try await failure("<r><a \(String(repeating: "x", count: 1_025))='1'/></r>")?.kind == "name-too-long")
    #expect(
      try await failure("<r xmlns='\(String(repeating: "x", count: 1_025))'/>")?.kind == "name-too-long")
  }

  @Test("a wanted field is allowed to its limit and no further; an unwanted one is not kept")
  func fields() async throws {
    func text(_ element: String, _ count: Int) -> String {
      "<r><a><\(element)>" + String(repeating: "x", count: count) + "</\(element)></a></r>"
    }
    #expect(try await failure(text("b", 1 << 20)) == nil)
    let refused = try await failure(text("b", (1 << 20) + 1))
    #expect(refused?.kind == "field-too-long" && refused?.problem.contains("'/r/a/b'") == true)
    #expect(try await failure(text("c", 3 << 20)) == nil)
    let attribute = "<r><a n='" + String(repeating: "x", count: 101) + "'/></r>"
    #expect(try await failure(attribute) { $0.fieldLength = 100 }?.kind == "field-too-long")
  }

  @Test("different paths are allowed to their limit and no further")
  func paths() async throws {
    let body = (0..<20_000).map { "<x\($0)/>" }.joined()
    #expect(try await failure("<r>\(body)</r>")?.kind == "too-many-paths")
    #expect(try await failure("<r><a/><a n='1'/></r>") { $0.paths = 3 } == nil)
    #expect(try await failure("<r><a/><a n='1'/></r>") { $0.paths = 2 }?.kind == "too-many-paths")
  }

  @Test("many paths are found again, in any order")
  func manyPaths() async throws {
    let names = (0..<500).map { "x\($0)" }
    let body = (names + names.reversed() + names).map { "<\($0)>1</\($0)>" }.joined()
    let outcome = try await XMLSample("<r><a>\(body)</a></r>").read(XMLWish("/r/a", ["x499", "x250"]))
    #expect(outcome.records == [[["1", "1"]]])
    #expect(outcome.unused.count == 498 && outcome.unused.allSatisfy { $0.hasSuffix(" x3") })
  }

  @Test("a tag, comment or declaration without end is refused")
  func markup() async throws {
    let comment = "<r><!--" + String(repeating: "x", count: 3 << 20)
    #expect(try await failure(comment)?.kind == "markup-too-long")
    let attribute = "<r><a n='" + String(repeating: "x", count: 3 << 20)
    #expect(try await failure(attribute)?.kind == "markup-too-long")
    let prolog = "<!--" + String(repeating: "x", count: 70_000) + "--><r/>"
    #expect(try await failure(prolog)?.kind == "no-root")
  }
}
