// SPDX-License-Identifier: Apache-2.0

/// How the tables of a bundle refer to one another.
extension BundleGuess {
  /// The vacancies' key is the one that the others know.
  mutating func joinVacancies() {
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
  mutating func recognise(_ guessing: TableGuessing) {
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
      source: source, found: column.common(with: keys), of: column.distinct.count)
  }

  /// The column whose values are keys of the other table.
  private func bestReference(
    _ table: TableSurvey, to keys: Set<UInt64>, named entity: Entity, except used: Set<Int>
  ) -> (column: Int, isSure: Bool)? {
    let names = vocabulary.columns[entity]?[entity == .vacancy ? "ref" : "id"] ?? []
    var best: (column: Int, score: Int)?
    for (index, column) in table.columns.enumerated() where !used.contains(index) && !column.distinct.isEmpty
    {
      let hits = column.common(with: keys) * 100 / column.distinct.count
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
          survey.columns.map { $0.common(with: table.columns[index].distinct) }.max() ?? 0
      }
      if hits > best.hits { best = (index, hits) }
    }
    sources[main].guess.fields["ref"] = best.column
  }

  mutating func joinApplications() {
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
}
