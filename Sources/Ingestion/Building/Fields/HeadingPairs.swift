// SPDX-License-Identifier: Apache-2.0

/// The values of a field together with the headings beside them: each distinct pair once.
struct HeadingPairs {
  /// For each record 1 + index into `pairs`.
  private(set) var codes: [UInt32] = []
  private(set) var pairs: [(value: ArraySlice<UInt8>, heading: ArraySlice<UInt8>)] = []

  init(_ field: BoundField, _ batch: RecordBatch) {
    let values = HeadingPairs.merged(field.columns, batch)
    let headings = HeadingPairs.merged(field.headings, batch)
    var numbers: [UInt64: UInt32] = [:]
    codes.reserveCapacity(batch.count)
    for record in 0..<batch.count {
      let (value, heading) = (values.codes[record], headings.codes[record])
      let pair = UInt64(value) << 32 | UInt64(heading)
      if let number = numbers[pair] {
        codes.append(number)
        continue
      }
      pairs.append((values.texts[Int(value)], headings.texts[Int(heading)]))
      let number = UInt32(pairs.count)
      numbers[pair] = number
      codes.append(number)
    }
  }

  /// One code a record, of the first column that the record has; code 0 stands for an empty text.
  private static func merged(
    _ columns: [Int], _ batch: RecordBatch
  ) -> (codes: [UInt32], texts: [ArraySlice<UInt8>]) {
    var codes = [UInt32](repeating: 0, count: batch.count)
    var texts: [ArraySlice<UInt8>] = [[]]
    for column in columns {
      guard case .coded(let others, let values) = batch.columns[column] else { continue }
      let offset = UInt32(texts.count - 1)
      for value in 0..<values.count { texts.append(values[value]) }
      for record in 0..<batch.count where codes[record] == 0 && others[record] != 0 {
        codes[record] = others[record] + offset
      }
    }
    return (codes, texts)
  }
}
