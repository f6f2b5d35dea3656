// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// Reads a person specification that is typed or pasted as text: a line for each criterion.
///
/// What is essential and what desirable is told by headings ("Essential", "Desirable criteria"), by a mark in the line
/// ("(E)", "- desirable", "is essential"), or by a letter at the end of most lines. Headings of areas ("Qualifications",
/// "Skills") are no criteria. Where areas have headings of their own for what is essential, a new area begins with nothing
/// said; else the last heading goes on to hold. A line that nothing tells of is not recorded as either.
struct SpecificationLines {
  private(set) var criteria: [Criterion] = []
  /// Whether more than plain headings told which lines are criteria, and which of them are essential.
  private(set) var isInterpreted = false
  private let marksByLetter: Bool
  private let beginsAreasAnew: Bool
  private var isEssential: Fact<Bool> = .notRecorded
  /// Whether a heading that ends the criteria stands above.
  private var hasEnded = false
  /// The headings of other requirements below "Essential": as an area they come again below "Desirable".
  private var othersOfEssential: Set<String> = []
  /// The number of the last criterion's last line, or −1.
  private var lastLine = -1

  init(_ text: String) {
    let lines = text.linesAsCounted.map { SpecificationLine(String($0)) }
    let spoken = lines.filter { !$0.isEmpty }
    let lettered = spoken.count { $0.letter != nil }
    marksByLetter =
      lettered >= 2 && lettered * 2 >= spoken.count { $0.weight == nil && !$0.isArea(before: nil) }
    beginsAreasAnew = zip(spoken, spoken.dropFirst()).contains { $0.isArea(before: $1) && $1.weight != nil }
    var number = 0
    for (position, line) in lines.enumerated() where !line.isEmpty {
      number += 1
      take(line, before: number < spoken.count ? spoken[number] : nil, at: position)
    }
  }

  /// Reads a table, whose cells tell what is a criterion.
  init(_ table: SpecificationTable) {
    let before = table.lines.prefix { if case .outside = $0 { true } else { false } }
    self.init(before.map { $0.text }.joined(separator: "\n"))
    isInterpreted = true
    for (position, line) in table.lines.enumerated().dropFirst(before.count) {
      switch line {
      case .outside: break
      case .criterion(let text, let weight):
        add(text, isEssential: weight.map { Fact(.known($0)) } ?? .notRecorded, at: position)
      case .continued(let text): goOn(with: SpecificationLine(text), at: position)
      }
    }
  }

  private mutating func take(_ line: SpecificationLine, before next: SpecificationLine?, at position: Int) {
    if let weight = line.weight {
      isEssential = Fact(.known(weight))
      hasEnded = false
    } else if line.isEnd, !criteria.isEmpty {
      (hasEnded, isInterpreted) = (true, true)
    } else if hasEnded {
      return
    } else if line.isSurrounding {
      isInterpreted = true
    } else if line.isArea(before: next) {
      isInterpreted = true
      if beginsAreasAnew || line.isOfOthers && isBehindBoth(line) { isEssential = .notRecorded }
    } else if let weight = line.loneLetter {
      isInterpreted = true
      if criteria.isEmpty {
        isEssential = Fact(.known(weight))
      } else {
        criteria[criteria.count - 1].isEssential = Fact(.known(weight))
      }
    } else if line.goesOn, lastLine == position - 1, !criteria.isEmpty {
      goOn(with: line, at: position)
    } else {
      add(line.text, isEssential: mark(of: line) ?? isEssential, at: position)
    }
  }

  /// Whether a heading of other requirements is none of an area, which would stand below "Essential" as well.
  private mutating func isBehindBoth(_ line: SpecificationLine) -> Bool {
    let name = line.text.lowercased().filter { $0.isLetter }
    if isEssential.value == true { othersOfEssential.insert(name) }
    return isEssential.value == false && !othersOfEssential.contains(name)
  }

  /// What the line itself says of its weight.
  private mutating func mark(of line: SpecificationLine) -> Fact<Bool>? {
    guard let mark = line.mark ?? (marksByLetter ? line.letter : nil) else { return nil }
    isInterpreted = true
    return Fact(.known(mark))
  }

  private mutating func goOn(with line: SpecificationLine, at position: Int) {
    let last = criteria.count - 1
    guard let text = criteria[last].text.value else { return }
    criteria[last].text = Fact(.known("\(text)\n\(line.text)"))
    if let mark = mark(of: line) { criteria[last].isEssential = mark }
    isInterpreted = true
    lastLine = position
  }

  private mutating func add(_ text: String, isEssential: Fact<Bool>, at position: Int) {
    var criterion = Criterion(vacancy: 0, place: nil)
    criterion.isEssential = isEssential
    // Lines without a criterion go before the next, so that lines are numbered as they stand in the file.
    let skipped = position - lastLine - 1
    criterion.text = Fact(.known(String(repeating: "\n", count: skipped) + text))
    criteria.append(criterion)
    lastLine = position
  }
}
