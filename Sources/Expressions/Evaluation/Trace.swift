// SPDX-License-Identifier: Apache-2.0

/// What one part of an expression came to, and its parts in turn: the answer to *why*.
package struct Trace: Sendable {
  package enum Outcome: Sendable {
    /// A value, an unknown with its causes, or an error.
    case value(Value)
    /// Not looked at, because the answer was clear without it.
    case notEvaluated
    /// It would tell a person's equality fact. At most the tally may be shown, and there are no children.
    case hidden
  }

  /// How many elements a macro's condition held for.
  package struct Tally: Sendable, Equatable {
    package let matching: Int
    package let unknown: Int
    /// How many elements there are, or at least are when the list is not complete.
    package let of: Int
    package let isComplete: Bool
  }

  /// The part, as UTF-8 offsets in the expression's text.
  package let range: Range<Int>
  package let outcome: Outcome
  /// For the macros with a condition.
  package let tally: Tally?
  /// In a macro: the position of the element of which this tells, from 0.
  package let element: Int?
  package let children: [Trace]
}

extension Trace {
  init(_ node: CheckedNode, _ entry: Recorder.Entry?) {
    let entries = entry?.children ?? []
    var children: [Trace] = []
    if !node.revealsEqualityFact {
      if case .macro = node.operation {
        children = Self.macroChildren(node, entries)
      } else {
        children = node.children.map { child in Trace(child, entries.first { $0.id == child.id }) }
      }
    }
    self.init(
      range: node.range, outcome: Self.outcome(node, entry), tally: Self.hasTally(node) ? entry?.tally : nil,
      element: entry?.element, children: children)
  }

  private static func outcome(_ node: CheckedNode, _ entry: Recorder.Entry?) -> Outcome {
    // Whether a part was looked at can tell whose fact decided; a part that reveals is hidden either way.
    if node.revealsEqualityFact { return .hidden }
    return entry.map { .value($0.value) } ?? .notEvaluated
  }

  private static func hasTally(_ node: CheckedNode) -> Bool {
    if case .macro(let macro, _, _) = node.operation { return macro.asks }
    return false
  }

  private static func macroChildren(_ node: CheckedNode, _ entries: [Recorder.Entry]) -> [Trace] {
    let (list, body) = (node.children[0], node.children[1])
    let ofList = Trace(list, entries.first { $0.id == list.id })
    return [ofList] + entries.filter { $0.id == body.id }.map { Trace(body, $0) }
  }
}

extension Trace {
  /// The tree as lines of text, indented, each with its words in the source and what they came to.
  package func lines(source: String, schema: Schema) -> [String] {
    let bytes = Array(source.utf8)
    var lines: [String] = []
    addLines(to: &lines, bytes: bytes, schema: schema, indent: 0)
    return lines
  }

  private func addLines(to lines: inout [String], bytes: [UInt8], schema: Schema, indent: Int) {
    let words = String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    let head = element.map { "element \($0 + 1): " } ?? ""
    let line = String(repeating: "  ", count: indent) + head + words + " → " + result(schema)
    lines.append(line.split(whereSeparator: \.isNewline).joined(separator: " "))
    for child in children { child.addLines(to: &lines, bytes: bytes, schema: schema, indent: indent + 1) }
  }

  private func result(_ schema: Schema) -> String {
    let counted = tally.map { tally in
      let open = tally.isComplete ? "" : " or more"
      let lacking = tally.unknown == 0 ? "" : ", \(tally.unknown) unknown"
      return "\(tally.matching) of \(tally.of)\(open)\(lacking)"
    }
    switch outcome {
    case .notEvaluated: return "not evaluated"
    case .hidden: return counted ?? "not shown (equality fact)"
    case .value(let value): return value.text(schema) + (counted.map { " (\($0))" } ?? "")
    }
  }
}
