// SPDX-License-Identifier: Apache-2.0

extension SampleShape {
  /// Applications of the whole organisation by characteristic, in pairs of a row of labels and a row of counts, as
  /// the equal opportunities report of the Department for Education has them.
  package static let teachingVacancies = SampleShape(
    "dfe-equality", profile: "dfe-teaching-vacancies-equality",
    contents: ShapeContents(
      vacancies: .none, applications: .counts, stages: .appliedOnly,
      characteristics: SampleTable.reportedCharacteristics.map(\.characteristic), listsEveryCategory: true),
    files: [SampleFile(csv: "dfe-equality/equal_opportunities.csv", .pairs)])
}

extension SampleTable {
  fileprivate static let pairs = SampleTable { vacancy, row in
    for application in vacancy.applications where application.isCounted {
      row.sums["ethnicity \(application.reportedEthnicity)", default: 0] += 1
      for (characteristic, name, labels) in reportedCharacteristics {
        let entry = characteristic.entries[characteristic.position(of: application)]
        row.sums["\(name) \(labels[entry.label] ?? undisclosed)", default: 0] += 1
      }
    }
  } end: { row in
    let groups = ["asian", "black", "mixed", "other", "white"]
    row.pair("ethnicity", groups)
    for (_, name, labels) in reportedCharacteristics { row.pair(name, labels.values.sorted()) }
  }

  /// The form has an answer for those who do not wish to give one, and no empty one.
  fileprivate static let undisclosed = "prefer_not_to_say"

  /// Its labels for those that are drawn; its bands of ages stand for the drawn ones, next in order.
  fileprivate static let reportedCharacteristics:
    [(characteristic: OtherCharacteristic, name: String, labels: [String: String])] = [
      (
        .ageBand, "age_group",
        [
          "16 to 24": "under_twenty_five", "25 to 34": "twenty_five_to_twenty_nine",
          "35 to 44": "thirty_to_thirty_nine", "45 to 54": "forty_to_forty_nine",
          "55 to 64": "fifty_to_fifty_nine", "65 and over": "sixty_and_over",
        ]
      ), (.disability, "disability_status", ["Yes": "yes", "No": "no"]),
      (
        .religion, "faith_group",
        [
          "No religion": "no_religion", "Christian": "christian", "Muslim": "muslim", "Hindu": "hindu",
          "Sikh": "sikh",
        ]
      ),
      (
        .orientation, "sexual_orientation",
        [
          "Heterosexual or straight": "heterosexual", "Gay or lesbian": "gay_or_lesbian",
          "Bisexual": "bisexual",
        ]
      ),
    ]
}

extension RowWriter {
  /// The labels of a characteristic and their counts.
  fileprivate mutating func pair(_ name: String, _ labels: [String]) {
    let labels = labels + [SampleTable.undisclosed]
    line([name] + labels)
    line(["\(name)_count"] + labels.map { String(sums["\(name) \($0)"] ?? 0) })
    count(records: labels.count)
  }
}

extension SampleApplication {
  fileprivate var reportedEthnicity: String {
    guard group == .white || group == .ethnicMinority else { return SampleTable.undisclosed }
    return switch category.code {
    case "A"..."C": "white"
    case "D"..."G": "mixed"
    case "H"..."L", "R": "asian"
    case "M"..."P": "black"
    default: "other"
    }
  }
}
