// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Expressions

/// The records of one kind that each vacancy has: adverts, criteria, searches.
struct AttachedRows<Element: Sendable>: Sendable {
  /// Ordered by vacancy, then as they were read.
  let elements: [Element]
  /// Whether a file that was read holds such records.
  let isRecorded: Bool
  /// Whether there may be others than were read.
  let brokeOff: Bool
  /// By vacancy where its records begin; one more at the end. Empty without records.
  private let starts: [Int32]

  /// Records of no vacancy of the pipeline are left out.
  init(_ recorded: Recorded<Element>, vacancies: Int, vacancy: (Element) -> Int) {
    switch recorded {
    case .complete: (isRecorded, brokeOff) = (true, false)
    case .openEnded: (isRecorded, brokeOff) = (true, true)
    case .notRecorded: (isRecorded, brokeOff) = (false, false)
    }
    var counts = [Int32](repeating: 0, count: recorded.elements.isEmpty ? 0 : vacancies + 1)
    let known = recorded.elements.filter { (0..<vacancies).contains(vacancy($0)) }
    for element in known { counts[vacancy(element) + 1] += 1 }
    for index in counts.indices.dropFirst() { counts[index] += counts[index - 1] }
    starts = counts
    let isInOrder = zip(known, known.dropFirst()).allSatisfy { vacancy($0) <= vacancy($1) }
    // A stable sort: the records of one vacancy keep their order.
    elements =
      isInOrder
      ? known
      : known.enumerated().sorted { (vacancy($0.element), $0.offset) < (vacancy($1.element), $1.offset) }
        .map(\.element)
  }

  func positions(of vacancy: Int) -> Range<Int> {
    starts.isEmpty ? 0..<0 : Int(starts[vacancy])..<Int(starts[vacancy + 1])
  }

  /// The records of a vacancy as a list for expressions; unknown when no file holds such records.
  ///
  /// - Parameter path: how expressions name the list, for the causes of an unknown.
  func list(of vacancy: Int, path: String = "", _ value: (Int) -> Value) -> Reading {
    guard isRecorded else { return Reading(.unknown(Unknown(Cause(path: path, state: Self.absent)))) }
    let values = positions(of: vacancy).map(value)
    let doubt = Unknown(Cause(path: path, state: Self.lost))
    return Reading(.list(ValueList(values, brokeOff ? .openEnded(doubt) : .complete)))
  }

  private static var absent: String { FactState.notRecorded.rawValue }
  private static var lost: String { PanelRecord.brokenOff }
}
