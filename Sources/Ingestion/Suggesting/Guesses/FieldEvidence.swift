// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// How surely a column is a field: by its name, by what it holds, or both.
struct FieldEvidence: Sendable {
  let vocabulary: Vocabulary

  /// From what score on a column is taken for a field.
  static let enough = 60

  struct Weight: Sendable, Hashable {
    var name = 0
    var content = 0
    /// Whether what it holds speaks against the field.
    var isRefuted = false
    var score: Int { isRefuted ? 0 : max(name > 0 ? name + content / 4 : 0, content) }
  }

  func weight(_ column: ColumnSurvey, _ target: TargetField, of entity: Entity) -> Weight {
    let isPersonal = vocabulary.isPersonal(column.words)
    if isPersonal, !target.isPersonal, target.name != "contact" { return Weight(isRefuted: true) }
    let names = names(of: target, in: entity)
    var weight = Weight(name: NameWords.score(column, names))
    judge(column, target, &weight)
    return weight
  }

  /// A reference to a vacancy is called as the vacancy's key is.
  private func names(of target: TargetField, in entity: Entity) -> [[String]] {
    let own = vocabulary.columns[entity]?[target.name] ?? [NameWords.words(target.name)]
    return target.kind == .reference(.vacancy) ? own + (vocabulary.columns[.vacancy]?["ref"] ?? []) : own
  }

  /// A column of the stage: of yes and no, or of dates.
  func weight(_ column: ColumnSurvey, stage: Stage, isDate: Bool) -> Weight {
    var weight = Weight(name: NameWords.score(column, vocabulary.stages[stage] ?? []))
    guard column.filled > 0 else { return Weight(isRefuted: true) }
    if isDate {
      weight.isRefuted = column.share(.date) < 80
    } else {
      weight.isRefuted = column.share(where: isAnswer) < 80 || column.largestInteger ?? 0 > 1
    }
    return weight
  }

  /// A column that may tell stage, outcome, or both.
  func weight(status column: ColumnSurvey) -> Weight {
    var weight = Weight(
      name: NameWords.score(column, vocabulary.columns[.application]?[Vocabulary.status] ?? []))
    judgeStatus(column, &weight)
    return weight
  }

  /// Whether a value says yes or no of a stage.
  private func isAnswer(_ text: String) -> Bool {
    FieldEvidence.isBool(text) || vocabulary.answers[ValueName.normalised(text)] != nil
  }

  static func isBool(_ text: String) -> Bool {
    let name = ValueName.normalised(text)
    return BoolWords.standard.yes.contains(name) || BoolWords.standard.no.contains(name)
  }

  private func judge(_ column: ColumnSurvey, _ target: TargetField, _ weight: inout Weight) {
    guard column.filled > 0 else { return }
    switch target.kind {
    case .text: judgeText(column, target, &weight)
    case .key: if column.isKey { weight.content = weight.name > 0 ? 30 : 0 }
    case .reference: break
    case .date:
      // A column that is called so may hold words where there is no date.
      let isDate = column.share(.date) >= (weight.name >= 90 ? 20 : 60)
      if isDate { weight.content = weight.name > 0 ? 40 : 0 } else { weight.isRefuted = true }
    case .integer: weight.isRefuted = column.share(.integer) < 60
    case .decimal: weight.isRefuted = column.share(.decimal) < 60
    case .grade: judgeGrade(column, &weight)
    case .bool(let words): judgeBool(column, words, &weight)
    case .list(.stage), .list(.outcome): judgeStatus(column, &weight)
    case .list(let list):
      guard column.isCategorical else { return weight.isRefuted = true }
      let share = column.share { vocabulary.name(of: $0, in: list) != nil }
      let names = Set(column.values.keys.compactMap { vocabulary.name(of: $0, in: list) })
      weight.isRefuted = share < 40
      weight.content = share >= 90 && names.count >= 2 ? 64 : weight.name > 0 ? share / 2 : 0
    case .ethnicity: judgeEthnicity(column, &weight)
    case .category(let characteristic): judgeCategory(column, characteristic, &weight)
    }
  }

  private func judgeText(_ column: ColumnSurvey, _ target: TargetField, _ weight: inout Weight) {
    if column.share(.date) >= 80 || column.share(.email) >= 20 { weight.isRefuted = true }
    if column.share(where: FieldEvidence.isBool) >= 80 { weight.isRefuted = true }
    if target.name == "title" || target.name == "department" || target.name == "site" {
      weight.isRefuted = weight.isRefuted || column.share(.decimal) >= 80 || column.share(.long) >= 80
    }
    if target.name == "text", column.share(.long) >= 50 { weight.content = weight.name > 0 ? 40 : 0 }
    if target.name == "source" { judgeSource(column, &weight) }
  }

  /// Where applications came from: a few places that many share. One value alone is rather where the export came from;
  /// keys and numbers point to something else, and internal and external are routes.
  private func judgeSource(_ column: ColumnSurvey, _ weight: inout Weight) {
    let routes = column.share { vocabulary.name(of: $0, in: .route) != nil }
    let isPlace =
      column.hasAllValues && column.values.count >= 2 && column.values.count * 2 <= max(column.filled, 6)
      && column.share(.decimal) < 20 && column.share(.date) < 20 && column.share(.long) < 20 && routes < 90
    if !isPlace { weight.isRefuted = true }
  }

  private func judgeGrade(_ column: ColumnSurvey, _ weight: inout Weight) {
    let isBand = { (text: String) -> Bool in
      if case .bands? = GradeReading.grade(text) { true } else { false }
    }
    let share = column.share(where: isBand)
    let named = column.share { text in
      let words = NameWords.words(text)
      return (words.contains("band") || words.contains("afc") || words.contains("vsm")) && isBand(text)
    }
    if share >= 60 { weight.content = weight.name > 0 ? 40 : 0 }
    if named >= 70 { weight.content = max(weight.content, 72) }
    let lettered = column.values.keys.count { ["8a", "8b", "8c", "8d"].contains($0.lowercased()) }
    if share >= 90, lettered >= 2 { weight.content = max(weight.content, 66) }
    if column.share(.date) >= 50 || column.share(.long) >= 50 { weight.isRefuted = true }
    if share == 0, column.share(.decimal) >= 80 { weight.isRefuted = true }
  }

  private func judgeBool(_ column: ColumnSurvey, _ words: BoolWords, _ weight: inout Weight) {
    if words.otherwise != nil { return }
    let share = column.share { text in
      let name = ValueName.normalised(text)
      return words.yes.contains(name) || words.no.contains(name)
    }
    if share < 50, !(weight.name >= 90 && column.isCategorical && column.values.count <= 6) {
      weight.isRefuted = true
    }
    if share >= 80, weight.name > 0 { weight.content = 40 }
    // Words of this field alone, such as essential and desirable, speak for it whatever the column is called.
    let (yes, no) = (
      words.yes.subtracting(BoolWords.standard.yes), words.no.subtracting(BoolWords.standard.no)
    )
    let met = Set(column.values.keys.map(ValueName.normalised))
    if share >= 90, !met.isDisjoint(with: yes), !met.isDisjoint(with: no) {
      weight.content = max(weight.content, 68)
    }
  }

  private func judgeStatus(_ column: ColumnSurvey, _ weight: inout Weight) {
    guard column.isCategorical else { return weight.isRefuted = true }
    let known = Set(column.values.keys.filter { StatusReading($0, vocabulary).isKnown })
    let share = column.share(where: known.contains)
    let plainBool = column.share(where: FieldEvidence.isBool)
    if plainBool >= 50 || column.share(.date) >= 50 || share < 20 { weight.isRefuted = true }
    // Several must be met before the values alone speak for it.
    weight.content = share >= 70 && known.count >= 3 ? 66 : share / 3
  }

  private func judgeEthnicity(_ column: ColumnSurvey, _ weight: inout Weight) {
    // Without a name only categories can be told, and a look at every scheme is dear.
    guard weight.name > 0 || (column.mayHoldLabels && column.isCategorical) else {
      return weight.isRefuted = true
    }
    let guess = SchemeGuess(column.values)
    let ambiguous = column.share { SchemeGuess.isKnown($0) }
    if max(guess.share, ambiguous) < 30 { return weight.isRefuted = true }
    // Of a heading and what stands below it, the latter says more.
    weight.content = weight.name > 0 ? max(guess.share, ambiguous) / 2 + min(column.values.count, 20) * 2 : 0
    let hasLabels = column.values.keys.contains { $0.count > 3 }
    if guess.share >= 80, guess.groups >= 3, hasLabels { weight.content = max(weight.content, 68) }
    // Codes by themselves speak only where there are many of them, and hardly anything else.
    let isCoded = column.values.keys.allSatisfy {
      $0.count <= 2 && NumberReading.integer($0) == nil || $0 == "99"
    }
    if isCoded, column.isCategorical, guess.share >= 95, guess.groups >= 6 {
      weight.content = max(weight.content, 64)
    }
  }

  private func judgeCategory(
    _ column: ColumnSurvey, _ characteristic: Characteristic, _ weight: inout Weight
  ) {
    guard let scheme = CategoryScheme.standard(for: characteristic) else { return }
    guard weight.name > 0 || (column.hasAllValues && column.isCategorical) else {
      return weight.isRefuted = true
    }
    let share = column.share { scheme.category(of: $0) != .unmapped }
    var groups: Set<ApplicantGroup> = []
    for value in column.values.keys {
      if case .known(let group) = scheme.category(of: value) { groups.insert(group) }
    }
    if share < 40 { return weight.isRefuted = true }
    weight.content = weight.name > 0 ? share / 2 : 0
    let isTelling: Bool =
      switch characteristic {
      case .sex: groups.isSuperset(of: [.female, .male])
      case .religion: groups.count >= 3
      case .orientation: groups.contains(.heterosexual)
      case .ageBand: groups.count >= 3 && column.share(.integer) < 50 && column.share(.date) < 20
      case .ethnicity, .ethnicCategory, .disability, .source: false
      }
    if isTelling, share >= 85 { weight.content = max(weight.content, 66) }
  }
}
