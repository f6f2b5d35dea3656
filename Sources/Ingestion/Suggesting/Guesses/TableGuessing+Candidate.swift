// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

extension TableGuessing {
  /// Whose applications they are: a column that is called a person's key, where another one is the key of the
  /// applications. A person's key that stands alone is that key.
  func assignCandidate(_ table: TableSurvey, _ guess: inout TableGuess) {
    let free = table.columns.indices.filter { !guess.columns.contains($0) }
    if let id = guess.fields["id"], isCandidate(table.columns[id]) {
      guard let other = otherKey(table, free, than: table.columns[id]) else { return }
      guess.fields["id"] = other.column
      guess.weights["id"] = other.weight
      set(id, table, &guess)
    } else if let id = guess.fields["id"], table.columns[id].isLikeKey,
      let column = free.first(where: { isCandidate(table.columns[$0]) })
    {
      set(column, table, &guess)
    }
  }

  private func set(_ column: Int, _ table: TableSurvey, _ guess: inout TableGuess) {
    guess.fields["candidate"] = column
    guess.weights["candidate"] = FieldEvidence.Weight(name: score(table.columns[column]), content: 0)
  }

  /// A column that is called the key of the applications, and is like one, but not called a person's; where the person's
  /// repeats, any one that is like a key, if it is the only one.
  private func otherKey(
    _ table: TableSurvey, _ free: [Int], than person: ColumnSurvey
  ) -> (column: Int, weight: FieldEvidence.Weight)? {
    guard let field = EntitySchema.application["id"] else { return nil }
    let evidence = FieldEvidence(vocabulary: vocabulary)
    let keys = free.filter { table.columns[$0].isLikeKey && !isCandidate(table.columns[$0]) }
    let weights = keys.map {
      (column: $0, weight: evidence.weight(table.columns[$0], field, of: .application))
    }
    let named = weights.filter { $0.weight.name >= FieldEvidence.enough }
      .max { $0.weight.score < $1.weight.score }
    guard named == nil, !person.isLikeKey, keys.count == 1 else { return named }
    return (keys[0], FieldEvidence.Weight(name: 0, content: FieldEvidence.enough))
  }

  private func isCandidate(_ column: ColumnSurvey) -> Bool {
    column.filled > 0 && score(column) > 0 && column.share(.long) < 10 && column.share(.email) < 10
      && column.share(.date) < 50 && !vocabulary.isPersonal(column.words)
  }

  /// How surely a column has the name of a person's key: the words must say that it is a person's.
  private func score(_ column: ColumnSurvey) -> Int {
    let names = vocabulary.columns[.application]?["candidate"] ?? []
    return [column.words, column.ownWords].contains { words in
      names.contains { $0 == words || $0.joined() == words.joined() }
    } ? 100 : 0
  }
}

extension ColumnSurvey {
  /// Whether it may be a key, which few rows lack, or which a few repeat.
  var isLikeKey: Bool {
    let repeatsLittle = hasAllDistinct && filled >= 10 && distinct.count * 100 >= records * 98
    return (isKey || repeatsLittle) && share(.date) < 50 && share(.long) < 10 && share(.email) < 10
  }
}
