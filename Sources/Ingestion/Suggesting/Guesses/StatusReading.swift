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
    var stages: (length: Int, found: Set<Stage>) = (0, [])
    var outcomes: (length: Int, found: Set<Outcome>) = (0, [])
    var endings: (length: Int, found: Set<Outcome>) = (0, [])
    for (status, length) in vocabulary.statuses(in: NameWords.words(text)) {
      if let stage = status.stage { StatusReading.take(stage, length, &stages) }
      guard let outcome = status.outcome else { continue }
      StatusReading.take(outcome, length, &outcomes)
      if StatusReading.ends.contains(outcome) { StatusReading.take(outcome, length, &endings) }
    }
    // "Rejected at interview" is in progress by no word of its own.
    let plain = outcomes.found.count > 1 ? outcomes.found.subtracting([.inProgress]) : outcomes.found
    let ending = endings.found.count == 1 ? endings.found.first : nil
    let outcome = ending ?? (plain.count == 1 ? plain.first : nil)
    let stage = stages.found.count == 1 ? stages.found.first : nil
    self.stage = stage
    // "Successful" at a stage before the offer appoints nobody.
    let isAppointed = outcome == .appointed
    self.outcome = isAppointed && (stage.map { $0 < .accepted } ?? true) ? nil : outcome
  }

  /// After these a stage beside them only says how far somebody had come.
  private static let ends: Set<Outcome> = [.rejected, .withdrawn, .declinedOffer, .cancelled]

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
  /// The statuses that words speak of, each with the number of words that do. A word after "not" says nothing, and one
  /// after "post" only what was over.
  func statuses(in words: [String]) -> [(status: Status, length: Int)] {
    var found: [(status: Status, length: Int)] = []
    for start in words.indices
    where start == 0 || !["not", "never", "no", "non", "post"].contains(words[start - 1]) {
      for (phrase, status) in statusesByWord[words[start]] ?? [] where words[start...].starts(with: phrase) {
        found.append((statuses[status], phrase.count))
      }
    }
    return found
  }

  /// The name of a closed list that a value stands for: its own, or one of the words for it.
  func name(of text: String, in list: ClosedList) -> String? {
    let value = ValueName.normalised(text)
    if let name = list.plainMap(unmapped: .error).canonical[value] { return name }
    let names = lists[list.title] ?? [:]
    for (name, words) in names.sorted(by: { $0.key < $1.key }) where words.contains(value) { return name }
    return nil
  }
}
