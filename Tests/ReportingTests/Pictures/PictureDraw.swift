// SPDX-License-Identifier: Apache-2.0

import AuditModel
import TestSupport

@testable import Reporting

/// Draws data for pictures at random, with all that stretches them.
struct PictureDraw {
  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

  mutating func one<Item>(_ items: [Item]) -> Item { items[number(0...items.count - 1)] }

  mutating func name() -> String {
    let words = [
      "Ward", "of", "W", "Gynaecology", "&", "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
      "7", "病棟",
    ]
    return (0..<number(1...9)).map { _ in one(words) }.joined(separator: " ")
  }

  mutating func count(_ most: Int) -> DrawnCount {
    let count = number(0...most)
    return switch number(0...9) {
    case 0: .hidden("hidden: \(name())")
    case 1, 2: .shown(Count(atLeast: count, atMost: count + number(1...7)))
    default: .shown(Count(count))
    }
  }

  mutating func part() -> DrawnPart {
    let whole = one([0, 1, 7, 300, 5_000_000])
    return DrawnPart(count(whole), of: number(0...9) == 0 ? .hidden("hidden") : .shown(Count(whole)))
  }

  mutating func funnel() -> StageFunnel {
    let groups = (0..<3).map { _ in name() }
    return StageFunnel(
      groups: groups, first: name(), start: groups.map { _ in count(1_000) },
      steps: (0..<number(0...14)).map { _ in
        StageFunnel.Step(stage: name(), before: name(), parts: groups.map { _ in part() })
      })
  }

  mutating func ratio() -> MeasuredNumber {
    let ratios: [MeasuredNumber] = [
      .finite(0), .finite(1e-9), .finite(0.8), .finite(1), .finite(1.25), .finite(16), .finite(1e9),
      .infinite,
      .undefined(name()), .finite(Double(number(1...400)) / 100), .finite(Double(number(50...200)) / 100),
    ]
    return one(ratios)
  }

  mutating func forest() -> ForestPlot {
    let rows = (0..<number(0...40)).map { index in
      ForestPlot.Row(
        name: name(), isWhole: index == 0, estimate: ratio(),
        range: number(0...5) == 0 ? ClosedPair(lowest: ratio(), highest: ratio()) : nil,
        interval: number(0...3) == 0
          ? nil : MeasuredInterval(method: "Koopman", level: 0.95, lower: ratio(), upper: ratio()),
        number: one([nil, 0, 1, 400, 5_000_000]), verdict: one(Verdict.allCases))
    }
    return ForestPlot(
      title: name(), edges: one([0.8...1.25, 0.8...1.2, 0.01...100, 1...1]), reference: name(),
      comparison: name(),
      rows: rows)
  }

  mutating func funnelPlot() -> FunnelPlot {
    let overall = one([0, 0.001, 0.214, 0.5, 1])
    let most = one([1, 9, 400, 2_000_000])
    let numbers = (1...20).map { max(1, most * $0 / 20) }
    return FunnelPlot(
      title: name(), unit: "site", numberWords: "Number shortlisted", rateWords: name(), overall: overall,
      limits: number(0...4) == 0 ? [] : numbers.map { SamplePictures.limits(overall, $0) },
      points: (0..<number(0...40)).map { _ in
        FunnelPlot.Point(
          name: name(), part: part(), standing: one([.within, .outside95, .outside998, .untold("too few")]))
      })
  }

  mutating func run() -> RunChart {
    let unit: RunChart.Unit = number(0...1) == 0 ? .share : .ratio
    let scale = unit == .share ? 0.001 : one([0.001, 0.01, 10])
    let months = number(0...60)
    return RunChart(
      title: name(), valueWords: name(), unit: unit, method: "p chart", average: one([nil, 300 * scale]),
      points: (0..<months).map { _ in
        let (low, high) = (number(-200...300), number(300...1_200))
        return RunChart.Point(
          month: one([name(), "Apr 2025"]),
          value: number(0...5) == 0 ? nil : Double(number(0...1_000)) * scale,
          limits: number(0...5) == 0 ? nil : Double(low) * scale...Double(high) * scale)
      },
      causes: [
        RunChart.SpecialCause(
          kind: one(RunChart.SpecialCause.Kind.allCases), points: [0, 3, 99], words: name())
      ])
  }
}
