// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

extension SourceWriting {
  /// The columns that tell of stages: of yes and no, and of dates.
  func stageLines(indent: Int) -> [String] {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    if !guess.reached.isEmpty {
      lines.append("\(margin)reached:")
      for (stage, index) in guess.reached.sorted(by: { $0.key < $1.key }) {
        let target = TargetField(stage.name, .bool(.standard), "")
        lines += writing.field(target, index, nil).lines(indent: indent + 2)
      }
    }
    if !guess.events.isEmpty {
      lines += YAMLText.comment("Dates of stages; an empty cell: it has not happened.", indent: indent)
      lines.append("\(margin)events:")
      for (stage, index) in guess.events.sorted(by: { $0.key < $1.key }) {
        lines += event(stage, index).lines(indent: indent + 2, isListed: true)
      }
    }
    return lines
  }

  private func event(_ stage: Stage, _ index: Int) -> WrittenEntry {
    let whole = writing.field(TargetField(stage.name, .date, "", empty: .none), index, nil)
    var field = WrittenEntry(stage.name)
    field.comments = whole.comments
    field.add("stage", stage.name)
    for entry in whole.entries { field.entries.append((entry.key == "from" ? "at" : entry.key, entry.value)) }
    return field
  }
}
