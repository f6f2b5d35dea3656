// SPDX-License-Identifier: Apache-2.0

/// A category of a characteristic, or why there is none, as a small number.
public struct CategoryCode: Sendable, Hashable {
  public let rawValue: UInt16

  private static let states: [FactState] = [
    .notRecorded, .withheld, .blank, .unreadable, .unmapped, .notAsked,
  ]

  private init(rawValue: UInt16) { self.rawValue = rawValue }

  /// The category at this place of a list.
  public init(known index: Int) {
    rawValue = UInt16(clamping: index + CategoryCode.states.count)
  }

  /// *None* does not occur, and is read as *blank*, like *known*, which has a place.
  public init(_ state: FactState) {
    rawValue = UInt16(clamping: CategoryCode.states.firstIndex(of: state) ?? 2)
  }

  public static let notRecorded = CategoryCode(.notRecorded)

  /// The place in the list of categories; `nil` when there is no category.
  public var knownIndex: Int? {
    let index = Int(rawValue) - CategoryCode.states.count
    return index >= 0 ? index : nil
  }

  public var state: FactState {
    knownIndex == nil ? CategoryCode.states[Int(rawValue)] : .known
  }
}
