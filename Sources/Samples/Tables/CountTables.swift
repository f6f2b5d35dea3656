// SPDX-License-Identifier: Apache-2.0

extension SampleTable {
  /// Cumulative equality counts: whoever went further is included.
  static let equality = SampleTable(
    "equality", of: "count",
    columns: ["vacancy_ref", "characteristic", "category", "stage", "count", "route"], attributes: 1
  ) { vacancy, row in
    struct Key: Hashable {
      let code: String
      let stage: SampleStage
      let route: String
    }
    var counts: [Key: Int] = [:]
    for application in vacancy.applications where application.isCounted {
      for stage in SampleStage.allCases {
        guard application.hasReached(stage) else { break }
        counts[
          Key(
            code: application.group == .blank ? "99" : application.category.code, stage: stage,
            route: application.route), default: 0] += 1
      }
    }
    let ordered = counts.sorted { left, right in
      (left.key.code, left.key.stage.rawValue, left.key.route)
        < (right.key.code, right.key.stage.rawValue, right.key.route)
    }
    for (key, count) in ordered {
      row.add(vacancy.ref)
      row.add("ethnicity")
      row.add(key.code)
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
      let column = ["Female", "Male"].firstIndex(of: application.sex) ?? 2
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

extension SampleApplication {
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
