// SPDX-License-Identifier: Apache-2.0

extension FigureKind {
  /// The note that a statistician asks for: what is computed, how, and after whom.
  package var method: String {
    switch self {
    case .referenceRate, .comparisonRate, .groupRate:
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
    case .reference:
      "The group that was named, or else the one with the highest rate, compared exactly, as the American four-fifths rule (29 CFR 1607.4(D)) and New York City's Local Law 144 (6 RCNY 5-301) have it; the Workforce Race Equality Standard always compares with white applicants. Of several at the same rate, the most numerous. People whose group is not known are never it."
    case .fourFifths:
      "Five times the group's rate against four times that of the group it is held against, in whole numbers; exactly four fifths is not below. The flag of the American four-fifths rule, which is no NHS rule; Local Law 144 sets no line."
    case .groupsLeftOut:
      "Groups of less than the share that was given, of all considered whose group is known. Local Law 144 lets categories of under 2% be left out if it is said, with their numbers."
    case .groupsChiSquared:
      "Pearson's statistic of all groups, selected or not, with one degree of freedom fewer than groups. Rough where under 1 is expected in a cell, or under 5 in more than a fifth of them (Cochran)."
    case .groupsLikelihoodRatio:
      "G, twice the sum of observed times the logarithm of observed over expected, with the same degrees of freedom."
    case .cramersV:
      "The root of chi-squared over the number of people, from 0 to 1; of two groups it is phi without its sign. 0.1 is customarily small, 0.3 medium, 0.5 large (Cohen)."
    case .comparisons:
      "Against a group that was named, each other group once; against the one with the highest rate, every group with every other, as the rates themselves chose it. Pairs that can show no difference (nobody or everybody selected in both, or nobody in one) are none. Standing out is p below 0.05."
    case .adjustedP:
      "The mid-p value among those of all comparisons. Holm: at most 5% chance of any false alarm. Benjamini and Hochberg: at most 5% of what stands out false, where comparisons are independent or move together. Benjamini and Yekutieli: the same, however they hang together."
    }
  }
}
