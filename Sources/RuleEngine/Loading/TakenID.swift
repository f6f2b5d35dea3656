// SPDX-License-Identifier: Apache-2.0

internal import LocatedYAML

/// An id of a pack, or of a rule, former ones included, with the place where it is written.
struct TakenID {
  private let name: String
  /// What it is of: a rule or a pack.
  private let noun: String
  private let node: YAMLNode
  private let document: YAMLDocument
  /// Whether it is one of those that ship, which nobody can rename.
  private let isShipped: Bool

  init(_ name: String, of noun: String, at node: YAMLNode, in document: YAMLDocument, _ isShipped: Bool) {
    self.name = name
    self.noun = noun
    self.node = node
    self.document = document
    self.isShipped = isShipped
  }

  /// Ids name one thing each: the later of two is told, with the place of the other; of a shipped one and another,
  /// the other.
  static func duplicates(among ids: [TakenID]) -> [AuthoredIssue] {
    var owners: [String: TakenID] = [:]
    var issues: [AuthoredIssue] = []
    for id in ids {
      guard let owner = owners[id.name] else {
        owners[id.name] = id
        continue
      }
      issues.append(id.isShipped && !owner.isShipped ? owner.issue(besides: id) : id.issue(besides: owner))
    }
    return issues
  }

  private func issue(besides other: TakenID) -> AuthoredIssue {
    document.issue(
      at: node, "two \(noun)s have the id '\(name)', this one and the one at \(other.place)",
      advice: "give each \(noun) an id of its own")
  }

  private var place: String { "\(document.file):\(node.line):\(node.column)" }
}
