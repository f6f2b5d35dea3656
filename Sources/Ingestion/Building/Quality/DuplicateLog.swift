// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Records whose key was read before, with the first five pairs of places: in the same file or in one that goes no
/// further in time, where one of the two is a fault, and in a later export, whose word goes.
struct DuplicateLog: Sendable {
  private struct Pairs: Sendable {
    var count = 0
    var first: [(first: SourcePlace, second: SourcePlace)] = []

    mutating func add(_ pair: (first: SourcePlace, second: SourcePlace)) {
      count += 1
      if first.count < 5 { first.append(pair) }
    }
  }
  private var repeated = Pairs()
  /// Records of two files with one key that are of different vacancies.
  private var strangers = Pairs()
  private var older = Pairs()
  /// The last day of the file, and of the first of the later ones.
  private var days: (own: CivilDate, later: CivilDate)?

  init() {}

  /// Notes that a record has the key of an earlier one, and says why it is set aside.
  mutating func add(first: SourcePlace, second: SourcePlace, _ known: ExportDays) -> SetAsideReason {
    guard let own = known[Int(second.file)], let later = known[Int(first.file)], own < later else {
      repeated.add((first, second))
      return .duplicateKey
    }
    if days == nil { days = (own, later) }
    older.add((first, second))
    return .laterExport
  }

  /// Notes that a record has the key of one in another file that is of another vacancy: it is another application.
  mutating func add(stranger: SourcePlace, to first: SourcePlace) -> SetAsideReason {
    strangers.add((first, stranger))
    return .duplicateKey
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
    if strangers.count > 0, let pair = strangers.first.first {
      quality.note(
        .error, "key-of-another", file: file.index, subject: noun,
        message:
          "\(noun) of \(file.source.path) have keys that in \(paths[Int(pair.first.file)]) belong to applications for other"
          + " vacancies, as where each export numbers its records anew: nobody can tell them apart, and they are in no"
          + " count; take the key out of the profile, or export all into one file",
        count: strangers.count, places: strangers.first.map(\.second))
    }
    reportOlder(noun, file, paths, to: &quality)
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
