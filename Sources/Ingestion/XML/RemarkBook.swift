// SPDX-License-Identifier: Apache-2.0

/// Counts the remarks on one file, by kind, in the order of their first appearance.
struct RemarkBook: Sendable {
  private(set) var remarks: [FormatRemark] = []

  mutating func add(_ kind: String, line: Int) {
    guard let index = remarks.firstIndex(where: { $0.kind == kind }) else {
      remarks.append(FormatRemark(kind: kind, count: 1, lines: [line]))
      return
    }
    remarks[index].count += 1
    if remarks[index].lines.count < 5 { remarks[index].lines.append(line) }
  }
}
