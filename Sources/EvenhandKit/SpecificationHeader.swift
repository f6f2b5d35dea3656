// SPDX-License-Identifier: Apache-2.0

/// The first row of a table of criteria.
struct SpecificationHeader {
  /// What a column holds.
  enum Column: Equatable {
    /// What is essential, or what is desirable.
    case weight(Bool)
    /// Letters or words that say which of both.
    case letters
    /// Criteria, by its name.
    case criterion
    /// How it is assessed.
    case assessment
    case other
  }

  let columns: [Column]
  private let separator: Character
  private let hasOuterBars: Bool

  /// - Parameter isFirst: whether no other header stands above it; below one, a cell "E/D" may be one of a row.
  init?(_ line: Substring, isFirst: Bool) {
    separator = line.contains("\t") ? "\t" : "|"
    hasOuterBars = line.first { !$0.isWhitespace } == "|"
    let cells = SpecificationHeader.split(line, separator, hasOuterBars: hasOuterBars)
    columns = cells.map(SpecificationHeader.column)
    let isNamed = columns.contains(.criterion)
    let hasBoth = columns.contains(.weight(true)) && columns.contains(.weight(false))
    guard cells.count > 1,
      hasBoth || isNamed && (columns.contains(.weight(true)) || hasLetters)
        || isFirst && hasBothLetters(cells)
    else { return nil }
  }

  /// Whether a column is named after both letters or words.
  private func hasBothLetters(_ cells: [String]) -> Bool {
    zip(columns, cells).contains {
      $0 == .letters && $1.lowercased().contains("d") && $1.lowercased().contains("e")
    }
  }

  /// Whether letters say what is essential, rather than a column for each.
  var hasLetters: Bool { columns.contains(.letters) }

  func cells(of line: Substring) -> [String] {
    SpecificationHeader.split(line, separator, hasOuterBars: hasOuterBars)
  }

  /// The cells that say what is essential or desirable.
  func weightCells(of cells: [String]) -> [String] {
    zip(columns, cells).filter { if case .weight = $0.0 { true } else { false } }.map(\.1)
  }

  /// The criterion beside the marks of a row: in the last column that is named so, else in the first that has words.
  func criterion(of cells: [String]) -> String? {
    let worded = zip(columns, cells).filter { column, cell in
      (column == .criterion || column == .other) && cell.contains { $0.isLetter }
    }
    return (worded.last { $0.0 == .criterion } ?? worded.first)?.1
  }

  private static func split(_ line: Substring, _ separator: Character, hasOuterBars: Bool) -> [String] {
    guard line.contains(separator) else { return [trimmed(line)] }
    var cells = line.split(separator: separator, omittingEmptySubsequences: false).map { trimmed($0) }
    if separator == "|", hasOuterBars, cells.first == "" { cells.removeFirst() }
    if separator == "|", cells.last == "" { cells.removeLast() }
    return cells
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }

  private static func column(_ cell: String) -> Column {
    let line = SpecificationLine(cell)
    if let weight = line.weight ?? line.loneLetter { return .weight(weight) }
    let words = Set(cell.lowercased().split { !$0.isLetter }.map(String.init))
    let (essential, desirable): (Set, Set) = (["essential", "ess", "e"], ["desirable", "des", "d"])
    let isOfBoth = !words.isDisjoint(with: essential) && !words.isDisjoint(with: desirable)
    if isOfBoth && words.isSubset(of: essential.union(desirable).union(["or", "and", "criteria"])) {
      return .letters
    }
    if !words.isEmpty && words.isSubset(of: weightings) { return .letters }
    if !words.isDisjoint(with: assessments) { return .assessment }
    return !words.isDisjoint(with: criteria) && words.isSubset(of: criteria.union(besides))
      ? .criterion : .other
  }

  private static let assessments: Set = [
    "assessed", "assessment", "measured", "measure", "measurement", "evidence", "evidenced", "tested",
    "identified",
    "method", "methods", "how",
  ]
  private static let weightings: Set = [
    "weight", "weighting", "importance", "rating", "status", "priority", "type", "level",
  ]
  private static let criteria: Set = [
    "requirement", "requirements", "criterion", "criteria", "description", "attribute", "attributes",
    "competency",
    "competencies",
  ]
  private static let besides: Set = [
    "the", "job", "post", "role", "person", "selection", "specification", "of", "key",
  ]
}
