// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Which applications of one file have a candidate's key: of each the hashed key, the vacancy and what is counted of it,
/// 16 bytes in all.
///
/// Nothing is looked up while records are read. Who made several applications is found out when all files are read, and
/// then the keys are let go.
struct CandidateRows: Sendable {
  private let field: BoundField
  private(set) var keys = KeyParts()
  /// What is known of applications about which something is unknown, by how much their codes exceed ``certain``.
  private var uncertain: [StageEvidence] = []
  private var codeOfEvidence: [StageEvidence: UInt32] = [:]

  /// Codes below stand for a cell and the stage that an application certainly came to, and no further.
  private static let certain = UInt32(TallyKey.limit) << stageBits
  private static let stageBits: UInt32 = 4

  /// `nil` where the file has no such column.
  init?(_ layout: SourceLayout) {
    guard let field = layout.field("candidate") else { return nil }
    self.field = field
  }

  /// Notes the records that are counted.
  ///
  /// - Parameter places: the vacancy of each record; one that is none stands for a record that is not counted.
  mutating func note(_ batch: RecordBatch, _ evidence: [UInt64], _ places: [UInt32]) {
    let hashes = field.hashes(batch).hashes
    guard !hashes.isEmpty else { return }
    var (noted, payloads): ([UInt64], [UInt64]) = ([], [])
    noted.reserveCapacity(hashes.count)
    payloads.reserveCapacity(hashes.count)
    for record in hashes.indices where hashes[record] != 0 && places[record] < ApplicationKeys.limit {
      noted.append(hashes[record])
      let code = code(StageEvidence(rawValue: evidence[record]))
      payloads.append(UInt64(places[record]) << 32 | UInt64(code))
    }
    keys.append(noted, payloads)
  }

  private mutating func code(_ evidence: StageEvidence) -> UInt32 {
    let stage = evidence.certainStage
    if evidence.isCertain(beyond: stage) {
      return UInt32(evidence.cellKey.rawValue) << CandidateRows.stageBits | UInt32(stage)
    }
    let counted = evidence.counted
    if let known = codeOfEvidence[counted] { return known }
    let code = CandidateRows.certain + UInt32(uncertain.count)
    codeOfEvidence[counted] = code
    uncertain.append(counted)
    return code
  }

  /// Gives up some of the keys, the last first.
  mutating func popLast() -> KeyParts.Part? { keys.popLast() }

  /// What the codes stand for, by code; `nil` for those that no application has.
  func kinds(_ recording: StageRecording) -> [CandidateKind?] {
    var kinds = [CandidateKind?](repeating: nil, count: Int(CandidateRows.certain) + uncertain.count)
    for part in keys.parts {
      for payload in part.payloads {
        let code = UInt32(truncatingIfNeeded: payload)
        if kinds[Int(code)] == nil { kinds[Int(code)] = kind(code, recording) }
      }
    }
    return kinds
  }

  private func kind(_ code: UInt32, _ recording: StageRecording) -> CandidateKind {
    if code >= CandidateRows.certain {
      let evidence = uncertain[Int(code - CandidateRows.certain)]
      return CandidateKind(
        cell: evidence.cellKey, recorded: recording.recorded, surely: evidence.certainStage,
        perhaps: recording.possibleStage(evidence))
    }
    let stage = Int(code & (1 << CandidateRows.stageBits - 1))
    let cell = TallyKey(rawValue: UInt16(code >> CandidateRows.stageBits))
    return CandidateKind(cell: cell, recorded: recording.recorded, surely: stage, perhaps: stage)
  }

  /// Hashes of what stands where there is no key: one "n/a" over all files is not one person.
  var placeholders: Set<UInt64> {
    let mapping = field.mapping
    let written = mapping.missing + mapping.blank + mapping.withheld + mapping.notAsked + mapping.none
    let words =
      CandidateRows.noKeys.flatMap { [$0, $0.uppercased(), $0.prefix(1).uppercased() + $0.dropFirst()] }
      + written
    return Set(words.map { keyHash(Array($0.utf8)[...]) })
  }

  private static let noKeys = [
    "0", "-", "--", ".", "?", "n/a", "na", "#n/a", "none", "null", "nil", "unknown", "not known",
    "not recorded",
    "blank", "tbc", "anonymous", "withheld", "redacted",
  ]
}

/// What is counted of an application: a cell, and how far it came.
struct CandidateKind: Sendable, Hashable, Comparable {
  /// All of it in one number, which orders kinds.
  private let rawValue: UInt64

  init(cell: TallyKey, recorded: StageSet, surely: Int, perhaps: Int) {
    rawValue =
      UInt64(cell.rawValue) << 24 | UInt64(recorded.rawValue) << 8 | UInt64(surely) << 4 | UInt64(perhaps)
  }

  static func < (left: CandidateKind, right: CandidateKind) -> Bool { left.rawValue < right.rawValue }

  /// So many applications of the kind.
  func applications(_ number: Int) -> CandidateApplications {
    func stage(_ bits: UInt64) -> Stage { Stage(rawValue: UInt8(bits & 15)) ?? .applied }
    return CandidateApplications(
      cell: TallyKey(rawValue: UInt16(truncatingIfNeeded: rawValue >> 24)).cell,
      recorded: StageSet(rawValue: UInt16(truncatingIfNeeded: rawValue >> 8)), surely: stage(rawValue >> 4),
      perhaps: stage(rawValue), number: number)
  }
}

extension BoundField {
  /// The hashed values, empty when the batch has none; and their order, where one column has them all.
  func hashes(_ batch: RecordBatch) -> (hashes: [UInt64], run: KeyRun?) {
    var keys: (hashes: [UInt64], run: KeyRun?) = ([], nil)
    for column in columns {
      guard case .hashed(let hashes, let run) = batch.columns[column] else { continue }
      if keys.hashes.isEmpty {
        keys = (hashes, run)
      } else {
        keys.hashes.fillZeros(from: hashes)
        keys.run = nil
      }
    }
    return keys
  }
}
