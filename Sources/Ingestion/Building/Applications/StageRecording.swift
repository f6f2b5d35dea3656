// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// About which stages the rows of one file say something.
///
/// *Applied* always, since a row is an application. A stage with a column of its own, when any file of the
/// source holds something in it. The stages that the stage field's map can express. *Accepted*, when the
/// outcome's map can say *appointed*.
struct StageRecording: Sendable {
  /// Stages whose own columns answer for them.
  let columns: StageSet
  /// Stages that the stage field can say.
  let expressed: StageSet
  let outcomeTells: Bool
  /// Stages whose date column is empty in every file of the source.
  let empty: StageSet
  /// All stages about which the rows say something.
  let recorded: StageSet

  /// - Parameter siblings: the folds of the same source, this one included.
  init(_ fold: ApplicationFold, siblings: [ApplicationFold]) {
    var (columns, expressed, empty) = (StageSet(), StageSet(), StageSet())
    var outcomeTells = false
    for column in fold.columns {
      let isFilled = siblings.contains { sibling in
        sibling.columns.contains { $0.role.isSame(as: column.role) && $0.reader.hasContent }
      }
      switch column.role {
      case .event(let stage, _, _), .flag(let stage):
        if isFilled {
          columns.insert(StageSet(stage))
        } else if column.reader.isMet {
          empty.insert(StageSet(stage))
        }
      case .stageField:
        if isFilled { expressed = StageRecording.expressed(by: column.reader.field.mapping) }
      case .outcome:
        outcomeTells = isFilled && StageRecording.names(of: column.reader.field.mapping).contains("appointed")
      case .group, .route: break
      }
    }
    self.columns = columns
    self.expressed = expressed
    self.outcomeTells = outcomeTells
    self.empty = empty.subtracting(columns)
    recorded = columns.union(expressed).union(StageSet(.applied))
      .union(outcomeTells ? StageSet(.accepted) : []).subtracting(StageSet(.draft))
  }

  /// The furthest stage that an application with this evidence may have reached.
  func possibleStage(_ evidence: StageEvidence) -> Int {
    let certain = evidence.certainStage
    let beyond = StageEvidence.stages & ~((2 << UInt64(certain)) - 1)
    let own = UInt64(columns.rawValue)
    var open = (evidence.rawValue >> 22) & beyond & own
    let bound = firstDenied(evidence, beyond: beyond & own)
    if evidence.contains(.stageUnknown) { open |= UInt64(expressed.rawValue) & beyond & bound }
    if evidence.contains(.outcomeUnknown), outcomeTells {
      open |= UInt64(StageSet(.accepted).rawValue) & beyond & bound
    }
    open |= (evidence.rawValue >> StageEvidence.disputedShift) & StageEvidence.fromAccepted
    return open == 0 ? certain : max(certain, 63 - open.leadingZeroBitCount)
  }

  /// The stages before the first that is denied; a stage that not every post has denies nothing after it.
  private func firstDenied(_ evidence: StageEvidence, beyond: UInt64) -> UInt64 {
    let skippable: StageSet = [
      StageSet(.longlisted), StageSet(.shortlisting), StageSet(.interviewScheduled), StageSet(.checks),
    ]
    let denied = (evidence.rawValue >> 11) & beyond & ~UInt64(skippable.rawValue)
    return denied == 0 ? .max : (denied & (0 &- denied)) - 1
  }

  private static func names(of field: FieldMapping) -> Set<String> {
    switch (field.conversion, field.origin) {
    case (_, .constant(let name)): [name]
    case (.values(let map), _): Set(map.canonical.values)
    default: []
    }
  }

  private static func expressed(by field: FieldMapping) -> StageSet {
    StageSet(names(of: field).compactMap(Stage.init(name:)).map { StageSet($0) })
  }
}

extension EvidenceRole {
  /// Whether the column is a stage's own.
  var isStage: Bool {
    switch self {
    case .event, .flag: true
    case .group, .route, .stageField, .outcome: false
    }
  }

  /// Whether two columns tell of the same thing in the same way.
  func isSame(as other: EvidenceRole) -> Bool {
    switch (self, other) {
    case (.group, .group), (.route, .route), (.stageField, .stageField), (.outcome, .outcome): true
    case (.event(let left, _, _), .event(let right, _, _)), (.flag(let left), .flag(let right)): left == right
    default: false
    }
  }
}
