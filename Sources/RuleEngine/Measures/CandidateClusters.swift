// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Statistics

/// The applications of a measure's two groups by the candidate who made them, counted as the measure counts.
///
/// Somebody who stated another group with one application than with another is one cluster, each application in the
/// group that it states. Of applications without a candidate's key nobody knows whose they are: each is somebody's only
/// one.
struct CandidateClusters {
  /// What candidates made, and how many made the same.
  private(set) var clusters: [(table: SelectionTable, number: Int)] = []
  /// The applications without a candidate's key.
  private(set) var others = SelectionTable(reference: .empty, comparison: .empty)
  /// Why there are none, in words; `nil` where there are.
  private(set) var fault: String?

  /// - Parameter whole: all applications of the two groups.
  init(
    _ tallies: [CandidateTally], _ compared: ComparedPositions, _ terms: MeasureTerms,
    of whole: SelectionTable
  ) {
    var sums: [Sums: Int] = [:]
    for tally in tallies {
      var own = Sums()
      for applications in tally.applications {
        guard own.add(applications, compared, terms) else {
          fault = "not every file records the stages"
          return
        }
      }
      if own.isPeopled { sums[own, default: 0] += tally.candidates }
    }
    var all = Sums()
    for (own, number) in sums.sorted(by: { $0.key < $1.key }) {
      guard let table = own.table else {
        fault = "the counts contradict one another"
        return
      }
      clusters.append((table, number))
      all.add(own, number)
    }
    guard let others = all.remainder(of: whole) else {
      fault = "the counts contradict one another"
      return
    }
    self.others = others
  }

  /// How many candidates stood at the first stage.
  var candidates: Int { count { _ in true } }
  /// How many of them with several applications.
  var repeated: Int { count { $0.considered > 1 } }
  /// How many of them in both groups.
  var inBothGroups: Int { count { !$0.reference.isEmpty && !$0.comparison.isEmpty } }
  /// The applications that they made.
  var applications: Int { clusters.reduce(0) { $0 + $1.number * $1.table.considered } }
  /// The most that one of them made.
  var most: Int { clusters.map(\.table.considered).max() ?? 0 }

  private func count(_ isMeant: (SelectionTable) -> Bool) -> Int {
    clusters.reduce(0) { isMeant($1.table) ? $0 + $1.number : $0 }
  }

  /// The two groups at the two stages.
  private struct Sums: Hashable, Comparable {
    private var referenceFrom = 0, referenceTo = 0, comparisonFrom = 0, comparisonTo = 0

    var isPeopled: Bool { referenceFrom > 0 || comparisonFrom > 0 }

    private var key: (Int, Int, Int, Int) { (referenceFrom, comparisonFrom, referenceTo, comparisonTo) }

    static func < (left: Sums, right: Sums) -> Bool { left.key < right.key }

    var table: SelectionTable? {
      guard let reference = try? Rate(selected: referenceTo, of: referenceFrom),
        let comparison = try? Rate(selected: comparisonTo, of: comparisonFrom)
      else { return nil }
      return SelectionTable(reference: reference, comparison: comparison)
    }

    /// - Returns: whether it is known how the applications stood at the stages.
    mutating func add(
      _ applications: CandidateApplications, _ compared: ComparedPositions, _ terms: MeasureTerms
    ) -> Bool {
      let kind = CohortKind(applications.cell)
      guard let isReference = compared.isReference(kind.group(.ethnicity)) else { return true }
      guard let from = applications.count(terms.from), let to = applications.count(terms.to) else {
        return false
      }
      let counted = terms.ways.standing(kind.part, isAfterOffer: true).counts(GroupCounts(from: from, to: to))
      if counted.from.exact == 0 { return true }
      guard let from = counted.from.exact, let to = counted.to.exact else { return false }
      if isReference {
        referenceFrom += from
        referenceTo += to
      } else {
        comparisonFrom += from
        comparisonTo += to
      }
      return true
    }

    mutating func add(_ other: Sums, _ number: Int) {
      referenceFrom += number * other.referenceFrom
      referenceTo += number * other.referenceTo
      comparisonFrom += number * other.comparisonFrom
      comparisonTo += number * other.comparisonTo
    }

    /// What a table has beyond it; `nil` where that is less than nothing.
    func remainder(of whole: SelectionTable) -> SelectionTable? {
      var rest = Sums()
      rest.referenceFrom = whole.reference.considered - referenceFrom
      rest.referenceTo = whole.reference.selected - referenceTo
      rest.comparisonFrom = whole.comparison.considered - comparisonFrom
      rest.comparisonTo = whole.comparison.selected - comparisonTo
      return rest.table
    }
  }
}
