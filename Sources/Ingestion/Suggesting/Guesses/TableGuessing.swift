// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// Finds what a table holds.
struct TableGuessing: Sendable {
  let vocabulary: Vocabulary
  private var evidence: FieldEvidence { FieldEvidence(vocabulary: vocabulary) }

  /// All that it may be, the likeliest first.
  func guesses(_ table: TableSurvey, given: [String: Int] = [:]) -> [TableGuess] {
    let kinds: [Entity] = [
      .application, .vacancy, .panelMember, .score, .criterion, .advert, .search,
    ]
    var guesses = kinds.map { guess(table, as: $0, given: given) }
    if let counts = CountGuessing(vocabulary: vocabulary).guess(table) { guesses.append(counts) }
    return guesses.filter { $0.strength > 0 }.sorted { left, right in
      (right.strength, left.entity.rawValue) < (left.strength, right.entity.rawValue)
    }
  }

  /// - Parameter given: references that are known by their values.
  func guess(_ table: TableSurvey, as entity: Entity, given: [String: Int] = [:]) -> TableGuess {
    var guess = TableGuess(entity: entity)
    var rows: [Candidate] = []
    for (name, column) in given where EntitySchema.of(entity)[name] != nil {
      let weight = FieldEvidence.Weight(name: 0, content: 101)
      rows.append(Candidate(role: .field(name), column: column, weight: weight, order: 0))
    }
    let schema = EntitySchema.of(entity)
    for (order, field) in schema.fields.enumerated()
    where !["stage", "outcome", "candidate"].contains(field.name) {
      for (index, column) in table.columns.enumerated() where column.filled > 0 {
        let weight = evidence.weight(column, field, of: entity)
        if weight.score >= FieldEvidence.enough {
          rows.append(Candidate(role: .field(field.name), column: index, weight: weight, order: order))
        }
      }
    }
    if entity == .application { rows += stageCandidates(table) }
    assign(rows, &guess)
    if entity == .application { assignStatus(table, &guess) }
    fill(table, &guess)
    if entity == .application { assignCandidate(table, &guess) }
    guess.strength = strength(guess, table, schema)
    return guess
  }

  /// A column and what it may be.
  private struct Candidate {
    enum Role: Hashable { case field(String), reached(Stage), event(Stage), status, stage, outcome }
    let role: Role
    let column: Int
    let weight: FieldEvidence.Weight
    let order: Int
  }

  private func stageCandidates(_ table: TableSurvey) -> [Candidate] {
    var rows: [Candidate] = []
    let schema = EntitySchema.application
    for (index, column) in table.columns.enumerated() where column.filled > 0 {
      for stage in Stage.allCases {
        for isDate in [true, false] {
          let weight = evidence.weight(column, stage: stage, isDate: isDate)
          guard weight.score >= FieldEvidence.enough else { continue }
          rows.append(
            Candidate(
              role: isDate ? .event(stage) : .reached(stage), column: index, weight: weight, order: 50))
        }
      }
      for (role, name) in [(Candidate.Role.stage, "stage"), (.outcome, "outcome")] {
        guard let field = schema[name] else { continue }
        let weight = evidence.weight(column, field, of: .application)
        // By its values alone a column is a status.
        if weight.name >= FieldEvidence.enough, weight.score >= FieldEvidence.enough {
          rows.append(Candidate(role: role, column: index, weight: weight, order: 40))
        }
      }
      let status = evidence.weight(status: column)
      if status.score >= FieldEvidence.enough {
        rows.append(Candidate(role: .status, column: index, weight: status, order: 45))
      }
    }
    return rows
  }

  /// The surest first; each column once, and each field.
  private func assign(_ rows: [Candidate], _ guess: inout TableGuess) {
    var used: Set<Int> = []
    var taken: Set<Candidate.Role> = []
    let sorted = rows.sorted { left, right in
      (right.weight.score, left.order, left.column) < (left.weight.score, right.order, right.column)
    }
    for row in sorted where !used.contains(row.column) && !taken.contains(row.role) {
      used.insert(row.column)
      taken.insert(row.role)
      switch row.role {
      case .field(let name):
        guess.fields[name] = row.column
        guess.weights[name] = row.weight
      case .reached(let stage): guess.reached[stage] = row.column
      case .event(let stage): guess.events[stage] = row.column
      case .stage: guess.stage = row.column
      case .outcome: guess.outcome = row.column
      case .status:
        guess.fields[Vocabulary.status] = row.column
        guess.weights[Vocabulary.status] = row.weight
      }
    }
  }

  /// What no name tells, and only one column can be.
  private func fill(_ table: TableSurvey, _ guess: inout TableGuess) {
    let free = table.columns.indices.filter { index in
      !guess.columns.contains(index) && table.columns[index].filled > 0
        && !vocabulary.isPersonal(table.columns[index].words)
    }
    func only(_ isMeant: (ColumnSurvey) -> Bool) -> Int? {
      let found = free.filter { isMeant(table.columns[$0]) }
      return found.count == 1 ? found.first : nil
    }
    func add(_ name: String, _ column: Int?) {
      guard guess.fields[name] == nil, let column else { return }
      guess.fields[name] = column
      guess.weights[name] = FieldEvidence.Weight(name: 0, content: FieldEvidence.enough)
    }
    switch guess.entity {
    case .application:
      add("id", only(\.isLikeKey))
    case .panelMember:
      for (name, list) in [("phase", ClosedList.phase), ("standing", .standing)] {
        add(name, only { column in column.share { vocabulary.name(of: $0, in: list) != nil } == 100 })
      }
    case .criterion where guess.fields["essential"] != nil:
      add("text", only { $0.share(.long) >= 20 })
    case .advert where guess.fields["vacancy"] != nil:
      add("text", only { $0.share(.long) >= 80 })
    case .score where guess.fields["application"] != nil:
      add("value", only { $0.share(.decimal) >= 95 && $0.largestInteger ?? 0 > 1 })
    default: break
    }
  }

  /// What a status says goes to the stage, the outcome, or both.
  private func assignStatus(_ table: TableSurvey, _ guess: inout TableGuess) {
    let status = guess.fields.removeValue(forKey: Vocabulary.status)
    func readings(_ column: Int?) -> [StatusReading] {
      column.map { table.columns[$0].values.keys.map { StatusReading($0, vocabulary) } } ?? []
    }
    let forOutcome = guess.outcome ?? status ?? guess.stage
    let forStage = guess.stage ?? status ?? guess.outcome
    let saysOutcome = readings(forOutcome).contains { $0.outcome != nil && $0.outcome != .inProgress }
    guess.outcome = guess.outcome ?? (saysOutcome ? forOutcome : nil)
    // Where columns of their own tell of the stages, a status of which the words leave a stage open adds nothing.
    let hasStages = guess.reached.count + guess.events.filter { $0.key != .applied }.count >= 2
    let stages = readings(forStage)
    let saysStage = stages.contains { $0.stage != nil }
    let isClear = !stages.isEmpty && stages.allSatisfy { $0.stage != nil }
    if guess.stage == nil, saysStage, !hasStages || isClear { guess.stage = forStage }
    if guess.stage == nil, guess.outcome == nil { guess.outcome = status }
  }
}
