// SPDX-License-Identifier: Apache-2.0

/// A category of a characteristic, or why there is none, as a small number.
package struct CategoryCode: Sendable, Hashable {
  package let rawValue: UInt16

  private static let states: [FactState] = [
    .notRecorded, .withheld, .blank, .unreadable, .unmapped, .notAsked,
  ]

  private init(rawValue: UInt16) { self.rawValue = rawValue }

  /// The category at this place of a list.
  package init(known index: Int) {
    rawValue = UInt16(clamping: index + CategoryCode.states.count)
  }

  /// *None* does not occur, and is read as *blank*, like *known*, which has a place.
  package init(_ state: FactState) {
    rawValue = UInt16(clamping: CategoryCode.states.firstIndex(of: state) ?? 2)
  }

  package static let notRecorded = CategoryCode(.notRecorded)

  /// The place in the list of categories; `nil` when there is no category.
  package var knownIndex: Int? {
    let index = Int(rawValue) - CategoryCode.states.count
    return index >= 0 ? index : nil
  }

  package var state: FactState {
    knownIndex == nil ? CategoryCode.states[Int(rawValue)] : .known
  }
}
