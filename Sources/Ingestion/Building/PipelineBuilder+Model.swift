// SPDX-License-Identifier: Apache-2.0

import AuditModel

extension PipelineBuilder {
  /// The model, once every reference is settled.
  mutating func pipeline(_ order: VacancyOrder, unplaced: Set<Int>) -> RecruitmentPipeline {
    var pipeline = RecruitmentPipeline(vacancies: state.vacancies.vacancies(order.vacancies))
    pipeline.vacanciesAreComplete = hasSource(.vacancy) ? !broken.contains(.vacancy) : broken.isEmpty
    pipeline.adverts = recorded(.advert) {
      PipelineBuilder.elements(readers.adverts, order)
    }
    pipeline.criteria = recorded(.criterion) {
      PipelineBuilder.elements(readers.criteria, order)
    }
    pipeline.searches = recorded(.search) {
      PipelineBuilder.elements(readers.searches, order)
    }
    let panels = PanelAssembly(state.panels, position: order.position, quality: &state.quality).panels
    pipeline.panels = recorded(.panelMember) { panels }
    let leftOut = Set((0..<state.vacancies.count).filter { order.position($0) == nil }).union(unplaced)
    pipeline.candidates = candidates(leavingOut: leftOut)
    pipeline.applications = applications(order, leavingOut: leftOut)
    // Several at once first: the room of each by itself is given up as it is done.
    pipeline.crossed = crossed(order, leavingOut: leftOut)
    pipeline.characteristics = characteristics(order, leavingOut: leftOut)
    pipeline.recordsEthnicity = recordsEthnicity
    pipeline.scores = recorded(.score) { scores(order) }
    pipeline.span = span
    pipeline.periodVacancies = periodVacancies(order, pipeline)
    return pipeline
  }

  /// Whether a file of applications has a column of ethnicity, or counts are of it.
  private var recordsEthnicity: Bool {
    readers.applications.contains { $0.layout.field("ethnicity") != nil }
      || readers.counts.contains { !$0.counts.cells.isEmpty }
  }

  /// Of a CSV file of panels or adverts that has a header only it cannot be told whether there were none or the export
  /// went wrong, and nobody can explain what it lacks: it records nothing.
  func recorded<Element>(_ entity: Entity, _ elements: () -> [Element]) -> Recorded<Element> {
    if broken.contains(entity) { return .openEnded(elements()) }
    let isRecorded = [.panelMember, .advert].contains(entity) ? hasRecords(entity) : hasSource(entity)
    return isRecorded ? .complete(elements()) : .notRecorded
  }

  /// Whether a source of the entity has a record, or is an element of XML that says that there is none.
  private func hasRecords(_ entity: Entity) -> Bool {
    files.contains { file in
      zip(file.streams, file.sources).contains { stream, source in
        source.entity == entity
          && (readers.account(stream.source).read > 0 || file.collections.contains(stream))
      }
    }
  }

  /// Ordered by vacancy, then as they were read.
  private static func elements<Element: VacancyAttached>(
    _ readers: [AttachedReader<Element>], _ order: VacancyOrder
  ) -> [Element] {
    var byVacancy = [[Element]](repeating: [], count: order.vacancies.count)
    for (vacancy, element) in readers.flatMap(\.elements) {
      guard let position = order.position(vacancy) else { continue }
      byVacancy[position].append(element.attached(to: position))
    }
    return byVacancy.flatMap(\.self)
  }

  private func scores(_ order: VacancyOrder) -> [ScoreTally] {
    var sums: [Int: ScoreTally] = [:]
    for tally in readers.scores.flatMap(\.tallies.values) {
      guard let position = order.position(tally.vacancy) else { continue }
      sums[position, default: ScoreTally(vacancy: position)].scored += tally.scored
      sums[position, default: ScoreTally(vacancy: position)].notScored += tally.notScored
      sums[position, default: ScoreTally(vacancy: position)].zero += tally.zero
      sums[position, default: ScoreTally(vacancy: position)].unreadable += tally.unreadable
    }
    return sums.sorted { $0.key < $1.key }.map(\.value)
  }

  private var span: ClosedRange<CivilDate>? {
    let spans = readers.applications.flatMap(\.columns).compactMap(\.span)
    guard let first = spans.map(\.lowerBound).min(), let last = spans.map(\.upperBound).max() else {
      return nil
    }
    return first...last
  }

  /// The vacancies that the period is about: those with an application in it, and those whose own date lies in
  /// it: the closing date when that places records, else the interview's, or the closing date where it is unknown.
  private mutating func periodVacancies(_ order: VacancyOrder, _ pipeline: RecruitmentPipeline) -> Set<Int>? {
    guard let period = state.period else { return nil }
    var inside = Set(pipeline.applications.elements.compactMap(\.vacancy))
    var undated = 0
    for (index, vacancy) in pipeline.vacancies.enumerated() where !inside.contains(index) {
      let closed = vacancy.closedOn.value
      let date = period.basis == .closed ? closed : vacancy.interviewedOn.value ?? closed
      if let date, period.contains(date) { inside.insert(index) }
      if date == nil { undated += 1 }
    }
    if undated > 0 {
      state.quality.note(
        .warning, "undated-vacancy", file: 0, subject: "period",
        message: "vacancies have no date to place them in the period, and rules do not look at them",
        count: undated, places: [])
    }
    return inside
  }
}
