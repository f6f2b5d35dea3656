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
  private(set) var sources: [Source] = []
  /// Tables of which nothing is known.
  private(set) var unknown: [Int] = []
  private(set) var repetitions: [Repetition] = []
  private let vocabulary: Vocabulary

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

  /// The vacancies' key is the one that the others know.
  private mutating func joinVacancies() {
    let vacancies = sources.indices.filter { sources[$0].guess.entity == .vacancy }
    if let main = vacancies.first { chooseKey(main) }
    for index in sources.indices where EntitySchema.of(sources[index].guess.entity).belongsToVacancy {
      guard sources[index].outer == nil else { continue }
      let table = tables[sources[index].table]
      guard let main = vacancies.first, let key = sources[main].guess.fields["ref"],
        sources[main].table != sources[index].table
      else { continue }
      let keys = tables[sources[main].table].columns[key].distinct
      let reserved = sources[index].guess.columns.subtracting(
        [sources[index].guess.fields["vacancy"]].compactMap(\.self))
      let best = bestReference(table, to: keys, named: .vacancy, except: reserved)
      if let best, best.isSure || sources[index].guess.fields["vacancy"] == nil {
        sources[index].guess.fields["vacancy"] = best.column
      }
      guard let column = sources[index].guess.fields["vacancy"] else { continue }
      sources[index].joins["vacancy"] = join(table.columns[column], keys, main)
    }
  }

  /// Tables of which no name tells what they are, and whose values refer to the vacancies or the applications.
  private mutating func recognise(_ guessing: TableGuessing) {
    var still: [Int] = []
    for index in unknown {
      let table = tables[index]
      var given: [String: Int] = [:]
      for (entity, key, field) in [(Entity.vacancy, "ref", "vacancy"), (.application, "id", "application")] {
        guard let main = sources.firstIndex(where: { $0.guess.entity == entity }),
          let column = sources[main].guess.fields[key], sources[main].table != index
        else { continue }
        let keys = tables[sources[main].table].columns[column].distinct
        if let best = bestReference(table, to: keys, named: entity, except: []), best.isSure {
          given[field] = best.column
        }
      }
      if !given.isEmpty, table.xml?.outer == nil, let best = guessing.guesses(table, given: given).first {
        sources.append(Source(table: index, guess: best))
      } else {
        still.append(index)
      }
    }
    unknown = still
  }

  private func join(_ column: ColumnSurvey, _ keys: Set<UInt64>, _ source: Int) -> Join {
    Join(
      source: source, found: column.distinct.intersection(keys).count, of: column.distinct.count)
  }

  /// The column whose values are keys of the other table.
  private func bestReference(
    _ table: TableSurvey, to keys: Set<UInt64>, named entity: Entity, except used: Set<Int>
  ) -> (column: Int, isSure: Bool)? {
    let names = vocabulary.columns[entity]?[entity == .vacancy ? "ref" : "id"] ?? []
    var best: (column: Int, score: Int)?
    for (index, column) in table.columns.enumerated() where !used.contains(index) && !column.distinct.isEmpty
    {
      let hits = column.distinct.intersection(keys).count * 100 / column.distinct.count
      let name = NameWords.score(column.words, names)
      // Small numbers are among any others: there a name must speak as well.
      let isWeak = column.share(.integer) >= 50 && (column.largestInteger ?? 0) < 1000
      guard hits >= 50, !isWeak || name >= 60, column.distinct.count >= 2 || name >= 60 else { continue }
      let score = hits + name / 2
      if score > best?.score ?? 0 { best = (index, score) }
    }
    return best.map { ($0.column, $0.score >= 80) }
  }

  /// Of several keys that a vacancy may have, the one that other tables refer to.
  private mutating func chooseKey(_ main: Int) {
    let table = tables[sources[main].table]
    guard let named = sources[main].guess.fields["ref"] else { return }
    var best = (column: named, hits: 0)
    for index in [named] + table.columns.indices.filter({ table.columns[$0].isKey }) {
      let isUsed = index != named && sources[main].guess.columns.contains(index)
      guard !isUsed, table.columns[index].share(.long) < 50 else { continue }
      var hits = 0
      for (other, survey) in tables.enumerated() where other != sources[main].table {
        hits +=
          survey.columns.map { $0.distinct.intersection(table.columns[index].distinct).count }.max() ?? 0
      }
      if hits > best.hits { best = (index, hits) }
    }
    sources[main].guess.fields["ref"] = best.column
  }

  private mutating func joinApplications() {
    guard let main = sources.firstIndex(where: { $0.guess.entity == .application }),
      let key = sources[main].guess.fields["id"]
    else { return }
    let keys = tables[sources[main].table].columns[key].distinct
    for index in sources.indices where sources[index].guess.entity == .score {
      let table = tables[sources[index].table]
      let reserved = sources[index].guess.columns.subtracting(
        [sources[index].guess.fields["application"]].compactMap(\.self))
      if let best = bestReference(table, to: keys, named: .application, except: reserved) {
        sources[index].guess.fields["application"] = best.column
      }
      if let column = sources[index].guess.fields["application"] {
        sources[index].joins["application"] = join(table.columns[column], keys, main)
      }
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
