// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Records whose key was read before, with the first five pairs of places.
struct DuplicateLog: Sendable {
  private(set) var count = 0
  private(set) var pairs: [(first: SourcePlace, second: SourcePlace)] = []

  init() {}

  mutating func add(first: @autoclosure () -> SourcePlace, second: @autoclosure () -> SourcePlace) {
    count += 1
    if pairs.count < 5 { pairs.append((first(), second())) }
  }

  /// Reports them; `noun` is what the records are, in the plural.
  func report(_ noun: String, in file: OpenFile, paths: [String], to quality: inout QualityLog) {
    guard count > 0 else { return }
    let lines = pairs.map { pair in
      let other = pair.first.file == pair.second.file ? "" : " of \(paths[Int(pair.first.file)])"
      return "line \(pair.second.line) repeats line \(pair.first.line)\(other)"
    }
    quality.note(
      .warning, "duplicate-key", file: file.index, subject: noun,
      message: "\(noun) of \(file.source.path) repeat a key and are set aside: "
        + lines.joined(separator: ", ") + (count > pairs.count ? ", and more" : ""),
      count: count, places: pairs.map(\.second))
  }
}
