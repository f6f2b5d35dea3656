// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import LocatedYAML
internal import Registers
internal import RuleEngine
internal import Statistics

/// Counts that somebody types in, for the figures without an export.
public struct CalculatorRequest: Sendable {
  /// White applicants, selected of considered: `1480/6210`.
  public var white: String?
  /// Ethnic minority applicants, selected of considered.
  public var minority: String?
  /// Applicants of any number of groups, each with its name: `Asian=12/80`; instead of the two groups.
  public var groups: [String] = []
  /// The group that the others are held against, by its name; the one with the highest rate unless told.
  public var reference: String?
  /// Groups of less than this share of all considered are left out of the comparisons: `2%`.
  public var leastShare: String?
  /// Applicants whose ethnicity is not known, selected of considered.
  public var unknown: String?
  /// A CSV file of counts by stratum, instead of the two groups or beside them.
  public var strata: String?
  /// Whether the strata stand in an order, such as years.
  public var isOrdered = false
  /// Ethnic minority people of all who are available: `120/900`.
  public var available: String?
  /// The two groups in an earlier period, white applicants first: `1400/6000,450/3000`.
  public var before: String?
  /// The stage at which people are considered, by name.
  public var from = "shortlisted"
  /// The stage to which they are selected, by name.
  public var to = "appointed"

  /// Nothing is given yet.
  public init() {}
}

/// What a calculator's answer is written as.
public enum CalculatorFormat: String, Sendable, CaseIterable {
  case text, json
}

extension Evenhand {
  /// Every statistic of counts that are typed in, in plain words with a note of its method, or by name as JSON.
  ///
  /// - Throws: what is wrong with the counts, the stages or the file of strata.
  public static func calculate(
    _ request: CalculatorRequest, format: CalculatorFormat = .text
  ) throws(EvenhandFault) -> TextAnswer {
    if request.hasGroups {
      let groups = try request.severalGroups()
      return answer(format, sheet: groups.sheet, json: groups.json)
    }
    let calculation = try Calculation(CalculatorInput(request))
    return answer(format, sheet: calculation.sheet, json: calculation.json)
  }

  private static func answer(_ format: CalculatorFormat, sheet: FigureSheet, json: JSONText) -> TextAnswer {
    switch format {
    case .text: TextAnswer(text: CalculatorText(sheet).text)
    case .json: TextAnswer(text: json.indented + "\n")
    }
  }

  /// Lines of JSON, `{"white": [to, from], "ethnic_minority": [to, from]}` or `{"groups": {"Asian": [to, from], ...}}`,
  /// answered line by line.
  ///
  /// - Parameter path: `-` for standard input.
  /// - Returns: A fault when a line was no request; the others are answered all the same.
  public static func calculateBatch(_ path: String) throws(EvenhandFault) -> TextAnswer {
    guard case .text(let text) = try TextFile.content(path, what: "lines of JSON") else {
      throw .usage("'\(path)' is no text in UTF-8 (expected a JSON object a line)")
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .filter { !$0.element.allSatisfy(\.isWhitespace) }
    let answers = lines.map { CalculatorBatch.answer($0.element, line: $0.offset + 1) }
    return TextAnswer(
      text: answers.map { $0.json.line + "\n" }.joined(),
      status: answers.allSatisfy(\.isAnswer) ? .complies : .fault)
  }
}
