// SPDX-License-Identifier: Apache-2.0

/// Why a record was left out. Every record read is either used or set aside for one of these.
package enum SetAsideReason: String, Sendable, Hashable, CaseIterable, Comparable {
  case keyMissing = "key missing"
  case referenceMissing = "reference missing"
  case referenceUnknown = "reference to a record that is not there"
  case duplicateKey = "duplicate key"
  case fieldCount = "wrong number of fields"
  case noDateForPeriod = "no date to place it in the period"
  case outsidePeriod = "outside the period"
  case notInCohort = "never came to the stage by which the period goes"
  case draft = "never submitted"
  case notAnApplication = "not an application"
  case withoutCategory = "no category for the count"
  case withoutStage = "no stage for the count"
  case totalRow = "a total, not a record"
  case repeatedHeader = "the header again"
  case lineOfText = "a title or a footer, not a record"
  case laterExport = "in a later export too"

  /// Whether the record is left out because of the period that was asked for, and nothing is wrong with it.
  package var isOfPeriod: Bool { self == .outsidePeriod || self == .notInCohort }

  /// Whether nothing is wrong with the record: the period leaves it out, or a later export says more of it.
  package var isHarmless: Bool { isOfPeriod || self == .laterExport }

  /// Whether the row was never meant as a record.
  package var isOfNoRecord: Bool { self == .totalRow || self == .repeatedHeader || self == .lineOfText }

  /// Whether somebody or something is missing from the counts by it.
  package var isLoss: Bool {
    switch self {
    case .keyMissing, .referenceMissing, .referenceUnknown, .duplicateKey, .fieldCount, .noDateForPeriod,
      .withoutCategory, .withoutStage:
      true
    case .outsidePeriod, .notInCohort, .draft, .notAnApplication, .totalRow, .repeatedHeader, .lineOfText,
      .laterExport:
      false
    }
  }

  package static func < (left: SetAsideReason, right: SetAsideReason) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// What became of one file.
package struct FileLedger: Sendable {
  /// Index into the run's list of source files.
  package let file: Int
  /// The profile's name for the source that the file was read as; `nil` when it could not be read as any.
  package var source: String?
  /// SHA-256 of the bytes as they lay on disk, in hexadecimal.
  package var sha256: String
  package var bytes: Int
  package var format: String
  package var encoding: String
  package var profile: String
  package var read = 0
  package var used = 0
  package var setAside: [SetAsideReason: Int] = [:]
  /// The total that the file announces of itself, where it does.
  package var announced: Int?
  /// Whether the file was read to its end.
  package var isComplete = true
  /// Columns or paths of the file that the profile does not use, in the file's order.
  package var unused: [String] = []
  /// Columns or paths that are not read because their name is misspelt, where counts or verdicts rest on them.
  package var misspelt: [MisspeltName] = []
  /// Columns of which no value could be read.
  package var unread: [UnreadColumn] = []
  /// Whether a file of its kind that holds no record is an answer: that there was nothing to record.
  package var mayBeEmpty = false
  /// Remarks that are no fault: a DOCTYPE that was not loaded, a byte-order mark.
  package var notes: [String] = []

  package init(
    file: Int, source: String? = nil, sha256: String = "", bytes: Int = 0, format: String = "",
    encoding: String = "", profile: String = ""
  ) {
    self.file = file
    self.source = source
    self.sha256 = sha256
    self.bytes = bytes
    self.format = format
    self.encoding = encoding
    self.profile = profile
  }

  /// Whether read = used + set aside.
  package var balances: Bool { read == used + setAside.values.reduce(0, +) }

  /// What was read but for rows that are no records, such as totals.
  package var records: Int { setAside.reduce(read) { $0 - ($1.key.isOfNoRecord ? $1.value : 0) } }

  /// Whether the file holds fewer records than it announces.
  package var fallsShort: Bool { announced.map { records < $0 } ?? false }

  /// Whether the file was read to its end, holds what it announces, most records are used, no column that matters is misspelt, and of every
  /// column some value could be read.
  package var isWhole: Bool {
    isComplete && !fallsShort && !losesMost && misspelt.allSatisfy(\.isDoubtful) && unread.isEmpty
  }

  /// Whether the file was read to its end, as what a source of the profile is, and holds no record.
  package var isEmpty: Bool { isComplete && source != nil && read == 0 && announced ?? 0 == 0 }

  /// How many records are left out by the period, and how many are set aside because something is wrong with them.
  package var leftOutByPeriod: Int { setAside.reduce(0) { $0 + ($1.key.isOfPeriod ? $1.value : 0) } }
  package var setAsideForCause: Int { setAside.reduce(0) { $0 + ($1.key.isHarmless ? 0 : $1.value) } }

  /// How many records are missing from the counts.
  package var lost: Int { setAside.reduce(0) { $0 + ($1.key.isLoss ? $1.value : 0) } }
  /// Whether what is counted may be another thing than what happened. Of records with the key of another one most are
  /// there twice, and only one in a hundred is too many.
  package var losesRecords: Bool {
    let twice = setAside[.duplicateKey] ?? 0
    return lost > twice || (twice > 0 && twice * 100 >= records)
  }
  /// Whether half of the records or more are in no count: the file was hardly read.
  package var losesMost: Bool { lost > 0 && lost * 2 >= records }

  /// Whether it has records and none is used.
  package var isUnused: Bool { read > 0 && used == 0 }
}

/// A column or path of a file that no field is read from, and the name that was probably meant.
package struct MisspeltName: Sendable, Hashable {
  package let found: String
  package let meant: String
  /// The model's name of what is not read for want of it.
  package let field: String
  /// What that is, in words that stand in brackets after the name; empty where the name says it.
  package let says: String
  /// Whether the column may well be something else, so that it is asked about and nothing is concluded.
  package let isDoubtful: Bool

  package init(found: String, meant: String, field: String, says: String = "", isDoubtful: Bool = false) {
    self.found = found
    self.meant = meant
    self.field = field
    self.says = says
    self.isDoubtful = isDoubtful
  }
}

/// A column that holds values of which none could be read as what the profile says: not a fault of single records,
/// but a wrong form, scheme or column.
package struct UnreadColumn: Sendable, Hashable {
  /// As reports write it: `column 'applied_on'`.
  package let column: String
  /// The model's name of what is not known for want of it.
  package let field: String
  /// What its values are instead, in words that follow "holds".
  package let problem: String

  package init(column: String, field: String, problem: String) {
    self.column = column
    self.field = field
    self.problem = problem
  }
}

/// The account of every record of every file.
package struct IngestLedger: Sendable {
  package var files: [FileLedger] = []

  package init(files: [FileLedger] = []) { self.files = files }

  package var read: Int { files.reduce(0) { $0 + $1.read } }
  package var used: Int { files.reduce(0) { $0 + $1.used } }
  package var isComplete: Bool { files.allSatisfy(\.isWhole) }
  package var balances: Bool { files.allSatisfy(\.balances) }
  /// Whether some file holds no record, or none that is used, where records were to be expected.
  package var lacksRecords: Bool { files.contains { ($0.isEmpty && !$0.mayBeEmpty) || $0.isUnused } }
  /// Whether of some file so many records are in no count that nothing can be said to be in order.
  package var losesRecords: Bool { files.contains(where: \.losesRecords) }
}
