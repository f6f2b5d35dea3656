// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Expressions
internal import Statistics

/// Whom the groups are held against, and how they stand to four fifths of that rate.
extension SeveralGroups {
  var referenceFigure: ComputedFigure {
    let highest = SeveralGroups.highest(compared)
    let reason = table.considered == 0 ? "nobody of any group \(verb(from))" : "nobody \(verb(to))"
    func text(_ name: String, _ group: Group?) -> FigureValue {
      FigureValue(name, group.map { .text($0.label) } ?? .number(.undefined(reason)))
    }
    let values = [
      text("group", reference), FigureValue("chosen", .text(isReferenceNamed ? "named" : "highest_rate")),
      text("highest", SeveralGroups.mostNumerous(highest)),
      .count("at_highest_rate", highest.count),
    ]
    guard let reference else {
      return ComputedFigure(.reference, values, "No group can be held against another: \(reason).")
    }
    let start =
      isReferenceNamed ? named(reference, highest) : chosen(reference, highest.filter { $0 != reference })
    return ComputedFigure(.reference, values, start + caution(reference))
  }

  private func named(_ reference: Group, _ highest: [Group]) -> String {
    let start =
      "Every other group is held against \(reference.group.applicants), as asked (\(reference.counts))"
    guard let first = highest.first else { return "\(start)." }
    if !highest.contains(reference) {
      let several = highest.map(\.group.applicants).joined(separator: " and ")
      return "\(start); the highest rate is that of \(several) (\(first.counts))\(beside(first, reference))."
    }
    return "\(start), who \(highest.count > 1 ? "share" : "have") the highest rate."
  }

  /// How a reference that was named stands to the highest rate itself.
  private func beside(_ highest: Group, _ reference: Group) -> String {
    let table = SelectionTable(reference: highest.rate, comparison: reference.rate)
    guard let fraction = ExactRatio.relativeLikelihood(of: table).reciprocal.fraction else { return "" }
    let isBelow = (table.selectionsToFourFifths ?? 0) > 0
    return "; that of \(reference.group.applicants) is "
      + "\(RatioText.decimal(fraction, edges: SeveralGroups.edges)) times as high, \(isBelow ? "below" : "not below") four fifths"
  }

  private func chosen(_ reference: Group, _ tied: [Group]) -> String {
    let path = "the likeliest to be \(to.words) from \(from.noun)"
    guard !tied.isEmpty else {
      let rest =
        others.isEmpty ? "and no other group takes part" : "and every other group is held against them"
      return "\(reference.group.applicants.capitalised) were \(path) (\(reference.counts)), \(rest)."
    }
    let names = ([reference] + tied).map(\.group.applicants).joined(separator: " and ")
    let why =
      tied.allSatisfy { $0.rate.considered < reference.rate.considered }
      ? "the most numerous of them" : "the first by name of the most numerous of them"
    return "\(names.capitalised) were \(path), at exactly the same rate; every other group is held against "
      + "\(reference.group.applicants) (\(reference.counts)), \(why)."
  }

  /// A group of few is easily the one with the highest rate.
  private func caution(_ reference: Group) -> String {
    let (number, least) = (reference.rate.considered, MinimumNumbers().considered)
    guard number < least, number > 0 else { return "" }
    let applicants = reference.group.applicants(number)
    return
      " There \(number == 1 ? "is" : "are") only \(number.grouped) \(applicants), fewer than the \(least) that a ratio should have in each group, so that every "
      + "comparison below hangs on very few people."
  }

  /// "was appointed", "applied".
  func verb(_ stage: Stage) -> String {
    stage == .applied || stage == .started ? stage.words : "was \(stage.words)"
  }

  var fourFifths: ComputedFigure {
    let tables = others.map { group in
      (group, SelectionTable(reference: reference?.rate ?? .empty, comparison: group.rate))
    }
    let judged = tables.map { group, table in
      (group, ratio: ExactRatio.relativeLikelihood(of: table).reciprocal, table: table)
    }
    let told = judged.filter { $0.ratio.undefinedReason == nil }
    let below = told.filter { ($0.table.selectionsToFourFifths ?? 0) > 0 }
    let above = told.filter { ($0.table.selectionsToFourFifths ?? 0) == 0 }
    let untold = judged.filter { $0.ratio.undefinedReason != nil }
    let values: [FigureValue] = [
      .count("below", below.count), .count("not_below", above.count),
      .count("not_computable", reference == nil ? compared.count : untold.count),
    ]
    func names(_ groups: [(Group, ratio: ExactRatio, table: SelectionTable)]) -> String {
      groups.map { group, ratio, _ in "\(group.group.applicants)\(times(ratio))" }.joined(separator: ", ")
    }
    let reasons = untold.map { group, ratio, _ in
      "\(group.group.applicants) (\(ratio.undefinedReason?.words(terms(reference ?? nobody, group)) ?? ""))"
    }
    let whose = "the rate of \(reference?.group.applicants ?? "")"
    let parts = [
      ("below four fifths of \(whose)", below.isEmpty ? nil : names(below)),
      ("not below four fifths of \(below.isEmpty ? whose : "it")", above.isEmpty ? nil : names(above)),
      ("not computable", untold.isEmpty ? nil : reasons.joined(separator: ", ")),
    ].compactMap { what, who in who.map { "\(what): \($0)" } }
    guard !parts.isEmpty else {
      let why = others.isEmpty && reference != nil ? ": no other group takes part" : ""
      return ComputedFigure(
        .fourFifths, values, "Which groups are below four fifths cannot be computed\(why).")
    }
    return ComputedFigure(.fourFifths, values, parts.joined(separator: "; ").capitalised + ".")
  }

  private func times(_ ratio: ExactRatio) -> String {
    guard let fraction = ratio.fraction, !fraction.isInfinite else { return "" }
    return " (\(RatioText.decimal(fraction, edges: SeveralGroups.edges)) times)"
  }

  /// What a ratio must not seem to be on the wrong side of.
  private static let edges = [DecimalFraction(mantissa: 8, decimalPlaces: 1), .one].compactMap(\.self)

  var leftOutFigure: ComputedFigure {
    let all = GroupTable(groups.map(\.rate)).considered
    let people = leftOut.reduce(0) { $0 + $1.rate.considered }
    let selected = leftOut.reduce(0) { $0 + $1.rate.selected }
    let values: [FigureValue] = [
      .count("groups", leftOut.count), .count("considered", people), .count("selected", selected),
      FigureValue("least_share", .text("\(leastShare.map { "\($0)" } ?? "")%")),
    ]
    let names = leftOut.map { "\($0.group.applicants) (\($0.counts))" }.joined(separator: ", ")
    let share =
      "\(leastShare.map { "\($0)" } ?? "")% of the \(all.grouped) \(from.words) whose group is known"
    return ComputedFigure(
      .groupsLeftOut, values,
      leftOut.isEmpty
        ? "No group is left out: none is fewer than \(share)."
        : "Left out of every comparison, as asked, being fewer than \(share): \(names).")
  }
}
