// SPDX-License-Identifier: Apache-2.0

import Statistics
import Testing

/// A function of Statistics, what it is held against, and how near it must come.
struct AgreementRow: Sendable, CustomTestStringConvertible {
  /// What the function gives, in words.
  let name: String
  /// What answered.
  let oracle: String
  /// The kind of case and the name of the answer in it.
  let kind: String, answer: String
  /// The largest difference that is put up with: relative, or absolute where a value may pass through 0.
  let tolerance: Double
  var isAbsolute = false
  /// Answers of this size and smaller are left out.
  var smallest = 0.0
  let compute: @Sendable (AgreementCase) -> [Double?]

  var testDescription: String { name }
}

extension AgreementRow {
  static let all = effects + intervals + tests + strata + comparisons + distributions

  private static let effects = [
    AgreementRow(
      name: "Difference of rates", oracle: "mpmath, 50 digits", kind: "table", answer: "risk_difference",
      tolerance: 1e-12
    ) { [$0.table.riskDifference] },
    AgreementRow(
      name: "Odds ratio", oracle: "scipy `odds_ratio(kind='sample')`", kind: "table", answer: "odds_ratio",
      tolerance: 1e-12
    ) { [$0.table.oddsRatio?.value] },
    AgreementRow(
      name: "Conditional odds ratio", oracle: "scipy `odds_ratio(kind='conditional')`", kind: "table",
      answer: "conditional_odds_ratio", tolerance: 1e-6
    ) { [$0.table.conditionalOddsRatio] },
    AgreementRow(
      name: "Cohen's h", oracle: "statsmodels `proportion_effectsize`", kind: "table", answer: "cohens_h",
      tolerance: 1e-12, isAbsolute: true
    ) { [$0.table.cohensH] },
    AgreementRow(
      name: "Phi", oracle: "scipy `association(method='cramer')`", kind: "table", answer: "phi",
      tolerance: 1e-12, isAbsolute: true
    ) { [$0.table.phi] },
    AgreementRow(
      name: "Cramér's V of several groups", oracle: "scipy `association(method='cramer')`", kind: "groups",
      answer: "cramers_v", tolerance: 1e-12, isAbsolute: true
    ) { [$0.groups.cramersV] },
    AgreementRow(
      name: "Representation index", oracle: "mpmath, 50 digits", kind: "table",
      answer: "representation_index",
      tolerance: 1e-14
    ) { [$0.table.representationIndex?.value] },
    AgreementRow(
      name: "Moves to four fifths", oracle: "search over integers", kind: "table",
      answer: "moves_to_four_fifths", tolerance: 0
    ) { [$0.table.movesToFourFifths.map(Double.init)] },
  ]

  private static let intervals = [
    AgreementRow(
      name: "Miettinen-Nurminen interval", oracle: "bisection of the score, 60 digits", kind: "table",
      answer: "miettinen_nurminen", tolerance: 1e-9
    ) { ends(.miettinenNurminen($0.table)) },
    AgreementRow(
      name: "Clopper-Pearson interval", oracle: "statsmodels `proportion_confint(method='beta')`",
      kind: "table", answer: "clopper_pearson", tolerance: 1e-9
    ) { ends(.clopperPearson($0.table.comparison)) },
    AgreementRow(
      name: "Newcombe interval", oracle: "statsmodels `confint_proportions_2indep(method='newcomb')`",
      kind: "table", answer: "newcombe", tolerance: 1e-9, isAbsolute: true
    ) { ends(.newcombe($0.table)) },
    AgreementRow(
      name: "Agresti-Caffo interval",
      oracle: "statsmodels `confint_proportions_2indep(method='agresti-caffo')`", kind: "table",
      answer: "agresti_caffo", tolerance: 1e-12, isAbsolute: true
    ) { ends(.agrestiCaffo($0.table)) },
  ]

  private static let tests = [
    AgreementRow(
      name: "Chi-squared", oracle: "scipy `chi2_contingency(correction=False)`", kind: "table",
      answer: "pearson", tolerance: 1e-9, smallest: 1e-290
    ) { figures(.pearson($0.table)) },
    AgreementRow(
      name: "Chi-squared after Yates", oracle: "scipy `chi2_contingency(correction=True)`", kind: "table",
      answer: "yates", tolerance: 1e-9, smallest: 1e-290
    ) { figures(.yates($0.table)) },
    AgreementRow(
      name: "Chi-squared of several groups", oracle: "scipy `chi2_contingency`", kind: "groups",
      answer: "pearson", tolerance: 1e-9, smallest: 1e-290
    ) { figures(.pearson($0.groups)) },
    AgreementRow(
      name: "Likelihood ratio (G) of several groups",
      oracle: "scipy `chi2_contingency(lambda_='log-likelihood')`", kind: "groups", answer: "g",
      tolerance: 1e-9, smallest: 1e-11
    ) { figures(.likelihoodRatio($0.groups)) },
    AgreementRow(
      name: "Availability (binomial test)", oracle: "scipy `binomtest`", kind: "table",
      answer: "availability", tolerance: 1e-10, isAbsolute: true
    ) { test in
      guard let benchmark = test.answers["benchmark"]?[0] else { return [] }
      let result = AvailabilityTest(test.table.comparison, benchmark: benchmark)
      return [result.fewer, result.more, result.twoSided]
    },
    AgreementRow(
      name: "Trend (Cochran-Armitage)", oracle: "statsmodels `Table.test_ordinal_association`",
      kind: "groups", answer: "trend", tolerance: 1e-9, isAbsolute: true
    ) {
      let trend = TrendTest($0.groups)
      return [trend.z, trend.twoSided]
    },
  ]

  private static let strata = [
    AgreementRow(
      name: "Strata left out", oracle: "counting", kind: "strata", answer: "left_out", tolerance: 0
    ) { [Double($0.strata.leftOut.strata), Double($0.strata.leftOut.people)] },
    AgreementRow(
      name: "Mantel-Haenszel relative likelihood", oracle: "statsmodels `riskratio_pooled`, mpmath",
      kind: "strata", answer: "ratio", tolerance: 1e-12
    ) { [MantelHaenszelRatio($0.strata).estimate] },
    AgreementRow(
      name: "Greenland-Robins interval", oracle: "mpmath, 50 digits", kind: "strata",
      answer: "ratio_interval",
      tolerance: 1e-12
    ) { ends(MantelHaenszelRatio($0.strata).interval()) },
    AgreementRow(
      name: "Mantel-Haenszel odds ratio and its interval", oracle: "statsmodels `oddsratio_pooled_confint`",
      kind: "strata", answer: "odds", tolerance: 1e-9
    ) {
      let odds = MantelHaenszelOdds($0.strata)
      return [odds.estimate] + ends(odds.interval())
    },
    AgreementRow(
      name: "Cochran-Mantel-Haenszel test", oracle: "statsmodels `test_null_odds(correction=False)`",
      kind: "strata", answer: "cmh", tolerance: 1e-9, isAbsolute: true
    ) { figures(CochranMantelHaenszelTest($0.strata).chiSquared(corrected: false)) },
    AgreementRow(
      name: "The same, corrected for continuity", oracle: "statsmodels `test_null_odds(correction=True)`",
      kind: "strata", answer: "cmh_corrected", tolerance: 1e-9, isAbsolute: true
    ) { figures(CochranMantelHaenszelTest($0.strata).chiSquared(corrected: true)) },
    AgreementRow(
      name: "Breslow-Day test", oracle: "statsmodels `test_equal_odds(adjust=False)`", kind: "strata",
      answer: "breslow_day", tolerance: 1e-9
    ) { figures(BreslowDayTest($0.strata).plain) },
    AgreementRow(
      name: "The same after Tarone", oracle: "statsmodels `test_equal_odds(adjust=True)`", kind: "strata",
      answer: "tarone", tolerance: 1e-9
    ) { figures(BreslowDayTest($0.strata).tarone) },
    AgreementRow(
      name: "Exact stratified test", oracle: "convolution, 50 digits", kind: "strata", answer: "exact",
      tolerance: 1e-12, isAbsolute: true
    ) {
      let test = ExactStratifiedTest($0.strata)
      return [test.fewerInComparison, test.moreInComparison, test.twoSided, test.midPTwoSided]
    },
    AgreementRow(
      name: "Variance clustered by candidate, by vacancy, by both",
      oracle: "statsmodels `GLM(Poisson).fit(cov_type='cluster')`", kind: "clusters", answer: "variance",
      tolerance: 1e-6, compute: clusteredVariances),
    AgreementRow(
      name: "Variance clustered both ways at once",
      oracle: "statsmodels, two columns of `groups`", kind: "clusters", answer: "both_ways", tolerance: 1e-6
    ) { test in
      let parts = clusteredVariances(test).compactMap(\.self)
      return parts.count == 3 ? [ClusteredVariance.bothWays(parts[0], parts[1], together: parts[2])] : [nil]
    },
  ]

  private static let comparisons = [
    AgreementRow(
      name: "Benjamini-Hochberg", oracle: "scipy `false_discovery_control(method='bh')`", kind: "p-values",
      answer: "benjamini_hochberg", tolerance: 1e-12
    ) { MultipleComparisons.benjaminiHochberg($0.numbers) },
    AgreementRow(
      name: "Benjamini-Yekutieli", oracle: "scipy `false_discovery_control(method='by')`", kind: "p-values",
      answer: "benjamini_yekutieli", tolerance: 1e-12
    ) { MultipleComparisons.benjaminiYekutieli($0.numbers) },
    AgreementRow(
      name: "Holm", oracle: "statsmodels `multipletests(method='holm')`", kind: "p-values", answer: "holm",
      tolerance: 1e-12
    ) { MultipleComparisons.holm($0.numbers) },
    AgreementRow(
      name: "Power", oracle: "statsmodels `NormalIndPower.power`", kind: "power", answer: "power",
      tolerance: 1e-12, isAbsolute: true
    ) {
      let (sizes, analysis) = power($0)
      return [
        analysis.power(
          h: PowerAnalysis.cohensH($0.numbers[2], $0.numbers[3]), comparison: sizes.0, reference: sizes.1)
      ]
    },
    AgreementRow(
      name: "Detectable h", oracle: "statsmodels `NormalIndPower.power`, bisected", kind: "power",
      answer: "detectable", tolerance: 1e-9
    ) {
      let (sizes, analysis) = power($0)
      return [analysis.detectableH(comparison: Int(sizes.0), reference: Int(sizes.1))]
    },
    AgreementRow(
      name: "Numbers needed", oracle: "statsmodels `NormalIndPower.power`, bisected", kind: "power",
      answer: "needed", tolerance: 1e-8
    ) {
      let (sizes, analysis) = power($0)
      return [
        analysis.needed(
          rate: $0.numbers[2], against: $0.numbers[3], referencePerComparison: sizes.1 / sizes.0)
      ]
    },
    AgreementRow(
      name: "Funnel limits", oracle: "scipy `binom.ppf`", kind: "funnel", answer: "limits", tolerance: 0
    ) {
      let counts = $0.numbers.map(Int.init)
      let overall = AgreementCase.rate(counts[1], counts[2])
      guard let limits = FunnelLimits(considered: counts[0], overall: overall) else { return [] }
      return [
        limits.warning.lowerBound, limits.warning.upperBound, limits.action.lowerBound,
        limits.action.upperBound,
      ]
      .map(Double.init)
    },
    AgreementRow(
      name: "Change between periods", oracle: "mpmath, 50 digits", kind: "periods", answer: "change",
      tolerance: 1e-9, smallest: 1e-290
    ) {
      let periods = $0.rows.map(AgreementCase.table)
      let change = PeriodChange(from: periods[0], to: periods[1])
      return [change?.ratio] + ends(change?.interval) + [change?.z, change?.twoSided]
    },
  ]

  private static let distributions = [
    AgreementRow(
      name: "Normal tail", oracle: "mpmath, 50 digits", kind: "normal", answer: "tail", tolerance: 1e-12
    ) { [NormalDistribution.upperTail($0.numbers[0])] },
    AgreementRow(
      name: "Binomial tails and probability", oracle: "sums of terms, 50 digits", kind: "binomial",
      answer: "tails", tolerance: 1e-12
    ) {
      let distribution = BinomialDistribution(trials: Int($0.numbers[0]), chance: $0.numbers[1])
      let count = Int($0.numbers[2])
      return [
        distribution.atMost(count), distribution.atLeast(count + 1), distribution.probability(of: count),
      ]
    },
    AgreementRow(
      name: "Incomplete beta", oracle: "mpmath `betainc`", kind: "beta", answer: "tails", tolerance: 1e-12
    ) {
      let distribution = BetaDistribution(a: $0.numbers[0], b: $0.numbers[1])
      return [distribution.lowerTail($0.numbers[2]), distribution.upperTail($0.numbers[2])]
    },
    AgreementRow(
      name: "Incomplete gamma", oracle: "series of positive terms, 340 digits", kind: "gamma",
      answer: "tails", tolerance: 1e-12
    ) {
      let distribution = GammaDistribution(shape: $0.numbers[0])
      return [distribution.lowerTail($0.numbers[1]), distribution.upperTail($0.numbers[1])]
    },
    AgreementRow(
      name: "Hypergeometric tails and Fisher's test", oracle: "sums of terms, 60 digits",
      kind: "hypergeometric", answer: "tails", tolerance: 1e-12
    ) {
      let test = FisherExactTest($0.table)
      return [test.fewerInComparison, test.moreInComparison, test.twoSided]
    },
  ]
}

extension AgreementRow {
  private static func ends(_ interval: ConfidenceInterval?) -> [Double?] {
    [interval?.lower, interval?.upper]
  }

  private static func figures(_ test: ChiSquaredTest) -> [Double?] { [test.statistic, test.p] }

  private static func power(_ test: AgreementCase) -> ((Double, Double), PowerAnalysis) {
    let numbers = test.numbers
    return ((numbers[0], numbers[1]), PowerAnalysis(significance: numbers[4], power: numbers[5]))
  }

  @Sendable private static func clusteredVariances(_ test: AgreementCase) -> [Double?] {
    func clusters(_ key: ([Int]) -> [Int]) -> [SelectionTable] {
      Dictionary(grouping: test.rows, by: key).values.map { rows in
        func rate(_ group: Int) -> Rate {
          let members = rows.filter { $0[2] == group }
          return AgreementCase.rate(members.filter { $0[3] == 1 }.count, members.count)
        }
        return SelectionTable(reference: rate(0), comparison: rate(1))
      }
    }
    let variance = clusters { _ in [] }.first.flatMap { ClusteredVariance($0) }
    let keys: [([Int]) -> [Int]] = [{ [$0[0]] }, { [$0[1]] }, { [$0[0], $0[1]] }]
    return keys.map { key in variance?.variance(clusters(key)) }
  }
}
