// SPDX-License-Identifier: Apache-2.0

internal import LocatedYAML

/// Reads what only the field of an ethnicity has: the heading's column, and labels of its own.
struct EthnicityFieldReading {
  let written: WrittenField
  let target: TargetField
  let isXML: Bool

  /// Where the heading stands, from `heading:`.
  func heading(_ origin: FieldOrigin?, context: inout ProfileContext) -> FieldOrigin? {
    guard let node = written.heading else { return nil }
    guard target.kind == .ethnicity else {
      context.log.add(node, "only an ethnicity stands under a heading", advice: "leave it out")
      return nil
    }
    if case .constant = origin {
      context.log.add(
        node, "the constant of \(written.subject) stands under no heading",
        advice: "leave it out, and write the heading into the constant")
      return nil
    }
    return isXML
      ? XMLOriginReading(written: written, target: target).paths(node, context: &context)
      : FieldOriginReading(isXML: false).headers(node, context: &context)
  }

  /// Labels that the scheme does not have, from `values:`, each with one that it has.
  func labels(_ conversion: Conversion?, context: inout ProfileContext) -> ValueMap? {
    guard target.kind == .ethnicity, written.values != nil else { return nil }
    guard case .ethnicity(let name, _) = conversion, let scheme = EthnicityScheme.named(name) else {
      return nil
    }
    return ValueMapReading(written: written, target: target).map(context: &context) { label in
      switch scheme.reading(of: label) {
      case .group, .declined, .blank, .notAsked, .notKnown: return .success(label)
      case .ambiguous, .total, .noCategory:
        let near = nearestName(to: label, among: scheme.categories.map(\.label))
        return .failure(
          CompanionFiles.Fault(
            "the scheme \(name) has no category '\(label)'",
            advice: near.map { "did you mean '\($0)'?" } ?? "use the scheme's own label or code"))
      }
    }
  }
}

extension ValueMap {
  /// The conversion with the way in which the map treats other labels, which is the field's own where it has one.
  func adjusted(_ conversion: Conversion) -> Conversion {
    guard case .ethnicity(let scheme, _) = conversion else { return conversion }
    return .ethnicity(scheme: scheme, unmapped: unmapped)
  }
}
