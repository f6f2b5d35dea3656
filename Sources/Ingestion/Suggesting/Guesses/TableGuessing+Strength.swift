// SPDX-License-Identifier: Apache-2.0

extension TableGuessing {
  /// How much speaks for a guess; 0 where it cannot be.
  func strength(_ guess: TableGuess, _ table: TableSurvey, _ schema: EntitySchema) -> Int {
    var strength = 0
    for (name, weight) in guess.weights where name != Vocabulary.status {
      strength += (weight.score - 40) * TableGuessing.telling(name, guess.entity)
    }
    strength += 100 * Set([guess.stage, guess.outcome].compactMap(\.self)).count
    strength += 60 * (guess.reached.count + guess.events.count)
    guard strength > 0 else { return 0 }
    let own = Set(table.words)
    if !(vocabulary.records[guess.entity] ?? []).isDisjoint(with: own) { strength += 150 }
    // What identifies a record must be there; a vacancy that is referred to can be asked for.
    for field in schema.fields where field.necessity == .identity && guess.fields[field.name] == nil {
      switch (guess.entity, field.name) {
      case (_, "vacancy"): strength -= 60
      case (.panelMember, "phase"), (.panelMember, "standing"): break
      default: return 0
      }
    }
    return isLikely(guess, table) ? strength : 0
  }

  /// What a table cannot be without.
  private func isLikely(_ guess: TableGuess, _ table: TableSurvey) -> Bool {
    let has = { (names: [String]) in names.contains { guess.fields[$0] != nil } }
    switch guess.entity {
    case .application:
      // Rows with a number of people in each are counts, however much they are like applications.
      let counts = vocabulary.columns[.equalityCount]?["count"] ?? []
      let isCounted = table.columns.contains { column in
        NameWords.score(column.words, counts) >= 96 && column.share(.integer) >= 90
          && column.largestInteger ?? 0 > 1
      }
      if isCounted, guess.fields["id"] == nil { return false }
      return has(["ethnicity", "sex", "disability", "age_band", "religion", "orientation", "route"])
        || guess.stage != nil || guess.outcome != nil || guess.reached.count + guess.events.count >= 2
    case .vacancy:
      // Rows that repeat a vacancy are rows of something else.
      return guess.fields["ref"].map { table.columns[$0].isKey } ?? false
    case .panelMember:
      let isNamed = !(vocabulary.records[.panelMember] ?? []).isDisjoint(with: Set(table.words))
      return has(["role", "decides"]) || (has(["seat"]) && (has(["trained_on"]) || isNamed))
    case .score: return has(["value"])
    case .criterion: return has(["essential"]) && has(["text"])
    case .advert: return has(["text", "salary", "channel"]) && has(["vacancy"])
    case .search: return has(["firm", "briefed_on_diversity", "brief"]) && has(["vacancy"])
    case .equalityCount, .controlTotal: return true
    }
  }

  /// How much a field tells of the kind of its records: many kinds have a date, only one an ethnicity.
  private static func telling(_ field: String, _ entity: Entity) -> Int {
    switch (entity, field) {
    case (.application, "ethnicity"): 5
    case (.application, "sex"), (.application, "disability"), (.application, "age_band"),
      (.application, "religion"), (.application, "orientation"):
      4
    case (.panelMember, "role"), (.panelMember, "decides"), (.panelMember, "trained_on"): 4
    case (.criterion, "essential"), (.search, "briefed_on_diversity"), (.search, "firm"): 6
    case (.advert, "text"): 3
    case (.score, "value"): 3
    default: 1
    }
  }
}
