// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Expressions

/// The panels of a vacancy as rules see them.
struct PanelsFacts: FactRecord {
  let index: PipelineIndex
  let number: Int

  static let fields: [FactField<PanelsFacts>] = [
    field(
      .interview, "The interview panel that sat; where none is recorded, the one planned.",
      called: "the interview panel"),
    field(
      .shortlisting, "The panel that shortlisted; where none is recorded, the one planned.",
      called: "the shortlisting panel"),
  ]

  /// Without its place, which the next step of a path has no use for.
  func value(at field: Int) -> Value {
    guard PanelsFacts.phases.indices.contains(field) else { return .lacking(.notRecorded) }
    return .record(PanelFacts(index: index, number: number, phase: PanelsFacts.phases[field]))
  }

  /// The phases in the order of their fields.
  static let phases: [PanelPhase] = [.interview, .shortlisting]

  private static func field(_ phase: PanelPhase, _ documentation: String, called words: String)
    -> FactField<PanelsFacts>
  {
    FactField(phase.rawValue, .record("panel"), documentation, called: words) { facts in
      let panel = PanelFacts(index: facts.index, number: facts.number, phase: phase)
      return Reading(.record(panel), at: panel.place)
    }
  }
}

/// One panel as rules see it, with what the vacancy declares of it.
struct PanelFacts: FactRecord {
  let index: PipelineIndex
  /// Position of the vacancy.
  let number: Int
  let phase: PanelPhase

  var record: PanelRecord { index.panelRecord(of: number, phase) }

  var place: SourcePlace? { place(of: record) }

  private func place(of record: PanelRecord) -> SourcePlace? {
    record.position.flatMap { index.panels[$0].place }
  }

  /// A vacancy declares its interview panel only.
  var hasDeclaration: Bool { phase == .interview }

  static let fields: [FactField<PanelFacts>] = recordFields + compositionFields + representationFields

  private static let recordFields: [FactField<PanelFacts>] = [
    FactField(
      "recorded", .bool,
      """
      Whether the files that were read hold the panel: false when one holds the panels of other vacancies, \
      unknown when none holds panels, or the one that does broke off.
      """, called: "the panel", whenAbsent: .no
    ) { facts in
      let record = facts.record
      return Reading(record.isRecorded, at: facts.place(of: record))
    },
    FactField(
      "standing", .string, "Whether the panel is the one that sat (`actual`) or the one planned (`planned`).",
      called: "whether it sat or was only planned", possibleValues: PanelStanding.allCases.map(\.rawValue),
      whenAbsent: .none
    ) { facts in
      let record = facts.record
      return Reading(record.standing, at: facts.place(of: record))
    },
    FactField(
      "sat_on", .date, "The day on which the panel sat, or is to sit.", called: "the day of the panel"
    ) { facts in
      facts.reading { Reading(facts.index.panels[$0].satOn) { .day($0) } }
    },
    FactField(
      "judged_on", .date,
      """
      The day by which training is judged: the day on which the panel sat or is to sit, else the day of the \
      interviews, else, for a panel that is still planned, the day as of which the audit is made.
      """, called: "the day by which training is judged"
    ) { $0.judgedOn },
  ]

  /// A fact of the panel itself, which stands at a position in the index, or why there is none.
  func reading(_ read: (Int) -> Reading) -> Reading {
    let record = record
    guard let position = record.position else { return Reading(record.lack) }
    let reading = read(position)
    return Reading(reading.value, at: reading.place ?? index.panels[position].place)
  }

  private var judgedOn: Reading {
    let record = record
    guard let position = record.position else { return Reading(record.lack) }
    let satOn = index.panels[position].satOn
    if let day = satOn.value { return Reading(.day(day), at: satOn.place) }
    let interviewedOn = index.vacancies[number].interviewedOn
    if let day = interviewedOn.value { return Reading(.day(day), at: interviewedOn.place) }
    if record.panelStanding == .planned { return Reading(.day(index.asOf)) }
    return Reading(.lacking(satOn.state), at: index.panels[position].place)
  }

  /// The value of `judged_on`.
  var judgedOnValue: Value { judgedOn.value }
}

/// What was read of one phase's panel of one vacancy.
enum PanelRecord: Sendable {
  /// No file that was read holds panels.
  case noFile
  /// The file of panels, read to its end, holds none for this vacancy.
  case none
  /// None was read, but the file broke off.
  case perhapsLost
  /// Where it stands among the panels, and whether its file was read to its end.
  case one(Int, PanelStanding, isComplete: Bool)
  /// More than one of the same standing, so that none of them is *the* panel.
  case several(PanelStanding, count: Int)

  var position: Int? {
    if case .one(let position, _, _) = self { position } else { nil }
  }

  var panelStanding: PanelStanding? {
    switch self {
    case .noFile, .none, .perhapsLost: nil
    case .one(_, let standing, _), .several(let standing, _): standing
    }
  }

  /// Why the panel's facts are unknown.
  var lack: Value {
    switch self {
    case .noFile, .none, .one: .lacking(.notRecorded)
    case .perhapsLost, .several: .lacking(lackInWords)
    }
  }

  var lackInWords: String {
    switch self {
    case .noFile, .none, .one: FactState.notRecorded.rawValue
    case .perhapsLost: PanelRecord.brokenOff
    case .several(_, let count): "\(count) panels are recorded for one phase"
    }
  }

  static let brokenOff = "the file that would say was not read to its end"

  var isRecorded: Value {
    switch self {
    case .none: .bool(false)
    case .noFile, .perhapsLost: lack
    case .one, .several: .bool(true)
    }
  }

  var standing: Value {
    switch self {
    case .none: .null
    case .noFile, .perhapsLost: lack
    case .one(_, let standing, let isComplete):
      // A panel that sat may stand in the part that is lost.
      standing == .planned && !isComplete ? .lacking(PanelRecord.brokenOff) : .string(standing.rawValue)
    case .several(let standing, _): .string(standing.rawValue)
    }
  }
}
