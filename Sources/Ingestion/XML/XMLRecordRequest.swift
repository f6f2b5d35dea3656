// SPDX-License-Identifier: Apache-2.0

/// One kind of record in an XML file, and what is wanted of each.
package struct XMLRecordRequest: Sendable {
  /// The element that is one record, from the root.
  package let record: XMLPath
  /// The request whose record each of these must stand in; its record is delivered no later than they are.
  package let enclosing: Int?
  /// What is wanted of each record, in the order of the batch's columns.
  package let columns: [XMLColumn]

  package init(record: XMLPath, enclosing: Int? = nil, columns: [XMLColumn]) {
    self.record = record
    self.enclosing = enclosing
    self.columns = columns
  }
}

/// What is wanted of each record in one column.
package struct XMLColumn: Sendable {
  package enum Source: Sendable {
    /// A relative path starts at the record. An absolute path that leads into the record is the same as the
    /// relative one; one without `//` that leads elsewhere is *inherited*: the record takes what stood there
    /// before it, as long as the element around it (for an attribute: its own element) is still open. So a
    /// record takes the identifier of the element that encloses it, and never that of an earlier, closed one.
    case path(XMLPath)
    /// The values of the pairs with these names, which are compared as headers are.
    case pairs(XMLPairs, names: [String])
    /// A column of the enclosing record, wherever in it the value stands.
    case enclosing(column: Int)
  }
  package let source: Source
  /// `nil` takes the first value; anything else takes all that are not empty, with this text between them.
  package let join: String?
  package let request: ColumnRequest

  package init(_ source: Source, join: String? = nil, request: ColumnRequest) {
    self.source = source
    self.join = join
    self.request = request
  }
}
