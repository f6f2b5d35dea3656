// SPDX-License-Identifier: Apache-2.0

/// How the fields of a file are kept apart, and how that is known.
struct CSVDialect: Sendable, Hashable {
  var delimiter: UInt8
  /// In words, for the report.
  var evidence: String

  static let candidates: [UInt8] = [
    UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|"),
  ]

  /// The candidate that stands most often outside quotes in the line that begins at `start`.
  ///
  /// Of two as frequent ones, the first of `candidates`; a comma when there is none, since a file of one
  /// column is a CSV file.
  init(headerLine bytes: ArraySlice<UInt8>) {
    let counts = Self.counts(bytes)
    var best = 0
    for index in counts.indices where counts[index] > counts[best] { best = index }
    delimiter = Self.candidates[best]
    let times = counts[best] == 1 ? "once" : "\(counts[best]) times"
    evidence =
      counts[best] == 0
      ? "one column: the header line holds no comma, semicolon, tab or bar"
      : "\(Self.name(delimiter)), found \(times) in the header line"
  }

  init(delimiter: UInt8, evidence: String) {
    self.delimiter = delimiter
    self.evidence = evidence
  }

  /// The delimiter in words.
  static func name(_ delimiter: UInt8) -> String {
    switch delimiter {
    case UInt8(ascii: ","): "comma"
    case UInt8(ascii: ";"): "semicolon"
    case UInt8(ascii: "\t"): "tab"
    case UInt8(ascii: "|"): "bar"
    default: "'\(Character(Unicode.Scalar(delimiter)))'"
    }
  }

  private static func counts(_ bytes: ArraySlice<UInt8>) -> [Int] {
    var counts = [Int](repeating: 0, count: candidates.count)
    var quoted = false
    var atStart = true
    for byte in bytes {
      if byte == quoteByte && (quoted || atStart) {
        quoted.toggle()
        continue
      }
      if quoted { continue }
      if byte == lineFeed || byte == carriageReturn { break }
      let candidate = candidates.firstIndex(of: byte)
      if let candidate { counts[candidate] += 1 }
      atStart = candidate != nil
    }
    return counts
  }
}

let quoteByte = UInt8(ascii: "\"")
let lineFeed: UInt8 = 0x0A
let carriageReturn: UInt8 = 0x0D
