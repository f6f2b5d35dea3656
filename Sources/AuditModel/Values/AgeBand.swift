// SPDX-License-Identifier: Apache-2.0

/// A band of ages in whole years, both ends inside. No age of a person is kept.
package struct AgeBand: Sendable, Hashable, Comparable {
  /// 0 where the band is open below.
  package let from: Int
  /// `nil` where it is open above.
  package let to: Int?

  /// The greatest age that is read as one.
  package static let oldest = 120

  /// `nil` when it holds no age, every age, or an age that nobody has.
  package init?(from: Int, to: Int?) {
    guard (0...AgeBand.oldest).contains(from), to.map({ (from...AgeBand.oldest).contains($0) }) ?? true,
      from > 0 || to != nil
    else { return nil }
    self.from = from
    self.to = to
  }

  /// The band that has this name, such as `25_to_34`, `under_20` or `65_and_over`.
  package init?(name: String) {
    let parts = name.split(separator: "_")
    switch parts.count {
    case 2 where parts[0] == "under":
      guard let end = Int(parts[1]) else { return nil }
      self.init(from: 0, to: end - 1)
    case 3 where parts[1] == "to":
      guard let from = Int(parts[0]), let to = Int(parts[2]) else { return nil }
      self.init(from: from, to: to)
    case 3 where parts[1] == "and" && parts[2] == "over":
      guard let from = Int(parts[0]) else { return nil }
      self.init(from: from, to: nil)
    default: return nil
    }
  }

  package var group: ApplicantGroup {
    guard let to else { return ApplicantGroup("\(from)_and_over", after: "aged \(from) and over") }
    return from == 0
      ? ApplicantGroup("under_\(to + 1)", after: "aged under \(to + 1)")
      : ApplicantGroup("\(from)_to_\(to)", after: "aged \(from) to \(to)")
  }

  package static func < (left: AgeBand, right: AgeBand) -> Bool {
    (left.from, left.to ?? .max) < (right.from, right.to ?? .max)
  }
}
