// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import LocatedYAML

/// Decides how the categories of a characteristic other than ethnicity are read.
struct CharacteristicConversion {
  /// As profiles write it; some characteristics are counted and not measured.
  let name: String

  private var characteristic: Characteristic? { Characteristic(ofSource: name) }

  /// The conversion of a field; plain text for a characteristic that is not measured.
  func conversion(_ written: WrittenField, _ target: TargetField, _ log: inout IssueLog) -> Conversion? {
    guard characteristic != nil else {
      _ = scheme(written.scheme, &log)
      return .text
    }
    guard let scheme = scheme(written.scheme, &log) else { return nil }
    let policy = ValueMapReading(written: written, target: target).policy(&log) ?? .error
    return .category(scheme: scheme.name, unmapped: policy)
  }

  /// The scheme that is written, else the standard one; `nil` when that is wrong or nothing has one.
  func scheme(_ node: YAMLNode?, _ log: inout IssueLog) -> CategoryScheme? {
    guard let characteristic else {
      if let node {
        log.add(
          node, "the categories of '\(name)' have no scheme: nothing measures them", advice: "leave it out")
      }
      return nil
    }
    guard let node else { return CategoryScheme.standard(for: characteristic) }
    let known = CategoryScheme.schemes(of: characteristic)
    if let scheme = known.first(where: { $0.name == node.scalar }) { return scheme }
    let names = known.map(\.name)
    let near = nearestName(to: node.scalar ?? "", among: names)
    log.add(
      node, "there is no scheme '\(node.scalar ?? "")' of \(characteristic.words)",
      advice: (near.map { "did you mean '\($0)'? " } ?? "") + "schemes are \(names.joined(separator: ", "))")
    return nil
  }
}

extension TargetKind {
  /// Whether its values are read through a scheme.
  var hasScheme: Bool {
    switch self {
    case .ethnicity, .category: true
    default: false
    }
  }
}
