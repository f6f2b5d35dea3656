// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// Applications are tallies: each counts for as many as applied.
extension ModelCensus {
  mutating func addApplications(
    _ tallies: [ApplicationTally], _ tables: [CharacteristicTable], _ name: String, _ caveat: String?
  ) {
    let index = self.index(of: name, caveat: caveat)
    for tally in tallies {
      kinds[index].count += tally.applied
      add(tally.cell.group.state, tally.applied, words(Characteristic.ethnicity.rawValue), to: index)
    }
    for characteristic in Characteristic.ofSources where characteristic != .ethnicity {
      let table = tables.first { $0.characteristic == characteristic }
      addCharacteristic(words(characteristic.rawValue), table, to: index)
    }
    for tally in tallies {
      add(tally.cell.route.state, tally.applied, "route", to: index)
      for stage in Stage.allCases where stage >= .applied { add(tally, stage, to: index) }
    }
  }

  private mutating func add(_ tally: ApplicationTally, _ stage: Stage, to index: Int) {
    let label = "reached \(words(stage.name))"
    guard let reached = tally.count(stage)?.atLeast else {
      return add(.notRecorded, tally.applied, label, to: index)
    }
    add(.known, reached, label, to: index)
    add(.none, max(0, tally.applied - reached), label, to: index)
  }

  /// What the files say of a characteristic; of the applications of which they say nothing, it is not recorded.
  private mutating func addCharacteristic(_ name: String, _ table: CharacteristicTable?, to index: Int) {
    var told = 0
    for (number, entry) in (table?.entries ?? []).enumerated() {
      let furthest = Stage.allCases.filter { entry.recorded.contains($0) && $0 >= .applied }
        .compactMap { table?.reached(number, $0).atLeast }.max()
      let applied = furthest ?? 0
      add(table?.category(number).state ?? .notRecorded, applied, name, to: index)
      told += applied
    }
    add(.notRecorded, max(0, kinds[index].count - told), name, to: index)
  }
}

extension ApplicationTally {
  /// How many applications there certainly are; counts may leave out the stage at which everybody applied.
  fileprivate var applied: Int {
    count(.applied)?.atLeast ?? Stage.allCases.map { reached[$0].atLeast }.max() ?? 0
  }
}
