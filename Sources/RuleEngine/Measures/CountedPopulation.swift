// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// Those who are counted at one stage in one way of counting.
struct CountedPopulation: Sendable, Hashable {
  let stage: Stage
  /// By the place of each part: whether it is counted.
  private let parts: [Bool]
  let joinsReadverts: Bool

  /// - Parameter isSecond: whether the stage is the second of the measure, else it is the first.
  init(_ terms: MeasureTerms, isSecond: Bool) {
    stage = isSecond ? terms.to : terms.from
    joinsReadverts = terms.ways.joinsReadverts
    parts = CountedPart.all.map { part in
      switch terms.ways.standing(part, isAfterOffer: true) {
      case .asTheyCame: true
      case .notCome: !isSecond
      case .onlyThoseWhoCame: isSecond
      case .leftOut: false
      }
    }
  }

  func counts(_ part: CountedPart) -> Bool { parts[part.place] }
}

extension MeasureTerms {
  /// The two populations of a measure.
  var populations: [CountedPopulation] {
    [false, true].map { CountedPopulation(self, isSecond: $0) }
  }
}
