// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Counts without a route that are those of all routes together, where the routes stand beside them.
struct TotalRoutes: Sendable {
  /// The vacancies of which the counts without a route are such totals; −1 is the organisation.
  private(set) var vacancies: Set<Int> = []

  /// Fewer counts than these may be a sum by chance.
  private static let fewestCounts = 4

  init(_ counts: CountCells<TallyTable.Key>, _ others: [Characteristic: CountCells<CategoryKey>]) {
    var sums: [Int: [Cell: (routes: Count?, whole: Count?)]] = [:]
    func add(
      _ counts: CountCell, _ vacancy: Int, _ route: Answer<RecruitmentRoute>, _ key: AnyHashable,
      _ stages: StageSet
    ) {
      for stage in Stage.allCases where stages.contains(stage) {
        let count = counts.counts[Int(stage.rawValue)]
        let cell = Cell(key: key, stage: stage)
        var pair = sums[vacancy]?[cell] ?? (nil, nil)
        if route.state == .known {
          pair.routes = (pair.routes ?? .zero) + count
        } else {
          pair.whole = (pair.whole ?? .zero) + count
        }
        sums[vacancy, default: [:]][cell] = pair
      }
    }
    for (key, cell) in counts.cells {
      add(cell, key.vacancy, key.cell.cell.route, key.cell.cell.group, counts.stages)
    }
    for (characteristic, counts) in others {
      for (key, cell) in counts.cells {
        add(
          cell, key.vacancy, key.cell.cell.route, [characteristic, key.category] as [AnyHashable],
          counts.stages)
      }
    }
    let both = sums.filter { _, cells in
      cells.values.contains { $0.routes != nil } && cells.values.contains { $0.whole != nil }
    }
    let told = both.values.flatMap(\.values).filter { $0.whole?.atMost ?? 0 > 0 }
    guard told.count >= TotalRoutes.fewestCounts,
      both.values.allSatisfy({ $0.values.allSatisfy(TotalRoutes.mayBeTotal) })
    else { return }
    vacancies = Set(both.keys)
  }

  private struct Cell: Hashable {
    let key: AnyHashable
    let stage: Stage
  }

  private static func mayBeTotal(_ cell: (routes: Count?, whole: Count?)) -> Bool {
    let (routes, whole) = (cell.routes ?? .zero, cell.whole ?? .zero)
    return routes.atMost >= whole.atLeast && whole.atMost >= routes.atLeast
  }
}
