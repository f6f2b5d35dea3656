// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Statistics

/// What a measure's declaration comes to with the parameters of this run.
struct MeasureTerms: Sendable {
  /// The groups that are compared.
  var groups: GroupComparison
  var from: Stage
  var to: Stage
  var ways: CountingWays
  /// `nil` when the rule sets no minimum numbers.
  var minimum: MinimumNumbers?
  let placements: GradePlacements
  /// The edges that a sentence must not seem to be on the wrong side of.
  var edges: [DecimalFraction]

  init(_ declaration: RelativeLikelihoodDeclaration, _ parameters: [RuleParameter]) {
    func content(_ name: String?) -> ParameterValue.Content? {
      parameters.first { $0.name == name }?.value.content
    }
    func number(_ name: String?) -> Int? {
      if case .integer(let number)? = content(name) { number } else { nil }
    }
    func word(_ name: String) -> String? {
      if case .text(let word)? = content(name) { word } else { nil }
    }
    groups =
      .pair(of: declaration.characteristic)
      ?? .everyoneElse(against: declaration.characteristic.exampleCategory, declaration.characteristic)
    from = declaration.from
    let appointed = declaration.countsAppointed ? word(MeasureTerms.appointedStage) : nil
    to = appointed.flatMap(Stage.init(name:)) ?? declaration.to
    ways = CountingWays(word)
    let considered = number(declaration.minimumConsidered)
    let expected = number(declaration.minimumExpected)
    minimum =
      considered == nil && expected == nil
      ? nil : MinimumNumbers(considered: considered ?? 0, expected: expected ?? 0)
    placements = GradePlacements(from: parameters)
    edges = parameters.compactMap { parameter in
      if case .decimal(let edge) = parameter.value.content { edge } else { nil }
    }
  }

  /// The terms of a comparison that no rule declares: counted the usual way, without minimum numbers.
  init(groups: GroupComparison, from: Stage, to: Stage) {
    self.groups = groups
    self.from = from
    self.to = to
    ways = .usual
    minimum = nil
    placements = .none
    edges = []
  }

  static let appointedStage = "appointed_stage"
}

extension Characteristic {
  /// What stands in the examples of a rule, and where no category is known.
  fileprivate var exampleCategory: ApplicantGroup {
    categories.first ?? AgeBand(from: 25, to: 34)?.group ?? .everyoneElse
  }
}

extension GradePlacements {
  static let parameterName = "place_grades"

  /// The placements that a rule's parameters give; none without such a parameter.
  init(from parameters: [RuleParameter]) {
    if case .placements(let placements)? = parameters.first(where: { $0.name == Self.parameterName })?.value
      .content
    {
      self = placements
    } else {
      self = .none
    }
  }
}
