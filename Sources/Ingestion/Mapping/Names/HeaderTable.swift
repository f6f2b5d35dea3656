// SPDX-License-Identifier: Apache-2.0

/// The header of a CSV file, in which a profile's names are looked up.
package struct HeaderTable: Sendable {
  /// Where a name leads.
  package enum Place: Sendable, Hashable {
    /// Index of the column, from 0.
    case column(Int)
    /// No column has the name.
    case missing
    /// Several columns have the name: the profile must say `Name[2]`.
    case ambiguous([Int])
  }

  /// As the file writes them.
  package let names: [String]
  private let columns: [String: [Int]]

  package init(_ names: [String]) {
    self.names = names
    var columns: [String: [Int]] = [:]
    for (index, name) in names.enumerated() {
      columns[HeaderName.normalise(name), default: []].append(index)
    }
    columns[""] = nil
    self.columns = columns
  }

  /// The column with this name; `Name[2]` is the second of that name, and `#3` the third column.
  package func place(of alias: String) -> Place {
    if let number = HeaderTable.columnNumber(alias) {
      return names.indices.contains(number - 1) ? .column(number - 1) : .missing
    }
    let key = HeaderName.normalise(alias)
    if let found = columns[key] {
      // The header reader may have numbered columns of the same name already.
      let all = found + (columns["\(key)[2]"] ?? [])
      return all.count == 1 ? .column(found[0]) : .ambiguous(all)
    }
    guard let (name, ordinal) = HeaderTable.ordinal(alias),
      let found = columns[HeaderName.normalise(name)], found.indices.contains(ordinal - 1)
    else { return .missing }
    return .column(found[ordinal - 1])
  }

  /// The first of the names that the file has.
  package func place(ofFirst aliases: [String]) -> Place {
    for alias in aliases {
      let found = place(of: alias)
      if found != .missing { return found }
    }
    return .missing
  }

  /// The number of a column that is named by it, `#3`.
  static func columnNumber(_ alias: String) -> Int? {
    guard alias.hasPrefix("#"), let number = Int(alias.dropFirst()), number > 0 else { return nil }
    return number
  }

  private static func ordinal(_ alias: String) -> (name: String, ordinal: Int)? {
    guard alias.hasSuffix("]"), let open = alias.lastIndex(of: "[") else { return nil }
    guard let ordinal = Int(alias[alias.index(after: open)...].dropLast()), ordinal > 0 else { return nil }
    return (String(alias[..<open]), ordinal)
  }
}
