// SPDX-License-Identifier: Apache-2.0

/// Which applications were read: their hashed keys, each with its line, its vacancy and what tells it from another
/// application with the same key, 16 bytes in all.
///
/// While keys come in ascending order none can stand twice, and they are only kept. The table in which they
/// are looked up is made when a batch breaks the order, and when something refers to an application.
struct ApplicationKeys: Sendable {
  /// Stands for the vacancy of an application that was set aside because of the period.
  static let outsidePeriod = UInt32.max
  static let noDateForPeriod = UInt32.max - 1
  /// Stands for the vacancy of a record whose key is not noted.
  static let notNoted = UInt32.max - 2
  /// Stands for the vacancy of an application that never came to the stage by which the period goes.
  static let notInCohort = UInt32.max - 3
  /// Vacancies are below.
  static let limit = notInCohort

  /// What was noted of a key.
  struct Entry: Sendable, Hashable {
    /// The line, counted on over files: see `LineSpans`.
    let line: UInt32
    let vacancy: UInt32
    var traits = ApplicationTraits()
  }

  private var run = KeyRun()
  private var kept = KeptKeys()
  private var table: KeyTable?

  init() {}

  /// Notes the keys of a batch if they are sure to be new, because all keys ascend up to its end.
  ///
  /// - Parameter run: `nil` when nothing is known of the order.
  /// - Returns: whether they are noted; otherwise nothing is changed, and each is to be inserted.
  mutating func keep(
    _ hashes: [UInt64], _ run: KeyRun?, lines: [UInt32], base: UInt32, vacancies: [UInt32],
    traits: [ApplicationTraits] = []
  ) -> Bool {
    guard table == nil, let run, self.run.extend(with: run) else { return false }
    kept.append(hashes, lines: lines, base: base, vacancies: vacancies, traits: traits)
    return true
  }

  /// Notes a key; the earlier entry, when there is one already.
  ///
  /// - Parameter hash: not 0.
  @inline(__always)
  mutating func insert(
    _ hash: UInt64, line: UInt32, vacancy: UInt32, traits: ApplicationTraits = ApplicationTraits()
  ) -> Entry? {
    if table == nil { makeTable() }
    let entry = Entry(line: line, vacancy: vacancy, traits: traits)
    return table?.insert(hash, entry.payload).map(Entry.init(payload:))
  }

  /// Reads where the keys belong: a loop of independent reads waits for memory once, not once a key.
  func touch(_ hashes: ArraySlice<UInt64>) -> UInt64 { table?.touch(hashes) ?? 0 }

  /// What was noted of a key.
  mutating func find(_ hash: UInt64) -> Entry? {
    if table == nil { makeTable() }
    return table?.find(hash).map(Entry.init(payload:))
  }

  @inline(never)
  private mutating func makeTable() {
    let kept = kept
    self.kept = KeptKeys()
    table = kept.table()
  }
}

extension ApplicationKeys.Entry {
  private static let vacancyBits: UInt64 = 27
  private static let mostVacancies = UInt32(1 << vacancyBits) - 1
  /// What stands for no vacancy stays apart at the upper end, as it does among the numbers of four bytes.
  private static let marks = UInt32.max - ApplicationKeys.limit

  /// Eight bytes: 29 bits of line, 27 of vacancy, 8 of what tells one application from another.
  @inline(__always)
  var payload: UInt64 {
    let most = Self.mostVacancies
    let packed =
      vacancy >= ApplicationKeys.limit ? most - (UInt32.max - vacancy) : min(vacancy, most - Self.marks - 1)
    return UInt64(min(line, LineSpans.limit)) | UInt64(packed) << LineSpans.bits
      | UInt64(traits.rawValue) << (LineSpans.bits + Self.vacancyBits)
  }

  @inline(__always)
  init(payload: UInt64) {
    let most = Self.mostVacancies
    line = UInt32(payload & UInt64(LineSpans.limit))
    let packed = UInt32((payload >> LineSpans.bits) & UInt64(most))
    vacancy = packed >= most - Self.marks ? UInt32.max - (most - packed) : packed
    traits = ApplicationTraits(rawValue: UInt8(payload >> (LineSpans.bits + Self.vacancyBits)))
  }
}
