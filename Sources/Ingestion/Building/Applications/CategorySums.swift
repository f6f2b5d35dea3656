// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Counts of one vacancy, or of the organisation, by category of a characteristic, over the stages that all
/// cells record; what is unknown stands together.
struct CategorySums {
  private var sums: [String: [Count]] = [:]
  private var recorded = StageSet.all

  mutating func add(_ category: Answer<ApplicantGroup>, _ recorded: StageSet, reached: (Stage) -> Count) {
    self.recorded.formIntersection(recorded)
    let name = category.knownValue?.name ?? ""
    for stage in Stage.allCases {
      sums[name, default: CategorySums.nobody][Int(stage.rawValue)] += reached(stage)
    }
  }

  func differs(from other: CategorySums) -> Bool {
    let stages = Stage.allCases.filter { recorded.contains($0) && other.recorded.contains($0) }
    return Set(sums.keys).union(other.sums.keys).contains { name in
      let (ours, theirs) = (sums[name] ?? CategorySums.nobody, other.sums[name] ?? CategorySums.nobody)
      return stages.contains { stage in
        let (left, right) = (ours[Int(stage.rawValue)], theirs[Int(stage.rawValue)])
        return left.atMost < right.atLeast || right.atMost < left.atLeast
      }
    }
  }

  private static let nobody = [Count](repeating: .zero, count: Stage.allCases.count)
}
