// SPDX-License-Identifier: Apache-2.0

import AuditModel

@testable import Reporting

/// Pictures of every kind of data: what is usual, and what stretches them.
enum SamplePictures {
  static func part(_ reached: Int, _ whole: Int) -> DrawnPart {
    DrawnPart(.shown(Count(reached)), of: .shown(Count(whole)))
  }

  static let funnel = StageFunnel(
    groups: ["White", "Ethnic minority", "Unknown"], first: "applied",
    start: [.shown(Count(6_900)), .shown(Count(4_700)), .shown(Count(360))],
    steps: [
      .init(
        stage: "shortlisted", before: "applied",
        parts: [part(2_480, 6_900), part(1_360, 4_700), part(120, 360)]),
      .init(
        stage: "interviewed", before: "shortlisted",
        parts: [
          part(2_010, 2_480), part(1_105, 1_360),
          DrawnPart(.shown(Count(atLeast: 90, atMost: 97)), of: .shown(Count(120))),
        ]),
      .init(
        stage: "appointed", before: "interviewed",
        parts: [
          part(512, 2_010), part(0, 1_105),
          DrawnPart(.hidden("hidden: fewer than 5"), of: .shown(Count(atLeast: 90, atMost: 97))),
        ]),
    ])

  static let longFunnel = StageFunnel(
    groups: ["White", "Ethnic minority", "Whoever did not say, was not asked or left it blank"],
    first: "drafted",
    start: [.shown(Count(1_234_567)), .shown(Count(0)), .hidden("hidden: rounded to nothing")],
    steps: (1...12).map { step in
      StageFunnel.Step(
        stage: "stage \(step) with a name that is longer than anybody would give to a stage of recruitment",
        before: "stage \(step - 1)",
        parts: [
          part(1_234_567 / (1 << step), 1_234_567 / (1 << (step - 1))), part(0, 0),
          DrawnPart(
            .shown(Count(atLeast: 1_112 - step, atMost: 1_117)),
            of: .shown(Count(atLeast: 2_480, atMost: 2_486))),
        ])
    }, countsDiffer: true, untold: "Stages after appointed are not shown: one vacancy alone came to them.")

  static func row(
    _ name: String, _ estimate: MeasuredNumber, _ lower: MeasuredNumber? = nil,
    _ upper: MeasuredNumber? = nil,
    number: Int? = 100, _ verdict: Verdict? = .complies, isWhole: Bool = false
  ) -> ForestPlot.Row {
    ForestPlot.Row(
      name: name, isWhole: isWhole, estimate: estimate,
      interval: lower.flatMap { low in
        upper.map { MeasuredInterval(method: "Koopman", level: 0.95, lower: low, upper: $0) }
      }, number: number, verdict: verdict)
  }

  static func forest(_ rows: [ForestPlot.Row]) -> ForestPlot {
    ForestPlot(
      title: "Relative likelihood by cut", edges: 0.8...1.25, reference: "white applicants",
      comparison: "ethnic minority applicants", rows: rows)
  }

  static let forest = forest([
    row("Overall", .finite(1.45), .finite(1.25), .finite(1.68), number: 3_840, .mustExplain, isWhole: true),
    row("Band 5", .finite(1.02), .finite(0.85), .finite(1.22), number: 1_200),
    row("Band 6", .finite(1.25), .finite(0.94), .finite(1.69), number: 750),
    row("Band 7", .infinite, .finite(2.4), .infinite, number: 104, .mustExplain),
    row("Band 8a", .undefined("nobody was appointed"), number: 12, .cannotTell),
    row("Band 8b", .finite(0), .finite(0), .finite(0.7), number: 60, .explained),
    row("Band 8c", .finite(1.6), .finite(0.05), .finite(40), number: 9, .cannotTell),
    row("Grade VSM", .undefined("nobody was appointed"), number: 3, .cannotTell),
    ForestPlot.Row(
      name:
        "Department Theatres & <recovery> of the hospital by the sea, with its day surgery and pre-assessment",
      estimate: .finite(1.375), range: ClosedPair(lowest: .finite(1.25), highest: .finite(1.5)),
      verdict: .error),
    row("Internal applicants", .finite(2.2), .finite(1.1), .finite(4.4), number: 177, .advice),
    row("Without a verdict", .finite(0.9), .finite(0.7), .finite(1.16), number: 400, nil),
  ])

  static let oneCut = forest([
    row("Overall", .finite(1), .finite(0.9), .finite(1.11), number: 5_000, isWhole: true)
  ])
  static let noRatio = forest([
    row("Overall", .undefined("nobody was appointed"), nil, nil, .cannotTell, isWhole: true),
    row("Band 5", .undefined("nobody was shortlisted"), nil, nil, .cannotTell),
  ])
  static let manyCuts = forest(
    [row("Overall", .finite(1.1), .finite(1), .finite(1.21), number: 9_000, isWhole: true)]
      + (1...40).map { index in
        let ratio = Double(index) / 16
        return row(
          "Department number \(index)", .finite(ratio), .finite(ratio / 2), .finite(ratio * 2),
          number: index * 20,
          Verdict.allCases[index % 5])
      })

  static func limits(_ rate: Double, _ number: Int) -> FunnelPlot.Limits {
    let spread = (rate * (1 - rate) / Double(number)).squareRoot()
    func span(_ width: Double) -> ClosedRange<Double> {
      max(0, rate - width * spread)...min(1, rate + width * spread)
    }
    return FunnelPlot.Limits(number: number, inner: span(1.96), outer: span(3.09))
  }

  static let funnelPlot = FunnelPlot(
    title: "Appointed of those shortlisted, by department", unit: "department",
    numberWords: "Number shortlisted", rateWords: "Share appointed", overall: 0.214,
    limits: stride(from: 10, through: 400, by: 10).map { limits(0.214, $0) },
    points: [
      .init(name: "Medicine", part: part(75, 310), standing: .within),
      .init(name: "Surgery", part: part(48, 240), standing: .within),
      .init(name: "Theatres and recovery", part: part(12, 210), standing: .outside998),
      .init(name: "Pharmacy", part: part(31, 90), standing: .outside998),
      .init(name: "Estates", part: part(8, 80), standing: .outside95),
      .init(name: "Imaging", part: part(26, 85), standing: .outside95),
      .init(name: "Finance", part: part(9, 40), standing: .within),
      .init(name: "Chaplaincy", part: part(2, 6), standing: .untold("too few people to say")),
      .init(
        name: "Outpatients", part: DrawnPart(.shown(Count(atLeast: 1, atMost: 7)), of: .shown(Count(60))),
        standing: .untold("the count is a range")),
    ], notes: ["The departments differ by more than chance alone would have them."])

  static let emptyPlot = FunnelPlot(
    title: "Appointed of those shortlisted, by site", unit: "site", numberWords: "Number shortlisted",
    rateWords: "Share appointed", overall: 0, limits: [], points: [])

  static let crowdedPlot = FunnelPlot(
    title: "Appointed of those shortlisted, by staff group", unit: "staff group",
    numberWords: "Number shortlisted", rateWords: "Share appointed", overall: 0.5,
    limits: stride(from: 1, through: 30, by: 1).map { limits(0.5, $0) },
    points: (0..<30).map { index in
      FunnelPlot.Point(
        name: "A staff group with a long name, number \(index)", part: part(index % 3 * 10, 20 + index % 5),
        standing: index % 3 == 1 ? .within : .outside998)
    })

  static let months = ["Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"]

  static let run = RunChart(
    title: "Appointed of those shortlisted, month by month", valueWords: "Share appointed", unit: .share,
    method: "p chart", average: 0.21,
    points: (0..<24).map { index in
      let value: Double? =
        index == 9 ? nil : 0.21 + [0.02, -0.03, 0.01, 0.04, -0.02][index % 5] - (index > 16 ? 0.05 : 0)
      return RunChart.Point(
        month: "\(months[index % 12]) \(2024 + (index + 3) / 12)", value: index == 4 ? 0.36 : value,
        limits: index == 9 ? nil : 0.1 - Double(index % 3) * 0.01...0.32 + Double(index % 3) * 0.01,
        note: index == 9 ? "nobody was shortlisted" : "\(20 + index) of \(100 + index)")
    },
    causes: [
      .init(kind: .beyondLimit, points: [4], words: "Aug 2024 lies above the upper limit"),
      .init(
        kind: .shift, points: Array(17..<24), words: "Sep 2025 to Mar 2026: seven months below the average"),
    ])

  static let shortRun = RunChart(
    title: "Relative likelihood of appointment from shortlisting, month by month",
    valueWords: "Relative likelihood",
    unit: .ratio, method: "XmR chart", average: 1.2,
    points: [
      .init(month: "September 2025 to the end of it", value: 1.2, limits: 0.4...2, note: "12 of 40"),
      .init(month: "Oct 2025", value: nil, limits: nil, note: "nobody was appointed"),
    ])

  static let emptyRun = RunChart(
    title: "Nothing", valueWords: "Share appointed", unit: .share, method: "p chart", average: nil, points: []
  )
}
