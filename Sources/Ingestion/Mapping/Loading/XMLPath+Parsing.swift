// SPDX-License-Identifier: Apache-2.0

/// Why a path of a profile cannot be read.
package struct XMLPathFault: Error, Sendable, Hashable {
  /// Characters from the start of the path.
  package let offset: Int
  package let problem: String
  package let advice: String
}

extension XMLPath {
  /// Reads a path of the profile language: `a/b`, `/a/b`, `.//b`, `//b`, `*`, `p:*`, `@x`, `.` for the text of the
  /// element itself, and one test `[@p:x='v']` on the last element. Everything in it can be matched while the file
  /// streams past.
  package init(parsing text: String, namespaces: [String: String]) throws(XMLPathFault) {
    guard text != "." else {
      self = .itself
      return
    }
    var parser = XMLPathParser(text: text, namespaces: namespaces)
    self = try parser.path()
  }
}

private struct XMLPathParser {
  let text: String
  let namespaces: [String: String]
  private let scalars: [Unicode.Scalar]
  private var position = 0

  init(text: String, namespaces: [String: String]) {
    self.text = text
    self.namespaces = namespaces
    scalars = Array(text.unicodeScalars)
  }

  mutating func path() throws(XMLPathFault) -> XMLPath {
    var axis = Axis.child
    var isAbsolute = false
    if skip(".//") {
      axis = .descendant
    } else if skip("//") {
      axis = .descendant
      isAbsolute = true
    } else if skip("/") {
      isAbsolute = true
    }
    var steps: [XMLPath.Step] = []
    var test: XMLPath.AttributeTest?
    var attribute: XMLPath.Name?
    repeat {
      if skip("@") {
        if axis == .descendant || (isAbsolute && steps.isEmpty) {
          throw fault(
            "an attribute must stand on an element of the path",
            axis == .descendant
              ? "write '//*/@name' for the attribute of any element" : "write '*/@name' for any element",
            back: 1)
        }
        attribute = try attributeName()
        break
      }
      if test != nil { throw fault("a test may stand on the last element only", "move it, or leave it out") }
      steps.append(XMLPath.Step(axis: axis, name: try elementName()))
      if skip("[") { test = try attributeTest() }
      guard position < scalars.count else { break }
      axis = try nextAxis()
    } while true
    guard position == scalars.count else {
      throw fault("nothing may follow an attribute", "end the path there")
    }
    return XMLPath(text: text, isAbsolute: isAbsolute, steps: steps, attribute: attribute, test: test)
  }

  private typealias Axis = XMLPath.Axis

  private mutating func nextAxis() throws(XMLPathFault) -> Axis {
    if skip("//") { return .descendant }
    if skip("/") { return .child }
    if skip("|") || skip(" ") {
      throw fault(
        "alternatives do not stand in one path", "write a list: from: [first/path, second/path]", back: 1)
    }
    throw fault("this is not part of a path", "a path is made of names, '/', '//', '*' and '@'")
  }

  private mutating func elementName() throws(XMLPathFault) -> XMLPath.Name {
    if skip("..") {
      throw fault(
        "a path cannot go up", "name the element from the record down; what is above has passed by", back: 2)
    }
    if skip("*") { return .any }
    let start = position
    let first = try word(orElse: "the name of an element is missing")
    if skip("::") {
      throw fault("axes are not available", "write '/' for children and '//' for descendants", from: start)
    }
    if skip("(") {
      throw fault("functions are not available", "name the element: its text is what is read", from: start)
    }
    guard skip(":") else { return .named(namespace: "", local: first) }
    let namespace = try uri(of: first, at: start)
    if skip("*") { return .anyIn(namespace: namespace) }
    return .named(namespace: namespace, local: try word(orElse: "the name after ':' is missing"))
  }

  private mutating func attributeName() throws(XMLPathFault) -> XMLPath.Name {
    let start = position
    if skip("*") { throw fault("an attribute must be named", "write its name after '@'", from: start) }
    let first = try word(orElse: "the name of an attribute is missing")
    guard skip(":") else { return .named(namespace: "", local: first) }
    let namespace = try uri(of: first, at: start)
    return .named(namespace: namespace, local: try word(orElse: "the name after ':' is missing"))
  }

  /// After `[`.
  private mutating func attributeTest() throws(XMLPathFault) -> XMLPath.AttributeTest {
    let start = position - 1
    guard skip("@") else {
      let isPosition = position < scalars.count && ("0"..."9").contains(scalars[position])
      throw fault(
        isPosition ? "a position cannot be tested" : "only an attribute can be tested",
        "a test looks like [@name='value'], because only the start tag is known when it is made", from: start)
    }
    let name = try attributeName()
    guard skip("="), let quote = openingQuote() else {
      throw fault("the test is not complete", "write [@name='value']", from: start)
    }
    let from = position
    while position < scalars.count, scalars[position] != quote { position += 1 }
    var value = String.UnicodeScalarView()
    value.append(contentsOf: scalars[from..<position])
    guard skip(String(quote)), skip("]") else {
      throw fault("the test is not closed", "write [@name='value']", from: start)
    }
    return XMLPath.AttributeTest(name: name, value: String(value))
  }

  private mutating func openingQuote() -> Unicode.Scalar? {
    for quote in ["'", "\""] as [Unicode.Scalar] where skip(String(quote)) { return quote }
    return nil
  }

  private func uri(of prefix: String, at start: Int) throws(XMLPathFault) -> String {
    if let uri = namespaces[prefix] { return uri }
    let known = namespaces.keys.sorted().joined(separator: ", ")
    throw XMLPathFault(
      offset: start, problem: "the prefix '\(prefix)' is not declared",
      advice: known.isEmpty ? "declare it under ns: at the top of the profile" : "declared are \(known)")
  }

  private mutating func word(orElse problem: String) throws(XMLPathFault) -> String {
    let start = position
    while position < scalars.count, XMLPathParser.isNamePart(scalars[position]) { position += 1 }
    var word = String.UnicodeScalarView()
    word.append(contentsOf: scalars[start..<position])
    guard let first = word.first, first.properties.isAlphabetic || first == "_" else {
      throw fault(problem, "write a name there", from: start)
    }
    return String(word)
  }

  private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "_" || scalar == "-"
      || scalar == "." || scalar.value == 0xB7
  }

  private mutating func skip(_ wanted: String) -> Bool {
    guard scalars[position...].starts(with: wanted.unicodeScalars) else { return false }
    position += wanted.unicodeScalars.count
    return true
  }

  private func fault(_ problem: String, _ advice: String, back: Int = 0) -> XMLPathFault {
    XMLPathFault(offset: position - back, problem: problem, advice: advice)
  }

  private func fault(_ problem: String, _ advice: String, from start: Int) -> XMLPathFault {
    XMLPathFault(offset: start, problem: problem, advice: advice)
  }
}
