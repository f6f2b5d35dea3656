// SPDX-License-Identifier: Apache-2.0

extension SampleTable {
  /// One record an application, with the band of its vacancy and 1 or 0 for the stages.
  static let flat = SampleTable(
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
    // A flat file has no list of vacancies that a reference could miss.
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
