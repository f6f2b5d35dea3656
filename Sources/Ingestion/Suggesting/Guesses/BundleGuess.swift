// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// What the tables of a bundle are, and how they belong together.
struct BundleGuess: Sendable {
  struct Source: Sendable {
    /// Index of its table.
    let table: Int
    var guess: TableGuess
    /// As the profile calls it.
    var name = ""
    /// What ties it to the vacancies, or to the applications.
    var joins: [String: Join] = [:]
    /// The source in whose records these stand, by its index.
    var outer: Int?
    /// Whether another source of vacancies has the same ones.
    var repeats = false
  }
  /// A table that holds the applications of another once more.
  struct Repetition: Sendable {
    let table: Int
    let of: String
    let found: Int
    let keys: Int
  }
  /// A reference and how many of its values are keys.
  struct Join: Sendable {
    let source: Int
    let found: Int
    let of: Int
  }
  let tables: [TableSurvey]
  var sources: [Source] = []
  /// Tables of which nothing is known.
  var unknown: [Int] = []
  private(set) var repetitions: [Repetition] = []
  let vocabulary: Vocabulary

  init(_ tables: [TableSurvey], _ vocabulary: Vocabulary) {
    self.tables = tables
    self.vocabulary = vocabulary
    let guessing = TableGuessing(vocabulary: vocabulary)
    for index in tables.indices {
      if let best = guessing.guesses(tables[index]).first {
        sources.append(Source(table: index, guess: best))
      } else {
        unknown.append(index)
      }
    }
    dropRepetitions()
    addAdverts(guessing)
    for index in sources.indices { place(index) }
    joinVacancies()
    recognise(guessing)
    joinVacancies()
    joinApplications()
    for index in sources.indices { imply(index, guessing) }
    name()
  }

  /// A second table of the same applications would count them twice; vacancies may be told of by several.
  private mutating func dropRepetitions() {
    for (entity, key) in [(Entity.application, "id"), (.vacancy, "ref")] {
      let order = sources.indices.filter {
        sources[$0].guess.entity == entity && sources[$0].guess.fields[key] != nil
      }
      .sorted { (sources[$1].guess.strength, $0) < (sources[$0].guess.strength, $1) }
      guard let main = order.first else { continue }
      let keys = distinct(main, key)
      var dropped: [Int] = []
      for index in order.dropFirst() {
        let own = distinct(index, key)
        let found = own.intersection(keys).count
        guard found * 2 >= own.count, found > 0 else { continue }
        if entity == .vacancy {
          sources[index].repeats = true
        } else {
          dropped.append(index)
          repetitions.append(
            Repetition(
              table: sources[index].table, of: tables[sources[main].table].file, found: found, keys: own.count
            ))
        }
      }
      for index in dropped.sorted(by: >) { sources.remove(at: index) }
    }
  }

  private func distinct(_ index: Int, _ key: String) -> Set<UInt64> {
    sources[index].guess.fields[key].map { tables[sources[index].table].columns[$0].distinct } ?? []
  }

  /// A vacancy's record may hold its advert too. In XML that is a second source; a CSV file is read as one, and an
  /// advert may say the rest of its vacancy.
  private mutating func addAdverts(_ guessing: TableGuessing) {
    for index in sources.indices where sources[index].guess.entity == .vacancy {
      let table = tables[sources[index].table]
      var advert = guessing.guess(table, as: .advert)
      advert.fields = advert.fields.filter {
        ["text", "salary", "contact", "flexible_working"].contains($0.key)
      }
      guard let text = advert.fields["text"], table.columns[text].share(.long) >= 50,
        let ref = sources[index].guess.fields["ref"]
      else { continue }
      for (name, column) in advert.fields
      where name != "text" && sources[index].guess.columns.contains(column) {
        advert.fields[name] = nil
      }
      advert.fields["vacancy"] = ref
      advert.strength = 1
      if table.xml != nil {
        if let closed = sources[index].guess.fields["closed_on"] { advert.fields["closed_on"] = closed }
        sources.append(Source(table: sources[index].table, guess: advert))
      } else if !sources.contains(where: { $0.guess.entity == .advert }) {
        for (name, column) in sources[index].guess.fields where name != "ref" {
          advert.implies[name] = column
        }
        sources[index].guess = advert
      }
    }
  }

  private mutating func place(_ index: Int) {
    let table = tables[sources[index].table]
    guard let outer = table.xml?.outer else { return }
    sources[index].outer = sources.firstIndex { source in
      tables[source.table].xml?.record.text == outer && tables[source.table].file == table.file
    }
  }

  /// What stands on other records of their vacancy, where no table of vacancies says it.
  private mutating func imply(_ index: Int, _ guessing: TableGuessing) {
    let guess = sources[index].guess
    guard EntitySchema.of(guess.entity).belongsToVacancy, sources[index].outer == nil,
      guess.entity != .advert || tables[sources[index].table].xml == nil
    else { return }
    let known = Set(
      sources.filter { $0.guess.entity == .vacancy }.flatMap { $0.guess.fields.keys })
    let table = tables[sources[index].table]
    var used = guess.columns
    let vacancy = guessing.guess(table, as: .vacancy)
    for field in EntitySchema.vacancy.fields where field.name != "ref" && !known.contains(field.name) {
      guard let column = vacancy.fields[field.name], !used.contains(column) else { continue }
      used.insert(column)
      sources[index].guess.implies[field.name] = column
      sources[index].guess.weights["implied \(field.name)"] = vacancy.weights[field.name]
    }
  }

  private mutating func name() {
    let plain: [Entity: String] = [
      .vacancy: "vacancies", .advert: "adverts", .criterion: "criteria", .search: "searches",
      .application: "applications", .score: "scores", .panelMember: "panels", .equalityCount: "counts",
      .controlTotal: "totals",
    ]
    var counts: [Entity: Int] = [:]
    for index in sources.indices {
      let entity = sources[index].guess.entity
      counts[entity, default: 0] += 1
      let number = counts[entity] ?? 1
      sources[index].name = (plain[entity] ?? entity.rawValue) + (number == 1 ? "" : "_\(number)")
    }
  }
}
