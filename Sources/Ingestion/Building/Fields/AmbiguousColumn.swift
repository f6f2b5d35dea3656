// SPDX-License-Identifier: Apache-2.0

/// A name of the profile that several columns of a file have, so that none of them is read.
package struct AmbiguousColumn: Sendable, Hashable {
  /// What the field fills.
  package let target: String
  /// The columns, from 0.
  package let columns: [Int]
  /// Whether the file cannot be read without the field.
  package let isRequired: Bool
  private let names: [String]

  /// In the order of the profile. A column of counts is required: without it a category would be nobody.
  static func all(of source: SourceMapping, in header: HeaderTable) -> [AmbiguousColumn] {
    let headings = source.allFields.compactMap { field in field.heading.map(field.headingField) }
    let fields = (source.allFields + headings).compactMap { field in
      AmbiguousColumn(field.target, field.headers, isRequired: field.isRequired, header)
    }
    let counts = source.aggregate.map(SourceLayout.countHeaders) ?? []
    return fields + counts.compactMap { AmbiguousColumn("count", [$0], isRequired: true, header) }
  }

  private init?(_ target: String, _ headers: [String], isRequired: Bool, _ table: HeaderTable) {
    guard case .ambiguous(let columns) = table.place(ofFirst: headers) else { return nil }
    self.target = target
    self.columns = columns
    self.isRequired = isRequired
    names = columns.map { table.names[$0] }
  }

  /// What is wrong, naming the columns: to be put after the name of the file.
  var problem: String {
    let shown = zip(names, columns).map { "'\($0)' (column \($1 + 1))" }.joined(separator: " and ")
    return "the columns \(shown) have one name, so that '\(target)' could be either"
  }

  var advice: String {
    "name it '\(names.first ?? "Name")[1]' or '\(names.first ?? "Name")[2]' in the profile"
  }
}

extension FieldMapping {
  /// The names of columns that are accepted; empty when the field is read from elsewhere.
  var headers: [String] { if case .headers(let headers) = origin { headers } else { [] } }
}
