// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

extension SourceWriting {
  /// The fields that have a column, and those that must have one.
  var fields: [WrittenEntry] {
    schema.fields.compactMap { target in
      if target.name == "stage" { return statusField(target, guess.stage) }
      if target.name == "outcome" { return statusField(target, guess.outcome) }
      if target.name == "vacancy", source.outer != nil { return parent(target) }
      if target.name == "category", let index = guess.fields["category"] { return category(target, index) }
      guard let index = guess.fields[target.name] else { return missing(target) }
      var field = writing.field(target, index, guess.weights[target.name])
      if let join = source.joins[target.name] { add(join, target, to: &field) }
      return field
    }
  }

  private func add(_ join: BundleGuess.Join, _ target: TargetField, to field: inout WrittenEntry) {
    guard case .reference(let entity) = target.kind, let key = EntitySchema.of(entity).key else { return }
    let other = bundle.sources[join.source]
    field.add("references", "\(other.name).\(key)")
    field.comments.append("\(join.found) of its \(join.of) different values are in \(other.name).\(key)")
  }

  private func statusField(_ target: TargetField, _ index: Int?) -> WrittenEntry? {
    if let index { return writing.field(target, index, nil) }
    let saysNothing =
      guess.entity == .application && guess.stage == nil && guess.outcome == nil && guess.reached.isEmpty
      && guess.events.keys.allSatisfy { $0 == .applied }
    guard saysNothing, target.name == "outcome" else { return nil }
    var field = WrittenEntry(target.name)
    let flags = table.columns.indices.filter { index in
      !guess.columns.contains(index) && table.columns[index].filled > 0
        && (table.columns[index].share(where: FieldEvidence.isBool) >= 80
          || table.columns[index].share(.date) >= 80)
    }.map { YAMLText.quoted(table.columns[$0].name) }
    field.comments = [
      "Nothing here says how far an application came. Where a column of yes and no tells of a stage, write for it, "
        + "beside fields: reached: {shortlisted: {from: \"the column\"}}; where one holds its date, events: "
        + "[{stage: shortlisted, at: \"the column\"}]; and take this field out."
    ]
    let hint = flags.isEmpty ? "" : " Of stages may tell \(FieldWriting.alternatives(flags))"
    field.add("from", YAMLText.question("which column says how an application ended?\(hint)"))
    return field
  }

  private func category(_ target: TargetField, _ index: Int) -> WrittenEntry {
    let characteristic = guess.counts?.characteristic
    guard characteristic == nil || characteristic == Characteristic.ethnicity.rawValue else {
      var field = WrittenEntry(target.name)
      field.comments = ["by its values, which are categories of \(characteristic ?? "")"]
      writing.add(origin: index, to: &field)
      return field
    }
    var field = WrittenEntry(target.name)
    field.comments = ["by its values"]
    writing.add(origin: index, to: &field)
    writing.addEthnicity(index, &field, asksOfOthers: characteristic != nil)
    return field
  }

  /// What a record takes from the one around it.
  private func parent(_ target: TargetField) -> WrittenEntry {
    var field = WrittenEntry(target.name)
    field.comments = ["from the record around it"]
    let outer = source.outer.map { bundle.sources[$0].guess.entity }
    field.add("parent", outer == .vacancy ? "ref" : "vacancy")
    return field
  }

  /// A field without which no record can be used, and that no column is known for.
  private func missing(_ target: TargetField) -> WrittenEntry? {
    guard target.necessity == .identity, guess.entity != .equalityCount else { return nil }
    var field = WrittenEntry(target.name)
    if case .list(let list) = target.kind {
      let names = list.names
      let known = table.words.compactMap { vocabulary.name(of: $0, in: list) }.first
      if let known {
        field.comments = ["by the name of the file"]
        field.add("const", known)
      } else {
        field.add("const", YAMLText.question("\(FieldWriting.alternatives(names))? No column says it"))
      }
      return field
    }
    let candidates = table.columns.indices.filter { !guess.columns.contains($0) && isReferenceLike($0) }
      .map { YAMLText.quoted(table.columns[$0].name) }
    let hint =
      candidates.isEmpty ? "no column is like it" : "perhaps \(FieldWriting.alternatives(candidates))"
    field.comments = [target.says]
    field.add(
      "from",
      YAMLText.question(
        "from which \(table.xml == nil ? "column" : "path") is the \(target.name) read? \(hint)"))
    return field
  }

  private func isReferenceLike(_ index: Int) -> Bool {
    let column = table.columns[index]
    return column.filled * 10 >= column.records * 9 && column.share(.long) < 20 && column.share(.date) < 50
      && !vocabulary.isPersonal(column.words) && column.distinct.count > 1
  }
}
