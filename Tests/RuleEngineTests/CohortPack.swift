// SPDX-License-Identifier: Apache-2.0

import RuleEngine

/// A pack with one rule whose measure is cut as a test wants it.
enum CohortPack {
  /// - Parameter minimum: the fewest people shortlisted of each group; `nil` for none.
  static func packs(
    cuts: String, groups: String = "ethnicity", over: String = "[]", minimum: Int? = nil
  ) throws -> [RulePack] {
    let parameters = minimum.map {
      "parameters: {fewest: {type: integer, default: \($0), says: Fewest shortlisted.}}"
    }
    return try RulePackLoader.load([
      PackFile(
        path: "trial/pack.yaml",
        text: """
          id: trial
          version: "1"
          title: A trial
          says: Something to try.
          sources: {text: {title: A text, date: "2024", url: "https://example.org"}}
          """),
      PackFile(
        path: "trial/ratio.yaml",
        text: """
          id: trial.ratio
          title: A ratio
          guidance: {source: text, clause: "1", says: "Something."}
          obligation: should
          checkpoint: [pre-publication]
          \(parameters ?? "parameters: {}")
          for: cohort
          \(minimum == nil ? "" : "minimum: {shortlisted: fewest}")
          measure:
            kind: relative_likelihood
            groups: \(groups)
            from: shortlisted
            to: appointed
            cuts: \(cuts)
            over: \(over)
          expect: measure.estimate >= 0.80 && measure.estimate <= 1.25
          message: "{cohort.title}: {measure.in_words}."
          remedy: {pre-publication: Look into it.}
          explain: {by: somebody, approve: another, within: a week}
          why: To try it.
          examples:
            - verdict: complies
              given: {measure.reference_from: 100, measure.reference_to: 50, measure.comparison_from: 100, measure.comparison_to: 50}
            - verdict: must explain
              given: {measure.reference_from: 100, measure.reference_to: 50, measure.comparison_from: 100, measure.comparison_to: 20}
            - verdict: cannot tell
              given: {measure.reference_from: {unknown: not recorded}}
          """),
    ])
  }
}
