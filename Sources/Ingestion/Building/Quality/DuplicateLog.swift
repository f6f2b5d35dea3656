// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Two records of one key.
struct KeyPair: Sendable {
  let first: SourcePlace
  let second: SourcePlace
  /// Whether they are of one thing, where what they say tells.
  var owner = ApplicationTraits.Owner.same

  var isWithinFile: Bool { first.file == second.file }
}

/// Records whose key was read before, with the first five pairs of places: in the same file or in one that goes no
/// further in time, where one of the two is a fault, and in a later export, whose word goes.
struct DuplicateLog: Sendable {
  private struct Pairs: Sendable {
    var count = 0
    var first: [KeyPair] = []

    mutating func add(_ pair: KeyPair) {
      count += 1
      if first.count < 5 { first.append(pair) }
    }
  }
  private var repeated = Pairs()
  /// Records of two files with one key that are of different applications.
  private var strangers = Pairs()
  /// Those that may be.
  private var doubtful = Pairs()
  private var older = Pairs()
  /// How many records have a key that another file has too.
  private var shared = 0
  /// Pairs within the file, the first of them: a column may tell them apart.
  private(set) var within: [KeyPair] = []
  /// The last day of the file, and of the first of the later ones.
  private var days: (own: CivilDate, later: CivilDate)?

  static let mostPairs = 200

  init() {}

  /// The same for records of which nothing else tells whether they are of one thing.
  mutating func add(first: SourcePlace, second: SourcePlace, _ known: ExportDays) -> SetAsideReason {
    add(KeyPair(first: first, second: second), known)
  }

  /// Notes that a record has the key of an earlier one, and says why it is set aside.
  mutating func add(_ pair: KeyPair, _ known: ExportDays) -> SetAsideReason {
    if !pair.isWithinFile { shared += 1 }
    if pair.isWithinFile {
      if within.count < DuplicateLog.mostPairs { within.append(pair) }
    } else if pair.owner == .another {
      strangers.add(pair)
      return .duplicateKey
    } else if pair.owner == .doubtful {
      doubtful.add(pair)
    }
    guard let own = known[Int(pair.second.file)], let later = known[Int(pair.first.file)], own < later else {
      repeated.add(pair)
      return .duplicateKey
    }
    if days == nil { days = (own, later) }
    older.add(pair)
    return .laterExport
  }

  /// How many records of the file have a key that stands in it before.
  var count: Int { repeated.count }

  /// Whether the keys of the file begin anew: more than one in ten of those that another file has too are of other
  /// applications there. Then the others of them cannot be told from these.
  var beginsAnew: Bool {
    let others = strangers.count + doubtful.count
    return (strangers.count >= 2 || others >= 5) && others * 10 > shared
  }

  /// Reports them; `noun` is what the records are, in the plural.
  func report(_ noun: String, in file: OpenFile, paths: [String], to quality: inout QualityLog) {
    if repeated.count > 0 {
      let lines = repeated.first.map { pair in
        let other = pair.first.file == pair.second.file ? "" : " of \(paths[Int(pair.first.file)])"
        return "line \(pair.second.line) repeats line \(pair.first.line)\(other)"
      }
      quality.note(
        .warning, "duplicate-key", file: file.index, subject: noun,
        message: "\(noun) of \(file.source.path) repeat a key and are set aside: "
          + lines.joined(separator: ", ") + (repeated.count > lines.count ? ", and more" : ""),
        count: repeated.count, places: repeated.first.map(\.second))
    }
    let others = beginsAnew ? [strangers, older.count > 0 ? older : doubtful] : [strangers]
    let places = others.flatMap(\.first).sorted { $0.second < $1.second }
    if let pair = places.first {
      quality.note(
        .error, "key-of-another", file: file.index, subject: noun,
        message:
          "\(noun) of \(file.source.path) have keys that in \(paths[Int(pair.first.file)]) belong to others, of another"
          + " day, for another vacancy or by somebody of another group, as where each export numbers its records anew:"
          + " nobody can tell them apart, and they are in no count; take the key out of the profile, or export all into"
          + " one file",
        count: others.reduce(0) { $0 + $1.count }, places: places.prefix(5).map(\.second))
    }
    if !beginsAnew { reportOlder(noun, file, paths, to: &quality) }
  }

  private func reportOlder(
    _ noun: String, _ file: OpenFile, _ paths: [String], to quality: inout QualityLog
  ) {
    guard let days, let pair = older.first.first else { return }
    quality.note(
      .note, "older-export", file: file.index, subject: noun,
      message:
        "\(noun) of \(file.source.path), whose last day is \(days.own), stand in later exports too, such as"
        + " \(paths[Int(pair.first.file)]) (\(days.later)): what the later one says of them is counted",
      count: older.count, places: older.first.map(\.second))
  }
}
