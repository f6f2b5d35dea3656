// SPDX-License-Identifier: Apache-2.0

/// Rows with marks beside a criterion: one criterion a row.
struct MarkedRows {
  let header: SpecificationHeader
  private var lines: [SpecificationTable.Line] = []
  /// A line alone, which may be the start of the next row's first cell.
  private var start: String?

  init(header: SpecificationHeader) { self.header = header }

  /// The lines of all rows.
  var finished: [SpecificationTable.Line] {
    lines + (start.map { [.criterion($0, isEssential: nil)] } ?? [])
  }

  mutating func take(_ cells: [String]) {
    if cells.count == 1 { return takeAlone(cells[0]) }
    var cells = cells
    if let begun = start {
      if SpecificationLine(cells[0]).goesOn { cells[0] = "\(begun) \(cells[0])" } else { flush() }
      start = nil
    }
    let weights = weights(of: cells)
    let text = header.criterion(of: cells)
    if weights.isEmpty, let text, isAround(text) { return }
    let worded = header.weightCells(of: cells).filter {
      !SpecificationCell($0).isMark && !SpecificationCell($0).isNo
    }
    if worded.isEmpty {
      guard let text else { return }
      lines.append(.criterion(text, isEssential: weights.count == 1 ? weights.first : nil))
    } else {
      // Words where other rows have marks: whether they are criteria or remarks on one, nobody can tell.
      let texts =
        [text].compactMap(\.self).filter { !isAround($0) } + worded.filter { $0.contains { $0.isLetter } }
      lines += texts.map { .criterion($0, isEssential: nil) }
    }
  }

  private mutating func flush() {
    if let start { lines.append(.criterion(start, isEssential: nil)) }
    start = nil
  }

  /// A line without other cells: the name of an area, the end of the last row's last cell, or the start of a criterion.
  private mutating func takeAlone(_ text: String) {
    let line = SpecificationLine(text)
    if line.isEmpty || isAround(text) { return flush() }
    if line.goesOn {
      if let begun = start { start = "\(begun) \(text)" }
      if start != nil || header.columns.last == .assessment && !lines.isEmpty { return }
    }
    flush()
    start = text
  }

  private func isAround(_ text: String) -> Bool {
    let line = SpecificationLine(text)
    return line.isArea(before: nil) || line.isSurrounding
  }

  /// What the marks of a row say; both where they contradict each other, and none where there is no mark.
  private func weights(of cells: [String]) -> Set<Bool> {
    var marked: [(weight: Bool, cell: SpecificationCell)] = []
    var told: Set<Bool> = []
    for (column, text) in zip(header.columns, cells) {
      let cell = SpecificationCell(text)
      switch column {
      case .letters: if let weight = cell.weight { told.insert(weight) }
      case .weight(let weight) where cell.isMark:
        // "E" below "Desirable" contradicts itself.
        if let named = cell.weight { told.insert(named) }
        marked.append((weight, cell))
      default: break
      }
    }
    // A cross beside a tick says no.
    let ticked = marked.filter { !$0.cell.isCross }
    return told.union((ticked.isEmpty ? marked : ticked).map(\.weight))
  }
}

/// Rows whose cells below "Essential" and "Desirable" are the criteria. A cell of several lines that was copied with tabs
/// begins in one line and ends in another.
struct WordedRows {
  let header: SpecificationHeader
  private(set) var lines: [SpecificationTable.Line] = []
  private var column: Int
  /// The column of the last line.
  private var last: Int?

  init(header: SpecificationHeader) {
    self.header = header
    column = header.columns.count - 1
  }

  mutating func take(_ cells: [String]) {
    let end = header.columns.count - 1
    if cells.count > 1, column >= end { column = 0 }
    if cells.count > 1 { last = nil }
    for (number, cell) in cells.enumerated() {
      if number > 0 { column += 1 }
      for line in cell.split(separator: "\u{2028}") { add(String(line), column: min(column, end)) }
    }
  }

  private mutating func add(_ cell: String, column: Int) {
    guard case .weight(let weight) = header.columns[column], cell.contains(where: \.isLetter),
      !SpecificationCell(cell).isNo
    else { return }
    let goesOn = last == column && SpecificationLine(cell).goesOn
    lines.append(goesOn ? .continued(cell) : .criterion(cell, isEssential: weight))
    last = column
  }
}
