// SPDX-License-Identifier: Apache-2.0

import Foundation
import Samples

/// Times the parts of an audit on input drawn from a seed, each several times, and prints the medians.
@main
struct Benchmarks {
  static func main() async throws {
    print("part                                     median ms      cpu ms   what")
    try await row("CSV to model") { try await IngestionBenchmark.read(.flatCSV) }
    try await row("XML to model") { try await IngestionBenchmark.read(.flatXML) }
    let engine = try EngineBenchmark.shipped()
    try await row("rules, 20,000 vacancies with panels") { try engine.evaluate() }
    let year = try EngineBenchmark.year()
    try await row("statistics of a year, 3,000 vacancies") { try await year.measures() }
    try await row("the same by band,site and site,staff_group") {
      try await year.measures(by: ["band,site", "site,staff_group"])
    }
    for count in [25_000, 50_000] {
      let many = try EngineBenchmark.pack(ofRules: 100, vacancies: count)
      try await row("100 rules, \(count) vacancies", runs: 3) { try await many.evaluateSideBySide() }
    }
    for scale in [1, 10] {
      let wording = try WordingBenchmark(scale: scale)
      try await row("wording, 30,000 adverts of 5 kB") { try wording.evaluate() }
    }
    try await row("statistics, 4,000 ratios") { StatisticsBenchmark.ratios() }
    try await row("expressions, 1,000,000 evaluations") { try ExpressionBenchmark.evaluate() }
  }

  /// Prints the median of the time that passes, and of the time that the processor is at work: where others load the
  /// machine, the second tells more.
  ///
  /// - Parameter body: one run; gives what it did, in words.
  static func row(_ name: String, runs: Int = 5, _ body: () async throws -> String) async throws {
    var times: [Double] = []
    var work: [Double] = []
    var what = ""
    for _ in 0..<runs {
      let (start, began) = (ContinuousClock.now, clock())
      what = try await body()
      times.append((ContinuousClock.now - start) / .milliseconds(1))
      work.append(Double(clock() - began) * 1000 / Double(CLOCKS_PER_SEC))
    }
    times.sort()
    work.sort()
    let line = String(
      format: "%@ %11.1f %11.1f   %@", name.padding(toLength: 38, withPad: " ", startingAt: 0),
      times[times.count / 2], work[work.count / 2], what)
    print(line)
  }
}
