// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// The answer on a terminal: plain text of at most 80 columns, the answer first.
package struct TerminalSummary: Sendable {
  let document: ReportDocument
  let isColoured: Bool

  /// - Parameter isColoured: whether to use colour and bold; every word stands there without them too.
  package init(_ document: ReportDocument, isColoured: Bool = false) {
    self.document = document
    self.isColoured = isColoured
  }

  /// At most this many rules are listed.
  static let listed = 12

  package var text: String {
    let parts = [answer, tiles, open, untold, figures, ledger].filter { !$0.isEmpty }
    return parts.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
  }

  private var answer: [String] {
    let colour: TerminalStyle = document.answer.overall == .mustExplain ? .red : .bold
    return wrapped(document.answer.sentence, style: colour)
      + document.answer.cautions.flatMap { wrapped($0) }
      + document.answer.departures.flatMap { wrapped("Not as shipped: \($0).") }
      + wrapped(ReportDocument.marking, style: .dim)
  }

  private var tiles: [String] {
    let shown: [Verdict] = [.mustExplain, .explained, .cannotTell, .complies, .advice]
    let rest: [Verdict] = [.notApplicable, .notRun, .error]
    let numbers = Verdict.allCases.map { WordedNumber.grouped(document.answer.tally[$0]) }
    let width = numbers.map(\.count).max() ?? 1
    return (shown + rest).compactMap { verdict in
      let count = document.answer.tally[verdict]
      guard count > 0 || !rest.contains(verdict) else { return nil }
      let number = WordedNumber.grouped(count)
      let line = "  " + String(repeating: " ", count: width - number.count) + number + "  " + verdict.title
      return styled(line, verdict == .mustExplain && count > 0 ? .red : .plain)
    }
  }

  /// The rules under which something must be explained or failed, the most findings first.
  private var open: [String] {
    let rules = document.rules.filter { $0.tally[.mustExplain] + $0.tally[.error] > 0 }
      .sorted { ($1.tally[.mustExplain], $0.id) < ($0.tally[.mustExplain], $1.id) }
    guard !rules.isEmpty else { return [] }
    var lines = wrapped("To be explained or mended:", style: .bold)
    for rule in rules.prefix(TerminalSummary.listed) {
      let failed = rule.tally[.error] > 0 ? ", \(WordedNumber.grouped(rule.tally[.error])) failed" : ""
      lines += wrapped(
        "\(rule.title): \(WordedNumber.grouped(rule.tally[.mustExplain])) of "
          + "\(WordedNumber.grouped(rule.examined)) examined\(alike(rule))\(failed) [\(rule.id)]", margin: 2)
    }
    if rules.count > TerminalSummary.listed {
      lines.append("  and \(rules.count - TerminalSummary.listed) more rules, all in the report")
    }
    return lines
  }

  /// How many of them hold alike, and the name by which a register explains them together.
  private func alike(_ rule: RuleSummary) -> String {
    document.blanket.filter { $0.rule == rule.id && $0.verdict == .mustExplain }
      .map { ", \(WordedNumber.grouped($0.subjects)) of them alike (\($0.subject.ref))" }.joined()
  }

  /// At most this many reasons are listed for which something cannot be told, of at least this many findings each.
  private static let (listedCauses, fewestOfCause) = (4, 10)
  /// At most this many cuts of one reason are named.
  private static let namedCuts = 6

  /// The reasons that many findings have in common, each once.
  private var untold: [String] {
    let (causes, others) = document.mainCauses(
      atMost: TerminalSummary.listedCauses, fewest: TerminalSummary.fewestOfCause)
    guard !causes.isEmpty else { return [] }
    let lines = causes.flatMap { cause in
      let rules = WordedNumber.counted(cause.rules, "rule", "rules")
      return wrapped(
        "\(WordedNumber.counted(cause.findings, "finding", "findings")) under \(rules): "
          + cause.words(naming: TerminalSummary.namedCuts), margin: 2)
    }
    return wrapped("Not everything can be told:", style: .bold) + lines
      + (others.map { wrapped($0, margin: 2) } ?? [])
  }

  private var figures: [String] {
    document.headlines.flatMap { wrapped($0.wholeSentence) + ($0.countedOtherwise.map { wrapped($0) } ?? []) }
      + (document.adviceOnMeasures.map { wrapped($0) } ?? [])
  }

  private var ledger: [String] {
    let files = WordedNumber.counted(document.inputs.count, "file", "files")
    return wrapped("Read \(files): \(document.recordsWords).") + remarks
      + wrapped("Period: \(document.run.periodWords).")
  }

  /// How many errors and warnings there are on the data, with the gravest; notes are in the report only.
  private var remarks: [String] {
    let grave = document.quality.filter { $0.weight != .note }
    guard let first = grave.first else { return [] }
    // Of the gravest, the one about the most.
    let gravest = grave.filter { $0.weight == first.weight }.reduce(first) { $1.count > $0.count ? $1 : $0 }
    let count = WordedNumber.counted(grave.count, "remark", "remarks")
    return wrapped(
      grave.count == 1
        ? "\(count) on the data: \(gravest.message); it is in the report."
        : "\(count) on the data, the gravest: \(gravest.message); all are in the report.")
  }

  /// Broken between words, or within a word that is longer than a line.
  private func wrapped(_ text: String, margin: Int = 0, style: TerminalStyle = .plain) -> [String] {
    let space = String(repeating: " ", count: margin)
    let clean = ShownText.clean(text)
    return TerminalSummary.lines(clean, width: 80 - margin).map { styled(space + $0, style) }
  }

  static func lines(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: \.isWhitespace) {
      var word = word
      while word.count > width {
        if !line.isEmpty { lines.append(line) }
        line = ""
        lines.append(String(word.prefix(width)))
        word = word.dropFirst(width)
      }
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty || word.isEmpty ? "" : " ") + word
    }
    return line.isEmpty ? lines : lines + [line]
  }

  private func styled(_ line: String, _ style: TerminalStyle) -> String {
    guard isColoured, let code = style.code else { return line }
    return "\u{1B}[\(code)m\(line)\u{1B}[0m"
  }
}

/// How a line looks where colour is asked for.
private enum TerminalStyle {
  case plain, bold, dim, red

  var code: String? {
    switch self {
    case .plain: nil
    case .bold: "1"
    case .dim: "2"
    case .red: "1;31"
    }
  }
}
