// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

extension SampleShape {
  /// CSV files in the manner of Trac: days as 25/04/2025, bands and statuses in words, ethnicity in two columns.
  package static let tracStyle = SampleShape(
    "trac-style", profile: "trac-style",
    contents: ShapeContents(
      hasBand: true, hasInterviewDay: true, hasDeclaration: true, panels: .seats, applications: .rows,
      stages: .all, cuts: [.band, .staffGroup, .route, .withoutInternational],
      dateColumns: [.shortlisted]),
    files: [
      file(.tracVacancies), file(.tracPanels), file(.tracApplications, flaws: Set(SampleFlaw.allCases)),
      file(.tracScores),
    ])

  private static func file(_ table: SampleTable, flaws: Set<SampleFlaw> = []) -> SampleFile {
    SampleFile(csv: "trac-style/\(table.name ?? "").csv", table, flaws: flaws)
  }
}

extension SampleTable {

  fileprivate static let tracVacancies = SampleTable(
    "trac-vacancies", of: "vacancy",
    columns: [
      "Vacancy reference", "Job title", "Pay band", "Staff group", "Site", "Department", "Number of posts",
      "Advertised on", "Closing date", "Interview date", "Panel representative", "Representative decides",
      "Declared by", "Declared on",
    ]
  ) { vacancy, row in
    let panel = vacancy.panel
    row.add(vacancy.ref)
    row.add(vacancy.title)
    row.add(vacancy.bandInWords)
    row.add(vacancy.staffGroup.name)
    row.add(vacancy.site)
    row.add(vacancy.staffGroup.isClinical ? "Care" : "Corporate")
    row.add(String(vacancy.posts))
    for day in [vacancy.firstAdvertisedOn, vacancy.closedOn, vacancy.interviewedOn] { row.add(dayFirst(day)) }
    row.add(panel.representative)
    row.add(panel.representativeDecides)
    row.add(panel.hasDeclaration ? "recruiting manager" : "")
    row.add(panel.hasDeclaration ? dayFirst(vacancy.closedOn.adding(days: 3)) : "")
    row.end()
  }

  fileprivate static let tracPanels = SampleTable(
    "trac-interview-panels", of: "seat",
    columns: [
      "Vacancy reference", "Panel status", "Panel date", "Panel member", "Role", "Recruitment training",
      "Members asked", "Members counted", "Ethnic minority members counted",
    ]
  ) { vacancy, row in
    let kind = vacancy.panel
    for seat in 1...kind.members {
      row.add(vacancy.ref)
      row.add(kind == .onlyPlanned ? "Suggested" : "Confirmed")
      row.add(dayFirst(vacancy.interviewedOn))
      row.add("Member \(vacancy.number)-\(seat)")
      row.add(seat > kind.deciding ? "Observer" : seat == 1 ? "Lead Interviewer" : "Interviewer")
      row.add(dayFirst(training(kind, seat, vacancy.interviewedOn)))
      for count in seat == 1 ? kind.counts : ["", "", ""] { row.add(count) }
      row.end()
    }
  }

  fileprivate static let tracApplications = SampleTable(
    "trac-applications", of: "application",
    columns: [
      "Application ID", "Vacancy reference", "Applicant type", "Status", "Date submitted", "Date shortlisted",
      "Ethnic group", "Ethnic origin",
    ]
  ) { vacancy, row in
    for application in vacancy.applications {
      let ethnicity = application.category.headingAndOrigin
      row.add(application.id)
      row.add(vacancy.reference(of: application))
      row.add(application.route.prefix(1).uppercased() + application.route.dropFirst())
      row.add(application.tracStatus)
      row.add("\(dayFirst(application.appliedText)) 10:30")
      row.add(
        application.hasReached(.shortlisted) ? dayFirst(vacancy.day(of: .shortlisted)) : "")
      row.add(ethnicity.heading)
      row.add(ethnicity.origin)
      row.end()
    }
  }

  fileprivate static let tracScores = SampleTable(
    "trac-scores", of: "score", columns: ["Application ID", "Criterion", "Score", "Scored"],
    write: SampleTable.scores.write)

  private static func dayFirst(_ day: CivilDate) -> String { dayFirst(day.description) }

  /// 2025-04-01 as 01/04/2025; words stay.
  private static func dayFirst(_ text: String) -> String {
    text.split(separator: "-").reversed().joined(separator: "/")
  }
}

extension Vocabulary.Category {
  /// The label in two columns; one without a heading stands in the second.
  fileprivate var headingAndOrigin: (heading: String, origin: String) {
    let parts = label.split(separator: ":", maxSplits: 1)
    guard parts.count == 2 else { return ("", label) }
    return (String(parts[0]), String(parts[1].drop { $0 == " " }))
  }
}

extension SampleApplication {
  /// How far it came, and how it ended.
  fileprivate var tracStatus: String {
    let isWithdrawn = outcome == "withdrawn"
    return switch fate {
    case .applied: isWithdrawn ? "Shortlisting: Withdrawn" : "Shortlisting: Rejected"
    case .shortlisted: isWithdrawn ? "Interview: Withdrawn" : "Interview: Not attended"
    case .interviewed: "Interview: Rejected"
    case .declined: "Offer: Declined"
    case .accepted: "Outcome: Appointed"
    case .started: "Starting: Confirmed"
    }
  }
}
