// SPDX-License-Identifier: Apache-2.0

/// All that the rules on panels and adverts can tell vacancies apart by.
struct VacancyKind: Sendable, Hashable {
  let isSenior: Bool
  let band: String
  let panel: PanelKind
  let advert: AdvertKind
  let search: SearchKind
  let adverts: Int
  /// How far the applications that count came; `nil` where there are none.
  let furthest: SampleStage?

  init(_ vacancy: SampleVacancy) {
    isSenior = vacancy.isSenior
    band = vacancy.band
    panel = vacancy.panel
    advert = vacancy.advert
    search = vacancy.search
    adverts = vacancy.adverts.count
    furthest = vacancy.furthest
  }

  func hasReached(_ stage: SampleStage) -> Bool { furthest.map { $0 >= stage } ?? false }
}

extension ShapeContents {
  /// Whether the shape has a vacancy of the kind.
  func holds(_ vacancy: VacancyKind) -> Bool {
    switch vacancies {
    case .none: false
    case .listed: true
    case .ofApplications: vacancy.furthest != nil
    case .advertised: vacancy.adverts > 0
    }
  }

  /// Whether the shape's panels show the vacancy's.
  func showsPanel(of vacancy: VacancyKind) -> Bool {
    switch panels {
    case .none: false
    case .seats: true
    case .interviewers: vacancy.hasReached(.interviewed)
    }
  }

  /// Whether somebody came to a stage; `nil` where the shape cannot tell.
  private func tells(_ stage: SampleStage, of vacancy: VacancyKind) -> Bool? {
    guard applications != .none, stages != .appliedOnly else { return nil }
    let isNamed = stages == .all || stage > .shortlisted || vacancy.furthest == nil
    return isNamed || vacancy.hasReached(.interviewed) ? vacancy.hasReached(stage) : nil
  }

  /// Whether interviews were held: the day, a panel that sat or an application says so, or applications say that none
  /// were; `nil` where nothing tells.
  func hasReachedInterview(_ vacancy: VacancyKind) -> Bool? {
    let sat = showsPanel(of: vacancy) && (panels == .interviewers || vacancy.panel != .onlyPlanned)
    let interviewed = tells(.interviewed, of: vacancy)
    if hasInterviewDay || sat || interviewed == true { return true }
    return interviewed
  }

  /// Whether rules about interviews look at it: not where applications show that nobody was shortlisted and nothing
  /// else tells of an interview.
  func isInterview(_ vacancy: VacancyKind) -> Bool {
    hasReachedInterview(vacancy) == true || showsPanel(of: vacancy)
      || tells(.shortlisted, of: vacancy) != false
  }
}
