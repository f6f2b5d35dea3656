// SPDX-License-Identifier: Apache-2.0

package import AuditModel
internal import Expressions

/// What the expressions of rules may name, by the kind of subject that a rule looks at.
package enum FactSchema {
  /// The name of the scale of pay bands.
  static let bandScale = "band"

  /// The kinds of subject that rules can be about.
  package static let subjectKinds: [SubjectKind] = [
    .advert, .cohort, .interview, .organisation, .vacancy,
  ]

  /// One fact for the reference page.
  package struct FactDescription: Sendable, Hashable {
    package let path: String
    package let type: String
    package let documentation: String
    /// The only texts that it can hold, when they are known; for a scale its labels from lowest to highest.
    package let possibleValues: [String]
    /// The list of whose elements it is a fact; `nil` for a fact that is named as it stands.
    package var list: String?
  }

  /// Every fact that rules about this kind of subject may name, parameters aside, ordered by path.
  package static func facts(for kind: SubjectKind) -> [FactDescription] {
    let schema = schema(for: kind, parameters: [], hasWording: !WordingText.texts(for: kind).isEmpty)
    return schema.variables.flatMap { variable in
      describe(variable.name, variable.type, variable.documentation, [], schema)
    }.sorted { $0.path < $1.path }
  }

  /// - Parameter hasWording: whether the rule looks at texts, and may name what was found in them.
  static func schema(for kind: SubjectKind, parameters: [RuleParameter], hasWording: Bool = false) -> Schema {
    let param = RecordType(
      "parameters",
      fields: parameters.compactMap { parameter in
        parameter.type.expressionType.map { Field(parameter.name, $0, documentation: parameter.says) }
      })
    let scale = Scale(bandScale, ranks: PayBand.allCases.map { [$0.rawValue, $0.title] })
    let wording = RecordType("wording", fields: WordingFacts.fields.map(\.field))
    return Schema(
      records: [param] + records(for: kind) + (hasWording ? [wording] : []), scales: [scale],
      variables: variables(for: kind) + (hasWording ? [wordingVariable] : []))
  }

  private static func variables(for kind: SubjectKind) -> [Variable] {
    let param = Variable("param", .record("parameters"), documentation: "The rule's parameters.")
    let asOf = Variable(
      "as_of", .date, documentation: "The day as of which the audit is made; no other date stands for today.")
    switch kind {
    case .vacancy, .interview:
      return [
        vacancyVariable,
        Variable("panel", .record("panels"), documentation: "The vacancy's panels."),
        Variable("adverts", .list(.record("advert")), documentation: "The adverts of the vacancy."),
        specificationVariable, searchVariable, param, asOf,
      ]
    case .advert:
      return [
        Variable("advert", .record("advert"), documentation: "What was published to attract applicants."),
        vacancyVariable, specificationVariable, searchVariable, param, asOf,
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

  private static let vacancyVariable = Variable(
    "vacancy", .record("vacancy"), documentation: "The post that is being filled.")
  private static let specificationVariable = Variable(
    "specification", .record("specification"), documentation: "The vacancy's person specification.")
  private static let searchVariable = Variable(
    "search", .record("search"), documentation: "How people were looked for beside the adverts.")
  private static let wordingVariable = Variable(
    "wording", .record("wording"),
    documentation: "What the rule's lexicon finds in its texts; only for a rule with `wording`.")

  /// A vacancy with what belongs to it.
  private static let vacancyRecords = [
    RecordType("vacancy", fields: VacancyFacts.fields.map(\.field)),
    RecordType("advert", fields: AdvertFacts.fields.map(\.field)),
    RecordType("specification", fields: SpecificationFacts.fields.map(\.field)),
    RecordType("criterion", fields: CriterionFacts.fields.map(\.field)),
    RecordType("search", fields: SearchFacts.fields.map(\.field)),
  ]

  private static func records(for kind: SubjectKind) -> [RecordType] {
    switch kind {
    case .advert: vacancyRecords
    case .vacancy, .interview:
      vacancyRecords + [
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
    _ path: String, _ type: ExpressionType, _ documentation: String, _ possible: [String], _ schema: Schema
  ) -> [FactDescription] {
    switch type {
    case .record("parameters"): return []
    case .record(let name):
      return (schema.record(named: name)?.fields ?? []).flatMap { field in
        describe(
          "\(path).\(field.name)", field.type, field.documentation, field.possibleValues, schema)
      }
    case .list(.record(let name)):
      let whole = FactDescription(
        path: path, type: "list of \(name)", documentation: documentation, possibleValues: [])
      let ofEach = describe(path, .record(name), documentation, [], schema).map { fact in
        var fact = fact
        fact.list = fact.list ?? path
        return fact
      }
      return [whole] + ofEach
    case .scale(let name):
      let labels = schema.scale(named: name)?.ranks.compactMap(\.first) ?? []
      return [
        FactDescription(path: path, type: name, documentation: documentation, possibleValues: labels)
      ]
    default:
      return [
        FactDescription(
          path: path, type: "\(type)", documentation: documentation, possibleValues: possible)
      ]
    }
  }
}
