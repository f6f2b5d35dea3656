// SPDX-License-Identifier: Apache-2.0

package import AuditModel

/// Why a value could not be used, or not without a remark: the stable name of a remark on the quality of the data.
package enum ConversionFault: String, Error, Sendable, Hashable, CaseIterable, Comparable {
  case notUTF8 = "not-utf8"
  case notADate = "not-a-date"
  case impossibleDate = "impossible-date"
  case placeholderDate = "placeholder-date"
  /// The day and the month stand the other way round than the profile says, so that others may be misread.
  case otherDateOrder = "other-date-order"
  case twoDigitYear = "two-digit-year"
  case notABool = "not-yes-or-no"
  case notANumber = "not-a-number"
  case notABand = "not-a-band"
  /// A step of `as:` finds nothing to take.
  case patternNotFound = "pattern-not-found"
  /// The text is known, and was read from HTML that is not sound.
  case htmlBroken = "html-broken"
  /// The same, where words may be missing.
  case htmlCutOff = "html-cut-off"
  /// The value is known; the mark is left out.
  case formulaGuard = "formula-guard"
  case dateOfBirth = "date-of-birth"
  /// The profile maps everything that it expects: a warning, and the record is kept.
  case unmappedValue = "unmapped-value"
  /// A label that stands under several headings, and no heading with it.
  case ambiguousLabel = "ambiguous-label"
  /// A label of several categories together.
  case totalLabel = "total-label"
  /// A label that does not belong under the heading beside it.
  case contradictsHeading = "contradicts-heading"
  /// The profile expects that some values are not mapped.
  case unmappedNoted = "unmapped-value-noted"

  package static func < (left: ConversionFault, right: ConversionFault) -> Bool {
    left.rawValue < right.rawValue
  }

  /// What is wrong, as a report says it of a field.
  package var problem: String {
    switch self {
    case .notUTF8: "text that is not valid in the file's encoding"
    case .notADate: "no date in any of the forms that the profile names, such as defaults: {dates: [dmy]}"
    case .impossibleDate: "a day that is not in the calendar"
    case .placeholderDate:
      "a date that stands for no date, such as 1900-01-01, 1970-01-01 or any before 1950 or after 2098"
    case .otherDateOrder:
      "a date that has the day and the month the other way round than the profile says; other dates of the column may"
        + " be misread: correct the form in the profile, such as as: [{date: mdy}]"
    case .twoDigitYear: "a year of two digits; if all are of this century, say so with the form dmy2 or mdy2"
    case .notABool: "neither yes nor no"
    case .notANumber: "no whole or decimal number of the kind expected"
    case .notABand: "something that looks like a pay band and is none"
    case .patternNotFound: "text in which the profile's pattern is not found"
    case .ambiguousLabel:
      "a label that names no group without its heading, such as British or African; export the heading with it"
        + " (White: British), or name the heading's column under 'heading' in the profile"
    case .totalLabel: "a label that stands for several categories together"
    case .contradictsHeading: "a label that does not belong under the heading beside it"
    case .htmlBroken: "HTML whose tags do not fit together, of which the text is read all the same"
    case .htmlCutOff: "HTML that breaks off or is too large, of which the text before that is read"
    case .formulaGuard: "a mark that keeps spreadsheets from taking the value for a formula; it is left out"
    case .dateOfBirth: "a date where a band of ages is asked for; no age is worked out from it"
    case .unmappedValue, .unmappedNoted: "a value that the profile does not map"
    }
  }

  package var weight: DataQualityWeight {
    switch self {
    case .unmappedNoted, .htmlBroken, .formulaGuard: .note
    case .otherDateOrder: .error
    default: .warning
    }
  }
}

/// What one distinct value of a column means, and what is wrong with it.
package struct ConvertedValue: Sendable, Hashable {
  package let answer: Answer<Converted>
  package let fault: ConversionFault?

  package init(_ answer: Answer<Converted>, fault: ConversionFault? = nil) {
    self.answer = answer
    self.fault = fault
  }

  static func unreadable(_ fault: ConversionFault) -> ConvertedValue {
    ConvertedValue(.unreadable, fault: fault)
  }
}
