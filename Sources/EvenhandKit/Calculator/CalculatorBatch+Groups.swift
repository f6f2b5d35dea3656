// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import RuleEngine
internal import Statistics

/// Requests of several groups by their names.
extension CalculatorBatch {
  private static let shape = "{\"Asian\": [12, 80], \"White\": [40, 150]}: selected and considered"

  static func hasGroups(_ request: [String: JSONText]) -> Bool {
    ["groups", "reference", "least_share"].contains { request[$0] != nil }
  }

  static func severalGroups(_ request: [String: JSONText]) throws(EvenhandFault) -> SeveralGroups {
    guard case .object(let groups)? = request["groups"] else {
      throw .usage("'groups' is no {\"NAME\": [selected, considered], …} (expected \(shape))")
    }
    let others = ["white", "ethnic_minority", "strata", "ordered", "available", "before"]
    if let other = others.first(where: { request[$0] != nil }) {
      throw .usage("'\(other)' does not go with 'groups' (expected every group by its name)")
    }
    var input = SeveralGroupsInput(names: ("'groups'", "'reference'", "'least_share'", "'unknown'"))
    (input.from, input.to) = try stages(request)
    for name in groups.keys.sorted() {
      if let rate = try rate(groups, name) { input.groups.append(SeveralGroups.Group(name, rate)) }
    }
    input.unknown = try rate(request, "unknown")
    input.reference = try text(request, "reference")
    input.leastShare = try text(request, "least_share")
    return try input.checked()
  }

  /// A text, or a number as it is spelt.
  private static func text(_ request: [String: JSONText], _ name: String) throws(EvenhandFault) -> String? {
    switch request[name] {
    case nil: return nil
    case .text(let text)?, .number(let text)?: return text
    default: throw .usage("'\(name)' is neither a text nor a number")
    }
  }
}
