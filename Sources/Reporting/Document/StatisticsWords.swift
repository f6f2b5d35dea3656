// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

extension StrataResult {
  /// What a reader of the pooled ratio must know: that the comparison within the strata turns its story round, and that
  /// applications which hang together change what its interval says.
  var provisos: [String] {
    figures.filter { figure in
      figure.values.contains { value in
        switch (figure.kind, value.content) {
        case (.reversal, .text(let kind)): kind != "none"
        case (.clusteredInterval, .flag(let changes)): changes
        default: false
        }
      }
    }.map(\.sentence)
  }

  /// Whether an interval that lets applications of one vacancy hang together says something else than the plain one.
  fileprivate var changesAnswer: Bool {
    figures.contains { $0.kind == .clusteredInterval && $0.changesAnswer }
  }

  /// "vacancies", "bands", "staff groups".
  var several: String { StrataResult.several(by) }

  static func several(_ dimension: String) -> String {
    let words = dimension.split(separator: "_").joined(separator: " ")
    return words.hasSuffix("y") ? "\(words.dropLast())ies" : "\(words)s"
  }
}

extension [ComputedFigure] {
  /// That applications of one candidate which hang together change what the interval says; both ways at once only where
  /// neither does by itself.
  func clusterProvisos(besides strata: [StrataResult]) -> [String] {
    let turning = filter { [.candidateInterval, .twoWayInterval].contains($0.kind) && $0.changesAnswer }
    let isSaid = strata.contains(where: \.changesAnswer) || turning.contains { $0.kind == .candidateInterval }
    return turning.filter { $0.kind == .candidateInterval || !isSaid }.map(\.sentence)
  }
}

extension ComputedFigure {
  fileprivate var changesAnswer: Bool { values.contains(FigureValue("changes_answer", .flag(true))) }
}

extension FunnelResult {
  /// "Sites: ethnic minority applicants appointed from shortlisting".
  var title: String {
    "\(StrataResult.several(by).firstUppercased) against what chance alone allows: \(group.applicants), from \(from.title) to \(to.title)"
  }

  /// The unit, in one word.
  var unit: String { by.split(separator: "_").joined(separator: " ").firstUppercased }

  /// What the units come to, in sentences.
  var sentences: [String] {
    let outside = units.filter { $0.place != .inside }.count
    let share = WordedNumber.percent(overall.to, of: overall.from).map { " (\($0))" } ?? ""
    let all = WordedNumber.counted(units.count, "unit is", "units are")
    let first =
      "Of those shown together \(overall.words)\(share); \(all) shown, \(outside == 0 ? "none" : WordedNumber.grouped(outside)) outside the 95% limits, within which 19 of 20 lie by chance alone."
    let hidden =
      self.hidden == 0
      ? nil
      : "\(WordedNumber.counted(self.hidden, "unit is", "units are")) not shown, so that nobody can be told from the counts."
    return [first, hidden, dispersion?.sentence].compactMap(\.self)
  }
}

extension FunnelUnit {
  /// Where it lies, in words.
  var placeWords: String {
    switch place {
    case .inside: "inside"
    case .belowWarning: "below the 95% limits"
    case .aboveWarning: "above the 95% limits"
    case .belowAction: "below the 99.8% limits"
    case .aboveAction: "above the 99.8% limits"
    }
  }

  /// "12 to 20".
  static func limits(_ limits: ClosedRange<Int>) -> String {
    "\(WordedNumber.grouped(limits.lowerBound)) to \(WordedNumber.grouped(limits.upperBound))"
  }

  var counts: String { "\(WordedNumber.grouped(selected)) of \(WordedNumber.grouped(considered))" }
}
