// SPDX-License-Identifier: Apache-2.0

extension SampleShape {
  /// Vacancies, and cumulative equality counts instead of applications.
  package static let counts = SampleShape(
    "counts", profile: "canonical",
    contents: ShapeContents(
      hasBand: true, hasInterviewDay: true, hasDeclaration: true, applications: .counts, stages: .all,
      cuts: [.band, .staffGroup, .clinical, .route, .withoutInternational],
      characteristics: OtherCharacteristic.allCases),
    files: [
      SampleFile(csv: "counts/vacancies.csv", .vacancies),
      SampleFile(csv: "counts/equality.csv", .equality, flaws: [.unmappedValue]),
    ])
}

extension SampleTable {
  /// Cumulative equality counts of one characteristic at a time: whoever went further is included.
  fileprivate static let equality = SampleTable(
    "equality", of: "count",
    columns: ["vacancy_ref", "characteristic", "category", "stage", "count", "route"], attributes: 1
  ) { vacancy, row in
    var counts: [CountKey: Int] = [:]
    for application in vacancy.applications where application.isCounted {
      for (number, category) in application.countedCategories.enumerated() {
        // That nobody of a category came to a stage is a count too.
        for stage in SampleStage.allCases {
          let key = CountKey(
            characteristic: number, category: category, stage: stage, route: application.route)
          counts[key, default: 0] += application.hasReached(stage) ? 1 : 0
        }
      }
    }
    for (key, count) in counts.sorted(by: { $0.key < $1.key }) {
      row.add(vacancy.ref)
      row.add(countedCharacteristics[key.characteristic])
      row.add(key.category)
      row.add(key.stage.name)
      row.add(String(count))
      row.add(key.route)
      row.end()
    }
  }
}

private let countedCharacteristics = ["ethnicity"] + OtherCharacteristic.allCases.map(\.name)

private struct CountKey: Hashable, Comparable {
  /// Its position among those that are counted.
  let characteristic: Int
  let category: String
  let stage: SampleStage
  let route: String

  static func < (left: CountKey, right: CountKey) -> Bool {
    (left.characteristic, left.category, left.stage.rawValue, left.route)
      < (right.characteristic, right.category, right.stage.rawValue, right.route)
  }
}

extension SampleApplication {
  /// Its category of each characteristic that is counted. A count needs a name for those who did not answer.
  fileprivate var countedCategories: [String] {
    let entered = [category.code] + OtherCharacteristic.allCases.map { $0.label(of: self) }
    return entered.map { $0.isEmpty ? "Not answered" : $0 }
  }
}
