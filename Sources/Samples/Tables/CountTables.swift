// SPDX-License-Identifier: Apache-2.0

extension SampleTable {
  /// Cumulative equality counts of one characteristic at a time: whoever went further is included.
  static let equality = SampleTable(
    "equality", of: "count",
    columns: ["vacancy_ref", "characteristic", "category", "stage", "count", "route"], attributes: 1
  ) { vacancy, row in
    var counts: [CountKey: Int] = [:]
    for application in vacancy.applications where application.isCounted {
      for (number, category) in application.countedCategories.enumerated() {
        for stage in SampleStage.allCases where application.hasReached(stage) {
          let key = CountKey(
            characteristic: number, category: category, stage: stage, route: application.route)
          counts[key, default: 0] += 1
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

  /// Applicants of each sex and each ethnic category, as the open data of the City of Los Angeles lay them out;
  /// their categories are those of the United States.
  static let losAngeles = SampleTable(
    "applicants", of: "job",
    columns: [
      "Fiscal Year", "Job Number", "Job Description", "Apps Received", "Female", "Male", "Unknown_Gender",
      "Black", "Hispanic", "Asian", "Caucasian", "American Indian/ Alaskan Native", "Filipino",
      "Unknown_Ethnicity",
    ], attributes: 0
  ) { vacancy, row in
    var sexes = [0, 0, 0]
    var categories = Array(repeating: 0, count: 7)
    for application in vacancy.applications where application.isCounted {
      let column = ["Female", "Male"].firstIndex(of: OtherCharacteristic.sex.label(of: application)) ?? 2
      sexes[column] += 1
      categories[application.losAngelesColumn] += 1
    }
    row.add("2025-2026")
    row.add(vacancy.ref)
    row.add(vacancy.title.uppercased())
    row.add(String(sexes.reduce(0, +)))
    for count in sexes + categories { row.add(String(count)) }
    row.end()
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

  /// Its position among the columns of ethnic categories.
  fileprivate var losAngelesColumn: Int {
    switch group {
    case .white: 3
    case .ethnicMinority:
      {
        var own = SeededGenerator(seed: detail, stream: 3)
        return Vocabulary.losAngelesColumns.draw(&own)
      }()
    case .withheld, .blank, .unmapped: 6
    }
  }
}
