// SPDX-License-Identifier: Apache-2.0

/// What to do with a value that a map does not know.
package enum UnmappedPolicy: String, Sendable, Hashable {
  /// The fact is *unmapped*, and a data-quality error names file, line and column.
  case error
  /// The fact is *unmapped*; a note counts them.
  case unknown
  /// The value is kept as text.
  case keep
}

/// Raw values to canonical ones, compared after normalisation (case, `&` and "and", punctuation, spaces).
package struct ValueMap: Sendable, Hashable {
  /// Normalised raw value to the canonical name.
  package let canonical: [String: String]
  package let unmapped: UnmappedPolicy

  package init(canonical: [String: String], unmapped: UnmappedPolicy) {
    self.canonical = canonical
    self.unmapped = unmapped
  }
}

/// A form of date that a column may hold.
package enum DateForm: String, Sendable, Hashable, CaseIterable {
  /// `2025-04-01`, with or without a time after `T` or a space, and with or without a zone after either.
  case iso
  /// `01/04/2025`, `1-4-2025`, `01.04.2025`, `1 April 2025`, `01-APR-2025`, with or without a time.
  case dayFirst = "dmy"
  /// The month first.
  case monthFirst = "mdy"
  /// The day first and a year of two digits, which is one of this century: `01/04/25`.
  case shortDayFirst = "dmy2"
  /// The month first and a year of two digits.
  case shortMonthFirst = "mdy2"
  /// The number of a day as spreadsheets count it, from 1899-12-30: `45748`.
  case serial = "excel"

  /// Whether the month stands before the day.
  var hasMonthFirst: Bool { self == .monthFirst || self == .shortMonthFirst }
  /// Whether the day stands before the month, and both may be numbers.
  var hasDayFirst: Bool { self == .dayFirst || self == .shortDayFirst }
  /// Whether the year has two digits.
  var isShort: Bool { self == .shortDayFirst || self == .shortMonthFirst }
}

/// Which words mean yes and which mean no, both normalised.
package struct BoolWords: Sendable, Hashable {
  package let yes: Set<String>
  package let no: Set<String>
  /// What any other text means; `nil` when it is unreadable.
  package let otherwise: Bool?

  package init(yes: Set<String>, no: Set<String>, otherwise: Bool? = nil) {
    self.yes = yes
    self.no = no
    self.otherwise = otherwise
  }

  /// Yes, no, y, n, true, false, 1, 0.
  package static let standard = BoolWords(yes: ["yes", "y", "true", "1"], no: ["no", "n", "false", "0"])
}

/// How raw bytes become a value of the model.
package enum Conversion: Sendable, Hashable {
  case text
  /// No form: the form is found from the whole column.
  case date([DateForm])
  case bool(BoolWords)
  case integer
  case decimal
  case grade
  /// `scheme` names the label or code set.
  case ethnicity(scheme: String, unmapped: UnmappedPolicy)
  /// `scheme` names the label set of another characteristic.
  case category(scheme: String, unmapped: UnmappedPolicy)
  /// Route, role, phase, standing, stage, outcome, characteristic: a closed list of names, through a map.
  case values(ValueMap)
  /// A key of another source: source name and field. The source is empty when the profile has none of that
  /// kind, so that the records themselves imply what they refer to.
  case reference(source: String, field: String)
  /// A key of its own.
  case key
}
