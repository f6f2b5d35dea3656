// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import RuleEngine

/// Words that a lexicon found, each in its line and underlined, with why they matter and what could stand there.
struct WordingPassages {
  private let matches: [WordingMatch]
  private let documents: [FormDocument]
  private let isColoured: Bool

  init(_ matches: [WordingMatch], _ documents: [FormDocument], inColour: Bool) {
    var seen: Set<WordingMatch> = []
    self.matches = matches.filter { seen.insert($0).inserted }
    self.documents = documents
    isColoured = inColour
  }

  /// Empty when there is nothing to show.
  var text: String {
    var left = WordingPassages.most
    var lines: [String] = []
    for document in documents {
      let found = found(in: document)
      lines += passages(of: found.prefix(left), in: document)
      left = max(0, left - found.count)
    }
    let more = matches.count - WordingPassages.most
    if more > 0 { lines += ["", "and \(more.grouped) more; --format json has them all"] }
    return lines.isEmpty ? "" : (["The words in their place"] + lines).joined(separator: "\n")
  }

  /// How many are shown: more than that nobody reads in a terminal.
  private static let most = 50

  private func found(in document: FormDocument) -> [WordingMatch] {
    matches.filter { document.holds($0.field) }.sorted {
      ($0.line, $0.column, $0.entry, $0.why) < ($1.line, $1.column, $1.entry, $1.why)
    }
  }

  private func passages(of found: ArraySlice<WordingMatch>, in document: FormDocument) -> [String] {
    let lines = document.text.linesAsCounted
    return found.flatMap { match in
      let line = lines.indices.contains(match.line - 1) ? lines[match.line - 1] : ""
      let passage = Passage(Array(line), column: match.column, words: match.words)
      let advice = match.alternative.isEmpty ? "" : " Instead: \(match.alternative)"
      return ["", "\(document.name):\(match.line):\(match.column): \(match.words)"]
        + ["    \(passage.line)", "    \(underlined(passage))"] + wrapped("\(match.why)\(advice)", indent: 4)
    }
  }

  private func underlined(_ passage: Passage) -> String {
    isColoured
      ? "\(passage.indent)\u{1B}[33m\(passage.carets)\u{1B}[0m" : "\(passage.indent)\(passage.carets)"
  }
}

extension FormDocument {
  /// Whether a match stands in this text.
  func holds(_ matched: String) -> Bool {
    switch field {
    case "advert.text": matched == "advert.text" || matched == "adverts.text"
    default: matched.hasPrefix(field)
    }
  }
}

/// A line of at most 72 characters around some words, and the marks below them.
struct Passage {
  let line: String
  let indent: String
  let carets: String

  private static let width = 72

  /// - Parameters:
  ///   - column: where the words begin, 1-based.
  ///   - words: as the match has them, gaps as "…".
  init(_ characters: [Character], column: Int, words: String) {
    let start = min(max(0, column - 1), characters.count)
    let end = Passage.end(of: words, in: characters, from: start)
    let room = max(0, Passage.width - (end - start)) / 2
    var first = max(0, start - room)
    let last = min(characters.count, max(first + Passage.width, end))
    first = max(0, min(first, last - Passage.width))
    let (before, behind) = (first > 0 ? "…" : "", last < characters.count ? "…" : "")
    line = before + characters[first..<last].map(Passage.shown).joined() + behind
    indent = String(repeating: " ", count: before.count + start - first)
    carets = String(repeating: "^", count: max(1, end - start))
  }

  /// Where the words end on the line; the end of the line for words that go on below.
  private static func end(of words: String, in line: [Character], from start: Int) -> Int {
    var at = start
    for character in words {
      if character == "…" || character == " " { continue }
      guard let next = line[at...].firstIndex(of: character) else { return line.count }
      at = next + 1
    }
    return at
  }

  /// A character as a terminal may have it: one column, no order to the device.
  private static func shown(_ character: Character) -> String {
    let isOrder = character.unicodeScalars.contains { scalar in
      scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
    }
    return character == "\t" || (isOrder && character.unicodeScalars.count == 1)
      ? " " : isOrder ? "?" : String(character)
  }
}
