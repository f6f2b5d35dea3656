// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import RuleEngine

/// How many vacancies and applications each setting of counting is about, over everything that is counted, in words.
///
/// Whole numbers of the organisation, of no group and no vacancy.
struct CountingCensus {
  private let pipeline: RecruitmentPipeline

  init(_ pipeline: RecruitmentPipeline) { self.pipeline = pipeline }

  /// What counting a vacancy for each of its posts would give.
  var posts: String {
    let known = pipeline.vacancies.compactMap(\.posts.value)
    let sum = known.reduce(0) { $0.addingReportingOverflow($1).partialValue }
    let vacancies = pipeline.vacancies.count.counted("vacancy", "vacancies")
    guard !known.isEmpty else {
      return "However many posts it has; of the \(vacancies) that were read none says how many."
    }
    let unsaid = pipeline.vacancies.count - known.count
    return "However many posts it has: \(vacancies) were read; counted per post, those that say how many "
      + "are \(sum.grouped)"
      + (unsaid > 0 ? ", and \(unsaid.counted("vacancy does", "vacancies do")) not say." : ".")
  }

  var readverts: String {
    let number = Readverts(pipeline.vacancies).count
    guard number > 0 else {
      return
        "Whether a post that is advertised again is a vacancy of its own; no vacancy that was read says that it "
        + "readvertises another."
    }
    let all = pipeline.vacancies.count
    return
      "Whether a post that is advertised again is a vacancy of its own: \(all.counted("vacancy", "vacancies")) "
      + "were read, \(number.grouped) of them readverts; joined, they are \((all - number).grouped)."
  }

  var declined: String {
    "What becomes of those who turned an offer down: \(left(.declinedOffer) { $0.count(.shortlisted) }) after they "
      + "were shortlisted."
  }

  var withdrawals: String {
    let after = sum(.withdrew) { $0.count(.shortlisted) }
    let all = sum(.withdrew) { $0.count(.applied) }
    let before = Count(
      atLeast: max(0, all.atLeast - after.atMost), atMost: max(0, all.atMost - after.atLeast))
    return
      "What becomes of those who withdrew: \(inWords(before)) before they were shortlisted, who are in no ratio "
      + "from shortlisting, and \(inWords(after)) after it."
  }

  var internalMoves: String {
    let tallies = pipeline.applications.elements
    func sum(_ isCounted: (Answer<RecruitmentRoute>) -> Bool) -> Count {
      tallies.filter { isCounted($0.cell.route) }.reduce(.zero) { $0 + ($1.count(.shortlisted) ?? .zero) }
    }
    let moves = sum { $0 == .known(.internal) }
    let unknown = sum { if case .known = $0 { false } else { true } }
    return "What becomes of applicants from within: \(inWords(moves)) of those shortlisted"
      + (unknown.atMost > 0 ? "; of \(inWords(unknown)) the route is not known." : ".")
  }

  private func left(_ leaving: Leaving, _ read: (ApplicationTally) -> Count?) -> String {
    inWords(sum(leaving, read))
  }

  private func sum(_ leaving: Leaving, _ read: (ApplicationTally) -> Count?) -> Count {
    pipeline.applications.elements.filter { $0.cell.leaving == leaving }
      .reduce(.zero) { $0 + (read($1) ?? .zero) }
  }

  private func inWords(_ count: Count) -> String {
    count.exact.map(\.grouped) ?? "\(count.atLeast.grouped) to \(count.atMost.grouped)"
  }
}
