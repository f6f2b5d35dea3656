// SPDX-License-Identifier: Apache-2.0

internal import Yams

/// A node of a YAML document with its place. Scalars stay text: `NO` is not false and `1.10` is not 1.1.
package struct YAMLNode: Sendable {
  package enum Content: Sendable {
    /// The text, and whether it was written without quotes.
    case scalar(String, isPlain: Bool)
    case sequence([YAMLNode])
    case mapping([(key: YAMLNode, value: YAMLNode)])
  }

  package let content: Content
  /// 1-based.
  package let line: Int
  /// 1-based. For a block scalar (`|`, `>`) the text starts on the line below.
  package let column: Int
  /// Whether the scalar is a block (`|`, `>`).
  package let isBlock: Bool

  package var scalar: String? {
    if case .scalar(let text, _) = content { text } else { nil }
  }

  /// A plain scalar that YAML reads as nothing: empty, `~` or `null`.
  package var isNull: Bool {
    if case .scalar(let text, isPlain: true) = content { ["", "~", "null"].contains(text) } else { false }
  }

  package var sequence: [YAMLNode]? {
    if case .sequence(let nodes) = content { nodes } else { nil }
  }

  package var mapping: [(key: YAMLNode, value: YAMLNode)]? {
    if case .mapping(let pairs) = content { pairs } else { nil }
  }
}

/// One YAML file as it was written, with its lines for error messages.
package struct YAMLDocument: Sendable {
  package let file: String
  package let lines: [String]
  package let root: YAMLNode

  /// Parses one document; a byte-order mark before it is passed over.
  ///
  /// - Throws: `AuthoredIssues` when it is no YAML, is empty, uses anchors, aliases or tags, or is nested or sized
  ///   beyond the caps. Anchors are refused because an alias can expand without bound, tags because they make
  ///   something else of a text.
  package init(file: String, text: String) throws(AuthoredIssues) {
    self.file = file
    let text = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
      String(Substring(line.last == UInt8(ascii: "\r") ? line.dropLast() : line))
    }
    root = try YAMLDocument.parse(text, file: file, lines: lines)
  }

  /// An issue at a node of this document.
  package func issue(at node: YAMLNode, _ problem: String, advice: String? = nil) -> AuthoredIssue {
    issue(line: node.line, column: node.column, problem, advice: advice)
  }

  /// An issue at a line and column of this document.
  package func issue(line: Int, column: Int, _ problem: String, advice: String? = nil) -> AuthoredIssue {
    let text = lines.indices.contains(line - 1) ? lines[line - 1] : ""
    return AuthoredIssue(
      file: file, line: line, column: column, problem: problem, advice: advice, lineText: text)
  }

  private static func parse(
    _ text: String, file: String, lines: [String]
  ) throws(AuthoredIssues) -> YAMLNode {
    func fault(_ line: Int, _ column: Int, _ problem: String, _ advice: String?) -> AuthoredIssues {
      let lineText = lines.indices.contains(line - 1) ? lines[line - 1] : ""
      return AuthoredIssues([
        AuthoredIssue(
          file: file, line: line, column: column, problem: problem, advice: advice, lineText: lineText)
      ])
    }
    guard text.utf8.count <= 1 << 20 else {
      throw fault(1, 1, "the file is larger than 1 MiB", "split it")
    }
    do {
      // Yams's nodes hold their anchors weakly: they are seen only while their parser lives.
      // Without rules by which `8` would be a number and `yes` a flag: keys too are the texts that they are.
      let parser = try Yams.Parser(yaml: text, resolver: .basic, encoding: .utf8)
      return try withExtendedLifetime(parser) {
        guard let node = try parser.singleRoot() else { throw fault(1, 1, "the file is empty", nil) }
        return try NodeConversion().convert(node, depth: 0)
      }
    } catch let error as YamlError {
      let place = YAMLFault(error, in: text)
      throw fault(place.line, place.column, place.problem, place.advice)
    } catch let error as NodeFault {
      throw fault(error.line, error.column, error.problem, error.advice)
    } catch let error as AuthoredIssues {
      throw error
    } catch {
      throw fault(1, 1, "the file cannot be read as YAML", nil)
    }
  }
}

/// A fault that conversion finds, before it is given a file.
private struct NodeFault: Error {
  let line: Int
  let column: Int
  let problem: String
  let advice: String?
}

/// Turns Yams's nodes into ours.
private struct NodeConversion {
  static let deepest = 64

  func convert(_ node: Yams.Node, depth: Int) throws -> YAMLNode {
    let line = node.mark?.line ?? 1
    let column = node.mark?.column ?? 1
    guard depth <= NodeConversion.deepest else {
      throw NodeFault(line: line, column: column, problem: "nested too deeply", advice: nil)
    }
    if node.anchor != nil {
      throw NodeFault(
        line: line, column: column, problem: "anchors and aliases are not allowed here",
        advice: "write the value out")
    }
    if let tag = NodeConversion.tag(of: node) {
      throw NodeFault(
        line: line, column: column, problem: "tags ('\(tag)') are not allowed here",
        advice: "write the value without it; every value is read as the text that it is")
    }
    switch node {
    case .scalar(let scalar):
      let isBlock = scalar.style == .literal || scalar.style == .folded
      return YAMLNode(
        content: .scalar(scalar.string, isPlain: scalar.style == .plain || scalar.style == .any),
        line: line, column: column, isBlock: isBlock)
    case .sequence(let sequence):
      let nodes = try sequence.map { try convert($0, depth: depth + 1) }
      return YAMLNode(content: .sequence(nodes), line: line, column: column, isBlock: false)
    case .mapping(let mapping):
      let pairs = try mapping.map {
        (key: try convert($0.key, depth: depth + 1), value: try convert($0.value, depth: depth + 1))
      }
      return YAMLNode(content: .mapping(pairs), line: line, column: column, isBlock: false)
    case .alias:
      throw NodeFault(
        line: line, column: column, problem: "anchors and aliases are not allowed here",
        advice: "write the value out")
    }
  }
}

extension NodeConversion {
  /// A tag that was written; that a text is a text, a list a list, may be said.
  private static func tag(of node: Yams.Node) -> String? {
    let tag: Tag =
      switch node {
      case .scalar(let scalar): scalar.tag
      case .sequence(let sequence): sequence.tag
      case .mapping(let mapping): mapping.tag
      case .alias(let alias): alias.tag
      }
    let name = tag.description
    let harmless: [Tag.Name] = [.implicit, .nonSpecific, .str, .seq, .map]
    return harmless.contains { $0.rawValue == name } ? nil : name
  }
}

/// Yams's errors in our words.
private struct YAMLFault {
  var line = 1
  var column = 1
  var problem = "the file cannot be read as YAML"
  var advice: String?

  init(_ error: YamlError, in text: String) {
    switch error {
    case .reader(_, let offset, _, _):
      let before = text.prefix(offset ?? 0)
      line = 1 + before.count(where: \.isNewline)
      column = 1 + before.reversed().prefix { !$0.isNewline }.count
      problem = "there is a control character, which no YAML text holds"
      advice = "take it out"
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      line = mark.line
      column = mark.column
      self.problem = "this is not valid YAML: \(problem)"
      advice = "check the indentation (spaces, never tabs), quotes and colons"
    case .duplicatedKeysInMapping(let duplicates, let context):
      line = context.mark.line
      column = context.mark.column
      let names = duplicates.map { "'\($0)'" }.joined(separator: ", ")
      problem = "the key \(names) stands twice in one mapping, first here"
      advice = "keep one of them"
    default:
      break
    }
  }
}
