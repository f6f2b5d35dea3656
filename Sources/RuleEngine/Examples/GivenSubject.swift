// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Expressions

/// Makes facts that are given into a subject of a rule, with all that follows from them: the figures of a measure from
/// counts, and what a lexicon finds from texts.
struct GivenSubject {
  let kind: SubjectKind
  let schema: Schema
  let parameters: [RuleParameter]
  /// `nil` for what measures nothing.
  private let terms: MeasureTerms?
  /// `nil` for what looks at no texts.
  private let wording: (terms: WordingTerms, texts: GivenWording)?
  /// What is said of figures whose counts are not given.
  private var countsAreMissing: @Sendable (_ given: Set<String>) -> String = { _ in
    FactState.notRecorded.rawValue
  }

  /// A subject of a rule of a pack.
  ///
  /// - Parameters:
  ///   - parameters: all that the rule's expressions see, with their values.
  ///   - texts: looks for the pack's lexicons; `nil` will do for a rule that looks at no texts.
  init(of rule: Rule, in pack: RulePack, parameters: [RuleParameter], texts: GivenWording?) {
    kind = rule.subjectKind
    schema = FactSchema.schema(for: kind, parameters: parameters, hasWording: rule.wording != nil)
    self.parameters = parameters
    terms = pack.declaration(of: rule).map { MeasureTerms($0, parameters) }
    wording = rule.wording.flatMap { terms in texts.map { (terms, $0) } }
  }

  /// A subject of no rule: a cohort's measure is the relative likelihood of appointment from shortlisting by ethnicity,
  /// whatever the numbers.
  init(of kind: SubjectKind) {
    self.kind = kind
    schema = FactSchema.schema(for: kind, parameters: [])
    parameters = []
    let plain = RelativeLikelihoodDeclaration(
      from: .shortlisted, to: .accepted, countsAppointed: true, cuts: [.overall], reportsRates: false)
    terms = kind == .cohort ? MeasureTerms(plain, []) : nil
    wording = nil
  }

  /// The same, naming the counts that are not given where figures follow from them.
  var namingMissingCounts: GivenSubject {
    var naming = self
    naming.countsAreMissing = { given in
      let missing = GivenCounts.required.filter { !given.contains($0) }
      return
        "not known while \(missing.joined(separator: ", ")) \(missing.count == 1 ? "is" : "are") not given"
    }
    return naming
  }

  /// The subject, and what was found in its texts where it has a lexicon.
  ///
  /// - Parameter given: values by path; what is not given is not recorded.
  func with(_ given: [String: Value]) -> (subject: SubjectCase, found: WordingResult?) {
    let facts = GivenFacts(given, schema: schema, withoutCounts: countsAreMissing(Set(given.keys)))
    let subject = facts.subject(kind, parameters, terms: terms)
    guard let wording else { return (subject, nil) }
    let found = wording.texts.result(wording.terms, subject.bindings, schema)
    return (subject.with(found), found)
  }
}

extension SubjectCase {
  /// The same, `wording` standing for what was found; it is the last variable of a rule that looks at texts.
  fileprivate func with(_ found: WordingResult) -> SubjectCase {
    SubjectCase(
      subject: subject, date: date, undated: undated,
      bindings: Bindings(bindings.values.dropLast() + [.record(WordingFacts(result: found))]))
  }
}
