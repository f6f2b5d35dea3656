// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Ingestion
internal import LocatedYAML
internal import RuleEngine
internal import Statistics

/// What is typed in of several groups, and what each part is called where it was typed.
struct SeveralGroupsInput {
  var groups: [SeveralGroups.Group] = []
  var unknown: Rate?
  var reference: String?
  var leastShare: String?
  var from = Stage.shortlisted
  var to = Stage.accepted
  /// `'--group'` and `'--reference'`, or the names in a line of a batch.
  let names: (group: String, reference: String, leastShare: String, unknown: String)

  /// More are no comparison that anybody reads, and every pair of them is tested.
  static let mostGroups = 50
  private static let longestName = 80
}

extension SeveralGroupsInput {
  /// - Throws: what is wrong with the names of the groups, the reference or the share.
  func checked() throws(EvenhandFault) -> SeveralGroups {
    guard groups.count >= 2 else {
      throw .usage("one group alone is compared with nothing (expected \(names.group) twice or more)")
    }
    guard groups.count <= SeveralGroupsInput.mostGroups else {
      throw .usage("\(groups.count) groups are too many (expected at most \(SeveralGroupsInput.mostGroups))")
    }
    var seen: [String: String] = [:]
    for group in groups {
      try check(group.label)
      if let other = seen.updateValue(group.label, forKey: ValueName.normalised(group.label)) {
        throw .usage(
          "the group '\(group.label)' is given twice\(other == group.label ? "" : ", also as '\(other)'") "
            + "(expected each once)")
      }
    }
    let share = try leastShare.map(share)
    let groups = SeveralGroups(
      groups, unknown: unknown ?? .empty, reference: try reference.map(label), leastShare: share, from: from,
      to: to)
    if let reference = groups.reference, groups.leftOut.contains(reference) {
      throw .usage(
        "\(names.reference) names '\(reference.label)', which \(names.leastShare) leaves out (expected a larger group, "
          + "or no \(names.leastShare))")
    }
    return groups
  }

  private func check(_ label: String) throws(EvenhandFault) {
    guard !label.isEmpty else { throw .usage("a group has no name (expected one, such as 'Asian')") }
    guard label.count <= SeveralGroupsInput.longestName, label.unicodeScalars.allSatisfy(isPrinted) else {
      throw .usage(
        "the name of a group is too long or holds characters that are not printed (expected at most "
          + "\(SeveralGroupsInput.longestName) letters, digits and signs)")
    }
    switch EthnicityScheme.named("uk-labels")?.reading(of: label) {
    case .declined, .blank, .notAsked, .notKnown:
      throw .usage(
        "'\(label)' is no group: of these people it is not known in which one they are (give them with \(names.unknown))"
      )
    case .total:
      throw .usage("'\(label)' is no group: it is a total of groups (expected each person in one group)")
    case .group, .ambiguous, .noCategory, nil: break
    }
  }

  private func isPrinted(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
    default: true
    }
  }

  /// The name of the reference as its group has it.
  private func label(_ name: String) throws(EvenhandFault) -> String {
    let wanted = ValueName.normalised(name)
    if let group = groups.first(where: { ValueName.normalised($0.label) == wanted }) { return group.label }
    // Any letter is near to any other.
    let known = groups.map(\.label)
    let rest =
      name.count > 2
      ? suggestion(for: name, among: known) : " (expected one of \(known.joined(separator: ", ")))"
    throw .usage("\(names.reference) names '\(name)', which is no group\(rest)")
  }

  private func share(_ text: String) throws(EvenhandFault) -> DecimalFraction {
    let number = text.hasSuffix("%") ? text.dropLast() : Substring(text)
    guard let share = DecimalFraction(number), share < DecimalFraction.hundred else {
      throw .usage("'\(names.leastShare) \(text)' is no share (expected a percentage under 100, such as 2%)")
    }
    return share
  }
}

extension DecimalFraction {
  fileprivate static var hundred: DecimalFraction {
    DecimalFraction(mantissa: 100, decimalPlaces: 0) ?? .one
  }
}

extension CalculatorRequest {
  /// Whether several groups were given, by their names.
  var hasGroups: Bool { !groups.isEmpty || reference != nil || leastShare != nil }

  /// - Throws: what is wrong with them, or that other counts were given beside them.
  func severalGroups() throws(EvenhandFault) -> SeveralGroups {
    guard !groups.isEmpty else {
      throw .usage(
        "'\(reference != nil ? "--reference" : "--least-share")' is said of groups (expected --group 'Asian=12/80', "
          + "twice or more)")
    }
    let others: [(String, Bool)] = [
      ("--white", white != nil), ("--minority", minority != nil), ("--strata", strata != nil),
      ("--ordered", isOrdered), ("--available", available != nil), ("--before", before != nil),
    ]
    if let other = others.first(where: \.1) {
      throw .usage(
        "'\(other.0)' does not go with --group (expected every group by its name, such as --group 'White=40/150')"
      )
    }
    var input = SeveralGroupsInput(
      names: ("--group", "--reference", "--least-share", "--unknown"))
    (input.from, input.to) = try CalculatorInput.stages(self)
    input.groups = try groups.map(CalculatorInput.group)
    input.unknown = try unknown.map { text throws(EvenhandFault) in
      try CalculatorInput.rate(text, "--unknown")
    }
    input.reference = reference
    input.leastShare = leastShare
    return try input.checked()
  }
}

extension CalculatorInput {
  /// "Asian=12/80"; a name may hold the sign too.
  fileprivate static func group(_ text: String) throws(EvenhandFault) -> SeveralGroups.Group {
    guard let sign = text.lastIndex(of: "=") else {
      throw .usage(
        "'--group \(text)' is no group with its counts (expected NAME=selected/considered, such as 'Asian=12/80')"
      )
    }
    let counts = String(text[text.index(after: sign)...])
    let name = String(text[..<sign]).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let rate = try rate(
      counts, "--group", expected: "NAME=selected/considered, such as 'Asian=12/80'", given: text)
    return SeveralGroups.Group(name, rate)
  }
}
