// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// One way of cutting the data, or two or three of them at once, such as band and sex.
package struct Crossing: Sendable, Hashable {
  /// Each once, in the order in which they are told.
  let dimensions: [CutDimension]

  /// How many can be taken at once: beyond, hardly anybody is in a cut.
  static let most = 3

  /// Into how many parts vacancies may fall by all that is taken at once in a run: beyond, most cuts would rest on one vacancy
  /// and be hidden, and it would take long to find out which.
  static let mostParts = 400
  static let tooMany =
    "vacancies fall into more than \(mostParts) parts by all that is taken at once; ask for fewer things at once"

  init(_ dimension: CutDimension) { dimensions = [dimension] }

  /// - Parameter dimensions: each once; none is everything.
  init(_ dimensions: [CutDimension]) { self.dimensions = dimensions.isEmpty ? [.overall] : dimensions }

  static let overall = Crossing(.overall)

  /// The dimension, where it is one.
  var single: CutDimension? { dimensions.count == 1 ? dimensions[0] : nil }

  /// Those that the vacancy decides.
  var ofVacancy: [CutDimension] { dimensions.filter(\.isOfVacancy) }

  /// The characteristics of the applicants that are among them.
  var characteristics: [Characteristic] { dimensions.compactMap(\.characteristic) }

  /// What is left of it when no characteristic of the applicants takes part.
  var withoutCharacteristics: Crossing { Crossing(dimensions.filter { $0.characteristic == nil }) }

  func contains(_ dimension: CutDimension) -> Bool { dimensions.contains(dimension) }

  /// As a command or a rule names it: "band,sex".
  package var name: String { dimensions.map(\.rawValue).joined(separator: ",") }

  /// "band and sex", "band, route and sex".
  package var words: String { Crossing.words(dimensions.map(\.words)) }

  /// The same of the characteristics among them.
  var characteristicWords: String { Crossing.words(characteristics.map(\.words)) }

  private static func words(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and \(last)"
  }
}

extension Crossing {
  /// Why dimensions cannot be taken at once; `nil` when they can.
  static func fault(_ dimensions: [CutDimension]) -> String? {
    if dimensions.count > most { return "no more than three ways of cutting can be taken at once" }
    if dimensions.count > 1, dimensions.contains(.overall) {
      return "'overall' is everything, and cuts nothing"
    }
    if Set(dimensions).count < dimensions.count { return "one way of cutting stands twice" }
    if dimensions.contains(.route), dimensions.contains(.withoutInternational) {
      return "'route' and 'without_international' are both of the route"
    }
    return nil
  }
}
