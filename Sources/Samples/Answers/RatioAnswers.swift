// SPDX-License-Identifier: Apache-2.0

/// The tallies of the rules on relative likelihoods, for what a shape holds.
struct RatioAnswers {
  let counts: RatioCounts
  let contents: ShapeContents
  private let hidden: HiddenCuts

  init(counts: RatioCounts, contents: ShapeContents) {
    self.counts = counts
    self.contents = contents
    let dimensions = RatioAnswers.ofPosts.filter { $0 == .overall || contents.cuts.contains($0) }
    hidden = HiddenCuts(
      counts, cuts: dimensions.flatMap(counts.present),
      dividedBy: contents.isOfOneCharacteristicAtATime
        ? [] : [.ethnicity] + contents.characteristics.map { SampleCut.Dimension($0) })
  }

  /// A ratio of one characteristic with the rule on its recording.
  private struct Rule {
    let characteristic: OtherCharacteristic
    let name: String
    /// The verdict where it is not met.
    let fault: SampleVerdict
    let dimensions: [SampleCut.Dimension]
    /// The reference group and the one compared; `nil` where each is held against all others.
    let pair: (reference: String, comparison: String)?
  }

  private static let ofPosts: [SampleCut.Dimension] = [
    .overall, .band, .staffGroup, .clinical, .route, .withoutInternational,
  ]

  private static let rules = [
    Rule(
      characteristic: .sex, name: "sex", fault: .advice, dimensions: ofPosts + [.ethnicity],
      pair: ("male", "female")),
    Rule(
      characteristic: .disability, name: "disability", fault: .mustExplain,
      dimensions: ofPosts + [.ethnicity],
      pair: ("not_disabled", "disabled")),
    Rule(
      characteristic: .ageBand, name: "age", fault: .advice, dimensions: [.overall, .clinical], pair: nil),
    Rule(
      characteristic: .religion, name: "religion", fault: .advice, dimensions: [.overall, .clinical],
      pair: nil
    ),
    Rule(
      characteristic: .orientation, name: "orientation", fault: .advice,
      dimensions: [.overall, .clinical, .ethnicity], pair: ("heterosexual", "lgb_plus")),
  ]

  var tallies: [(rule: String, tally: SampleTally)] {
    ethnicityTallies + RatioAnswers.rules.flatMap(tallies)
  }

  private var ethnicityTallies: [(rule: String, tally: SampleTally)] {
    var tallies = Array(repeating: SampleTally(), count: 5)
    func add(_ verdicts: [SampleVerdict]) {
      for (number, verdict) in verdicts.enumerated() { tallies[number].add(verdict) }
    }
    for cut in ethnicityCuts {
      guard contents.applications != .none, contents.stages == .all else {
        add(Array(repeating: .cannotTell, count: 5))
        continue
      }
      let verdicts = RatioVerdicts(counts, cut, hidden)
      guard !isApart(SampleCut.all[cut].dimension) else {
        // Nobody shortlisted is nobody of unknown ethnicity.
        let ofNobody: SampleVerdict =
          verdicts.everybody == 0 && !verdicts.isHidden.shortlisted ? .notApplicable : .cannotTell
        add([.cannotTell, ofNobody, .cannotTell, ofNobody, ofNobody])
        continue
      }
      let unknown = unknown(cut)
      add([
        verdicts.likelihood,
        verdicts.recorded(without: unknown.shortlisted - counts.sum(cut, .withheld).shortlisted),
        verdicts.interval, verdicts.safe(from: unknown), verdicts.alike(unknown),
      ])
    }
    let names = [
      "appointment-from-shortlisting", "ethnicity-recorded", "interval-excludes-parity",
      "safe-from-unknown-ethnicity", "unknown-ethnicity-alike",
    ]
    return zip(names, tallies).map { ("likelihood.\($0)", $1) }
  }

  /// Everything, and the cuts that the shape holds; without applications one case, of which nothing can be told.
  private var ethnicityCuts: [Int] {
    guard contents.applications != .none else { return [SampleCut.overall] }
    let dimensions = contents.characteristics.map { SampleCut.Dimension($0) }
    return RatioAnswers.ofPosts.filter(isHeld).flatMap(present) + dimensions.flatMap(present)
  }

  private func present(_ dimension: SampleCut.Dimension) -> [Int] {
    contents.listsEveryCategory ? Array(SampleCut.numbers(of: dimension)) : counts.present(dimension)
  }

  private func unknown(_ cut: Int) -> StageSum {
    [SampleGroup.withheld, .blank, .notKnown, .unmapped].reduce(StageSum()) { $0 + counts.sum(cut, $1) }
  }

  private func isHeld(_ dimension: SampleCut.Dimension) -> Bool {
    dimension == .overall || contents.cuts.contains(dimension)
  }

  /// Whether the dimension is of another characteristic, of which counts cannot be told together.
  private func isApart(_ dimension: SampleCut.Dimension) -> Bool {
    contents.isOfOneCharacteristicAtATime && contents.characteristics.contains { .init($0) == dimension }
  }

  private func tallies(_ rule: Rule) -> [(rule: String, tally: SampleTally)] {
    var (ratios, recorded) = (SampleTally(), SampleTally())
    let characteristic = rule.characteristic
    let groups = presentGroups(of: characteristic)
    if !contents.characteristics.contains(characteristic) || (rule.pair == nil && groups.isEmpty) {
      ratios.add(.cannotTell)
      recorded.add(.cannotTell)
    } else {
      for cut in cuts(of: rule) {
        guard contents.stages == .all else {
          ratios.add(.cannotTell, rule.pair == nil ? groups.count : 1)
          recorded.add(.cannotTell)
          continue
        }
        let compared = compared(rule, groups).map { verdicts(cut, rule, $0.reference, $0.comparison) }
        for verdict in compared { ratios.add(verdict.likelihood) }
        let unrecorded = counts.sum(cut, characteristic) { $0.group == nil && !$0.isWithheld }
        if let first = compared.first { recorded.add(first.recorded(without: unrecorded.shortlisted)) }
      }
    }
    return [("equality.\(rule.name)", ratios), ("equality.\(rule.name)-recorded", recorded)]
  }

  private func presentGroups(of characteristic: OtherCharacteristic) -> [String] {
    present(SampleCut.Dimension(characteristic)).map { SampleCut.all[$0] }
      .filter { !$0.isNotKnown }.map(\.value)
  }

  private func cuts(of rule: Rule) -> [Int] {
    rule.dimensions.flatMap { dimension in
      let isTold =
        dimension == .ethnicity ? !contents.isOfOneCharacteristicAtATime : isHeld(dimension)
      return isTold ? present(dimension) : []
    }
  }

  /// The groups of each comparison; an empty reference stands for everybody else.
  private func compared(_ rule: Rule, _ groups: [String]) -> [(reference: String, comparison: String)] {
    rule.pair.map { [$0] } ?? groups.map { ("", $0) }
  }

  private func verdicts(
    _ cut: Int, _ rule: Rule, _ reference: String, _ comparison: String
  ) -> RatioVerdicts {
    func sum(_ isWanted: (OtherCharacteristic.Entry) -> Bool) -> StageSum {
      counts.sum(cut, rule.characteristic, where: isWanted)
    }
    let others = sum {
      reference.isEmpty ? $0.group != nil && $0.group != comparison : $0.group == reference
    }
    return RatioVerdicts(
      counts, cut, hidden, others, sum { $0.group == comparison }, everybody: sum { _ in true }.shortlisted,
      fault: rule.fault)
  }
}
