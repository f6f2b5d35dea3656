// SPDX-License-Identifier: Apache-2.0

/// What the words of a text are handed to while it is read.
protocol WordSink {
  /// One byte of a word, folded: small letters without accents, a straight apostrophe.
  mutating func take(_ byte: UInt8)
  /// The word ends; it stands at these bytes of the text. A number has nothing but digits, points and
  /// commas, and perhaps a "k" or an "s" at its end. A word is joined to the one before it when nothing but a dash or a slash
  /// stands between them, or, where neither is in digits, nothing but space: "2-3", "2/3", "twenty five".
  mutating func endWord(_ range: Range<Int>, isNumber: Bool, isJoined: Bool)
  mutating func endSentence()
}

/// Cuts a text into folded words and sentences in one pass over its bytes.
///
/// Letters, digits and the apostrophes between them are words. "&" is the word "and", and "£" a word of its own.
/// Hyphens and all other punctuation stand for a space. A sentence ends with ".", "!" or "?", at a bullet, at a line
/// end behind ":" or ";", and before a line that is blank or begins with a capital letter, a digit or a bullet. A
/// point ends none before a small letter ("e.g. a degree") or within a word ("2.5").
struct WordReader<Sink: WordSink> {
  private let bytes: [UInt8]
  private let kinds = ByteKind.table
  private var sink: Sink
  private var at = 0
  /// Where the word began, or −1 between words.
  private var start = -1
  private var end = 0
  private var isNumber = true
  /// The last byte that was no white space.
  private var mark: UInt8 = 0
  /// What stands between the word before and here, and what stood before the word that is being read.
  private var link = WordLink.other
  private var linkBefore = WordLink.other
  /// Whether the word before is a number in digits.
  private var followsNumber = false

  /// Hands the words of a text to the sink.
  static func read(_ bytes: [UInt8], into sink: Sink) -> Sink {
    var reader = WordReader(bytes, sink)
    reader.run()
    return reader.sink
  }

  private init(_ bytes: [UInt8], _ sink: Sink) {
    self.bytes = bytes
    self.sink = sink
  }

  private mutating func run() {
    while at < bytes.count {
      let byte = bytes[at]
      switch kinds[Int(byte)] {
      case .small: take(byte, isDigit: isEndOfNumber(byte))
      case .capital: take(byte | 0x20, isDigit: isEndOfNumber(byte | 0x20))
      case .digit: take(byte, isDigit: true)
      case .space: closeWord(behind: 1)
      case .other: takeMark(byte)
      case .high: takeScalar()
      }
    }
    closeWord(behind: 0)
  }

  @inline(__always)
  private mutating func take(_ byte: UInt8, isDigit: Bool) {
    if start < 0 { openWord() }
    isNumber = isNumber && isDigit
    sink.take(byte)
    at += 1
    end = at
    mark = byte
  }

  /// Whether a letter is the "k" of "30k" or the "s" of "under 35s", which are numbers.
  @inline(__always)
  private func isEndOfNumber(_ small: UInt8) -> Bool {
    (small == UInt8(ascii: "k") || small == UInt8(ascii: "s")) && start >= 0 && isNumber
      && !isWord(at: at + 1)
  }

  @inline(__always)
  private mutating func openWord() {
    start = at
    linkBefore = link
  }

  /// Ends the word, if there is one, and steps over what stands behind it.
  @inline(__always)
  private mutating func closeWord(behind length: Int) {
    if start >= 0 {
      let isJoined = linkBefore == .dash || (linkBefore == .space && !isNumber && !followsNumber)
      sink.endWord(start..<end, isNumber: isNumber, isJoined: isJoined)
      followsNumber = isNumber
      link = .space
      start = -1
      isNumber = true
    }
    at += length
  }

  /// Steps over a mark that stands between words.
  @inline(__always)
  private mutating func closeWord(behind length: Int, mark: WordLink) {
    closeWord(behind: length)
    link = link == .space ? mark : .other
  }

  private mutating func takeMark(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "'") where start >= 0 && isWord(at: at + 1):
      isNumber = false
      sink.take(byte)
      at += 1
    case UInt8(ascii: "."), UInt8(ascii: ","):
      takePoint(byte)
    case UInt8(ascii: "!"), UInt8(ascii: "?"):
      closeWord(behind: 1, mark: .other)
      sink.endSentence()
    case UInt8(ascii: "-"), UInt8(ascii: "/"):
      closeWord(behind: 1, mark: .dash)
    case UInt8(ascii: "&"):
      takeSign("and", length: 1)
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
      takeLineEnd(byte)
      return
    default: closeWord(behind: 1, mark: .other)
    }
    mark = byte
  }

  /// A sign that is a word of its own.
  private mutating func takeSign(_ word: String, length: Int) {
    closeWord(behind: 0)
    for byte in word.utf8 { sink.take(byte) }
    sink.endWord(at..<at + length, isNumber: false, isJoined: false)
    (link, followsNumber) = (.other, false)
    at += length
  }

  private mutating func takePoint(_ byte: UInt8) {
    if start >= 0, isNumber, at + 1 < bytes.count, kinds[Int(bytes[at + 1])] == .digit {
      sink.take(byte)
      at += 1
      return
    }
    closeWord(behind: 1, mark: .other)
    if byte == UInt8(ascii: "."), TextBreaks.endsSentence(bytes, behind: at) { sink.endSentence() }
  }

  private mutating func takeLineEnd(_ byte: UInt8) {
    let isPair = byte == UInt8(ascii: "\r") && at + 1 < bytes.count && bytes[at + 1] == UInt8(ascii: "\n")
    closeWord(behind: isPair ? 2 : 1)
    let isOpen = mark == UInt8(ascii: ":") || mark == UInt8(ascii: ";")
    if isOpen || TextBreaks.beginsAnew(bytes, at: at) { sink.endSentence() }
  }

  private mutating func takeScalar() {
    let (scalar, length) = WideScalar.read(bytes, at: at)
    mark = 0xFF
    switch WideScalar.kind(of: scalar) {
    case .letters(let folded):
      if start < 0 { openWord() }
      isNumber = false
      for byte in folded { sink.take(byte) }
      at += length
      end = at
    case .apostrophe where start >= 0 && isWord(at: at + length):
      isNumber = false
      sink.take(UInt8(ascii: "'"))
      at += length
    case .nothing:
      at += length
      end = at
    case .pound: takeSign("£", length: length)
    case .bullet:
      closeWord(behind: length, mark: .other)
      sink.endSentence()
    case .ellipsis:
      closeWord(behind: length, mark: .other)
      if TextBreaks.endsSentence(bytes, behind: at) { sink.endSentence() }
    case .dash: closeWord(behind: length, mark: .dash)
    case .space: closeWord(behind: length)
    case .apostrophe, .mark: closeWord(behind: length, mark: .other)
    }
  }

  /// Whether a letter or digit stands there.
  private func isWord(at index: Int) -> Bool {
    guard index < bytes.count else { return false }
    switch kinds[Int(bytes[index])] {
    case .small, .capital, .digit: return true
    case .space, .other: return false
    case .high:
      if case .letters = WideScalar.kind(of: WideScalar.read(bytes, at: index).scalar) { return true }
      return false
    }
  }
}

/// What stands between two words: nothing but space, a dash or a slash besides, or anything else.
enum WordLink {
  case space, dash, other
}

/// What a byte is to the reader of words.
enum ByteKind: UInt8 {
  case small, capital, digit, space, other
  /// Part of a character beyond ASCII.
  case high

  static let table: [ByteKind] = (0...255).map { number in
    switch UInt8(number) {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): .small
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): .capital
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case UInt8(ascii: " "), UInt8(ascii: "\t"): .space
    case 0x80...0xFF: .high
    default: .other
    }
  }
}
