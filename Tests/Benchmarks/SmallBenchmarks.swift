// SPDX-License-Identifier: Apache-2.0

import Expressions
import Samples
import Statistics

/// Relative likelihoods with interval, test, scenarios and bounds.
enum StatisticsBenchmark {
  static func ratios() -> String {
    var numbers = SeededGenerator(seed: 3)
    var judged = 0
    for _ in 0..<4_000 {
      let white = 200 + numbers.next(below: 20_000), minority = 100 + numbers.next(below: 10_000)
      let likelihood = try? RelativeLikelihood(
        reference: (from: white, to: white / (3 + numbers.next(below: 5))),
        comparison: (from: minority, to: minority / (4 + numbers.next(below: 5))),
        unknown: (from: 50, to: 9))
      if likelihood?.interval != nil, likelihood?.midP.twoSided ?? 2 <= 1 { judged += 1 }
    }
    return "\(judged) with interval and mid-p"
  }
}

/// A typical condition over a record.
enum ExpressionBenchmark {
  private struct Facts: Record {
    let members: Int
    func value(at field: Int) -> Value { field == 0 ? .count(members...members) : .bool(members > 2) }
  }

  static func evaluate() throws -> String {
    let schema = Schema(
      records: [
        RecordType(
          "panel",
          fields: [
            Field("members", .count, documentation: "How many."),
            Field("representative", .bool, documentation: "Whether."),
          ])
      ],
      scales: [], variables: [Variable("panel", .record("panel"), documentation: "The panel.")])
    let expression = try Expressions.Expression(
      "panel.members >= 3 || panel.representative", schema: schema, expecting: .bool)
    var met = 0
    for number in 0..<1_000_000 {
      let bindings = Bindings([.record(Facts(members: number & 3))])
      if case .bool(true) = expression.evaluate(bindings) { met += 1 }
    }
    return "\(met) true"
  }
}
