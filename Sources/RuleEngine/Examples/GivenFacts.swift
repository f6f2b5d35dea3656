// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Expressions

/// Builds a subject from the facts of an example: what is not given is not recorded.
struct GivenFacts {
  private let given: [String: Value]
  private let schema: Schema
  /// What is said of figures where a count that they need is not given.
  private let withoutCounts: String

  init(_ given: [String: Value], schema: Schema, withoutCounts: String) {
    self.given = given
    self.schema = schema
    self.withoutCounts = withoutCounts
  }

  func subject(_ kind: SubjectKind, _ parameters: [RuleParameter], terms: MeasureTerms?) -> SubjectCase {
    let values = schema.variables.map { value(of: $0, parameters, terms) }
    return SubjectCase(
      subject: Subject(kind: kind, ref: "example"), date: nil, undated: nil,
      bindings: Bindings(values))
  }

  private func value(of variable: Variable, _ parameters: [RuleParameter], _ terms: MeasureTerms?) -> Value {
    if variable.name == "param" { return .record(parameters.record) }
    if let value = given[variable.name] { return value }
    if variable.name == "measure", let terms { return .record(MeasureFigures(counts(), terms)) }
    if variable.name == "cohort", !given.keys.contains(where: { $0.hasPrefix("cohort.") }) {
      return .record(CohortCut.overall)
    }
    if case .record(let name) = variable.type { return record(name, at: variable.name) }
    return .lacking(FactState.notRecorded.rawValue)
  }

  private func record(_ name: String, at path: String) -> Value {
    var values: [Int: Value] = [:]
    for (index, field) in (schema.record(named: name)?.fields ?? []).enumerated() {
      let fieldPath = "\(path).\(field.name)"
      if let value = given[fieldPath] {
        values[index] = value
      } else if case .record(let inner) = field.type {
        values[index] = record(inner, at: fieldPath)
      }
    }
    return .record(GivenRecord(values: values))
  }

  /// The counts that are given; those of the two groups must be, the others are nobody. Of those unrecorded, who is
  /// neither given as not asked nor as not known did not answer.
  private func counts() -> CohortCounts {
    var counts = CohortCounts()
    func count(_ name: String, else absent: Count?) -> Count {
      switch given["measure.\(name)"] {
      case .count(let range)?: return Count(atLeast: range.lowerBound, atMost: range.upperBound)
      case .unknown(let unknown)?: counts.fault = unknown.causes.first?.state
      default: if absent == nil { counts.fault = withoutCounts }
      }
      return absent ?? .zero
    }
    counts.reference = GroupCounts(
      from: count("reference_from", else: nil), to: count("reference_to", else: nil))
    counts.comparison = GroupCounts(
      from: count("comparison_from", else: nil), to: count("comparison_to", else: nil))
    let (notAsked, notKnown) = (count("not_asked_from", else: .zero), count("not_known_from", else: .zero))
    let others = count("unrecorded_from", else: .zero).without(notAsked).without(notKnown)
    counts.unknownStates[.blank] = GroupCounts(from: others, to: count("unknown_to", else: .zero))
    counts.unknownStates[.notAsked] = GroupCounts(from: notAsked, to: .zero)
    counts.unknownStates[.notRecorded] = GroupCounts(from: notKnown, to: .zero)
    counts.unknownStates[.withheld] = GroupCounts(from: count("withheld_from", else: .zero), to: .zero)
    return counts
  }
}
