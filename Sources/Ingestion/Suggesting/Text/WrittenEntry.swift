// SPDX-License-Identifier: Apache-2.0

/// One field of a profile as it is written.
struct WrittenEntry: Sendable {
  enum Value: Sendable {
    /// Ready to stand behind a colon.
    case flow(String)
    case map([Pair])
  }
  struct Pair: Sendable {
    let key: String
    let value: String
    var comment = ""
    var isQuestion: Bool { value.hasPrefix("\"\(OpenQuestion.mark)") }
  }
  let name: String
  var comments: [String] = []
  var entries: [(key: String, value: Value)] = []

  init(_ name: String) { self.name = name }

  mutating func add(_ key: String, _ value: String) { entries.append((key, .flow(value))) }

  /// The lines, the field's name with this many spaces before it.
  ///
  /// - Parameter isListed: whether it is an element of a list, which begins with a hyphen and has no name.
  func lines(indent: Int, isListed: Bool = false) -> [String] {
    let margin = String(repeating: " ", count: indent)
    let comments = self.comments.flatMap { YAMLText.comment($0, indent: indent) }
    let flows = entries.compactMap { entry in
      if case .flow(let text) = entry.value { "\(entry.key): \(text)" } else { nil }
    }
    let head = isListed ? "- " : "\(name): "
    let line = "\(margin)\(head){\(flows.joined(separator: ", "))}"
    if flows.count == entries.count, line.count <= 116 { return comments + [line] }
    if isListed { return comments + [line] }
    var lines = comments + ["\(margin)\(name):"]
    for entry in entries {
      switch entry.value {
      case .flow(let text): lines.append("\(margin)  \(entry.key): \(text)")
      case .map(let pairs):
        lines.append("\(margin)  \(entry.key):")
        lines += pairs.map { pair in
          "\(margin)    \(pair.key): \(pair.value)" + (pair.comment.isEmpty ? "" : "  # \(pair.comment)")
        }
      }
    }
    return lines
  }
}
