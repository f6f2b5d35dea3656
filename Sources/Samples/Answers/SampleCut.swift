// SPDX-License-Identifier: Apache-2.0

/// A cut of the data, such as a band or a sex.
struct SampleCut: Sendable, Hashable {
  enum Dimension: Int, Sendable, CaseIterable, Comparable {
    case overall, band, staffGroup, clinical, route, withoutInternational, ethnicity
    case sex, disability, ageBand, religion, orientation

    static func < (left: Dimension, right: Dimension) -> Bool { left.rawValue < right.rawValue }

    /// As reports name it.
    var name: String {
      switch self {
      case .staffGroup: "staff_group"
      case .withoutInternational: "without_international"
      case .ageBand: "age_band"
      default: String(describing: self)
      }
    }

    init(_ characteristic: OtherCharacteristic) {
      switch characteristic {
      case .sex: self = .sex
      case .disability: self = .disability
      case .ageBand: self = .ageBand
      case .religion: self = .religion
      case .orientation: self = .orientation
      }
    }

    /// Whether a characteristic of the applicants makes the cuts.
    var isOfApplicants: Bool { self >= .ethnicity }

    /// The parts, in the order in which they are counted.
    var values: [String] {
      switch self {
      case .overall: [""]
      case .band: Vocabulary.bands.values
      case .staffGroup: Vocabulary.staffGroups.values.map(\.name)
      case .clinical: ["clinical", "non-clinical"]
      case .route: ["internal", "external"]
      case .withoutInternational: ["without international recruits"]
      case .ethnicity: ["white", "ethnic minority", SampleCut.notKnown]
      case .sex: OtherCharacteristic.sex.groups + [SampleCut.notKnown]
      case .disability: OtherCharacteristic.disability.groups + [SampleCut.notKnown]
      case .ageBand: OtherCharacteristic.ageBand.groups + [SampleCut.notKnown]
      case .religion: OtherCharacteristic.religion.groups + [SampleCut.notKnown]
      case .orientation: OtherCharacteristic.orientation.groups + [SampleCut.notKnown]
      }
    }
  }

  let dimension: Dimension
  let value: String

  var isNotKnown: Bool { value == SampleCut.notKnown }

  static let notKnown = "not known"

  /// Every cut that there can be; its position is its number.
  static let all = Dimension.allCases.flatMap { dimension in
    dimension.values.map { SampleCut(dimension: dimension, value: $0) }
  }

  static let overall = 0

  /// The number of the first cut of a dimension.
  static func start(of dimension: Dimension) -> Int { starts[dimension.rawValue] }

  private static let starts = Dimension.allCases.map { dimension in
    all.firstIndex { $0.dimension == dimension } ?? 0
  }

  static func numbers(of dimension: Dimension) -> Range<Int> {
    let start = start(of: dimension)
    return start..<(start + dimension.values.count)
  }
}
