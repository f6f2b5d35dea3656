// SPDX-License-Identifier: Apache-2.0

/// One step of a pattern.
enum PatternStep: Sendable, Hashable {
  /// A folded word.
  case word(String)
  /// The beginning of a folded word: `manag*`.
  case stem(String)
  /// Digits, or a number in words.
  case number
  /// A number that is joined to the one before it: the 3 of "2-3".
  case joinedNumber
  /// Any word of a lexicon's group, by its id: `{people}`.
  case group(String)
  /// Up to `WordPattern.widestGap` words of the same sentence: `...`.
  case gap
}

/// Words that a lexicon looks for, as every sequence of steps that they stand for.
struct WordPattern: Sendable {
  /// As it was written.
  let text: String
  let forms: [[PatternStep]]

  /// How many words `...` can stand for at most.
  static let widestGap = 4
  /// How many forms one pattern may stand for.
  static let mostForms = 512
  /// How many words a form may have.
  static let mostWords = 16
  /// How many gaps a form may have.
  static let mostGaps = 2

  /// - Parameter groups: the lexicon's groups of words, by name.
  /// - Throws: what is wrong, with the place in the text.
  init(_ text: String, groups: [String: WordGroup] = [:]) throws(PatternFault) {
    var parser = PatternParser(text, groups: groups)
    let forms = try parser.parse()
    for form in forms { try WordPattern.check(form) }
    self.text = text
    self.forms = forms
  }

  private static func check(_ form: [PatternStep]) throws(PatternFault) {
    if form.isEmpty || !form.contains(where: \.isWord) {
      throw PatternFault("the pattern can stand for no word at all", "give it a word that must be there")
    }
    if form.first == .gap || form.last == .gap {
      throw PatternFault(
        "'...' stands at an end of the pattern", "words must stand on both sides, whatever is optional")
    }
    if zip(form, form.dropFirst()).contains(where: { $0 == .gap && $1 == .gap }) {
      throw PatternFault("two '...' stand side by side", "keep one")
    }
    if form.count(where: { $0 == .gap }) > mostGaps {
      throw PatternFault("the pattern has more than \(mostGaps) '...'", "split it into several")
    }
    if form.count > mostWords {
      throw PatternFault("the pattern is longer than \(mostWords) words", "look for fewer of them")
    }
  }
}

extension PatternStep {
  /// Whether it is a word or the beginning of one.
  fileprivate var isWord: Bool {
    switch self {
    case .word, .stem, .group: true
    case .number, .joinedNumber, .gap: false
    }
  }
}

/// What is wrong with a pattern.
struct PatternFault: Error, Hashable {
  let problem: String
  let advice: String?
  /// In UTF-8 from the start of the text.
  var offset: Int

  init(_ problem: String, _ advice: String?, at offset: Int = 0) {
    self.problem = problem
    self.advice = advice
    self.offset = offset
  }
}

/// The words in which numbers are written.
enum NumberWords {
  static let all: Set<String> = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty",
    "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred",
  ]

  /// What `{number}` stands for: "5", "5+" and "five plus", "2-3", "twenty five", "three to five", "two or three".
  static let forms: [[PatternStep]] = [
    [.number], [.number, .joinedNumber], [.number, .word("to"), .number], [.number, .word("or"), .number],
    [.number, .word("plus")],
  ]
}
