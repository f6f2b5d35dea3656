// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Expressions

/// A text of one subject as it was read: one piece, or the lines of a person specification.
struct RawText {
  struct Piece {
    let text: String
    /// Whether only the start of the text is known.
    let isCutOff: Bool
    let place: SourcePlace?
    let weight: CriterionWeight
    /// Line of the whole text on which the piece begins, 1-based.
    let firstLine: Int
  }

  private(set) var pieces: [Piece] = []
  /// Why there may be more than the pieces hold.
  private(set) var doubts: [TextDoubt] = []
  /// Whether it stands for a text that was read, rather than for those that may be missing.
  private(set) var isOfSubject = true
  /// Lines before the last piece, and that piece, whose lines are counted once another follows.
  private var lines = 0
  private var last: String?

  /// The texts that a reading of a text's source holds: one, or one for each advert.
  static func texts(_ reading: Reading, as text: WordingText) -> [RawText] {
    guard text == .adverts else { return [RawText(reading, as: text)] }
    guard case .list(let list) = reading.value else {
      return [RawText(reading, as: text)]
    }
    let field = AdvertFacts.fields.firstIndex { $0.name == "text" } ?? 0
    var texts = list.elements.map { RawText(RawText.reading($0, field), as: text) }
    if case .openEnded(let unknown) = list.completeness {
      var rest = RawText()
      rest.isOfSubject = false
      rest.doubt(unknown, fact: text.source)
      texts.append(rest)
    }
    return texts
  }

  init() {}

  private init(_ reading: Reading, as text: WordingText) {
    if case .unknown(let unknown) = reading.value, text.source != text.rawValue {
      doubt(unknown, fact: text.source)
      return
    }
    guard case .list(let list) = reading.value else {
      add(reading, of: text, .essential)
      return
    }
    let essential = CriterionFacts.fields.firstIndex { $0.name == "essential" } ?? 0
    let field = CriterionFacts.fields.firstIndex { $0.name == "text" } ?? 0
    for element in list.elements {
      add(
        RawText.reading(element, field), of: text, CriterionWeight(RawText.reading(element, essential).value))
    }
    if case .openEnded(let unknown) = list.completeness { doubt(unknown, fact: text.source) }
  }

  private static func reading(_ element: Value, _ field: Int) -> Reading {
    switch element {
    case .record(let record as any PlacedRecord): record.reading(at: field)
    case .record(let record): Reading(record.value(at: field))
    default: Reading(element)
    }
  }

  private mutating func add(_ reading: Reading, of text: WordingText, _ weight: CriterionWeight) {
    switch reading.value {
    case .string(let words) where words.allSatisfy(\.isWhitespace):
      doubt(FactState.blank.rawValue, fact: text.fact, weight)
      skipLine()
    case .string(let words): add(words, isCutOff: false, reading.place, weight)
    case .excerpt(let words, _):
      add(words, isCutOff: true, reading.place, weight)
      doubt(Value.cutOff, fact: text.fact, weight)
    case .unknown(let unknown):
      doubt(unknown, fact: text.fact, weight)
      skipLine()
    default: skipLine()
    }
  }

  private mutating func add(_ words: String, isCutOff: Bool, _ place: SourcePlace?, _ weight: CriterionWeight)
  {
    countLast()
    pieces.append(
      Piece(text: words, isCutOff: isCutOff, place: place, weight: weight, firstLine: lines + 1))
    last = words
  }

  /// A line of which the text is not known.
  private mutating func skipLine() {
    countLast()
    lines += 1
  }

  private mutating func countLast() {
    lines += last.map { LinePlaces.lines(in: $0) } ?? 0
    last = nil
  }

  private mutating func doubt(_ unknown: Unknown, fact: String, _ weight: CriterionWeight? = nil) {
    doubt(unknown.causes.first?.state ?? FactState.notRecorded.rawValue, fact: fact, weight)
  }

  private mutating func doubt(_ state: String, fact: String, _ weight: CriterionWeight? = nil) {
    let doubt = TextDoubt(lacking: LackingFact(fact: fact, state: state), weight: weight)
    if !doubts.contains(doubt) { doubts.append(doubt) }
  }
}

/// Why a text may hold more than is known.
struct TextDoubt: Sendable, Hashable {
  let lacking: LackingFact
  /// Of which line of a person specification it is; `nil` when it is not of one line.
  let weight: CriterionWeight?

  /// Whether nobody wrote the text down.
  var isAbsence: Bool {
    [FactState.notRecorded, .blank, .notAsked].contains { $0.rawValue == lacking.state }
  }
}

/// Whether a line of a person specification is essential; every other text counts as essential.
enum CriterionWeight: Sendable, Hashable {
  case essential, desirable
  /// Why it is not known.
  case unknown(String)

  init(_ value: Value) {
    switch value {
    case .bool(let isEssential): self = isEssential ? .essential : .desirable
    case .unknown(let unknown): self = .unknown(unknown.causes.first?.state ?? FactState.notRecorded.rawValue)
    default: self = .unknown(FactState.none.rawValue)
    }
  }

  /// Whether the line is of this weight, or may be.
  func mayBe(_ weight: CriterionWeight) -> Bool {
    if case .unknown = self { return true }
    return self == weight
  }
}
