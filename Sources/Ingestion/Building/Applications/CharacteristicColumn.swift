// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// One column of the application rows with a characteristic, other than the two groups of ethnicity, converted once
/// for each distinct value.
struct CharacteristicColumn: Sendable {
  let characteristic: Characteristic
  private(set) var reader: FieldReader
  /// The known categories, in the order in which they were met.
  private(set) var categories: [ApplicantGroup] = []
  /// The category of each record of the last batch.
  private(set) var codes: [CategoryCode] = []
  private var indexOfName: [String: Int] = [:]
  private var codeOfAnswer: [CategoryCode] = []

  init(_ characteristic: Characteristic, _ field: BoundField) {
    self.characteristic = characteristic
    reader = FieldReader(field, remembers: true)
  }

  /// The columns that the file has, in a fixed order.
  static func all(in layout: SourceLayout, _ apart: ToldApart) -> [CharacteristicColumn] {
    Characteristic.others.compactMap { characteristic in
      let isWanted: Bool, name: String
      switch characteristic {
      case .ethnicCategory: (isWanted, name) = (apart.ethnicCategories, Characteristic.ethnicity.rawValue)
      case .source: (isWanted, name) = (apart.sources, characteristic.rawValue)
      case .ethnicity, .sex, .disability, .ageBand, .religion, .orientation:
        (isWanted, name) = (true, characteristic.rawValue)
      }
      return isWanted ? layout.field(name).map { CharacteristicColumn(characteristic, $0) } : nil
    }
  }

  mutating func read(_ batch: RecordBatch, file: OpenFile, quality: inout QualityLog) {
    let remembered = min(reader.kept, codeOfAnswer.count)
    let column = reader.read(batch)
    // Ethnicity has a column of its own, which tells of its faults.
    if characteristic != .ethnicCategory { quality.check(reader, column, batch, file: file) }
    codeOfAnswer.removeLast(codeOfAnswer.count - remembered)
    for answer in reader.answers[remembered...] { codeOfAnswer.append(code(of: answer)) }
    guard !column.codes.isEmpty else {
      codes = [CategoryCode](repeating: codeOfAnswer[0], count: batch.count)
      return
    }
    let table = column.numbers.map { codeOfAnswer[Int($0)] }
    codes = column.codes.map { table[Int($0)] }
  }

  private mutating func code(of answer: Answer<Converted>) -> CategoryCode {
    let category = answer.viewed { $0.asCategory(of: characteristic) }
    guard case .known(let group) = category else { return CategoryCode(category.state) }
    if let known = indexOfName[group.name] { return CategoryCode(known: known) }
    indexOfName[group.name] = categories.count
    categories.append(group)
    return CategoryCode(known: categories.count - 1)
  }
}
