// SPDX-License-Identifier: Apache-2.0

internal import LocatedYAML

/// What a suggested profile leaves for a person to decide: a value that begins with `TODO`. A profile with one of them
/// is refused, whatever else may be wrong with it.
package enum OpenQuestion {
  /// What such a value begins with.
  package static let mark = "TODO"

  /// Every open question of a document, each at its place.
  static func issues(in document: YAMLDocument) -> [AuthoredIssue] {
    var issues: [AuthoredIssue] = []
    collect(document.root, document, &issues)
    return issues
  }

  private static func collect(_ node: YAMLNode, _ document: YAMLDocument, _ issues: inout [AuthoredIssue]) {
    switch node.content {
    case .scalar(let text, _):
      guard let question = question(text) else { return }
      let problem =
        question.isEmpty ? "a question is left open here" : "a question is left open here: \(question)"
      issues.append(
        document.issue(
          at: node, problem, advice: "put the answer in the place of the text that begins with TODO"))
    case .sequence(let nodes):
      for element in nodes { collect(element, document, &issues) }
    case .mapping(let pairs):
      // A key is a value of the file, which may be any word.
      for pair in pairs { collect(pair.value, document, &issues) }
    }
  }

  /// What is asked; `nil` for a value that is no question.
  static func question(_ text: String) -> String? {
    guard text.hasPrefix(mark) else { return nil }
    let rest = text.dropFirst(mark.count)
    guard let next = rest.first else { return "" }
    guard !next.isLetter, !next.isNumber else { return nil }
    return String(rest.drop { $0 == ":" || $0 == " " })
  }
}
