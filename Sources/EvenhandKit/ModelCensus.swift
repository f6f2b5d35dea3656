// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// How many records of each kind the model holds, and in which state their facts are.
///
/// It looks at the model's own declarations, so that a new record or fact is counted without a word here.
struct ModelCensus {
  /// One kind of record.
  struct Kind {
    let name: String
    var count = 0
    /// Why the count is not the whole: nothing records it, or its source broke off.
    var caveat: String?
    /// In the order in which the record declares them.
    var facts: [(name: String, states: [FactState: Int])] = []
  }

  var kinds: [Kind] = []
  private let characteristics: [CharacteristicTable]

  init(_ pipeline: RecruitmentPipeline) {
    characteristics = pipeline.characteristics
    for child in Mirror(reflecting: pipeline).children {
      guard let label = child.label else { continue }
      if let recorded = child.value as? any AnyRecorded {
        add(recorded.anyElements, name: words(label), caveat: recorded.caveat)
      } else if label == "vacancies" {
        let caveat = pipeline.vacanciesAreComplete ? nil : ModelCensus.openEnded
        add(pipeline.vacancies, name: words(label), caveat: caveat)
      }
    }
  }

  static let openEnded = "its source is not complete, so there may be more"

  private mutating func add(_ records: [Any], name: String, caveat: String?) {
    if let tallies = records as? [ApplicationTally] {
      return addApplications(tallies, characteristics, name, caveat)
    }
    if let scores = records as? [ScoreTally] { return addScores(scores, name, caveat) }
    let index = self.index(of: name, caveat: caveat)
    kinds[index].count += records.count
    for record in records { count(record, weight: 1, prefix: "", into: index) }
  }

  mutating func index(of name: String, caveat: String?) -> Int {
    if let index = kinds.firstIndex(where: { $0.name == name }) { return index }
    kinds.append(Kind(name: name, caveat: caveat))
    return kinds.count - 1
  }

  /// Every fact of a record, those of its parts too; a part of which there are several is a kind of its own.
  mutating func count(_ record: Any, weight: Int, prefix: String, into index: Int) {
    for child in Mirror(reflecting: record).children {
      guard let label = child.label else { continue }
      let name = prefix + words(label)
      if let stated = child.value as? any Stated {
        add(stated.state, weight, name, to: index)
      } else if let answers = child.value as? any StatedByName {
        for (key, state) in answers.states { add(state, weight, "\(name) \(words(key))", to: index) }
      } else if let parts = child.value as? [Any] {
        if parts.contains(where: { Mirror(reflecting: $0).displayStyle == .struct }) {
          add(parts, name: name, caveat: nil)
        }
      } else if child.value is SourcePlace || child.value is SourcePlace? {
        continue
      } else if Mirror(reflecting: child.value).displayStyle == .struct {
        count(child.value, weight: weight, prefix: name + " ", into: index)
      }
    }
  }

  mutating func add(_ state: FactState, _ weight: Int, _ name: String, to index: Int) {
    let place = kinds[index].facts.firstIndex { $0.name == name }
    if let place {
      kinds[index].facts[place].states[state, default: 0] += weight
    } else {
      kinds[index].facts.append((name, [state: weight]))
    }
  }

  private mutating func addScores(_ scores: [ScoreTally], _ name: String, _ caveat: String?) {
    let index = self.index(of: name, caveat: caveat)
    for score in scores {
      kinds[index].count += score.scored + score.notScored + score.unreadable
      add(.known, score.scored, "score", to: index)
      add(.blank, score.notScored, "score", to: index)
      add(.unreadable, score.unreadable, "score", to: index)
    }
  }

  /// "staff group" of `staffGroup`, "interview scheduled" of `interview_scheduled`.
  func words(_ label: String) -> String {
    var words = ""
    for character in label {
      if character.isUppercase || character == "_" { words += " " }
      if character != "_" { words += character.lowercased() }
    }
    return words
  }
}

/// What has one of the states of a fact.
private protocol Stated { var state: FactState { get } }
extension Answer: Stated {}
extension Fact: Stated {}

/// Several answers, each under a name.
private protocol StatedByName { var states: [(name: String, state: FactState)] { get } }
extension Dictionary: StatedByName where Value: Stated {
  fileprivate var states: [(name: String, state: FactState)] {
    map { ("\($0.key)", $0.value.state) }.sorted { $0.name < $1.name }
  }
}

/// A collection of the model, whatever it holds.
private protocol AnyRecorded {
  var anyElements: [Any] { get }
  var caveat: String? { get }
}

extension Recorded: AnyRecorded {
  fileprivate var anyElements: [Any] { elements }
  fileprivate var caveat: String? {
    switch self {
    case .complete: nil
    case .openEnded: ModelCensus.openEnded
    case .notRecorded: "nothing that was read records them"
    }
  }
}
