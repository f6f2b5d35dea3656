// SPDX-License-Identifier: Apache-2.0

internal import CRE2

/// Why a pattern cannot be used.
package struct PatternFault: Error, Sendable, Hashable {
  /// Characters from the start of the pattern.
  package let offset: Int
  package let problem: String
  package let advice: String

  init(offset: Int, problem: String, advice: String) {
    self.offset = offset
    self.problem = problem
    self.advice = advice
  }

  init(_ kind: Kind, part: String, in pattern: String) {
    self.init(
      offset: PatternFault.offset(of: part, kind, in: pattern), problem: kind.problem(part),
      advice: kind.advice)
  }

  /// RE2 names the part that is at fault, not its place: it is the first of these at which the pattern read so
  /// far fails in that way.
  private static func offset(of part: String, _ kind: Kind, in pattern: String) -> Int {
    let (whole, wanted) = (Array(pattern.unicodeScalars), Array(part.unicodeScalars))
    guard !wanted.isEmpty, wanted.count < whole.count else { return 0 }
    let places = (0...(whole.count - wanted.count)).filter {
      whole[$0..<($0 + wanted.count)].elementsEqual(wanted)
    }
    let place = places.first { place in
      var read = String.UnicodeScalarView()
      read.append(contentsOf: whole[..<(place + wanted.count)])
      return Kind(CompiledPattern(String(read), foldsCase: false).errorCode) == kind
    }
    return place ?? places.first ?? 0
  }
}

extension PatternFault {
  /// What RE2 finds wrong with a pattern.
  enum Kind: CaseIterable {
    case badEscape, badClass, badRange, missingBracket, missingParenthesis, unexpectedParenthesis
    case trailingBackslash, nothingToRepeat, repeatSize, repeatTwice, notAvailable, notUTF8, badName, tooLarge
    case `internal`

    /// `nil` for the code of a pattern that is right.
    init?(_ code: Int) {
      let index = code - 1
      guard index >= 0 else { return nil }
      self = Kind.allCases.indices.contains(index) ? Kind.allCases[index] : .internal
    }

    func problem(_ part: String) -> String {
      switch self {
      case .badEscape: "'\(part)' means nothing in a pattern"
      case .badClass: "the class '\(part)' is not known"
      case .badRange: "'\(part)' is no range of characters"
      case .missingBracket: "a '[' is not closed"
      case .missingParenthesis: "a '(' is not closed"
      case .unexpectedParenthesis: "a ')' closes nothing"
      case .trailingBackslash: "a '\\' stands at the end"
      case .nothingToRepeat: "there is nothing before '\(part)' that it could repeat"
      case .repeatSize: "'\(part)' repeats too often, or its numbers are in the wrong order"
      case .repeatTwice: "'\(part)' repeats what is repeated already"
      case .notAvailable: "'\(part)' is not available here"
      case .notUTF8: "the pattern is not valid text"
      case .badName: "'\(part)' does not name a group"
      case .tooLarge: "the pattern needs more memory than it may take"
      case .internal: "the pattern cannot be read"
      }
    }

    var advice: String {
      switch self {
      case .badEscape: "to mean the character itself, write it without the backslash"
      case .badClass: "write the characters out, as in [a-z0-9]"
      case .badRange: "write the lower end first; to mean '-' itself, put it last"
      case .missingBracket: "add ']'; to mean the bracket itself, write \\["
      case .missingParenthesis: "add ')'; to mean the bracket itself, write \\("
      case .unexpectedParenthesis: "leave it out; to mean the bracket itself, write \\)"
      case .trailingBackslash: "to mean a backslash, write two"
      case .nothingToRepeat: "to mean the character itself, put a backslash before it"
      case .repeatSize, .tooLarge: "repeat less often: at most 1000 times, and less for long parts"
      case .repeatTwice: "leave one of them out, or use parentheses"
      case .notAvailable: "look-around and back-references cannot be matched in linear time: do without"
      case .notUTF8: "save the profile as UTF-8"
      case .badName: "leave the name out: a group needs none"
      case .internal: "write it in a simpler way"
      }
    }
  }
}
