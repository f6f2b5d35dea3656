// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Several characteristics of application rows taken together: a number for each combination of their categories that
/// is met.
struct CombinedColumn: Sendable {
  let characteristics: [Characteristic]
  /// Where each stands among the columns of the file; `nil` where the file has none of it.
  private let places: [Int?]
  /// By combination, then by characteristic: the category, or why there is none.
  private(set) var combinations: [[CategoryCode]] = []
  /// The combination of each record of the last batch.
  private(set) var codes: [CategoryCode] = []
  private var numbers: [UInt64: Int] = [:]

  /// `nil` where the file has none of the characteristics.
  ///
  /// - Parameter columns: those of the file.
  init?(_ characteristics: [Characteristic], _ columns: [CharacteristicColumn]) {
    self.characteristics = characteristics
    places = characteristics.map { wanted in columns.firstIndex { $0.characteristic == wanted } }
    if places.allSatisfy({ $0 == nil }) { return nil }
  }

  /// - Parameter columns: those of the file, with the batch read.
  mutating func read(_ columns: [CharacteristicColumn], count: Int) {
    let parts = places.map { place in place.map { columns[$0].codes } }
    codes.removeAll(keepingCapacity: true)
    for record in 0..<count {
      let combination = parts.map { $0?[record] ?? .notRecorded }
      let key = combination.reduce(UInt64(0)) { $0 << 16 | UInt64($1.rawValue) }
      let number = numbers[key] ?? combinations.count
      if numbers.updateValue(number, forKey: key) == nil { combinations.append(combination) }
      codes.append(CategoryCode(known: number))
    }
  }
}
