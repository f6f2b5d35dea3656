// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

extension Stage {
  /// The name in a report: where the model says *accepted*, a report says *appointed*.
  var reportName: String { self == .accepted ? "appointed" : name }

  /// In words.
  var title: String { reportName.split(separator: "_").joined(separator: " ") }
}

extension SubjectKind {
  /// In words, for one.
  var title: String { self == .cohort ? "cut of the data" : rawValue }

  /// In words, for several.
  var plural: String {
    switch self {
    case .vacancy: "vacancies"
    case .cohort: "cuts of the data"
    default: rawValue + "s"
    }
  }
}

extension ExplanationStanding {
  /// In words.
  var title: String {
    switch self {
    case .inForce: "in force"
    case .noted: "noted"
    case .inadequate: "inadequate"
    case .expired: "expired"
    case .notYetApproved: "not yet approved"
    case .noLongerNeeded: "no longer needed"
    case .matchesNothing: "matches nothing"
    }
  }
}

extension Checkpoint {
  /// When it is, in words.
  var moment: String {
    switch self {
    case .preAdvert: "before an advert goes live"
    case .preInterview: "before a panel sits"
    case .postAppointment: "after an appointment"
    case .prePublication: "before publication"
    }
  }
}

extension MeasureResult {
  /// "Overall", or what the cut is called; where each category is held against everyone else, the category too.
  var cutTitle: String {
    if cut.isEmpty { return groups.isAgainstEveryoneElse ? groups.comparison.title : "Overall" }
    let parts = cut.map { "\($0.dimension) \($0.value)" }.joined(separator: ", ")
    return (subject == "overall" ? parts : subject).firstUppercased
  }

  /// Whether one ethnic category is held against White.
  var isOfEthnicCategory: Bool {
    groups.characteristic == .ethnicity
      && cut.contains { $0.dimension == Characteristic.ethnicCategory.rawValue }
  }

  /// From which stage to which.
  var stagesTitle: String { "\(from.title) to \(to.title)".firstUppercased }

  /// The ratio, or the lowest and highest that it can be when counts are ranges.
  var estimateWords: String {
    guard let estimateRange else { return WordedNumber.ratio(estimate) }
    return WordedNumber.ratio(from: estimateRange.lowest, to: estimateRange.highest)
  }

  /// The verdict, whether or not the measure has one.
  var knownVerdict: Verdict? { verdict }
}

extension LackingFact {
  /// "panel.interview.representative: blank".
  var words: String { "\(fact): \(state)" }
}

extension RunDescription {
  /// The period in words, or the span of what was read.
  var periodWords: String {
    if let period {
      return
        "\(WordedNumber.day(period.first)) to \(WordedNumber.day(period.last)), "
        + "by date \(period.basis.rawValue)"
    }
    guard let span else { return "all that was read; nothing in it is dated" }
    return "all that was read: \(WordedNumber.day(span.lowerBound)) to \(WordedNumber.day(span.upperBound))"
  }
}

extension String {
  var firstUppercased: String { prefix(1).uppercased() + dropFirst() }

  /// As a sentence of its own: with a capital and a full stop.
  var sentence: String {
    isEmpty || [".", "!", "?"].contains(last) ? firstUppercased : firstUppercased + "."
  }
}
