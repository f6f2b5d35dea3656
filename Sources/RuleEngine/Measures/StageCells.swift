// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// The applications of one stage by all that decides in which cuts they are: cells that no cut can tell apart further.
struct StageCells: Sendable, Equatable {
  struct Cell: Sendable, Equatable {
    /// One of the vacancies, which are alike in all that cuts ask for; `nil` where nothing of it is known, and for counts
    /// of the organisation as a whole.
    let example: Int?
    let kind: CohortKind
    let sum: StageSum
  }

  /// Those in which somebody came to the stage.
  private(set) var cells: [Cell] = []

  /// As far as vacancies and routes decide.
  ///
  /// - Parameter alike: vacancies that are alike in all that cuts ask for.
  init(_ tallies: some TallyColumns, _ stage: Stage, _ alike: VacancyParts, _ readverts: Readverts) {
    let parts = CountedPart.all.count
    let kinds = RoutePosition.count * parts
    var sums = [StageSum](repeating: StageSum(), count: (alike.vacancies.count + 1) * kinds)
    for number in 0..<tallies.count where tallies.recorded(number).contains(stage) {
      let reached = tallies.reached(number, stage)
      guard reached.atMost > 0 else { continue }
      let (vacancy, kind) = (tallies.vacancy(number), tallies.kind(number))
      let part = vacancy.map { alike.part(of: $0) } ?? -1
      let place = (part + 1) * kinds + kind.route.rawValue * parts + kind.part.place
      sums[place].add(reached, of: vacancy.map(readverts.first))
    }
    for (place, sum) in sums.enumerated() where sum.count.atMost > 0 {
      let part = place / kinds - 1
      let route = RoutePosition(rawValue: place / parts % RoutePosition.count)
      cells.append(
        Cell(
          example: part < 0 ? nil : alike.vacancies[part],
          kind: CohortKind(route, CountedPart.all[place % parts].leaving), sum: sum))
    }
  }

  /// As far as vacancies, routes and the characteristics of the applicants decide.
  ///
  /// - Parameter face: by vacancies that are alike in all that cuts ask for.
  init(_ face: CohortFace, _ stage: Stage) {
    for (number, entry) in face.entries.enumerated() {
      let sum = face.sum(number, stage)
      guard sum.count.atMost > 0 else { continue }
      cells.append(
        Cell(
          example: entry.part < 0 ? nil : face.vacancies[entry.part], kind: entry.kind, sum: sum))
    }
  }
}
