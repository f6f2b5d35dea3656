// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Brings the applications of each candidate together, over all files, and counts the candidates whose applications are
/// alike.
///
/// A key is looked up once, in a table that is let go before anything else is made. From then on candidates are known by
/// a number alone, and in the end only how many there are of each kind.
struct CandidateGrouping {
  /// What the numbers of kinds stand for, in order.
  private let kinds: [CandidateKind]
  /// Of each application the number of its candidate and that of its kind.
  private var applications: [(candidate: UInt32, kind: UInt32)] = []
  private var candidates: UInt32 = 0
  /// Means nothing; keeps the reads that bring memory near from being left out.
  private var touched: UInt64 = 0

  /// Stands in the table for what is no candidate's key.
  private static let nobody = UInt64.max

  /// - Parameters:
  ///   - files: the rows of each file with a candidate's key, which are given up.
  ///   - isCounted: by vacancy, whether its applications are in the model.
  init(_ files: consuming [(rows: CandidateRows, recording: StageRecording)], isCounted: [Bool]) {
    let named = files.map { $0.rows.kinds($0.recording) }
    kinds = Set(named.flatMap { $0.compactMap(\.self) }).sorted()
    let numbers = Dictionary(uniqueKeysWithValues: kinds.enumerated().map { ($1, UInt32($0)) })
    let count = files.reduce(0) { $0 + $1.rows.keys.count }
    applications.reserveCapacity(count)
    var table = KeyTable(expecting: count / 2)
    for placeholder in files.reduce(into: Set<UInt64>(), { $0.formUnion($1.rows.placeholders) }) {
      _ = table.insert(placeholder, CandidateGrouping.nobody)
    }
    for file in files.indices {
      let kindOfCode = named[file].map { kind in kind.flatMap { numbers[$0] } ?? 0 }
      while let part = files[file].rows.popLast() { add(part, kindOfCode, isCounted, &table) }
    }
  }

  private mutating func add(
    _ part: KeyParts.Part, _ kindOfCode: [UInt32], _ isCounted: [Bool], _ table: inout KeyTable
  ) {
    for index in part.hashes.indices {
      // What the next keys need is read in a loop of its own: these reads wait for memory together.
      if index & 255 == 0 {
        touched ^= table.touch(part.hashes[index..<min(index + 256, part.hashes.count)])
      }
      let (vacancy, code) = (Int(part.payloads[index] >> 32), Int(part.payloads[index] & 0xFFFF_FFFF))
      guard isCounted[vacancy] else { continue }
      let known = table.insert(part.hashes[index], UInt64(candidates))
      if known == CandidateGrouping.nobody { continue }
      applications.append((known.map { UInt32(truncatingIfNeeded: $0) } ?? candidates, kindOfCode[code]))
      if known == nil { candidates += 1 }
    }
  }

  /// How many candidates made which applications, in a fixed order.
  consuming func tallies() -> [CandidateTally] {
    var patterns = CandidatePatterns(kinds: kinds.count)
    let ends = ends
    let ordered = ordered(ends)
    var start = 0
    for end in ends {
      patterns.add(ordered[start..<Int(end)])
      start = Int(end)
    }
    let kinds = kinds
    return patterns.counts.map { pattern, candidates in
      CandidateTally(
        applications: pattern.runs.map { kinds[Int($0.element)].applications($0.count) },
        candidates: candidates)
    }
  }

  /// By candidate, where their applications end when those of each stand together.
  private var ends: [UInt32] {
    var ends = [UInt32](repeating: 0, count: Int(candidates))
    for application in applications { ends[Int(application.candidate)] += 1 }
    var sum: UInt32 = 0
    for index in ends.indices {
      sum += ends[index]
      ends[index] = sum
    }
    return ends
  }

  /// The kinds of all applications, those of a candidate together.
  private func ordered(_ ends: [UInt32]) -> [UInt32] {
    var (free, ordered) = (ends, [UInt32](repeating: 0, count: applications.count))
    for application in applications {
      free[Int(application.candidate)] -= 1
      ordered[Int(free[Int(application.candidate)])] = application.kind
    }
    return ordered
  }
}

/// Counts the lists of kinds that are alike, as the ends of paths from one root.
struct CandidatePatterns {
  private struct Node {
    let parent: Int32
    let kind: UInt32
    var count = 0
  }
  private var nodes: [Node]
  /// By a node's number and a kind: the node that follows.
  private var next: [UInt64: Int32] = [:]

  /// - Parameter kinds: how many there are; the first nodes are those of one application each.
  init(kinds: Int) { nodes = (0..<kinds).map { Node(parent: -1, kind: UInt32($0)) } }

  mutating func add(_ kinds: ArraySlice<UInt32>) {
    guard let first = kinds.first else { return }
    if kinds.count == 1 {
      nodes[Int(first)].count += 1
      return
    }
    let sorted = kinds.sorted()
    var node = Int32(truncatingIfNeeded: sorted[0])
    for kind in sorted.dropFirst() { node = follow(node, kind) }
    nodes[Int(node)].count += 1
  }

  private mutating func follow(_ node: Int32, _ kind: UInt32) -> Int32 {
    let key = UInt64(UInt32(bitPattern: node)) << 32 | UInt64(kind)
    if let known = next[key] { return known }
    let number = Int32(truncatingIfNeeded: nodes.count)
    nodes.append(Node(parent: node, kind: kind))
    next[key] = number
    return number
  }

  /// Each list with how often it was added, in the order of the lists.
  var counts: [(pattern: [UInt32], count: Int)] {
    nodes.indices.filter { nodes[$0].count > 0 }.map { (path(to: $0), nodes[$0].count) }
      .sorted { $0.0.lexicographicallyPrecedes($1.0) }
  }

  private func path(to node: Int) -> [UInt32] {
    var (path, node) = ([UInt32](), Int32(truncatingIfNeeded: node))
    while node >= 0 {
      path.append(nodes[Int(node)].kind)
      node = nodes[Int(node)].parent
    }
    return path.reversed()
  }
}

extension [UInt32] {
  /// Elements that stand side by side and are the same, with how many they are.
  fileprivate var runs: [(element: UInt32, count: Int)] {
    reduce(into: []) { runs, element in
      if runs.last?.element == element {
        runs[runs.count - 1].count += 1
      } else {
        runs.append((element, 1))
      }
    }
  }
}
