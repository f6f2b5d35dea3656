// SPDX-License-Identifier: Apache-2.0

/// What each rule of the panel pack says of a vacancy, by what was planted and what the shape holds: written down from
/// the rules' texts with their default parameters, not computed by them.
struct PanelVerdicts {
  let contents: ShapeContents

  static let rules = [
    "panel.deciding-members", "panel.ethnic-minority-representation", "panel.members-trained",
    "panel.panel-that-sat-recorded", "panel.representation-recorded", "panel.representative-decides",
  ]

  /// The verdict on a vacancy; `nil` where the rule does not look at it.
  func verdict(of rule: String, _ vacancy: VacancyKind) -> SampleVerdict? {
    guard contents.isInterview(vacancy) else { return nil }
    switch rule {
    case "panel.deciding-members": return ofSeats(vacancy.panel, faultIs: .tooFewDecide)
    case "panel.members-trained": return ofSeats(vacancy.panel, faultIs: .untrained)
    case "panel.panel-that-sat-recorded": return sat(vacancy)
    case "panel.ethnic-minority-representation":
      return ofSenior(vacancy) ?? representation(vacancy.panel)
    case "panel.representation-recorded": return recorded(vacancy)
    default: return ofSenior(vacancy) ?? say(vacancy.panel)
    }
  }

  private func ofSeats(_ kind: PanelKind, faultIs fault: PanelKind) -> SampleVerdict {
    guard contents.panels == .seats else { return .cannotTell }
    return kind == fault ? .mustExplain : .complies
  }

  /// The verdict where the band decides it.
  private func ofSenior(_ vacancy: VacancyKind) -> SampleVerdict? {
    guard contents.hasBand else { return .cannotTell }
    return vacancy.isSenior ? nil : .notApplicable
  }

  private func sat(_ vacancy: VacancyKind) -> SampleVerdict {
    switch contents.hasReachedInterview(vacancy) {
    case nil: .cannotTell
    case false?: .notApplicable
    case true?:
      switch contents.panels {
      case .none: .cannotTell
      case .seats: vacancy.panel == .onlyPlanned ? .mustExplain : .complies
      case .interviewers: contents.showsPanel(of: vacancy) ? .complies : .mustExplain
      }
    }
  }

  /// A declaration is an answer; without one the counts of the panel are.
  private func representation(_ kind: PanelKind) -> SampleVerdict {
    if contents.hasDeclaration, kind.representative == "yes" { return .complies }
    if contents.hasDeclaration, kind.representative == "no" { return .mustExplain }
    // One of three counted, and none of an ethnic minority: there may be one among the others.
    return contents.panels == .seats && kind == .counted ? .complies : .cannotTell
  }

  private func recorded(_ vacancy: VacancyKind) -> SampleVerdict {
    let hasReached = contents.hasReachedInterview(vacancy)
    if hasReached == false || (contents.hasBand && !vacancy.isSenior) { return .notApplicable }
    guard contents.hasBand, hasReached == true else { return .cannotTell }
    let isDeclared =
      contents.hasDeclaration && ["yes", "no"].contains(vacancy.panel.representative)
    let isCounted = contents.panels == .seats && vacancy.panel.hasCounts
    if isDeclared || isCounted { return .complies }
    return contents.hasDeclaration || contents.panels != .none ? .mustExplain : .cannotTell
  }

  /// Whether the representative decides: nothing to ask where there is none, or where counts show a member.
  private func say(_ kind: PanelKind) -> SampleVerdict {
    if contents.panels == .seats, kind == .counted { return .notApplicable }
    guard contents.hasDeclaration else { return .cannotTell }
    switch kind.representative {
    case "no": return .notApplicable
    case "yes": return kind.representativeDecides == "yes" ? .complies : .mustExplain
    default: return .cannotTell
    }
  }
}
