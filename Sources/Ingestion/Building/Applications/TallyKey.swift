// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// A `TallyCell` as a small number: 4 bits of group, 4 bits of route, 1 bit each for a declined offer and
/// for having withdrawn.
struct TallyKey: Sendable, Hashable, Comparable {
  /// Raw values are below.
  static let limit = 1 << 10

  let rawValue: UInt16

  init(rawValue: UInt16) { self.rawValue = rawValue }

  init(_ cell: TallyCell) {
    rawValue =
      UInt16(TallyKey.code(group: cell.group)) | UInt16(TallyKey.code(route: cell.route)) << 4
      | TallyKey.code(leaving: cell.leaving)
  }

  var cell: TallyCell {
    TallyCell(
      group: TallyKey.group(UInt8(rawValue & 15)), route: TallyKey.route(UInt8(rawValue >> 4 & 15)),
      leaving: rawValue & TallyKey.withdrew != 0
        ? .withdrew : rawValue & TallyKey.declinedOffer != 0 ? .declinedOffer : nil)
  }

  static let declinedOffer: UInt16 = 1 << 8
  static let withdrew: UInt16 = 1 << 9

  private static func code(leaving: Leaving?) -> UInt16 {
    switch leaving {
    case .declinedOffer: declinedOffer
    case .withdrew: withdrew
    case nil: 0
    }
  }

  static func < (left: TallyKey, right: TallyKey) -> Bool { left.rawValue < right.rawValue }

  /// 0 is *not recorded*, so that a missing column needs no bits. *None* does not occur and is read as *blank*.
  static func code(group: Answer<EthnicityGroup>) -> UInt8 {
    switch group {
    case .notRecorded: 0
    case .known(.white): 1
    case .known(.ethnicMinority): 2
    case .withheld: 3
    case .blank, .none: 4
    case .unreadable: 5
    case .unmapped: 6
    case .notAsked: 7
    }
  }

  static func group(_ code: UInt8) -> Answer<EthnicityGroup> {
    switch code {
    case 1: .known(.white)
    case 2: .known(.ethnicMinority)
    case 3: .withheld
    case 4: .blank
    case 5: .unreadable
    case 6: .unmapped
    case 7: .notAsked
    default: .notRecorded
    }
  }

  static func code(route: Answer<RecruitmentRoute>) -> UInt8 {
    switch route {
    case .notRecorded: 0
    case .known(.internal): 1
    case .known(.external): 2
    case .known(.international): 3
    case .none: 4
    case .withheld: 5
    case .blank: 6
    case .unreadable: 7
    case .unmapped: 8
    case .notAsked: 9
    }
  }

  static func route(_ code: UInt8) -> Answer<RecruitmentRoute> {
    switch code {
    case 1: .known(.internal)
    case 2: .known(.external)
    case 3: .known(.international)
    case 4: .none
    case 5: .withheld
    case 6: .blank
    case 7: .unreadable
    case 8: .unmapped
    case 9: .notAsked
    default: .notRecorded
    }
  }
}
