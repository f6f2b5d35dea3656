// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// What the words of a status say of the stage and of the outcome.
struct StatusReading: Sendable {
  let stage: Stage?
  let outcome: Outcome?
  /// Whether any of its words is known.
  var isKnown: Bool { stage != nil || outcome != nil }

  /// The longest words that stand in the text win, for the stage and for the outcome apart; of several as long as one
  /// another that say different things, none.
  init(_ text: String, _ vocabulary: Vocabulary) {
    let words = NameWords.words(text)
    var stages: (length: Int, found: Set<Stage>) = (0, [])
    var outcomes: (length: Int, found: Set<Outcome>) = (0, [])
    for status in vocabulary.statuses {
      let length = status.phrases.filter { NameWords.states(words, $0) }.map(\.count).max() ?? 0
      guard length > 0 else { continue }
      if let stage = status.stage { StatusReading.take(stage, length, &stages) }
      if let outcome = status.outcome { StatusReading.take(outcome, length, &outcomes) }
    }
    // "Rejected at interview" is in progress by no word of its own.
    let plain = outcomes.found.count > 1 ? outcomes.found.subtracting([.inProgress]) : outcomes.found
    let ending = StatusReading.ending(words, vocabulary)
    let stage = stages.found.count == 1 ? stages.found.first : nil
    let outcome = ending ?? (plain.count == 1 ? plain.first : nil)
    self.stage = stage
    // "Successful" at a stage before the offer appoints nobody.
    let isAppointed = outcome == .appointed
    self.outcome = isAppointed && (stage.map { $0 < .accepted } ?? true) ? nil : outcome
  }

  /// The one outcome that some words say which end an application; a stage beside it says how far it had come.
  private static func ending(_ words: [String], _ vocabulary: Vocabulary) -> Outcome? {
    var found: (length: Int, found: Set<Outcome>) = (0, [])
    for status in vocabulary.statuses {
      guard let outcome = status.outcome,
        [.rejected, .withdrawn, .declinedOffer, .cancelled].contains(outcome)
      else { continue }
      let length = status.phrases.filter { NameWords.states(words, $0) }.map(\.count).max() ?? 0
      if length > 0 { take(outcome, length, &found) }
    }
    return found.found.count == 1 ? found.found.first : nil
  }

  private static func take<Value>(
    _ value: Value, _ length: Int, _ best: inout (length: Int, found: Set<Value>)
  ) {
    if length > best.length {
      best = (length, [value])
    } else if length == best.length {
      best.found.insert(value)
    }
  }
}

extension Vocabulary {
  /// The name of a closed list that a value stands for: its own, or one of the words for it.
  func name(of text: String, in list: ClosedList) -> String? {
    let value = ValueName.normalised(text)
    if let name = list.plainMap(unmapped: .error).canonical[value] { return name }
    let names = lists[list.title] ?? [:]
    for (name, words) in names.sorted(by: { $0.key < $1.key }) where words.contains(value) { return name }
    return nil
  }
}
