// SPDX-License-Identifier: Apache-2.0

package import AuditModel
internal import Expressions

/// What the expressions of rules may name, by the kind of subject that a rule looks at.
package enum FactSchema {
  /// The name of the scale of pay bands.
  static let bandScale = "band"

  /// The kinds of subject that rules can be about.
  package static let subjectKinds: [SubjectKind] = [.cohort, .interview, .organisation, .vacancy]

  /// One fact for the reference page.
  package struct FactDescription: Sendable, Hashable {
    package let path: String
    package let type: String
    package let documentation: String
  }

  /// Every fact that rules about this kind of subject may name, parameters aside, ordered by path.
  package static func facts(for kind: SubjectKind) -> [FactDescription] {
    let schema = schema(for: kind, parameters: [])
    return schema.variables.flatMap { variable in
      describe(variable.name, variable.type, variable.documentation, schema)
    }.sorted { $0.path < $1.path }
  }

  static func schema(for kind: SubjectKind, parameters: [RuleParameter]) -> Schema {
    let param = RecordType(
      "parameters",
      fields: parameters.compactMap { parameter in
        parameter.type.expressionType.map { Field(parameter.name, $0, documentation: parameter.says) }
      })
    let scale = Scale(bandScale, ranks: PayBand.allCases.map { [$0.rawValue, $0.title] })
    return Schema(records: [param] + records(for: kind), scales: [scale], variables: variables(for: kind))
  }

  private static func variables(for kind: SubjectKind) -> [Variable] {
    let param = Variable("param", .record("parameters"), documentation: "The rule's parameters.")
    let asOf = Variable(
      "as_of", .date, documentation: "The day as of which the audit is made; no other date stands for today.")
    switch kind {
    case .vacancy, .interview:
      return [
        Variable("vacancy", .record("vacancy"), documentation: "The post that is being filled."),
        Variable("panel", .record("panels"), documentation: "The vacancy's panels."), param, asOf,
      ]
    case .cohort:
      return [
        Variable("measure", .record("measure"), documentation: "The figures of one cut of the data."),
        Variable("cohort", .record("cohort"), documentation: "Which cut of the data it is."), param, asOf,
      ]
    case .organisation:
      let documentation = "Everything that was read, as a whole."
      return [Variable("organisation", .record("organisation"), documentation: documentation), param, asOf]
    default: return [param, asOf]
    }
  }

  private static func records(for kind: SubjectKind) -> [RecordType] {
    switch kind {
    case .vacancy, .interview:
      [
        RecordType("vacancy", fields: VacancyFacts.fields.map(\.field)),
        RecordType("panels", fields: PanelsFacts.fields.map(\.field)),
        RecordType("panel", fields: PanelFacts.fields.map(\.field)),
        RecordType("seat", fields: SeatFacts.fields.map(\.field)),
      ]
    case .cohort:
      [
        RecordType("measure", fields: MeasureFigures.fields.map(\.field)),
        RecordType("cohort", fields: CohortCut.fields.map(\.field)),
      ]
    case .organisation: [RecordType("organisation", fields: OrganisationFacts.fields.map(\.field))]
    default: []
    }
  }

  private static func describe(
    _ path: String, _ type: ExpressionType, _ documentation: String, _ schema: Schema
  ) -> [FactDescription] {
    switch type {
    case .record("parameters"): return []
    case .record(let name):
      return (schema.record(named: name)?.fields ?? []).flatMap { field in
        describe("\(path).\(field.name)", field.type, field.documentation, schema)
      }
    case .list(.record(let name)):
      let whole = FactDescription(path: path, type: "list of \(name)", documentation: documentation)
      return [whole] + describe(path, .record(name), documentation, schema)
    default: return [FactDescription(path: path, type: "\(type)", documentation: documentation)]
    }
  }
}
