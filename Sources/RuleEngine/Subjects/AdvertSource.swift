// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Expressions

/// Makes the subjects of a rule about adverts, and reads their facts. Positions are those of the index's adverts.
struct AdvertSource: Sendable {
  let index: PipelineIndex
  let placements: GradePlacements
  let param: Value

  func subjectCase(_ position: Int) -> SubjectCase {
    let advert = index.adverts.elements[position]
    let closed = advert.closedOn
    return SubjectCase(
      subject: Subject(kind: .advert, ref: ref(of: position)), date: closed.value,
      undated: closed.state.isAnswer
        ? nil : LackingFact(fact: "advert.closed_on", state: closed.state.rawValue),
      bindings: Bindings([
        .record(AdvertFacts(index: index, position: position)),
        .record(VacancyFacts(index: index, number: advert.vacancy, placements: placements)),
        .record(SpecificationFacts(index: index, number: advert.vacancy)),
        .record(SearchFacts(index: index, number: advert.vacancy)), param, .day(index.asOf),
      ]))
  }

  /// As `RecruitmentPipeline.advertRefs` has it.
  private func ref(of position: Int) -> String {
    let vacancy = index.adverts.elements[position].vacancy
    let positions = index.adverts.positions(of: vacancy)
    let ref = index.vacancies[vacancy].ref
    return positions.count == 1 ? ref : "\(ref), advert \(position - positions.lowerBound + 1)"
  }

  /// Reads a fact of an advert or its vacancy without making a subject; `nil` for any other path.
  func reader(_ path: FactPath) -> FactReader? {
    let (index, placements) = (index, placements)
    let vacancy: @Sendable (Int) -> Int = { index.adverts.elements[$0].vacancy }
    // The variables stand in the order of the schema: the advert, its vacancy, and what belongs to that.
    switch (path.variable, path.steps.count) {
    case (0, 1...):
      return path.reader(AdvertFacts.self) { AdvertFacts(index: index, position: $0) }
    case (1, 1...):
      return path.reader(VacancyFacts.self) {
        VacancyFacts(index: index, number: vacancy($0), placements: placements)
      }
    case (2, 1...):
      return path.reader(SpecificationFacts.self) { SpecificationFacts(index: index, number: vacancy($0)) }
    case (3, 1...): return path.reader(SearchFacts.self) { SearchFacts(index: index, number: vacancy($0)) }
    default: return nil
    }
  }
}

extension FactPath {
  /// Reads the path from a record that is made for a position at no cost.
  func reader<Source: FactRecord>(
    _: Source.Type, _ source: @escaping @Sendable (Int) -> Source
  ) -> FactReader {
    let field = Source.fields[steps[0]]
    return FactReader(
      path: text, start: start(steps: 1), first: { field.read(source($0)) }, rest: steps[1...],
      absence: steps.count == 1 ? field.absence : .unknown)
  }
}
