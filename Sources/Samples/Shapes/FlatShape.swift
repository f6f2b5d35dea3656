// SPDX-License-Identifier: Apache-2.0

extension SampleShape {
  /// One CSV row an application.
  package static let flatCSV = SampleShape(
    "flat-csv", profile: "flat-applications-csv", contents: flatContents,
    files: [SampleFile(csv: "flat-csv/applications.csv", .flat, flaws: flatFlaws)])

  /// One XML element an application.
  package static let flatXML = SampleShape(
    "flat-xml", profile: "flat-applications-xml", contents: flatContents,
    files: [SampleFile(xml: "flat-xml/applications.xml", [.flat], flaws: flatFlaws)])

  /// There is no list of vacancies that a reference could miss.
  private static let flatFlaws = Set(SampleFlaw.allCases).subtracting([.unknownReference])

  private static let flatContents = ShapeContents(
    vacancies: .ofApplications, hasBand: true, applications: .rows, stages: .all, cuts: [.band],
    characteristics: [.sex, .disability])
}

extension SampleTable {
  /// One record an application, with the band of its vacancy and 1 or 0 for the stages.
  fileprivate static let flat = SampleTable(
    "applications", of: "application",
    columns: [
      "application_id", "vacancy_ref", "pay_band", "ethnicity", "sex", "disability", "applied_on",
      "shortlisted", "interviewed", "appointed",
    ],
    elements: [
      "id", "vacancy", "payBand", "ethnicity", "sex", "disability", "appliedOn", "shortlisted",
      "interviewed", "appointed",
    ], attributes: 2
  ) { vacancy, row in
    for application in vacancy.applications where application.flaw != .unknownReference {
      row.add(application.id)
      row.add(vacancy.ref)
      row.add(vacancy.bandInWords)
      row.add(application.category.label)
      row.add(OtherCharacteristic.sex.label(of: application))
      row.add(OtherCharacteristic.disability.label(of: application))
      row.add(application.appliedText)
      row.add(application.hasReached(.shortlisted) ? "1" : "0")
      row.add(application.hasReached(.interviewed) ? "1" : "0")
      row.add(application.fate.isAppointed ? "1" : "0")
      row.end()
    }
  }
}
