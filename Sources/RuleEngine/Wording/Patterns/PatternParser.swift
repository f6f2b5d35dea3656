// SPDX-License-Identifier: Apache-2.0

internal import LocatedYAML

/// Reads a pattern and writes out all that it stands for.
///
/// ```
/// pattern      = item { item }
/// item         = word ["*"] ["?"] | "{" name "}" ["?"] | "..." | "(" pattern { "|" pattern } ")" ["?"]
/// ```
struct PatternParser {
  private let scalars: [Unicode.Scalar]
  /// The UTF-8 offset of each scalar, and of the end.
  private let offsets: [Int]
  private let groups: [String: WordGroup]
  private var at = 0
  private var depth = 0

  private static let deepest = 8

  init(_ text: String, groups: [String: WordGroup]) {
    self.groups = groups
    scalars = Array(text.unicodeScalars)
    var offset = 0
    var offsets = [0]
    for scalar in scalars {
      offset += UTF8.width(scalar)
      offsets.append(offset)
    }
    self.offsets = offsets
  }

  mutating func parse() throws(PatternFault) -> [[PatternStep]] {
    let forms = try sequence()
    guard at == scalars.count else { throw fault("')' or '|' stands outside brackets", "take it away") }
    return forms
  }

  private var current: Unicode.Scalar? { at < scalars.count ? scalars[at] : nil }

  private func fault(_ problem: String, _ advice: String?, at place: Int? = nil) -> PatternFault {
    PatternFault(problem, advice, at: offsets[place ?? at])
  }

  /// Items up to the end, a `)` or a `|`.
  private mutating func sequence() throws(PatternFault) -> [[PatternStep]] {
    var forms: [[PatternStep]] = [[]]
    var isEmpty = true
    while let scalar = current, scalar != ")", scalar != "|" {
      if PatternParser.isSpace(scalar) {
        at += 1
        continue
      }
      let start = at
      let item = try item(scalar)
      isEmpty = false
      guard forms.count * item.count <= WordPattern.mostForms else {
        throw fault(
          "the pattern stands for more than \(WordPattern.mostForms) forms", "split it into several",
          at: start)
      }
      if item.count == 1 {
        for number in forms.indices { forms[number] += item[0] }
      } else {
        forms = forms.flatMap { form in item.map { form + $0 } }
      }
    }
    if isEmpty {
      throw fault(
        depth == 0 ? "the pattern is empty" : "an alternative is empty",
        depth == 0 ? nil : "write '?' behind the brackets when they may be left out")
    }
    return forms
  }

  private mutating func item(_ scalar: Unicode.Scalar) throws(PatternFault) -> [[PatternStep]] {
    switch scalar {
    case "(": return try optional(group())
    case "{": return try optional(named())
    case ".", "\u{2026}": return [[try gap()]]
    case "*": throw fault("'*' stands behind nothing", "write it at the end of a word, such as manag*")
    case "?": throw fault("'?' stands behind nothing", "write it behind what may be left out")
    default: return try words()
    }
  }

  /// The forms, and none of them where a `?` follows.
  private mutating func optional(_ forms: [[PatternStep]]) -> [[PatternStep]] {
    guard current == "?" else { return forms }
    at += 1
    return forms + [[]]
  }

  private mutating func group() throws(PatternFault) -> [[PatternStep]] {
    let open = at
    guard depth < PatternParser.deepest else { throw fault("the brackets are nested too deeply", nil) }
    depth += 1
    at += 1
    var forms = try sequence()
    while current == "|" {
      at += 1
      forms += try sequence()
    }
    guard current == ")" else { throw fault("'(' without ')' behind it", "close the bracket", at: open) }
    at += 1
    depth -= 1
    return forms
  }

  /// `{number}`, or a group of words of the lexicon by its name.
  private mutating func named() throws(PatternFault) -> [[PatternStep]] {
    let inside = scalars[(at + 1)...].prefix { $0 != "}" }
    var name = String.UnicodeScalarView()
    name.append(contentsOf: inside)
    let known = [PatternParser.number] + groups.keys.sorted()
    let isClosed = at + 1 + inside.count < scalars.count
    guard isClosed, let forms = forms(named: String(name)) else {
      let near = nearestName(to: String(name), among: known) ?? (known.count == 1 ? known[0] : nil)
      throw fault(
        "this is no class of words (expected \(known.map { "{\($0)}" }.joined(separator: " or ")))",
        near.map { "write {\($0)}" } ?? "list its words under 'words'")
    }
    at += inside.count + 2
    return forms
  }

  private static let number = "number"

  private func forms(named name: String) -> [[PatternStep]]? {
    name == PatternParser.number ? NumberWords.forms : groups[name]?.forms
  }

  private mutating func gap() throws(PatternFault) -> PatternStep {
    if current == "\u{2026}" {
      at += 1
      return .gap
    }
    guard scalars.dropFirst(at).starts(with: "...".unicodeScalars) else {
      throw fault("punctuation is not compared", "leave it out, or write '...' for up to four words")
    }
    at += 3
    return .gap
  }

  /// A word, or several with hyphens between them; what follows belongs to the last.
  private mutating func words() throws(PatternFault) -> [[PatternStep]] {
    let start = at
    while let scalar = current, isPartOfWord(scalar) { at += 1 }
    guard at > start else {
      throw fault("'\(scalars[at])' has no meaning in a pattern", "leave it out: punctuation is not compared")
    }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[start..<at])
    let words = FoldedWords.of(String(text))
    guard var last = words.last.map({ PatternStep.word($0) }) else {
      throw fault("there is no word here", "leave it out: punctuation is not compared", at: start)
    }
    if current == "*" { last = .stem(try stem(words[words.count - 1])) }
    if let next = current, isPartOfWord(next) || next == "*" {
      throw fault("'*' stands within a word", "write it at the end of a word")
    }
    let before = words.dropLast().map { PatternStep.word($0) }
    return optional([[last]]).map { before + $0 }
  }

  private mutating func stem(_ word: String) throws(PatternFault) -> String {
    guard word.count >= 2 else {
      throw fault("fewer than two letters stand before '*'", "write out more of the word")
    }
    at += 1
    return word
  }

  private func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "-", "&", "/", "'", "\u{2018}", "\u{2019}", "\u{2010}", "\u{2011}", "\u{2013}", "£": return true
    case ".": return at > 0 && isLetter(at - 1) && isLetter(at + 1)
    default: return PatternParser.isLetter(scalar)
    }
  }

  private func isLetter(_ index: Int) -> Bool {
    scalars.indices.contains(index) && PatternParser.isLetter(scalars[index])
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar) || scalar.properties.isAlphabetic || (0x300...0x36F).contains(scalar.value)
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }
}

/// The folded words of a short text.
struct FoldedWords: WordSink {
  private var words: [String] = []
  private var word: [UInt8] = []

  mutating func take(_ byte: UInt8) { word.append(byte) }

  mutating func endWord(_ range: Range<Int>, isNumber: Bool, isJoined: Bool) {
    words.append(String(decoding: word, as: UTF8.self))
    word = []
  }

  mutating func endSentence() {}

  static func of(_ text: String) -> [String] {
    WordReader<FoldedWords>.read(Array(text.utf8), into: FoldedWords()).words
  }
}
