// SPDX-License-Identifier: Apache-2.0

/// What each rule of the panel pack says of a panel, by what was planted in it: written down from the rules'
/// texts with their default parameters, not computed by them.
extension PanelKind {
  static let judgedRules = [
    "panel.deciding-members", "panel.ethnic-minority-representation", "panel.members-trained",
    "panel.panel-that-sat-recorded", "panel.representation-recorded", "panel.representative-decides",
  ]

  func verdict(of rule: String, isSenior: Bool) -> String {
    switch rule {
    case "panel.deciding-members": self == .tooFewDecide ? "must_explain" : "complies"
    case "panel.members-trained": self == .untrained ? "must_explain" : "complies"
    case "panel.panel-that-sat-recorded": self == .onlyPlanned ? "must_explain" : "complies"
    case _ where !isSenior: "not_applicable"
    case "panel.ethnic-minority-representation": representation
    case "panel.representation-recorded":
      self == .nothingRecorded || self == .plain ? "must_explain" : "complies"
    default: say
    }
  }

  private var representation: String {
    switch self {
    case .withoutRepresentative: "must_explain"
    case .plain, .nothingRecorded, .partlyCounted: "cannot_tell"
    default: "complies"
    }
  }

  /// Whether the representative decides: nothing to ask where there is none, or where counts show a member.
  private var say: String {
    switch self {
    case .counted, .withoutRepresentative: "not_applicable"
    case .plain, .nothingRecorded, .partlyCounted: "cannot_tell"
    case .observing: "must_explain"
    default: "complies"
    }
  }
}
