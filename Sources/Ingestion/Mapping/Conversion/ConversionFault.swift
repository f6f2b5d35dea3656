// SPDX-License-Identifier: Apache-2.0

package import AuditModel

/// Why a value could not be used: the stable name of a remark on the quality of the data.
package enum ConversionFault: String, Sendable, Hashable, CaseIterable, Comparable {
  case notUTF8 = "not-utf8"
  case notADate = "not-a-date"
  case impossibleDate = "impossible-date"
  case placeholderDate = "placeholder-date"
  case twoDigitYear = "two-digit-year"
  case notABool = "not-yes-or-no"
  case notANumber = "not-a-number"
  case notABand = "not-a-band"
  case dateOfBirth = "date-of-birth"
  /// The profile maps everything that it expects: a warning, and the record is kept.
  case unmappedValue = "unmapped-value"
  /// The profile expects that some values are not mapped.
  case unmappedNoted = "unmapped-value-noted"

  package static func < (left: ConversionFault, right: ConversionFault) -> Bool {
    left.rawValue < right.rawValue
  }

  /// What is wrong, as a report says it of a field.
  package var problem: String {
    switch self {
    case .notUTF8: "text that is not valid in the file's encoding"
    case .notADate: "no date in any of the forms that the profile names"
    case .impossibleDate: "a day that is not in the calendar"
    case .placeholderDate: "a date that stands for no date, such as 1900-01-01"
    case .twoDigitYear: "a year of two digits"
    case .notABool: "neither yes nor no"
    case .notANumber: "no whole or decimal number of the kind expected"
    case .notABand: "something that looks like a pay band and is none"
    case .dateOfBirth: "a date where a band of ages is asked for; no age is worked out from it"
    case .unmappedValue, .unmappedNoted: "a value that the profile does not map"
    }
  }

  package var weight: DataQualityWeight {
    switch self {
    case .unmappedNoted: .note
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
