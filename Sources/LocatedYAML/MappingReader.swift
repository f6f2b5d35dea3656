// SPDX-License-Identifier: Apache-2.0

/// Collects the issues of one document while it is read.
package struct IssueLog: Sendable {
  package let document: YAMLDocument
  package private(set) var issues: [AuthoredIssue] = []

  package init(_ document: YAMLDocument) { self.document = document }

  package mutating func add(_ node: YAMLNode, _ problem: String, advice: String? = nil) {
    issues.append(document.issue(at: node, problem, advice: advice))
  }

  package mutating func add(_ issue: AuthoredIssue) { issues.append(issue) }

  /// Takes back that something is missing, where it turned out to stand under another name.
  fileprivate mutating func withdraw(_ problem: String, at node: YAMLNode) {
    let withdrawn = document.issue(at: node, problem)
    issues.removeAll {
      $0.problem == problem && ($0.line, $0.column) == (withdrawn.line, withdrawn.column)
    }
  }

  /// - Throws: everything collected, when there is anything.
  package func throwIfAny() throws(AuthoredIssues) {
    if !issues.isEmpty { throw AuthoredIssues(issues) }
  }
}

/// Reads the keys of one mapping; a key that nobody asked for is an issue with a suggestion.
package struct MappingReader {
  /// What the mapping is, for messages: "a rule", "the field 'band'".
  package let subject: String
  package let node: YAMLNode
  private let values: [String: YAMLNode]
  private let keys: [(name: String, node: YAMLNode)]
  private var asked: Set<String> = []

  /// An issue is logged, and the reader is empty, when the node is no mapping.
  package init(_ node: YAMLNode, subject: String, log: inout IssueLog) {
    self.subject = subject
    self.node = node
    var values: [String: YAMLNode] = [:]
    var keys: [(name: String, node: YAMLNode)] = []
    if let pairs = node.mapping {
      for pair in pairs {
        guard let name = pair.key.scalar else {
          log.add(pair.key, "a key of \(subject) must be a word")
          continue
        }
        values[name] = pair.value
        keys.append((name, pair.key))
      }
    } else {
      log.add(node, "\(subject) must be a mapping of keys to values")
    }
    self.values = values
    self.keys = keys
  }

  /// The keys in the order of the file, with their nodes.
  package var entries: [(name: String, key: YAMLNode, value: YAMLNode)] {
    keys.compactMap { key in values[key.name].map { (key.name, key.node, $0) } }
  }

  package mutating func optional(_ key: String) -> YAMLNode? {
    asked.insert(key)
    guard let value = values[key], !value.isNull else { return nil }
    return value
  }

  package mutating func required(_ key: String, log: inout IssueLog) -> YAMLNode? {
    if let value = optional(key) { return value }
    log.add(node, missing(key), advice: "add it")
    return nil
  }

  private func missing(_ key: String) -> String { "\(subject) has no '\(key)'" }

  package mutating func optionalText(_ key: String, log: inout IssueLog) -> String? {
    guard let value = optional(key) else { return nil }
    guard let text = value.scalar else {
      log.add(value, "'\(key)' of \(subject) must be text")
      return nil
    }
    return text
  }

  package mutating func text(_ key: String, log: inout IssueLog) -> String? {
    guard required(key, log: &log) != nil else { return nil }
    return optionalText(key, log: &log)
  }

  /// A list of words; one word stands for a list of one.
  package mutating func optionalTexts(_ key: String, log: inout IssueLog) -> [String]? {
    guard let value = optional(key) else { return nil }
    if let text = value.scalar { return [text] }
    var texts: [String] = []
    for element in value.sequence ?? [] {
      guard let text = element.scalar else {
        log.add(element, "'\(key)' must list words")
        continue
      }
      texts.append(text)
    }
    if value.sequence == nil { log.add(value, "'\(key)' of \(subject) must be a word or a list of words") }
    return texts
  }

  package mutating func optionalBool(_ key: String, log: inout IssueLog) -> Bool? {
    guard let value = optional(key) else { return nil }
    switch value.scalar {
    case "true", "yes": return true
    case "false", "no": return false
    default:
      log.add(value, "'\(key)' of \(subject) must be true or false")
      return nil
    }
  }

  package mutating func optionalInt(_ key: String, log: inout IssueLog) -> Int? {
    guard let value = optional(key) else { return nil }
    guard let number = value.scalar.flatMap({ Int($0) }) else {
      log.add(value, "'\(key)' of \(subject) must be a whole number")
      return nil
    }
    return number
  }

  /// Logs every key that was not asked for. Call it last. A key that is missing is suggested before one that
  /// stands there already, and is told of once.
  ///
  /// - Parameter instead: what to write for keys of other formats, which no spelling leads to.
  package func finish(log: inout IssueLog, instead: [String: String] = [:]) {
    let absent = asked.filter { values[$0] == nil }
    for key in keys where !asked.contains(key.name) {
      if let advice = instead[key.name.lowercased()] {
        log.add(key.node, "\(subject) has no key '\(key.name)'", advice: advice)
        continue
      }
      let meant = nearestName(to: key.name, among: absent)
      if let meant { log.withdraw(missing(meant), at: node) }
      let near = meant ?? nearestName(to: key.name, among: asked)
      log.add(
        key.node, "\(subject) has no key '\(key.name)'",
        advice: near.map { "did you mean '\($0)'?" }
          ?? "known keys are \(asked.sorted().joined(separator: ", "))")
    }
  }
}
