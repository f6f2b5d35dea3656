// SPDX-License-Identifier: Apache-2.0

package import AuditModel
package import Statistics

/// Any number of groups by their names, and which of them the others are held against.
package struct SeveralGroups: Sendable {
  /// A group and how many of it were selected.
  package struct Group: Sendable, Hashable {
    /// As it was given.
    package let label: String
    package let rate: Rate

    package init(_ label: String, _ rate: Rate) {
      self.label = label
      self.rate = rate
    }
  }

  /// All of them, in the order given.
  package let groups: [Group]
  /// The people of whom nobody knows in which group they are; in none of them, and never what others are held against.
  package let unknown: Rate
  /// Those that are of less than the least share, which take no part.
  package let leftOut: [Group]
  /// The others, the empty ones among them.
  package let compared: [Group]
  /// What the others are held against; `nil` where nobody was selected and no group was named.
  package let reference: Group?
  /// Whether the reference was named, rather than chosen by its rate.
  package let isReferenceNamed: Bool
  /// In hundredths of all considered whose group is known.
  let leastShare: DecimalFraction?
  package let from: Stage
  package let to: Stage

  /// - Parameters:
  ///   - reference: the label of a group; without it, the group with the highest rate.
  ///   - leastShare: in hundredths of all considered whose group is known; smaller groups are left out.
  package init(
    _ groups: [Group], unknown: Rate = .empty, reference: String? = nil, leastShare: DecimalFraction? = nil,
    from: Stage = .shortlisted, to: Stage = .accepted
  ) {
    self.groups = groups
    self.unknown = unknown
    self.leastShare = leastShare
    self.from = from
    self.to = to
    let all = groups.reduce(0) { $0 + $1.rate.considered }
    func isSmall(_ group: Group) -> Bool {
      leastShare.map { group.rate.isSmaller(than: $0, of: all) } ?? false
    }
    leftOut = groups.filter(isSmall)
    compared = groups.filter { !isSmall($0) }
    isReferenceNamed = reference != nil
    self.reference =
      reference.map { name in groups.first { $0.label == name } }
      ?? SeveralGroups.mostNumerous(SeveralGroups.highest(compared))
  }

  /// The first by name of several of the same size.
  static func mostNumerous(_ groups: [Group]) -> Group? {
    groups.min { ($1.rate.considered, $0.label) < ($0.rate.considered, $1.label) }
  }

  /// Those with the highest rate; none where nobody was selected.
  static func highest(_ groups: [Group]) -> [Group] {
    let table = GroupTable(groups.map(\.rate))
    return table.selected == 0 ? [] : table.highestRates.map { groups[$0] }
  }

  /// The rates that take part.
  var table: GroupTable { GroupTable(compared.map(\.rate)) }

  /// Those that are held against the reference.
  var others: [Group] { reference.map { reference in compared.filter { $0 != reference } } ?? [] }
}

extension Rate {
  /// Whether those considered are fewer than so many hundredths of a number, exactly.
  fileprivate func isSmaller(than hundredths: DecimalFraction, of whole: Int) -> Bool {
    guard whole > 0 else { return false }
    return ExactRatio.finite(numerator: 100 * UInt128(considered), denominator: UInt128(whole))
      .compared(to: hundredths) == .below
  }
}

extension SeveralGroups.Group {
  /// The group as it stands in a sentence.
  var group: ApplicantGroup {
    let noun = " applicants"
    let name = label.lowercased().hasSuffix(noun) ? String(label.dropLast(noun.count)) : label
    return name.first?.isLetter == true
      ? ApplicantGroup(name, before: name) : ApplicantGroup(name, after: "of the group \(name)", short: name)
  }

  /// "12 of 40, 30.0%".
  var counts: String {
    let share = RatioText.percentage(rate.selected, of: rate.considered).map { ", \($0)" } ?? ""
    return "\(rate.selected.grouped) of \(rate.considered.grouped)\(share)"
  }
}
