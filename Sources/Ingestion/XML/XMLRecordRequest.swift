// SPDX-License-Identifier: Apache-2.0

/// One kind of record in an XML file, and what is wanted of each.
package struct XMLRecordRequest: Sendable {
  /// The element that is one record, from the root.
  package let record: XMLPath
  /// What is wanted of each record, in the order of the batch's columns.
  ///
  /// A relative path starts at the record. An absolute path that leads into the record is the same as the
  /// relative one; one without `//` that leads elsewhere is *inherited*: the record takes what stood there
  /// before it, as long as the element around it (for an attribute: its own element) is still open. So a
  /// record takes the identifier of the element that encloses it, and never that of an earlier, closed one.
  package let columns: [(path: XMLPath, request: ColumnRequest)]

  package init(record: XMLPath, columns: [(path: XMLPath, request: ColumnRequest)]) {
    self.record = record
    self.columns = columns
  }
}
