// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import RuleEngine

extension Evenhand {
  /// The facts that rules may name, each with its type, its meaning, its possible values and the kinds of subject
  /// whose rules may name it.
  ///
  /// - Parameters:
  ///   - prefix: only facts whose path begins so.
  ///   - kind: only for rules about this kind of subject.
  /// - Throws: a kind that is not there, or a prefix with which no fact begins.
  public static func listFields(_ prefix: String?, kind: String?) throws(EvenhandFault) -> TextAnswer {
    let kinds = ExpressionTrials.kinds.filter { kind == nil || $0.rawValue == kind }
    if kinds.isEmpty { _ = try ExpressionTrials(TrialRequest(kind: kind)) }
    var facts: [FactSchema.FactDescription: [String]] = [:]
    for kind in kinds {
      for fact in FactSchema.facts(for: kind) { facts[fact, default: []].append(kind.rawValue) }
    }
    let wanted = facts.keys.filter { $0.path.hasPrefix(prefix ?? "") }.sorted {
      ($0.path, $0.documentation) < ($1.path, $1.documentation)
    }
    guard !wanted.isEmpty else {
      let others = ExpressionTrials.kinds.filter { other in
        FactSchema.facts(for: other).contains { $0.path.hasPrefix(prefix ?? "") }
      }
      if !others.isEmpty {
        throw .usage(
          "rules for \(kind ?? "") have no fact that begins with '\(prefix ?? "")'; rules for "
            + "\(others.map(\.rawValue).joined(separator: ", ")) have")
      }
      let near = suggestion(
        for: prefix ?? "", among: Array(Set(facts.keys.map(\.path))), list: "evenhand rules fields")
      throw .usage("no fact begins with '\(prefix ?? "")'\(near)")
    }
    let lines = wanted.flatMap { Self.lines($0, kinds: facts[$0] ?? []) }
    return TextAnswer(text: lines.joined(separator: "\n"))
  }

  private static func lines(_ fact: FactSchema.FactDescription, kinds: [String]) -> [String] {
    let possible =
      fact.possibleValues.isEmpty
      ? [] : wrapped("one of " + fact.possibleValues.joined(separator: ", "), indent: 4)
    let ofEach = fact.list == nil ? "" : " of each"
    return ["\(fact.path)  (\(fact.type)\(ofEach); in rules for \(kinds.joined(separator: ", ")))"]
      + wrapped(fact.documentation, indent: 4) + possible + usage(fact)
  }

  /// How a fact of a list's elements is named.
  private static func usage(_ fact: FactSchema.FactDescription) -> [String] {
    guard let list = fact.list else { return [] }
    let field = fact.path.dropFirst(list.count + 1)
    return wrapped(
      "write \(list).exists(each, each.\(field) …), or all, exists_one, filter or map in its place", indent: 4
    )
  }
}
