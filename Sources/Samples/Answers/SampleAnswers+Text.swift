// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

extension SampleAnswers {
  /// The answer file.
  var text: String {
    let hidden = hidden
    return AnswerJSON.object([
      ("schema", .text("evenhand.sample-answers/1")), ("settings", settings), ("as_of", .text("2026-04-30")),
      ("likelihood", likelihood(hidden)), ("stages", .list(stages)), ("outcomes", counts(outcomes)),
      ("quarters", .list(quartersInOrder)), ("characteristics", characteristics),
      ("cuts", .list(SampleCut.Dimension.allCases.flatMap(ratios.present).map { cut($0, hidden) })),
      ("shapes", .object(plan.settings.shapes.map { ($0.name, shape($0)) })),
    ]).written() + "\n"
  }

  private var settings: AnswerJSON {
    let settings = plan.settings
    return .object([
      ("applications", .number(settings.applications)), ("seed", .digits(String(settings.seed))),
      ("likelihood", .text(settings.likelihood.text)), ("vacancies", .number(settings.vacancyCount)),
      ("unknown", .text(settings.unknown.text)),
      ("unknown_appointed", .text(settings.unknownAppointed.text)),
      ("declined", .text(settings.declined.text)), ("withdrawn", .text(settings.withdrawn.text)),
      ("readverts", .text(settings.readverts.text)), ("faults", .text(settings.faults.text)),
    ])
  }

  /// Of the shape that holds every cut.
  private var hidden: HiddenCuts {
    let dimensions = SampleCut.Dimension.allCases
    return HiddenCuts(
      ratios, cuts: dimensions.filter { !$0.isOfApplicants }.flatMap(ratios.present),
      dividedBy: dimensions.filter(\.isOfApplicants))
  }

  private func likelihood(_ hidden: HiddenCuts) -> AnswerJSON {
    .object(
      [("asked", .text(plan.settings.likelihood.text)), ("is_exact", .flag(isExact))]
        + groups(SampleCut.overall, hidden) + [("without_declined", .object(withoutDeclined))])
  }

  private var isExact: Bool {
    let fraction = ratio(SampleCut.overall).fraction
    switch plan.settings.likelihood {
    case .ratio(let asked):
      return fraction.map { $0.numerator == asked.numerator && $0.denominator == asked.denominator } ?? false
    case .nobodyWhite: return fraction?.numerator == 0
    case .nobodyMinority: return fraction?.denominator == 0
    case .nobody: return fraction == nil
    }
  }

  /// The other way of counting: whoever turned an offer down was not shortlisted either.
  private var withoutDeclined: [(String, AnswerJSON)] {
    func sum(_ group: SampleGroup) -> StageSum {
      let sum = ratios.sum(SampleCut.overall, group)
      return StageSum(shortlisted: sum.shortlisted - sum.declined, appointed: sum.appointed)
    }
    let ratio = SampleRatio(reference: sum(.white), comparison: sum(.ethnicMinority))
    return [("white", counts(ratio.reference)), ("ethnic_minority", counts(ratio.comparison))] + text(ratio)
  }

  private func ratio(_ cut: Int) -> SampleRatio {
    SampleRatio(reference: ratios.sum(cut, .white), comparison: ratios.sum(cut, .ethnicMinority))
  }

  private func cut(_ number: Int, _ hidden: HiddenCuts) -> AnswerJSON {
    let cut = SampleCut.all[number]
    let name = cut.dimension == .overall ? [] : [(cut.dimension.name, AnswerJSON.text(cut.value))]
    // A ratio of ethnicity says nothing of the applicants of one ethnicity.
    return .object([("cut", .object(name))] + groups(number, hidden, isJudged: cut.dimension != .ethnicity))
  }

  private func groups(_ cut: Int, _ hidden: HiddenCuts, isJudged: Bool = true) -> [(String, AnswerJSON)] {
    let verdicts = RatioVerdicts(ratios, cut, hidden)
    return [
      ("vacancies", .number(ratios.vacancies[cut])),
      ("appointing_vacancies", .number(ratios.appointingVacancies[cut])), ("shown", .flag(verdicts.isShown)),
    ]
      + SampleGroup.allCases.map { ($0.name, counts(ratios.sum(cut, $0))) }
      + (isJudged ? text(ratio(cut)) + [("verdict", .text(verdicts.likelihood.rawValue))] : [])
  }

  private func text(_ ratio: SampleRatio) -> [(String, AnswerJSON)] {
    guard let fraction = ratio.fraction else { return [] }
    let isInfinite = fraction.denominator == 0
    return [
      (
        "ratio",
        .object(
          isInfinite
            ? [("infinite", .flag(true))]
            : [("numerator", .number(fraction.numerator)), ("denominator", .number(fraction.denominator))])
      )
    ]
  }

  private func counts(_ sum: StageSum) -> AnswerJSON {
    .object([("shortlisted", .number(sum.shortlisted)), ("appointed", .number(sum.appointed))])
  }

  private func counts(_ numbers: [String: Int]) -> AnswerJSON {
    .object(numbers.sorted { $0.key < $1.key }.map { ($0.key, .number($0.value)) })
  }

  private var stages: [AnswerJSON] {
    SampleStage.allCases.map { stage in
      .object(
        [("stage", .text(stage.name))]
          + SampleGroup.allCases.map { ($0.name, .number(reached[$0.rawValue][stage.rawValue])) })
    }
  }

  private var quartersInOrder: [AnswerJSON] {
    quarters.sorted { $0.key < $1.key }.map { number, sums in
      .object(
        [("period", .text(period(ofQuarter: number)))]
          + SampleGroup.allCases.map { ($0.name, counts(sums[$0.rawValue])) })
    }
  }

  /// As `--period` takes it.
  private func period(ofQuarter number: Int) -> String {
    let ends = ["03-31", "06-30", "09-30", "12-31"], starts = ["01-01", "04-01", "07-01", "10-01"]
    return "\(number / 4)-\(starts[number % 4])..\(number / 4)-\(ends[number % 4])"
  }

  private var characteristics: AnswerJSON {
    .object(
      OtherCharacteristic.allCases.enumerated().map { number, characteristic in
        let told = zip(characteristic.entries, labels[number]).filter { $1.applied > 0 }
        return (
          characteristic.name,
          .list(
            told.map { entry, counts in
              .object([
                ("category", .text(entry.label)), ("applied", .number(counts.applied)),
                ("shortlisted", .number(counts.reached.shortlisted)),
                ("appointed", .number(counts.reached.appointed)),
              ])
            })
        )
      })
  }
}
