// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Statistics

/// The two groups of a measure counted vacancy by vacancy, in one pass, for statistics that compare within vacancies.
///
/// None of its counts is ever printed: they would tell who somebody is.
struct VacancyTables {
  /// The vacancies that have applications; a readvert is in the one that was advertised first where the measure joins
  /// them.
  private(set) var vacancies: [Int] = []
  private(set) var tables: [SelectionTable] = []

  /// Why there are none, in words; `nil` where there are.
  private(set) var fault: String?

  /// - Parameter side: the characteristic that is measured.
  init(
    _ tallies: some TallyColumns, of side: CohortKind.Side, _ compared: ComparedPositions,
    _ terms: MeasureTerms,
    vacancies count: Int, readverts: Readverts
  ) {
    var counts = [Cell](repeating: Cell(), count: count)
    for number in 0..<tallies.count {
      let kind = tallies.kind(number)
      guard let isReference = compared.isReference(kind.group(side)) else { continue }
      let recorded = tallies.recorded(number)
      guard recorded.contains(terms.from), recorded.contains(terms.to) else {
        fault = "not every file records the stages"
        return
      }
      let stood = GroupCounts(
        from: tallies.reached(number, terms.from), to: tallies.reached(number, terms.to))
      let counted = terms.ways.standing(kind.part, isAfterOffer: true).counts(stood)
      if counted.from.exact == 0 { continue }
      guard let from = counted.from.exact, let to = counted.to.exact, to <= from else {
        fault = "some counts are known only as ranges"
        return
      }
      guard let vacancy = tallies.vacancy(number), vacancy < count else {
        fault = "some counts are of the organisation as a whole"
        return
      }
      let place = terms.ways.joinsReadverts ? readverts.first(of: vacancy) : vacancy
      counts[place].add(from: from, to: to, isReference: isReference)
    }
    for (vacancy, cell) in counts.enumerated() where cell.isPeopled {
      guard let table = cell.table else {
        fault = "the counts contradict one another"
        return
      }
      vacancies.append(vacancy)
      tables.append(table)
    }
  }

  private struct Cell {
    private var referenceFrom = 0, referenceTo = 0, comparisonFrom = 0, comparisonTo = 0

    var isPeopled: Bool { referenceFrom > 0 || comparisonFrom > 0 }

    var table: SelectionTable? {
      guard let reference = try? Rate(selected: referenceTo, of: referenceFrom),
        let comparison = try? Rate(selected: comparisonTo, of: comparisonFrom)
      else { return nil }
      return SelectionTable(reference: reference, comparison: comparison)
    }

    mutating func add(from: Int, to: Int, isReference: Bool) {
      if isReference {
        referenceFrom += from
        referenceTo += to
      } else {
        comparisonFrom += from
        comparisonTo += to
      }
    }
  }
}

extension VacancyTables {
  /// The tables of vacancies that are alike in a dimension, by its value; `nil` where nothing records it. What is not
  /// recorded is a stratum of its own.
  func strata(
    _ dimension: CutDimension, _ all: [Vacancy], _ placements: GradePlacements
  ) -> [SelectionTable]? {
    var sums: [String: [SelectionTable]] = [:]
    for (vacancy, table) in zip(vacancies, tables) {
      sums[dimension.value(all[vacancy], placements) ?? "", default: []].append(table)
    }
    guard sums.keys.contains(where: { !$0.isEmpty }) else { return nil }
    return sums.sorted { $0.key < $1.key }.map { StratifiedTable($0.value).pooled }
  }
}

extension ComparedPositions {
  /// Whether a position is of the reference group; `nil` for one that is in neither group.
  func isReference(_ position: GroupPosition) -> Bool? {
    if reference.contains(position) { return true }
    return comparison.contains(position) ? false : nil
  }
}
