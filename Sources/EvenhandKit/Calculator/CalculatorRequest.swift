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
  /// Applicants whose ethnicity is not known, selected of considered.
  public var unknown: String?
  /// A CSV file of counts by stratum, instead of the two groups or beside them.
  public var strata: String?
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
    let calculation = try Calculation(request)
    switch format {
    case .text: return TextAnswer(text: CalculatorText(calculation).text)
    case .json: return TextAnswer(text: calculation.json.indented + "\n")
    }
  }

  /// Lines of JSON, `{"white": [to, from], "ethnic_minority": [to, from]}`, answered line by line.
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

/// What is computed of a request.
struct Calculation {
  let figures: [ComputedFigure]
  let groups: GroupComparison
  let from: Stage
  let to: Stage
  /// The counts, which the figures rest on.
  let likelihood: RelativeLikelihood
  /// With `nil` where no strata are given.
  let strata: Int?

  init(_ request: CalculatorRequest) throws(EvenhandFault) {
    let from = try Calculation.stage(request.from, "--from")
    let to = try Calculation.stage(request.to, "--to")
    guard from < to else {
      throw .usage("'--from \(request.from)' is no stage before '--to \(request.to)'")
    }
    let table = try request.strata.map(Calculation.strata)
    let pooled = table?.pooled
    let white = try request.white.map { text throws(EvenhandFault) in try Calculation.rate(text, "--white") }
    let minority = try request.minority.map { text throws(EvenhandFault) in
      try Calculation.rate(text, "--minority")
    }
    guard let reference = white ?? pooled?.reference, let comparison = minority ?? pooled?.comparison else {
      throw .usage(
        "the counts are missing (expected --white 1480/6210 --minority 512/3120, or --strata FILE)")
    }
    if let pooled, pooled != SelectionTable(reference: reference, comparison: comparison) {
      throw .usage(
        "the strata add up to other counts than --white and --minority (expected the same, or --strata alone)"
      )
    }
    let unknown = try request.unknown.map { text throws(EvenhandFault) in
      try Calculation.rate(text, "--unknown")
    }
    try self.init(
      RelativeLikelihood(reference: reference, comparison: comparison, unknown: unknown ?? .empty),
      strata: table, from: from, to: to)
  }

  init(_ likelihood: RelativeLikelihood, strata table: StratifiedTable?, from: Stage, to: Stage)
    throws(EvenhandFault)
  {
    self.likelihood = likelihood
    self.from = from
    self.to = to
    groups = .ethnicity
    strata = table?.strata.count
    let whole = ComparisonFigures(likelihood, from: from, to: to).figures
    figures = whole + (table.map { StratumFigures($0, from: from, to: to).figures } ?? [])
  }

  /// "1480/6210", with thousands separators if need be.
  static func rate(_ text: String, _ option: String) throws(EvenhandFault) -> Rate {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(count)
    guard parts.count == 2, let selected = parts[0], let considered = parts[1] else {
      throw .usage(
        "'\(option) \(text)' is no pair of counts (expected selected/considered, such as 1480/6210)")
    }
    do throws(CountError) {
      return try Rate(selected: selected, of: considered)
    } catch { throw .usage("'\(option) \(text)': \(error)") }
  }

  private static func count(_ text: Substring) -> Int? {
    let digits = text.filter { $0 != "," && $0 != " " }
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return Int(digits)
  }

  static func stage(_ name: String, _ option: String) throws(EvenhandFault) -> Stage {
    guard let stage = Stage(name: name.replacing("-", with: "_")) else {
      let known = Stage.allCases.map(\.name) + ["appointed"]
      throw .usage("'\(option) \(name)' is no stage\(suggestion(for: name, among: known))")
    }
    return stage
  }

  private static func strata(_ path: String) throws(EvenhandFault) -> StratifiedTable {
    guard case .text(let text) = try TextFile.content(path, what: "a CSV file of strata") else {
      throw .usage("'\(path)' is no text in UTF-8 (expected CSV with the columns of a table of strata)")
    }
    let sheet = try authored { () throws(AuthoredIssues) in try StrataSheet(file: path, text: text) }
    var strata: [SelectionTable] = []
    for row in sheet.rows {
      do throws(CountError) {
        strata.append(
          SelectionTable(
            reference: try Rate(selected: row.counts[1], of: row.counts[0]),
            comparison: try Rate(selected: row.counts[3], of: row.counts[2])))
      } catch {
        throw TextFile.fault("\(path):\(row.line)", "\(error)", "look at the counts of this row")
      }
    }
    return StratifiedTable(strata)
  }
}
