// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// How a count of a panel's members of an ethnic minority is spoken of where it is not exact.
///
/// Its range tells how those who were counted answered: of three members of whom one was counted, "between 0 and 2"
/// says that this one is of no ethnic minority. So no message and no trace says more than that some are not counted.
enum CountedMembers {
  static let state = "not every deciding member is counted"
  private static let fact = "minority_members"

  static func shown(_ lacking: LackingFact) -> LackingFact {
    guard lacking.fact.hasSuffix(fact), isRange(lacking.state) else { return lacking }
    return LackingFact(fact: lacking.fact, state: state)
  }

  static func shown(_ line: TraceLine) -> TraceLine {
    guard line.expression.contains(fact), isRange(line.value) || line.value.hasPrefix("unknown") else {
      return line
    }
    return TraceLine(depth: line.depth, expression: line.expression, value: "unknown: \(state)")
  }

  private static func isRange(_ words: String) -> Bool {
    words.hasPrefix("between ") || words.hasPrefix("at least ")
  }
}
