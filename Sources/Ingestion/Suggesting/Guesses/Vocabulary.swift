// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import LocatedYAML

/// The words by which columns, files and values are known, as `Vocabulary/vocabulary.yaml` has them.
struct Vocabulary: Sendable {
  /// One kind of status: the texts that say it, and what it says of the stage and the outcome.
  struct Status: Sendable {
    let phrases: [[String]]
    let stage: Stage?
    let outcome: Outcome?
  }
  /// For each entity, the names of its fields as lists of words; `status` is one of the application's.
  private(set) var columns: [Entity: [String: [[String]]]] = [:]
  private(set) var stages: [Stage: [[String]]] = [:]
  private(set) var statuses: [Status] = []
  /// The phrases of statuses by their first word, each with the index of its status.
  private(set) var statusesByWord: [String: [(phrase: [String], status: Int)]] = [:]
  /// Other words of closed lists: the list's name, the model's name, the words.
  private(set) var lists: [String: [String: [String]]] = [:]
  /// Words for yes and no beside those that every field knows.
  private(set) var answers: [String: Bool] = [:]
  private(set) var records: [Entity: Set<String>] = [:]
  private(set) var personal: [[String]] = []
  private(set) var notBeforeName: Set<String> = []

  /// The one that comes with the program.
  ///
  /// - Throws: what is wrong with its text, which is a fault of this program.
  static func shipped() throws(AuthoredIssues) -> Vocabulary { try readOnce.get() }

  private static let readOnce = Result<Vocabulary, AuthoredIssues>(
    catching: { () throws(AuthoredIssues) -> Vocabulary in
      try Vocabulary(
        file: EmbeddedVocabulary.files.first?.path ?? "vocabulary.yaml",
        text: EmbeddedVocabulary.files.first?.text ?? "")
    })

  init(file: String, text: String) throws(AuthoredIssues) {
    let document = try YAMLDocument(file: file, text: text)
    var log = IssueLog(document)
    var reader = MappingReader(document.root, subject: "the vocabulary", log: &log)
    read(columns: reader.required("columns", log: &log), &log)
    read(stages: reader.required("stages", log: &log), &log)
    read(statuses: reader.required("statuses", log: &log), &log)
    for entry in Vocabulary.entries(reader.required("answers", log: &log)) {
      for word in Vocabulary.texts(entry.value) { answers[ValueName.normalised(word)] = entry.name == "yes" }
    }
    for list in Vocabulary.entries(reader.required("lists", log: &log)) {
      for name in Vocabulary.entries(list.value) {
        lists[list.name, default: [:]][name.name] = Vocabulary.texts(name.value).map(ValueName.normalised)
      }
    }
    for entry in Vocabulary.entries(reader.required("records", log: &log)) {
      guard let entity = Entity(rawValue: entry.name) else {
        log.add(entry.value, "there is no entity '\(entry.name)'")
        continue
      }
      records[entity] = Set(Vocabulary.texts(entry.value))
    }
    for entry in Vocabulary.entries(reader.required("personal", log: &log)) {
      if entry.name == "words" { personal = Vocabulary.phrases(entry.value) }
      if entry.name == "not_before_name" { notBeforeName = Set(Vocabulary.texts(entry.value)) }
    }
    reader.finish(log: &log)
    try log.throwIfAny()
  }

  private mutating func read(columns node: YAMLNode?, _ log: inout IssueLog) {
    for entry in Vocabulary.entries(node) {
      guard let entity = Entity(rawValue: entry.name) else {
        log.add(entry.value, "there is no entity '\(entry.name)'")
        continue
      }
      let schema = EntitySchema.of(entity)
      for field in Vocabulary.entries(entry.value) {
        if schema[field.name] == nil, field.name != Vocabulary.status {
          log.add(field.value, "the entity \(entry.name) has no field '\(field.name)'")
        }
        columns[entity, default: [:]][field.name] = Vocabulary.phrases(field.value)
      }
    }
    // A field is known by its own name too.
    for entity in Entity.allCases {
      for field in EntitySchema.of(entity).fields {
        columns[entity, default: [:]][field.name, default: []].append(NameWords.words(field.name))
      }
    }
  }

  /// The pseudo-field of columns that may tell stage and outcome.
  static let status = "status"

  private mutating func read(stages node: YAMLNode?, _ log: inout IssueLog) {
    for entry in Vocabulary.entries(node) {
      guard let stage = Stage(name: entry.name) else {
        log.add(entry.value, "there is no stage '\(entry.name)'")
        continue
      }
      stages[stage] = Vocabulary.phrases(entry.value) + [NameWords.words(entry.name)]
    }
  }

  private mutating func read(statuses node: YAMLNode?, _ log: inout IssueLog) {
    for element in node?.sequence ?? [] {
      var reader = MappingReader(element, subject: "a status", log: &log)
      let words = reader.required("words", log: &log)
      let stage = reader.optionalText("stage", log: &log)
      let outcome = reader.optionalText("outcome", log: &log)
      reader.finish(log: &log)
      if let stage, Stage(name: stage) == nil { log.add(element, "there is no stage '\(stage)'") }
      if let outcome, Outcome(rawValue: outcome) == nil {
        log.add(element, "there is no outcome '\(outcome)'")
      }
      statuses.append(
        Status(
          phrases: Vocabulary.phrases(words), stage: stage.flatMap(Stage.init(name:)),
          outcome: outcome.flatMap(Outcome.init(rawValue:))))
      for phrase in statuses[statuses.count - 1].phrases {
        if let first = phrase.first {
          statusesByWord[first, default: []].append((phrase, statuses.count - 1))
        }
      }
    }
  }

  private static func entries(_ node: YAMLNode?) -> [(name: String, value: YAMLNode)] {
    (node?.mapping ?? []).compactMap { pair in pair.key.scalar.map { ($0, pair.value) } }
  }

  private static func texts(_ node: YAMLNode?) -> [String] {
    (node?.sequence ?? []).compactMap(\.scalar)
  }

  private static func phrases(_ node: YAMLNode?) -> [[String]] { texts(node).map(NameWords.words) }

  /// Every name that a column may have, as headers are compared.
  var columnNames: Set<String> {
    let all = columns.values.flatMap(\.values).flatMap(\.self) + stages.values.flatMap(\.self)
    return Set(all.map { HeaderName.normalise($0.joined(separator: " ")) })
  }
}
