// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// What is checked by itself, with options for what its rules need.
enum FormKind {
  case advert, panel
}

/// Which options of a form tell what a rule lacked.
enum FormOptions {
  /// By how the fact's path begins.
  private static let ofAdvert: [(fact: String, option: String)] = [
    ("adverts.internal_only", "--internal-only"), ("advert.internal_only", "--internal-only"),
    ("advert.contact", "--contact"), ("advert.salary", "--salary"), ("advert.states_pay", "--salary"),
    ("advert.flexible_working", "--flexible-working"), ("advert.open_days", "--opens and --closes"),
    ("advert.opened_on", "--opens"), ("advert.closed_on", "--closes"), ("vacancy.title", "--title"),
    ("vacancy.band", "--band"), ("vacancy.staff_group", "--staff-group"),
    ("specification.", "--specification"),
    ("search.briefed_on_diversity", "--firm-briefed"), ("search.brief_recorded", "--firm-briefed"),
    ("search.uses_firm", "--search-firm"), ("search.recorded", "--search-firm"),
    ("search.answered", "--search-firm"),
    ("adverts", "a file of its text"),
  ]

  private static let ofPanel: [(fact: String, option: String)] = [
    ("vacancy.band", "--band"), ("panel.interview.representative_decides", "--decides"),
    ("panel.interview.representative", "--representative"),
    ("panel.interview.minority_members", "--representative"),
    ("panel.interview.deciding_members", "--deciding"), ("panel.interview.members", "--trained"),
  ]

  /// The option that tells what a rule asks to be recorded; `nil` for another rule.
  static func telling(expected condition: String) -> String? {
    [
      ("search.brief_recorded", "--firm-briefed"), ("search.recorded", "--search-firm"),
      ("search.answered", "--search-firm"),
    ]
    .first { condition.contains($0.0) }?.1
  }

  /// The options that tell what is not recorded, in words; `nil` when none does.
  static func telling(_ lacking: [LackingFact], of form: FormKind) -> String? {
    let known = form == .advert ? ofAdvert : ofPanel
    var options: [String] = []
    for fact in lacking where fact.state == FactState.notRecorded.rawValue {
      guard let option = known.first(where: { fact.fact.hasPrefix($0.fact) })?.option else { continue }
      if !options.contains(option) { options.append(option) }
    }
    guard let last = options.last else { return nil }
    return options.count == 1 ? last : "\(options.dropLast().joined(separator: ", ")) and \(last)"
  }
}
