// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Counts applications by the number of their cell and the furthest stage that they came to, in a flat array.
struct StageCounts: Sendable {
  /// The stages that the file can tell of, how many they are, and the place of each among them, four bits each.
  private let held: StageSet
  private let width: Int
  private let places: UInt64
  /// For each cell and stage that the file can tell of: how many certainly came to it, and no further.
  private var furthest: [UInt32] = []
  /// For applications about which something is unknown: by cell and evidence, how many.
  private(set) var uncertain: [UncertainKey: UInt32] = [:]

  /// - Parameter stages: those that an application of the file may be found to have come to.
  init(_ stages: StageSet) {
    var places: UInt64 = 0
    var width = 0
    for stage in Stage.allCases where stages.contains(stage) {
      places |= UInt64(width) << (4 * UInt64(stage.rawValue))
      width += 1
    }
    self.places = places
    self.width = width
    held = stages
  }

  /// Counts the records whose cell is below the limit.
  ///
  /// - Returns: the records whose columns contradict one another; they are counted.
  mutating func count(
    _ evidence: [UInt64], of cells: [UInt32], cellCount: Int, limit: UInt32
  ) -> [Int] {
    let missing = cellCount * width - furthest.count
    if missing > 0 { furthest.append(contentsOf: repeatElement(0, count: missing)) }
    let (unclear, denied) = countCertain(evidence, cells, limit)
    for record in unclear {
      let key = UncertainKey(
        cell: Int(cells[record]), evidence: StageEvidence(rawValue: evidence[record]).withoutCell)
      uncertain[key, default: 0] += 1
    }
    return denied
  }

  private mutating func countCertain(
    _ evidence: [UInt64], _ cells: [UInt32], _ limit: UInt32
  ) -> (unclear: [Int], denied: [Int]) {
    var unclear: [Int] = []
    var denied: [Int] = []
    let (width, places) = (width, places)
    var furthest = furthest.mutableSpan
    for record in cells.indices where cells[record] < limit {
      let evidence = StageEvidence(rawValue: evidence[record])
      let stage = evidence.certainStage
      if evidence.denied(upTo: stage) != 0 { denied.append(record) }
      if evidence.isCertain(beyond: stage) {
        furthest[Int(cells[record]) &* width &+ StageCounts.place(stage, places)] &+= 1
      } else {
        unclear.append(record)
      }
    }
    return (unclear, denied)
  }

  @inline(__always)
  private static func place(_ stage: Int, _ places: UInt64) -> Int {
    Int(places >> (4 &* UInt64(stage)) & 15)
  }

  /// How many of a cell certainly came to exactly this stage, by its raw value.
  @inline(__always)
  func certain(_ cell: Int, _ stage: Int) -> Int {
    held.rawValue >> UInt16(stage) & 1 == 1
      ? Int(furthest[cell &* width &+ StageCounts.place(stage, places)]) : 0
  }

  /// By cell, how many of the applications about which something is unknown came at least, and at most, to
  /// each stage.
  func open(_ recording: StageRecording) -> [Int: OpenCounts] {
    var sums: [Int: OpenCounts] = [:]
    for (key, count) in uncertain {
      sums[key.cell, default: OpenCounts()].least[key.evidence.certainStage] += Int(count)
      sums[key.cell, default: OpenCounts()].most[recording.possibleStage(key.evidence)] += Int(count)
    }
    return sums
  }

  /// How many of a cell came to each stage or beyond, of how many came exactly to each.
  func cumulative(_ cell: Int, _ open: OpenCounts?) -> ReachedCounts {
    var counts = ReachedCounts()
    guard let open else {
      var sum = 0
      for stage in StageCounts.fromLast {
        sum += certain(cell, Int(stage.rawValue))
        counts[stage] = Count(sum)
      }
      return counts
    }
    var (low, high) = (0, 0)
    for stage in StageCounts.fromLast {
      let place = Int(stage.rawValue)
      let certain = certain(cell, place)
      low += certain + open.least[place]
      high += certain + open.most[place]
      counts[stage] = Count(atLeast: low, atMost: high)
    }
    return counts
  }

  private static let fromLast = Array(Stage.allCases.reversed())
}

/// How many applications of a cell about which something is unknown came at least, and at most, to each stage.
struct OpenCounts: Sendable {
  var least = [Int](repeating: 0, count: Stage.allCases.count)
  var most = [Int](repeating: 0, count: Stage.allCases.count)
}

/// The cell and the evidence of applications about which something is unknown.
struct UncertainKey: Sendable, Hashable {
  let cell: Int
  let evidence: StageEvidence
}
