// SPDX-License-Identifier: Apache-2.0

/// Who made each application, by a pseudonymous key: most candidates one, some several.
///
/// Drawn from numbers of its own, so that every other column and every answer is what it would be without. A later
/// application of somebody says the same of them in every column, is for another vacancy, and comes before they are
/// appointed.
struct CandidateDraw: Sendable {
  private struct Candidate: Sendable {
    let key: UInt64
    /// For which they applied last.
    var vacancy: Int
  }

  /// The last candidate of each kind who may apply again.
  private var latest: [UInt64: Candidate] = [:]
  /// The last application that counts, which a duplicate repeats.
  private var lastCounted: (number: Int, key: UInt64)?

  /// To be asked for every application once, in their order.
  mutating func key(of application: SampleApplication, for vacancy: SampleVacancy) -> String {
    let key = draw(application, vacancy.number)
    if application.isCounted { lastCounted = (application.number, key) }
    let digits = String(key, radix: 16)
    return "C" + String(repeating: "0", count: max(0, 16 - digits.count)) + digits
  }

  private mutating func draw(_ application: SampleApplication, _ vacancy: Int) -> UInt64 {
    if let lastCounted, lastCounted.number == application.number { return lastCounted.key }
    var own = SeededGenerator(seed: application.detail, stream: 9)
    let appliesAgain = own.next(below: 3) == 0
    guard application.isCounted else { return own.next() }
    let kind = CandidateDraw.kind(of: application)
    var candidate = Candidate(key: own.next(), vacancy: vacancy)
    if appliesAgain, let known = latest[kind], known.vacancy != vacancy {
      candidate = Candidate(key: known.key, vacancy: vacancy)
    }
    latest[kind] = application.fate.isAppointed ? nil : candidate
    return candidate.key
  }

  /// What an application says of its candidate: the code of the ethnic category, and each other characteristic.
  private static func kind(of application: SampleApplication) -> UInt64 {
    let code = application.category.code.utf8.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return OtherCharacteristic.allCases.reduce(code) { $0 << 4 | UInt64($1.position(of: application)) }
  }
}
