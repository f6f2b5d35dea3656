// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Two tables that stand side by side in one file, with a column between them that has no name.
struct SideBySide: Sendable {
  /// Index of the column between.
  private let gap: Int

  private static let fewest = 2

  /// `nil` where no column without a name stands between columns with names.
  init?(_ header: [String]) {
    let isNamed = header.map { !HeaderName.normalise($0).isEmpty }
    let gap = isNamed.indices.dropFirst().first { index in
      !isNamed[index] && isNamed[index - 1]
        && isNamed[..<index].count(where: \.self) >= SideBySide.fewest
        && isNamed[index...].count(where: \.self) >= SideBySide.fewest
    }
    guard let gap else { return nil }
    self.gap = gap
  }

  /// What is to be said of it.
  ///
  /// - Parameter used: the columns that are read, by their index.
  func remark(used: [Int]) -> (weight: DataQualityWeight, words: String) {
    let isOnBothSides = used.contains { $0 < gap } && used.contains { $0 > gap }
    let words =
      "a column without a name stands between columns with names, as between two tables side by side: each line was"
      + " read as one record"
    return isOnBothSides
      ? (.warning, "\(words) with columns of both; if they are two tables, save each as a file of its own")
      : (.note, "\(words) of those on one side; what is on the other is not read")
  }
}
