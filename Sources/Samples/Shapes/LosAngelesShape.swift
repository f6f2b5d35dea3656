// SPDX-License-Identifier: Apache-2.0

extension SampleShape {
  /// Applicants of each category, one CSV row a vacancy.
  package static let losAngeles = SampleShape(
    "la-counts", profile: "la-city-applicants",
    contents: ShapeContents(
      applications: .counts, stages: .appliedOnly, characteristics: [.sex], listsEveryCategory: true),
    files: [SampleFile(csv: "la-counts/applicants.csv", .losAngeles)])
}

extension SampleTable {
  /// Applicants of each sex and each ethnic category, as the open data of the City of Los Angeles lay them out;
  /// their categories are those of the United States.
  fileprivate static let losAngeles = SampleTable(
    "applicants", of: "job",
    columns: [
      "Fiscal Year", "Job Number", "Job Description", "Apps Received", "Female", "Male", "Unknown_Gender",
      "Black", "Hispanic", "Asian", "Caucasian", "American Indian/ Alaskan Native", "Filipino",
      "Unknown_Ethnicity",
    ]
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
    case .withheld, .blank, .notKnown, .unmapped: 6
    }
  }
}
