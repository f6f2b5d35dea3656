// SPDX-License-Identifier: Apache-2.0

/// The statistics that Evenhand computes of a comparison, by the name that programs know them by.
package enum FigureKind: String, Sendable, Hashable, CaseIterable {
  case referenceRate = "reference_rate"
  case comparisonRate = "comparison_rate"
  case relativeLikelihood = "relative_likelihood"
  case likelihoodInterval = "likelihood_interval"
  case impactRatio = "impact_ratio"
  case riskDifference = "risk_difference"
  case oddsRatio = "odds_ratio"
  case cohensH = "cohens_h"
  case phi
  case representationIndex = "representation_index"
  case shortfall
  case selectionsToFourFifths = "selections_to_four_fifths"
  case oneSelection = "one_selection"
  case midP = "mid_p"
  case fisher
  case twoStandardDeviations = "two_standard_deviations"
  case chiSquared = "chi_squared"
  case unknownShare = "unknown_share"
  case ifUnknown = "if_unknown"
  case power
  case availability
  case periodChange = "period_change"
  case candidates
  case candidateInterval = "candidate_interval"
  case twoWayInterval = "two_way_interval"
  case strata
  case mantelHaenszelRatio = "mantel_haenszel_ratio"
  case mantelHaenszelOdds = "mantel_haenszel_odds_ratio"
  case cochranMantelHaenszel = "cochran_mantel_haenszel"
  case exactStratified = "exact_stratified"
  case homogeneity
  case reversal
  case clusteredInterval = "clustered_interval"
  case trend
  case dispersion
}

extension FigureKind {
  /// The heading that a figure stands under.
  package enum Section: String, Sendable, Hashable, CaseIterable {
    case rates = "The two rates"
    case size = "How far apart they are"
    case people = "In people"
    case chance = "Whether chance would do it"
    case unknown = "Those whose group is not known"
    case numbers = "Whether the numbers suffice"
    case availability = "Against the people available"
    case change = "Against an earlier period"
    case clusters = "If applications hang together"
    case strata = "Within strata"
  }

  package var section: Section {
    switch self {
    case .referenceRate, .comparisonRate: .rates
    case .relativeLikelihood, .likelihoodInterval, .impactRatio, .riskDifference, .oddsRatio, .cohensH, .phi,
      .representationIndex:
      .size
    case .shortfall, .selectionsToFourFifths, .oneSelection: .people
    case .midP, .fisher, .twoStandardDeviations, .chiSquared: .chance
    case .unknownShare, .ifUnknown: .unknown
    case .power: .numbers
    case .availability: .availability
    case .periodChange: .change
    case .candidates, .candidateInterval, .twoWayInterval: .clusters
    case .strata, .mantelHaenszelRatio, .mantelHaenszelOdds, .cochranMantelHaenszel, .exactStratified,
      .homogeneity, .reversal, .clusteredInterval, .trend, .dispersion:
      .strata
    }
  }

  /// What it is called.
  package var title: String {
    switch self {
    case .referenceRate: "Rate of the reference group"
    case .comparisonRate: "Rate of the group compared with it"
    case .relativeLikelihood: "Relative likelihood"
    case .likelihoodInterval: "Interval of the relative likelihood"
    case .impactRatio: "Impact ratio"
    case .riskDifference: "Difference of the rates"
    case .oddsRatio: "Odds ratio"
    case .cohensH: "Cohen's h"
    case .phi: "Phi"
    case .representationIndex: "Representation index"
    case .shortfall: "Shortfall"
    case .selectionsToFourFifths: "Selections to four fifths"
    case .oneSelection: "What hangs on one selection"
    case .midP: "Mid-p test"
    case .fisher: "Fisher's exact test"
    case .twoStandardDeviations: "Two standard deviations"
    case .chiSquared: "Chi-squared test"
    case .unknownShare: "Share not known"
    case .ifUnknown: "If the unknown were known"
    case .power: "Power"
    case .availability: "Availability"
    case .periodChange: "Change since the earlier period"
    case .candidates: "Candidates and their applications"
    case .candidateInterval: "Interval by candidate"
    case .twoWayInterval: "Interval by candidate and by vacancy"
    case .strata: "Strata"
    case .mantelHaenszelRatio: "Mantel-Haenszel relative likelihood"
    case .mantelHaenszelOdds: "Mantel-Haenszel odds ratio"
    case .cochranMantelHaenszel: "Cochran-Mantel-Haenszel test"
    case .exactStratified: "Exact stratified test"
    case .homogeneity: "Whether the strata tell one story"
    case .reversal: "Simpson's reversal"
    case .clusteredInterval: "Interval that lets applications hang together"
    case .trend: "Trend along the strata"
    case .dispersion: "Over-dispersion"
    }
  }

  /// The note that a statistician asks for: what is computed, how, and after whom.
  package var method: String {
    switch self {
    case .referenceRate, .comparisonRate:
      "Selected of considered, with Wilson's score interval and Clopper and Pearson's exact one, both at 95%."
    case .relativeLikelihood:
      "The reference group's rate over the other's, exact from the counts (Workforce Race Equality Standard, indicator 2)."
    case .likelihoodInterval:
      "95%. Koopman's score interval first, which holds with zeros too; Katz's log interval is the usual published form; Miettinen and Nurminen's takes the variance N/(N-1)."
    case .impactRatio:
      "The reciprocal of the relative likelihood; below 4/5, compared exactly, is the flag of the American four-fifths rule (29 CFR 1607.4(D)), which is no NHS rule."
    case .riskDifference:
      "Comparison rate less reference rate; Newcombe's hybrid score interval and Agresti and Caffo's, both at 95%."
    case .oddsRatio:
      "Odds of the comparison group over those of the reference group; the conditional estimate is the likeliest one given the margins, as in Fisher's test."
    case .cohensH: "2 asin(sqrt p) of the comparison rate less that of the reference rate."
    case .phi: "The correlation of group and selection in the two by two table, signed."
    case .representationIndex:
      "The comparison group's share of the selected over its share of the considered."
    case .shortfall:
      "Expected less actual selections of the comparison group: expected at the pooled rate, and at the reference rate."
    case .selectionsToFourFifths:
      "The fewest further selections of the comparison group, the others unchanged, to four fifths of the reference rate; exact. A measure of size: nobody may be selected because of their group."
    case .oneSelection:
      "Whether moving one selection from the reference group to the other would turn the difference round (Uniform Guidelines, questions and answers 21), and the fewest such moves to four fifths; exact. A measure of fragility: nobody may be selected because of their group."
    case .midP:
      "Lancaster's mid-p of the hypergeometric distribution; two-sided is twice the smaller side."
    case .fisher:
      "Hypergeometric; two-sided adds the tables no likelier than the observed one (ties within 1e-7). Never below its nominal level, so often above it."
    case .twoStandardDeviations:
      "z of the difference with the pooled variance; below 0 when the comparison group's rate is the lower."
    case .chiSquared: "Pearson's statistic with one degree of freedom, without and with Yates's correction."
    case .unknownShare:
      "People whose group is not known among all, at either stage; they are in neither group of the ratio. A different share at the two stages by more than chance (mid-p under 0.05) means that the ratio leaves out people of one outcome more than of the other."
    case .ifUnknown:
      "Two scenarios, and the sharp bounds over every sharing of the unknown between the groups."
    case .power:
      "Normal approximation on Cohen's h, two-sided at 0.05, power 0.8, the sizes of the groups in their present proportion."
    case .availability:
      "Exact binomial tails of the comparison group's number among all selected whose group is known, at its share of the people available; two-sided adds numbers no likelier than the observed one (ties within 1e-7). It rests on who is available, not on who applied."
    case .periodChange:
      "The later relative likelihood over the earlier, normal on the logarithm with the sum of both of Katz's variances, 95%."
    case .candidates:
      "Candidates are told apart by a pseudonymous key, of which nothing is kept. Whose applications are not known counts as somebody's only one. Nothing is told when 1 to 9 candidates applied more than once."
    case .candidateInterval:
      "Normal on the logarithm with a variance clustered by candidate (Liang and Zeger, without a small-sample factor), beside Katz's, which takes every application for one by itself. Somebody who stated two groups is one cluster with applications in both."
    case .twoWayInterval:
      "The variance clustered by candidate, and by vacancy, less that of single applications (Cameron, Gelbach and Miller), never below the larger of the two; two applications of one candidate to one vacancy are taken for two."
    case .strata:
      "Strata with an empty group, or in which nobody or everybody was selected, can show no difference."
    case .mantelHaenszelRatio:
      "Rothman and Boice's weighted ratio over strata with Greenland and Robins's 95% interval on the logarithm."
    case .mantelHaenszelOdds:
      "Mantel and Haenszel's odds ratio, comparison over reference, with the 95% interval of Robins, Breslow and Greenland."
    case .cochranMantelHaenszel:
      "One degree of freedom, without and with the continuity correction of 1/2."
    case .exactStratified:
      "Convolution of the strata's hypergeometric distributions (multiple events), conditional on all margins; mid-p and the sum of numbers no likelier than the observed one."
    case .homogeneity:
      "Breslow and Day's test of one odds ratio, with Tarone's correction; a small p says that strata differ. It rests on large strata: where fewer than four fifths of them expect 5 or more in every cell, nothing is concluded from it."
    case .reversal:
      "Pooled and Mantel-Haenszel ratio on different sides of 1, or only one of them within the range that is judged by (0.80 to 1.25 unless a rule sets another)."
    case .clusteredInterval:
      "Normal on the logarithm with a variance clustered by vacancy (Liang and Zeger), beside Katz's, which takes every application for one by itself."
    case .trend:
      "Cochran and Armitage's test of each group's rate along the strata in the order given, scored 0, 1, 2 and so on, with the variance over all ways of dealing the selections out (N - 1); z is below 0 when the rate falls."
    case .dispersion:
      "Chi-squared of the units' rates over its degrees of freedom; above 1 by more than chance (p under 0.05), so many units lie outside their limits that what sets them apart is no single unit's doing."
    }
  }
}
