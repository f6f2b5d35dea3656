// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// How a table of counts is laid out.
struct CountGuess: Sendable {
  /// The characteristic of every row; `nil` where a column says it, and for columns of categories.
  var characteristic: String?
  /// Columns of counts, one a stage.
  var stages: [(column: Int, stage: Stage)] = []
  /// Columns of counts, one a category.
  var melt: [(characteristic: String, scheme: String, columns: [(column: Int, category: String)])] = []
  /// The column that should be their sum.
  var total: Int?

  var columns: Set<Int> {
    Set(stages.map(\.column) + melt.flatMap { $0.columns.map(\.column) } + [total].compactMap(\.self))
  }
}

/// Finds out whether a table holds counts, and in which layout.
struct CountGuessing: Sendable {
  let vocabulary: Vocabulary
  private var evidence: FieldEvidence { FieldEvidence(vocabulary: vocabulary) }

  /// `nil` where it holds no counts.
  func guess(_ table: TableSurvey) -> TableGuess? {
    let numbers = table.columns.indices.filter {
      isCount(table.columns[$0]) && PercentageName(table.columns[$0].name) == nil
    }
    guard !numbers.isEmpty else { return nil }
    return wide(table, numbers) ?? long(table, numbers)
  }

  /// Whole numbers, of which one is over 1, and marks that hide small ones; not the numbers of rows.
  private func isCount(_ column: ColumnSurvey) -> Bool {
    guard column.filled > 0, column.largestInteger ?? 0 > 1 || column.share(.integer) == 100 else {
      return false
    }
    let isNumber = column.share { NumberReading.integer($0) != nil || CountGuessing.mark($0) != nil }
    return isNumber >= 95 && column.share(.integer) > 0
  }

  /// What a mark such as `<5` hides, as the profile writes it: an empty text where it does not say.
  static func mark(_ text: String) -> String? {
    let literal = ValueName.literal(text)
    if ["*", "-", "..", "c", "x", "[c]", "suppressed", "z", ":"].contains(literal) { return "" }
    let limit = literal.drop { $0 == "<" || $0 == " " }
    if literal.hasPrefix("<="), let most = Int(literal.dropFirst(2)) { return "\(most)" }
    if literal.hasPrefix("<"), let limit = Int(limit) { return "lt\(limit)" }
    return nil
  }

  private func wide(_ table: TableSurvey, _ numbers: [Int]) -> TableGuess? {
    var labels: [String: Int] = [:]
    for index in numbers { labels[table.columns[index].words.joined(separator: " ")] = 1 }
    let scheme = SchemeGuess(labels)
    guard let name = scheme.best?.name, scheme.groups >= 3, let known = EthnicityScheme.named(name) else {
      return nil
    }
    var guess = TableGuess(entity: .equalityCount)
    var counts = CountGuess(characteristic: nil)
    func label(_ index: Int) -> String { table.columns[index].words.joined(separator: " ") }
    let ethnicity = numbers.filter { SchemeGuess.reads(known, label($0)) }
    counts.melt = [(Characteristic.ethnicity.rawValue, name, ethnicity.map { ($0, label($0)) })]
    for characteristic in Characteristic.ofSources {
      guard let scheme = CategoryScheme.standard(for: characteristic), characteristic != .disability else {
        continue
      }
      let columns = numbers.filter {
        !counts.columns.contains($0) && scheme.category(of: label($0)) != .unmapped
      }
      let groups = Set(columns.map { scheme.category(of: label($0)) })
      if groups.count >= 2 {
        counts.melt.append((characteristic.rawValue, scheme.name, columns.map { ($0, label($0)) }))
      }
    }
    let sum = ethnicity.reduce(0) { $0 + self.sum(table.columns[$1]) }
    counts.total = numbers.first {
      !counts.columns.contains($0) && self.sum(table.columns[$0]) == sum && sum > 0
    }
    guess.counts = counts
    guess.stage = best(
      table, EntitySchema.equalityCount["stage"], except: guess.columns.union(counts.columns).union(numbers))
    addVacancy(table, &guess)
    guess.strength = 400 + 20 * ethnicity.count
    return guess
  }

  /// The sum of a column of numbers.
  private func sum(_ column: ColumnSurvey) -> Int {
    column.values.reduce(0) { $0 + (NumberReading.integer($1.key) ?? 0) * $1.value }
  }

  private func long(_ table: TableSurvey, _ numbers: [Int]) -> TableGuess? {
    let schema = EntitySchema.equalityCount
    let characteristic = best(table, schema["characteristic"], except: Set(numbers))
    guard let category = characteristic.flatMap({ mixedColumn(table, beside: $0) }) ?? categoryColumn(table)
    else {
      return nil
    }
    var guess = TableGuess(entity: .equalityCount)
    guess.fields["category"] = category.column
    guess.weights["category"] = FieldEvidence.Weight(name: 0, content: 70)
    var counts = CountGuess(characteristic: category.characteristic)
    for name in ["characteristic", "route"] {
      if let index = best(table, schema[name], except: guess.columns) { guess.fields[name] = index }
    }
    if guess.fields["characteristic"] != nil { counts.characteristic = nil }
    let staged = stages(table, numbers)
    if staged.count >= 2 {
      counts.stages = staged
    } else if let count = numbers.max(by: { score($0, table) < score($1, table) }) {
      guess.fields["count"] = count
      guess.stage = best(table, schema["stage"], except: guess.columns)
    }
    guard guess.fields["count"] != nil || !counts.stages.isEmpty else { return nil }
    guess.counts = counts
    addVacancy(table, &guess)
    // Rows with a key of their own, or of yes and no alone, are rather applications.
    let hasKey = table.columns.contains { $0.isKey && NameWords.score($0.words, idNames) >= 60 }
    let isAllFlags = numbers.allSatisfy { (table.columns[$0].largestInteger ?? 0) <= 1 }
    guess.strength = hasKey || isAllFlags ? 0 : 500
    return guess
  }

  private var idNames: [[String]] { vocabulary.columns[.application]?["id"] ?? [] }

  private func score(_ index: Int, _ table: TableSurvey) -> Int {
    NameWords.score(table.columns[index].words, vocabulary.columns[.equalityCount]?["count"] ?? [])
  }

  private func stages(_ table: TableSurvey, _ numbers: [Int]) -> [(column: Int, stage: Stage)] {
    var found: [(column: Int, stage: Stage)] = []
    for index in numbers {
      let scores = Stage.allCases.map { stage in
        (stage: stage, score: NameWords.score(table.columns[index].words, vocabulary.stages[stage] ?? []))
      }
      guard let best = scores.max(by: { $0.score < $1.score }), best.score >= 74,
        !found.contains(where: { $0.stage == best.stage })
      else { continue }
      found.append((index, best.stage))
    }
    return found
  }

  /// The column whose values are categories, and of what.
  private func categoryColumn(_ table: TableSurvey) -> (column: Int, characteristic: String)? {
    var best: (column: Int, characteristic: String, share: Int)?
    func offer(_ column: Int, _ characteristic: String, _ share: Int) {
      if share > best?.share ?? 59 { best = (column, characteristic, share) }
    }
    for (index, column) in table.columns.enumerated() where column.isCategorical || column.values.count <= 60
    {
      guard column.filled > 0, column.share(.integer) < 50 else { continue }
      let ethnicity = SchemeGuess(column.values)
      if ethnicity.groups >= 2 { offer(index, "ethnicity", ethnicity.share + 1) }
      for characteristic in Characteristic.ofSources where characteristic != .ethnicity {
        guard let scheme = CategoryScheme.standard(for: characteristic) else { continue }
        let isNamed =
          NameWords.score(
            column.words, vocabulary.columns[.application]?[characteristic.rawValue] ?? []) >= 60
        guard isNamed || [.sex, .religion, .orientation].contains(characteristic) else { continue }
        offer(index, characteristic.rawValue, column.share { scheme.category(of: $0) != .unmapped })
      }
    }
    return best.map { ($0.column, $0.characteristic) }
  }

  /// The column with the categories of several characteristics, which another column names.
  private func mixedColumn(
    _ table: TableSurvey, beside characteristic: Int
  ) -> (column: Int, characteristic: String)? {
    let schemes = CategoryScheme.all
    var best: (column: Int, share: Int)?
    for (index, column) in table.columns.enumerated() where index != characteristic && column.hasAllValues {
      let share = column.share { text in
        SchemeGuess.isKnown(text) || schemes.contains { $0.category(of: text) != .unmapped }
      }
      if column.share(.integer) < 50, share >= 60, share > best?.share ?? 0 { best = (index, share) }
    }
    return best.map { ($0.column, "") }
  }

  private func best(_ table: TableSurvey, _ field: TargetField?, except used: Set<Int>) -> Int? {
    guard let field else { return nil }
    let scores = table.columns.indices.filter { !used.contains($0) }.map { index in
      (index: index, score: evidence.weight(table.columns[index], field, of: .equalityCount).score)
    }
    return scores.filter { $0.score >= FieldEvidence.enough }.max { $0.score < $1.score }?.index
  }

  private func addVacancy(_ table: TableSurvey, _ guess: inout TableGuess) {
    let names = vocabulary.columns[.vacancy]?["ref"] ?? []
    let scores = table.columns.indices.filter { !guess.columns.contains($0) && !isCount(table.columns[$0]) }
      .map { (index: $0, score: NameWords.score(table.columns[$0].words, names)) }
    if let best = scores.max(by: { $0.score < $1.score }), best.score >= 74 {
      guess.fields["vacancy"] = best.index
    }
  }
}
