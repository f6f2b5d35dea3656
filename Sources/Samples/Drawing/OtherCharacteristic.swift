// SPDX-License-Identifier: Apache-2.0

/// What an application records beside ethnicity. It has no bearing on how an application fares here, and is drawn
/// from the application's own number, so that everything else stays as it is.
enum OtherCharacteristic: Int, Sendable, CaseIterable {
  case sex = 1
  case disability = 2
  case ageBand = 5
  case religion = 6
  case orientation = 7

  /// What a form says.
  struct Entry: Sendable {
    /// Empty: asked, and not answered.
    let label: String
    /// The group that reports name; `nil` where the label does not tell one.
    let group: String?
    /// Whether the applicant declined to say, which is an answer.
    var isWithheld: Bool { group == nil && !label.isEmpty }

    init(_ label: String, _ group: String?) {
      self.label = label
      self.group = group
    }
  }

  /// The column, the characteristic among equality counts, and the dimension of cuts.
  var name: String { self == .ageBand ? "age_band" : String(describing: self) }

  /// The labels of common forms.
  var entries: [Entry] { table.values }

  /// The groups that its labels tell, each once, in their order.
  var groups: [String] {
    entries.compactMap(\.group).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private var table: WeightedTable<Entry> {
    switch self {
    case .sex: OtherCharacteristic.sexes
    case .disability: OtherCharacteristic.disabilities
    case .ageBand: OtherCharacteristic.ageBands
    case .religion: OtherCharacteristic.religions
    case .orientation: OtherCharacteristic.orientations
    }
  }

  private static let sexes = WeightedTable<Entry>([
    (Entry("Female", "female"), 72), (Entry("Male", "male"), 26), (Entry("Prefer not to say", nil), 2),
  ])
  private static let disabilities = WeightedTable<Entry>([
    (Entry("No", "not_disabled"), 85), (Entry("Yes", "disabled"), 8), (Entry("Not stated", nil), 7),
  ])
  private static let ageBands = WeightedTable<Entry>([
    (Entry("16 to 24", "16_to_24"), 13), (Entry("25 to 34", "25_to_34"), 32),
    (Entry("35 to 44", "35_to_44"), 26), (Entry("45 to 54", "45_to_54"), 18),
    (Entry("55 to 64", "55_to_64"), 9), (Entry("65 and over", "65_and_over"), 1), (Entry("", nil), 1),
  ])
  private static let religions = WeightedTable<Entry>([
    (Entry("No religion", "no_religion"), 33), (Entry("Christian", "christian"), 36),
    (Entry("Muslim", "muslim"), 13), (Entry("Hindu", "hindu"), 7), (Entry("Sikh", "sikh"), 3),
    (Entry("Not stated", nil), 6), (Entry("", nil), 2),
  ])
  private static let orientations = WeightedTable<Entry>([
    (Entry("Heterosexual or straight", "heterosexual"), 85), (Entry("Gay or lesbian", "lgb_plus"), 4),
    (Entry("Bisexual", "lgb_plus"), 3), (Entry("Not stated", nil), 6), (Entry("", nil), 2),
  ])

  /// The position of what an application says among the labels.
  func position(of application: SampleApplication) -> Int {
    var own = SeededGenerator(seed: application.detail, stream: rawValue)
    return table.drawPosition(&own)
  }

  func label(of application: SampleApplication) -> String { entries[position(of: application)].label }
}
