// SPDX-License-Identifier: Apache-2.0

/// Why a record was left out. Every record read is either used or set aside for one of these.
public enum SetAsideReason: String, Sendable, Hashable, CaseIterable, Comparable {
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

  /// Whether the record is left out because of the period that was asked for, and nothing is wrong with it.
  public var isOfPeriod: Bool { self == .outsidePeriod || self == .notInCohort }

  public static func < (left: SetAsideReason, right: SetAsideReason) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// What became of one file.
public struct FileLedger: Sendable {
  /// Index into the run's list of source files.
  public let file: Int
  /// The profile's name for the source that the file was read as; `nil` when it could not be read as any.
  public var source: String?
  /// SHA-256 of the bytes as they lay on disk, in hexadecimal.
  public var sha256: String
  public var bytes: Int
  public var format: String
  public var encoding: String
  public var profile: String
  public var read = 0
  public var used = 0
  public var setAside: [SetAsideReason: Int] = [:]
  /// The total that the file announces of itself, where it does.
  public var announced: Int?
  /// Whether the file was read to its end.
  public var isComplete = true
  /// Columns or paths of the file that the profile does not use, in the file's order.
  public var unused: [String] = []
  /// Columns or paths that are not read because their name is misspelt, where counts or verdicts rest on them.
  public var misspelt: [MisspeltName] = []
  /// Remarks that are no fault: a DOCTYPE that was not loaded, a byte-order mark.
  public var notes: [String] = []

  public init(
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
  public var balances: Bool { read == used + setAside.values.reduce(0, +) }

  /// Whether the file holds fewer records than it announces.
  public var fallsShort: Bool { announced.map { read < $0 } ?? false }

  /// Whether the file was read to its end, holds what it announces, and no column that matters is misspelt.
  public var isWhole: Bool { isComplete && !fallsShort && misspelt.isEmpty }
}

/// A column or path of a file that no field is read from, and the name that was probably meant.
public struct MisspeltName: Sendable, Hashable {
  public let found: String
  public let meant: String
  /// The model's name of what is not read for want of it.
  public let field: String

  public init(found: String, meant: String, field: String) {
    self.found = found
    self.meant = meant
    self.field = field
  }
}

/// The account of every record of every file.
public struct IngestLedger: Sendable {
  public var files: [FileLedger] = []

  public init(files: [FileLedger] = []) { self.files = files }

  public var read: Int { files.reduce(0) { $0 + $1.read } }
  public var used: Int { files.reduce(0) { $0 + $1.used } }
  public var isComplete: Bool { files.allSatisfy(\.isWhole) }
  public var balances: Bool { files.allSatisfy(\.balances) }
}
