// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Tables of the applications by several characteristics at once.
///
/// Rows alone are in them: equality counts are of one characteristic at a time. Rows of a file that lacks a column stand
/// in the table with that characteristic not recorded.
extension PipelineBuilder {
  /// One for each list of characteristics that is asked for and of which a file records at least one.
  func crossed(_ order: VacancyOrder, leavingOut: Set<Int>) -> [CharacteristicTable] {
    state.apart.together.compactMap { crossed($0, order, leavingOut) }
  }

  private func crossed(
    _ characteristics: [Characteristic], _ order: VacancyOrder, _ leavingOut: Set<Int>
  ) -> CharacteristicTable? {
    let folds = readers.applications
    guard folds.contains(where: { $0.part(of: characteristics) != nil }) else { return nil }
    let parts = characteristics.map { characteristic in
      (
        characteristic: characteristic,
        categories: characteristic.ordered(
          folds.flatMap(\.characteristics).filter { $0.characteristic == characteristic }.flatMap(
            \.categories
          )
          .map(shown(characteristic)))
      )
    }
    var combinations = CombinationNumbers(parts.map(\.categories), shown: characteristics.map(shown))
    let codes = folds.map { combinations.codes(of: $0, characteristics) }
    let nothing = combinations.code(of: characteristics.map { _ in .notRecorded })
    let recordings = recordings
    var rows = CategoryRows(
      parts, combinations: combinations.all,
      stages: recordings.map(\.recorded).reduce(StageSet()) { $0.union($1) })
    func position(_ vacancy: Int) -> Int? { leavingOut.contains(vacancy) ? nil : order.position(vacancy) }
    for (number, fold) in folds.enumerated() {
      if let part = fold.part(of: characteristics) {
        rows.add(fold, part: part, codes: codes[number], recordings[number], position: position)
      } else {
        rows.add(fold, recordings[number], as: nothing, position: position)
      }
    }
    return rows.table
  }
}

/// Numbers the combinations of categories of all files alike.
private struct CombinationNumbers {
  /// By characteristic: the place of each category's name in the table.
  private let places: [[String: Int]]
  private let shown: [@Sendable (ApplicantGroup) -> ApplicantGroup]
  private(set) var all: [[CategoryCode]] = []
  private var numbers: [[CategoryCode]: Int] = [:]

  /// - Parameter shown: by characteristic, under which category each is told.
  init(_ categories: [[ApplicantGroup]], shown: [@Sendable (ApplicantGroup) -> ApplicantGroup]) {
    self.shown = shown
    places = categories.map { groups in
      Dictionary(groups.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    }
  }

  /// What each combination of a file is in the table; none for a file that has none of the characteristics.
  mutating func codes(of fold: ApplicationFold, _ characteristics: [Characteristic]) -> [CategoryCode] {
    guard let column = fold.combined.first(where: { $0.characteristics == characteristics }) else {
      return []
    }
    let names = zip(characteristics, shown).map { characteristic, shown in
      fold.characteristics.first { $0.characteristic == characteristic }?.categories.map { shown($0).name }
        ?? []
    }
    return column.combinations.map { combination in
      code(
        of: combination.enumerated().map { place, code in
          guard let known = code.knownIndex else { return code }
          return places[place][names[place][known]].map { CategoryCode(known: $0) } ?? CategoryCode(.unmapped)
        })
    }
  }

  mutating func code(of combination: [CategoryCode]) -> CategoryCode {
    let number = numbers[combination] ?? all.count
    if numbers.updateValue(number, forKey: combination) == nil { all.append(combination) }
    return CategoryCode(known: number)
  }
}
