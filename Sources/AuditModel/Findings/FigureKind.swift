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
  case groupRate = "group_rate"
  case reference
  case fourFifths = "four_fifths"
  case groupsLeftOut = "groups_left_out"
  case groupsChiSquared = "groups_chi_squared"
  case groupsLikelihoodRatio = "groups_likelihood_ratio"
  case cramersV = "cramers_v"
  case comparisons
  case adjustedP = "adjusted_p"
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
    case groups = "All groups together"
  }

  package var section: Section {
    switch self {
    case .referenceRate, .comparisonRate, .groupRate: .rates
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
    case .reference, .fourFifths, .groupsLeftOut, .groupsChiSquared, .groupsLikelihoodRatio, .cramersV,
      .comparisons, .adjustedP:
      .groups
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
    case .groupRate: "Rate"
    case .reference: "Whom the groups are held against"
    case .fourFifths: "Four fifths"
    case .groupsLeftOut: "Groups left out"
    case .groupsChiSquared: "Chi-squared test of all groups"
    case .groupsLikelihoodRatio: "Likelihood ratio test (G) of all groups"
    case .cramersV: "Cramér's V"
    case .comparisons: "Many comparisons"
    case .adjustedP: "Allowing for many comparisons"
    }
  }
}
