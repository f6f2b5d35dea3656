// SPDX-License-Identifier: Apache-2.0

/// What a profile or a person says of a CSV file before it is opened; all else is found.
package struct CSVHints: Sendable {
  /// What keeps the fields apart; `nil`: as the file's `sep=` line says, or found in its header line.
  package var delimiter: UInt8?
  /// The file's encoding; `nil`: found.
  package var encoding: GivenEncoding?

  /// How the header is found.
  package var header: HeaderSearch
  /// How quotes within quoted text are written; `nil`: found.
  package var quotes: QuoteDialect?

  package init(
    delimiter: UInt8? = nil, encoding: GivenEncoding? = nil, header: HeaderSearch = HeaderSearch(),
    quotes: QuoteDialect? = nil
  ) {
    self.delimiter = delimiter
    self.encoding = encoding
    self.header = header
    self.quotes = quotes
  }
}
