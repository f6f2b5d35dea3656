// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// Writes how the counts of a table are laid out.
struct CountWriting: Sendable {
  let table: TableSurvey
  let guess: TableGuess
  let counts: CountGuess

  func lines(_ indent: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    var lines = YAMLText.comment(
      "counts: cumulative where whoever went further is counted at each stage before too; at_stage for reports of one "
        + "stage each, of all who came there; current where everybody is counted once, where they stand or ended.\(evidence)",
      indent: indent)
    var parts = ["counts: \(YAMLText.question("cumulative, at_stage or current"))"]
    if let characteristic = counts.characteristic { parts.append("characteristic: \(characteristic)") }
    if guess.fields["vacancy"] == nil { parts.append("scope: organisation") }
    if counts.stages.isEmpty, guess.stage == nil {
      let names = FieldWriting.alternatives(ClosedList.stage.names.dropFirst().map(\.self))
      parts.append("stage: \(YAMLText.question("at which stage are these counted? \(names)"))")
    }
    lines.append("\(margin)aggregate:")
    lines += parts.map { "\(margin)  \($0)" }
    if !counts.stages.isEmpty {
      lines.append("\(margin)  stages:")
      lines += counts.stages.map {
        "\(margin)    \(YAMLText.quoted(table.columns[$0.column].name)): \($0.stage.name)"
      }
    }
    if let total = counts.total {
      lines.append("\(margin)  total: \(YAMLText.quoted(table.columns[total].name))")
    }
    lines += suppressed(margin)
    return lines + melt(margin)
  }

  /// Whether in every row each stage has at most as many as the one before, as far as sums tell.
  private var evidence: String {
    let sorted = counts.stages.sorted { $0.stage < $1.stage }
    let sums = sorted.map { stage in
      table.columns[stage.column].values.reduce(0) { sum, value in
        sum + (NumberReading.integer(value.key) ?? 0) * value.value
      }
    }
    guard sums.count > 1, table.columns.indices.contains(sorted[0].column) else { return "" }
    let falls = zip(sums, sums.dropFirst()).allSatisfy { $0 >= $1 }
    return falls
      ? " In sum each stage here has at most as many as the one before, which goes with cumulative and with at_stage."
      : " A later stage here has more than one before it, which does not go with cumulative."
  }

  private func suppressed(_ margin: String) -> [String] {
    let columns = counts.columns.union([guess.fields["count"]].compactMap(\.self))
    var marks: [String: String] = [:]
    for column in columns {
      for value in table.columns[column].values.keys {
        if let hidden = CountGuessing.mark(value) { marks[value] = hidden }
      }
    }
    guard !marks.isEmpty else { return [] }
    return ["\(margin)  suppressed:"]
      + marks.sorted { $0.key < $1.key }.map { mark, hidden in
        let value =
          hidden.isEmpty
          ? YAMLText.question(
            "how large may a number be that stands hidden so? lt5 for less than five, or the largest")
          : hidden
        return "\(margin)    \(YAMLText.quoted(mark)): \(value)"
      }
  }

  private func melt(_ margin: String) -> [String] {
    guard !counts.melt.isEmpty else { return [] }
    return ["\(margin)melt:"]
      + counts.melt.flatMap { characteristic, scheme, columns in
        ["\(margin)  \(characteristic):", "\(margin)    scheme: \(scheme)", "\(margin)    columns:"]
          + columns.map { column, category in
            "\(margin)      \(YAMLText.quoted(table.columns[column].name)): \(YAMLText.quoted(category))"
          }
      }
  }
}
