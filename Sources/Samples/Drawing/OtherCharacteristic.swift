// SPDX-License-Identifier: Apache-2.0

/// What an application records beside ethnicity. It has no bearing on how an application fares here, and is drawn
/// from the application's own number, so that everything else stays as it is.
enum OtherCharacteristic: Int, Sendable, CaseIterable {
  case sex = 1
  case disability = 2
  case ageBand = 5
  case religion = 6
  case orientation = 7

  /// The column, and the characteristic among equality counts.
  var name: String { self == .ageBand ? "age_band" : String(describing: self) }

  /// The labels of common forms with their weights; an empty one: asked, and not answered.
  private var labels: WeightedTable<String> {
    switch self {
    case .sex: OtherCharacteristic.sexes
    case .disability: OtherCharacteristic.disabilities
    case .ageBand: OtherCharacteristic.ageBands
    case .religion: OtherCharacteristic.religions
    case .orientation: OtherCharacteristic.orientations
    }
  }

  private static let sexes = WeightedTable<String>([("Female", 72), ("Male", 26), ("Prefer not to say", 2)])
  private static let disabilities = WeightedTable<String>([("No", 85), ("Yes", 8), ("Not stated", 7)])
  private static let ageBands = WeightedTable<String>([
    ("16 to 24", 13), ("25 to 34", 32), ("35 to 44", 26), ("45 to 54", 18), ("55 to 64", 9),
    ("65 and over", 1), ("", 1),
  ])
  private static let religions = WeightedTable<String>([
    ("No religion", 33), ("Christian", 36), ("Muslim", 13), ("Hindu", 7), ("Sikh", 3), ("Not stated", 6),
    ("", 2),
  ])
  private static let orientations = WeightedTable<String>([
    ("Heterosexual or straight", 85), ("Gay or lesbian", 4), ("Bisexual", 3), ("Not stated", 6), ("", 2),
  ])

  func label(of application: SampleApplication) -> String {
    var own = SeededGenerator(seed: application.detail, stream: rawValue)
    return labels.draw(&own)
  }
}
