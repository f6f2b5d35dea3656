// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// The pipeline arranged by vacancy, built once a run. A class, so that the facts of tens of thousands of
/// vacancies can refer to it at no cost.
final class PipelineIndex: Sendable {
  let pipeline: RecruitmentPipeline
  let asOf: CivilDate
  let vacancies: [Vacancy]
  /// How near each vacancy is to its interviews.
  let standings: [InterviewStanding]
  let panels: [Panel]
  let adverts: AttachedRows<Advert>
  let criteria: AttachedRows<Criterion>
  let searches: AttachedRows<Search>
  /// Whether any vacancy's title is in another state than *not recorded*.
  let recordsTitles: Bool
  private let slots: PanelSlots
  private let panelsAreComplete: Bool
  private let panelsBrokeOff: Bool

  init(_ pipeline: RecruitmentPipeline, asOf: CivilDate) {
    self.pipeline = pipeline
    self.asOf = asOf
    vacancies = pipeline.vacancies
    panels = pipeline.panels.elements
    let count = pipeline.vacancies.count
    adverts = AttachedRows(pipeline.adverts, vacancies: count) { $0.vacancy }
    criteria = AttachedRows(pipeline.criteria, vacancies: count) { $0.vacancy }
    searches = AttachedRows(pipeline.searches, vacancies: count) { $0.vacancy }
    recordsTitles = pipeline.vacancies.contains { $0.title.state != .notRecorded }
    let slots = PanelSlots(panels, vacancies: vacancies.count)
    self.slots = slots
    let isComplete = if case .complete = pipeline.panels { true } else { false }
    panelsAreComplete = isComplete
    panelsBrokeOff = if case .openEnded = pipeline.panels { true } else { false }
    let applications = ApplicationSignTable(pipeline)
    standings = pipeline.vacancies.indices.map { number in
      let sat = slots.panels(of: number, .interview, .actual) != nil
      let planned = slots.panels(of: number, .interview, .planned) != nil
      let none: Bool? = isComplete ? false : nil
      return InterviewStanding(
        interviewedOn: pipeline.vacancies[number].interviewedOn,
        panels: PanelSigns(sat: sat ? true : none, any: sat || planned ? true : none),
        applications: applications[number])
    }
  }

  /// The panel of a phase: the one that sat, else the one planned.
  func panelRecord(of vacancy: Int, _ phase: PanelPhase) -> PanelRecord {
    if let sat = slots.panels(of: vacancy, phase, .actual) { return record(of: sat, .actual) }
    if let planned = slots.panels(of: vacancy, phase, .planned) { return record(of: planned, .planned) }
    if panelsBrokeOff { return .perhapsLost }
    return panelsAreComplete ? .none : .noFile
  }

  private func record(of found: (first: Int, count: Int), _ standing: PanelStanding) -> PanelRecord {
    found.count > 1
      ? .several(standing, count: found.count)
      : .one(found.first, standing, isComplete: panelsAreComplete)
  }
}
