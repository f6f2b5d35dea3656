// SPDX-License-Identifier: Apache-2.0

/// Where a value stands in a record of an XML file.
package indirect enum XMLPlace: Sendable, Hashable {
  /// The first match of the path; with `join` all of them, with that text between.
  case path(XMLPath, join: String?)
  /// The value of the first pair that bears one of the names; with `join` of all of them.
  case pairs(XMLPairs, names: [String], join: String?)
  /// Where the record that encloses these records has it.
  case enclosing(XMLPlace)

  /// The path of a value that is read by itself.
  static func path(_ path: XMLPath) -> XMLPlace { .path(path, join: nil) }
}

/// Elements of which each holds a name and a value, such as the sections of an advert.
package struct XMLPairs: Sendable, Hashable {
  /// The element that is one pair, from the record.
  package let path: XMLPath
  /// Its name, from the pair.
  package let name: XMLPath
  /// Its value, from the pair.
  package let value: XMLPath

  package init(path: XMLPath, name: XMLPath, value: XMLPath) {
    self.path = path
    self.name = name
    self.value = value
  }
}

extension XMLPlace {
  /// As messages and lists of columns show it, for a record at `record` within one at `enclosing`.
  func shown(record: XMLPath, enclosing: XMLPath?) -> String {
    switch self {
    case .path(let path, _): path.isAbsolute ? path.text : record.appending(path).text
    case .pairs(let pairs, let names, _):
      "\(record.appending(pairs.path).text)[\(names.joined(separator: " or "))]"
    case .enclosing(let place): place.shown(record: enclosing ?? record, enclosing: nil)
    }
  }

  /// As the profile writes it.
  var text: String {
    switch self {
    case .path(let path, _): path.text
    case .pairs(let pairs, let names, _): "\(pairs.path.text)[\(names.joined(separator: " or "))]"
    case .enclosing(let place): place.text
    }
  }
}

extension XMLPath {
  /// The element or attribute that a path from this element leads to.
  func appending(_ path: XMLPath) -> XMLPath {
    guard !path.steps.isEmpty || path.attribute != nil else { return self }
    // `.//x` is written below its base as `base//x`.
    let tail = path.text.hasPrefix(".//") ? String(path.text.dropFirst()) : "/" + path.text
    return XMLPath(
      text: text + tail, isAbsolute: isAbsolute, steps: steps + path.steps, attribute: path.attribute,
      test: path.test)
  }

  /// The text of the element that the path starts from.
  static let itself = XMLPath(text: ".", isAbsolute: false, steps: [])
}
