// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Expressions

/// Makes the subjects of a rule about vacancies or interviews, and reads their facts.
struct VacancySource: Sendable {
  let index: PipelineIndex
  let kind: SubjectKind
  let placements: GradePlacements
  let param: Value

  func subjectCase(_ number: Int) -> SubjectCase {
    let facts = VacancyFacts(index: index, number: number, placements: placements)
    let panels = PanelsFacts(index: index, number: number)
    let date = date(of: number)
    return SubjectCase(
      subject: Subject(kind: kind, ref: index.vacancies[number].ref), date: date,
      undated: date == nil ? undated(number) : nil,
      bindings: Bindings([
        .record(facts), .record(panels), adverts(of: number, path: "adverts"),
        .record(SpecificationFacts(index: index, number: number)),
        .record(SearchFacts(index: index, number: number)), param, .day(index.asOf),
      ]))
  }

  /// - Parameter path: in the causes of an unknown; a variable's are not filled in by the expression.
  private func adverts(of number: Int, path: String = "") -> Value {
    index.adverts.list(of: number, path: path) { .record(AdvertFacts(index: index, position: $0)) }.value
  }

  /// Reads a fact of a vacancy, of one of its panels or of what belongs to it without making a subject; `nil` for any other path.
  func reader(_ path: FactPath) -> FactReader? {
    let (index, placements) = (index, placements)
    // The variables stand in the order of the schema: the vacancy, its panels, its adverts, and so on.
    switch (path.variable, path.steps.count) {
    case (0, 1...):
      return path.reader(VacancyFacts.self) {
        VacancyFacts(index: index, number: $0, placements: placements)
      }
    case (1, 2...):
      let phase = PanelsFacts.phases[path.steps[0]]
      let field = PanelFacts.fields[path.steps[1]]
      return FactReader(
        path: path.text, start: path.start(steps: 2),
        first: { field.read(PanelFacts(index: index, number: $0, phase: phase)) },
        rest: path.steps[2...], absence: path.steps.count == 2 ? field.absence : .unknown)
    case (2, _):
      return FactReader(
        path: path.text, start: path.start(steps: 0), first: { Reading(adverts(of: $0)) },
        rest: path.steps[...])
    case (3, 1...):
      return path.reader(SpecificationFacts.self) { SpecificationFacts(index: index, number: $0) }
    case (4, 1...): return path.reader(SearchFacts.self) { SearchFacts(index: index, number: $0) }
    default: return nil
    }
  }

  /// The subject's own date: the day on which the panel sat, else that of the interviews; of a vacancy, the
  /// day on which it closed. A panel that is only planned stands open and has none.
  private func date(of number: Int) -> CivilDate? {
    guard kind == .interview else { return index.vacancies[number].closedOn.value }
    if case .one(let position, .actual, _) = index.panelRecord(of: number, .interview),
      let day = index.panels[position].satOn.value
    {
      return day
    }
    return index.vacancies[number].interviewedOn.value
  }

  /// What would date the subject; `nil` when it has no date of its own: interviews to come, an open vacancy.
  private func undated(_ number: Int) -> LackingFact? {
    let isInterview = kind == .interview
    let standing = index.standings[number]
    let state =
      isInterview ? index.vacancies[number].interviewedOn.state : index.vacancies[number].closedOn.state
    guard !state.isAnswer || (isInterview && standing.hasReached == true),
      standing.hasReached != false || !isInterview
    else { return nil }
    return LackingFact(
      fact: isInterview ? "vacancy.interviewed_on" : "vacancy.closed_on", state: state.rawValue)
  }
}
