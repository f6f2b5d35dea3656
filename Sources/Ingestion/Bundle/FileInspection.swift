// SPDX-License-Identifier: Apache-2.0

/// What is in one file, without building a model of it.
package struct FileInspection: Sendable {
  package let path: String
  /// `CSV` or `XML`.
  package let format: String
  /// The encoding and how it was told, in words.
  package let encoding: String
  /// The delimiter and how it was told; `nil` for XML.
  package let delimiter: String?
  /// The header of a CSV file, or the element and attribute paths at the beginning of an XML file.
  package let columns: [String]
  /// Records of each source that the file is read as; of a CSV file that is read as none, all its records, and of such
  /// an XML file nothing, since only a profile says which element is a record.
  package let records: [(source: String?, count: Int)]
  /// Which sources of the profile it is read as, or why as none.
  package let reason: String
  package let notes: [String]
}

/// What is in the files of a bundle, and which profile fits.
package struct BundleInspection: Sendable {
  package let files: [FileInspection]
  /// The profile that fits; `nil` when none does, or several do.
  package let profile: String?
  package let reason: String
  package let failures: [IngestionError]
}
