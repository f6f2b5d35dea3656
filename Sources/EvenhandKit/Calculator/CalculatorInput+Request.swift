// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import LocatedYAML
internal import Registers
internal import RuleEngine
internal import Statistics

/// Reads what somebody typed in.
extension CalculatorInput {
  /// - Throws: what is wrong with the counts, the stages or the file of strata.
  init(_ request: CalculatorRequest) throws(EvenhandFault) {
    let (from, to) = try CalculatorInput.stages(request)
    let table = try request.strata.map(CalculatorInput.strata)
    let pooled = table?.pooled
    let white = try request.white.map { text throws(EvenhandFault) in
      try CalculatorInput.rate(text, "--white")
    }
    let minority = try request.minority.map { text throws(EvenhandFault) in
      try CalculatorInput.rate(text, "--minority")
    }
    guard let reference = white ?? pooled?.reference, let comparison = minority ?? pooled?.comparison else {
      throw .usage(
        "the counts are missing (expected --white 1480/6210 --minority 512/3120, or --strata FILE, or --group NAME=12/80 "
          + "for each of several groups)")
    }
    if let pooled, pooled != SelectionTable(reference: reference, comparison: comparison) {
      throw .usage(
        "the strata add up to other counts than --white and --minority (expected the same, or --strata alone)"
      )
    }
    let unknown = try request.unknown.map { text throws(EvenhandFault) in
      try CalculatorInput.rate(text, "--unknown")
    }
    self.init(
      RelativeLikelihood(reference: reference, comparison: comparison, unknown: unknown ?? .empty),
      from: from,
      to: to)
    strata = table
    isOrdered = request.isOrdered
    available = try request.available.map(CalculatorInput.available)
    before = try request.before.map(CalculatorInput.before)
    guard !isOrdered || table != nil else {
      throw .usage("'--ordered' is said of strata (expected --strata FILE)")
    }
  }

  /// "120/900".
  private static func available(_ text: String) throws(EvenhandFault) -> Rate {
    let rate = try rate(
      text, "--available", expected: "ethnic minority people/all who are available, such as 120/900")
    guard !rate.isEmpty else { throw .usage("'--available \(text)': nobody is available") }
    return rate
  }

  /// "1400/6000,450/3000": white applicants first.
  private static func before(_ text: String) throws(EvenhandFault) -> SelectionTable {
    let mark: Character = text.contains(";") ? ";" : ","
    let parts = text.split(separator: mark, omittingEmptySubsequences: false)
    guard parts.count == 2 else {
      throw .usage(
        "'--before \(text)' is no two pairs of counts (expected white and ethnic minority applicants, selected/considered, "
          + "such as 1400/6000,450/3000; where commas part the thousands, a semicolon between the pairs)")
    }
    return SelectionTable(
      reference: try rate(String(parts[0]), "--before"), comparison: try rate(String(parts[1]), "--before"))
  }

  /// "1480/6210", with thousands separators if need be.
  ///
  /// - Parameter given: all that was typed behind the option, where the counts are a part of it.
  static func rate(
    _ text: String, _ option: String, expected: String = "selected/considered, such as 1480/6210",
    given: String? = nil
  ) throws(EvenhandFault) -> Rate {
    let shown = "'\(option) \(given ?? text)'"
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(count)
    guard parts.count == 2, let selected = parts[0], let considered = parts[1] else {
      throw .usage(
        "\(shown) is no pair of counts (expected \(expected))")
    }
    do throws(CountError) {
      return try Rate(selected: selected, of: considered)
    } catch { throw .usage("\(shown): \(error)") }
  }

  private static func count(_ text: Substring) -> Int? {
    let digits = text.filter { $0 != "," && $0 != " " }
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return Int(digits)
  }

  /// The stages that are asked for, the first before the second.
  static func stages(_ request: CalculatorRequest) throws(EvenhandFault) -> (from: Stage, to: Stage) {
    let from = try stage(request.from, "--from")
    let to = try stage(request.to, "--to")
    guard from < to else {
      throw .usage("'--from \(request.from)' is no stage before '--to \(request.to)'")
    }
    return (from, to)
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
