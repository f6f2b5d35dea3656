// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Ingestion

@Suite("The path language of profiles")
struct XMLPathParsingTests {
  static let namespaces = ["wd": "urn:wd", "h": "urn:hr"]

  private func path(_ text: String) throws -> XMLPath {
    try XMLPath(parsing: text, namespaces: XMLPathParsingTests.namespaces)
  }

  @Test("names, prefixes and axes")
  func steps() throws {
    let deep = try path("/h:A/B//wd:*")
    #expect(deep.isAbsolute)
    #expect(
      deep.steps == [
        .init(axis: .child, name: .named(namespace: "urn:hr", local: "A")),
        .init(axis: .child, name: .named(namespace: "", local: "B")),
        .init(axis: .descendant, name: .anyIn(namespace: "urn:wd")),
      ])
    let relative = try path(".//x-1.y")
    #expect(!relative.isAbsolute)
    #expect(relative.steps == [.init(axis: .descendant, name: .named(namespace: "", local: "x-1.y"))])
    #expect(try path("//*").isAbsolute)
    #expect(try path("*/*").steps.count == 2)
  }

  @Test("attributes and the one test")
  func attributes() throws {
    let own = try path("@id")
    #expect(own.steps.isEmpty)
    #expect(own.attribute == .named(namespace: "", local: "id"))
    let tested = try path("wd:Job/wd:ID[@wd:type='Job ID']")
    #expect(tested.test == .init(name: .named(namespace: "urn:wd", local: "type"), value: "Job ID"))
    #expect(tested.attribute == nil)
    let both = try path("wd:ID[@type=\"x\"]/@wd:Descriptor")
    #expect(both.test?.value == "x")
    #expect(both.attribute == .named(namespace: "urn:wd", local: "Descriptor"))
  }

  static let refusals: [(text: String, offset: Int, problem: String)] = [
    ("a[1]", 1, "a position cannot be tested"),
    ("a[b='x']", 1, "only an attribute can be tested"),
    ("a/../b", 2, "a path cannot go up"),
    ("..", 0, "a path cannot go up"),
    ("a/text()", 2, "functions are not available"),
    ("descendant::a", 0, "axes are not available"),
    ("a|b", 1, "alternatives do not stand in one path"),
    ("a | b", 1, "alternatives do not stand in one path"),
    ("x:a", 0, "the prefix 'x' is not declared"),
    ("a/", 2, "the name of an element is missing"),
    ("", 0, "the name of an element is missing"),
    ("/", 1, "the name of an element is missing"),
    ("@", 1, "the name of an attribute is missing"),
    ("@*", 1, "an attribute must be named"),
    ("@a/b", 2, "nothing may follow an attribute"),
    ("a[@b='c']/d", 10, "a test may stand on the last element only"),
    ("a[@b]", 1, "the test is not complete"),
    ("a[@b='c", 1, "the test is not closed"),
    ("//@a", 2, "an attribute must stand on an element of the path"),
    (".//@a", 3, "an attribute must stand on an element of the path"),
    ("/@a", 1, "an attribute must stand on an element of the path"),
    ("b//@a", 3, "an attribute must stand on an element of the path"),
    ("a$b", 1, "this is not part of a path"),
    ("1a", 0, "the name of an element is missing"),
  ]

  @Test("what cannot be matched while the file streams past is refused at its place", arguments: refusals)
  func refused(_ example: (text: String, offset: Int, problem: String)) {
    do {
      let path = try path(example.text)
      Issue.record("'\(example.text)' was read as \(path.steps)")
    } catch let fault as XMLPathFault {
      #expect(fault.offset == example.offset)
      #expect(fault.problem == example.problem)
    } catch {
      Issue.record(error)
    }
  }

  @Test("a fault within a path has its own column in the profile, quoted or not")
  func place() {
    let profile = MarkedProfile(
      """
      profile: 1
      name: mine
      sources:
        adverts:
          entity: advert
          xml: {record: «a/b}
          fields:
            vacancy: {from: [a/«../b, "@«*"]}
            text: {from: /a/«/b}
      """.replacing("/a/«/b", with: "«/a//b"))
    #expect(profile.found == profile.places)
  }
}
