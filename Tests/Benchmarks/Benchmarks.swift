// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Times the parts of an audit on input drawn from a seed, each several times, and prints the medians.
@main
struct Benchmarks {
  static func main() async throws {
    print("part                                     median ms      min ms   what")
    try await row("CSV to model") { try await IngestionBenchmark.read(.csv) }
    try await row("XML to model") { try await IngestionBenchmark.read(.xml) }
    let engine = try EngineBenchmark()
    try await row("rules, 20,000 vacancies with panels") { try engine.evaluate() }
    let wording = try WordingBenchmark()
    try await row("wording, 30,000 adverts of 5 kB") { try wording.evaluate() }
    try await row("statistics, 4,000 ratios") { StatisticsBenchmark.ratios() }
    try await row("expressions, 1,000,000 evaluations") { try ExpressionBenchmark.evaluate() }
  }

  /// - Parameter body: one run; gives what it did, in words.
  static func row(_ name: String, runs: Int = 5, _ body: () async throws -> String) async throws {
    var times: [Double] = []
    var what = ""
    for _ in 0..<runs {
      let start = ContinuousClock.now
      what = try await body()
      times.append((ContinuousClock.now - start) / .milliseconds(1))
    }
    times.sort()
    let line = String(
      format: "%@ %11.1f %11.1f   %@", name.padding(toLength: 38, withPad: " ", startingAt: 0),
      times[times.count / 2], times[0], what)
    print(line)
  }
}

/// A small generator with a seed, so that every run sees the same input.
struct SeededNumbers {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next(below bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }
}
