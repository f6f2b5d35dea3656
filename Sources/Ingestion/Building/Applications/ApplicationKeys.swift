// SPDX-License-Identifier: Apache-2.0

/// Which applications were read: their hashed keys, each with its line and its vacancy, 16 bytes in all.
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
    _ hashes: [UInt64], _ run: KeyRun?, lines: [UInt32], base: UInt32, vacancies: [UInt32]
  ) -> Bool {
    guard table == nil, let run, self.run.extend(with: run) else { return false }
    kept.append(hashes, lines: lines, base: base, vacancies: vacancies)
    return true
  }

  /// Notes a key; the earlier entry, when there is one already.
  ///
  /// - Parameter hash: not 0.
  @inline(__always)
  mutating func insert(_ hash: UInt64, line: UInt32, vacancy: UInt32) -> Entry? {
    if table == nil { makeTable() }
    guard let found = table?.insert(hash, UInt64(vacancy) << 32 | UInt64(line)) else { return nil }
    return Entry(payload: found)
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
  fileprivate init(payload: UInt64) {
    line = UInt32(truncatingIfNeeded: payload)
    vacancy = UInt32(truncatingIfNeeded: payload >> 32)
  }
}
