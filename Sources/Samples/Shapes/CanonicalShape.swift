// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

extension SampleShape {
  /// The canonical bundle as CSV files.
  package static let canonical = SampleShape(
    "canonical", profile: "canonical", contents: canonicalContents,
    files: SampleTable.canonical.map { table in
      SampleFile(
        csv: "canonical/\(table.name ?? "").csv", table,
        flaws: table.name == "applications" ? Set(SampleFlaw.allCases) : [])
    })

  /// The canonical bundle as one XML file.
  package static let xml = SampleShape(
    "xml", profile: "canonical-xml", contents: canonicalContents,
    files: [
      SampleFile(
        xml: "xml/evenhand.xml", SampleTable.canonical,
        root: ("<evenhand xmlns=\"urn:evenhand:bundle:1\">\n", "</evenhand>\n"),
        flaws: Set(SampleFlaw.allCases))
    ])

  private static let canonicalContents = ShapeContents(
    hasBand: true, hasInterviewDay: true, hasDeclaration: true, panels: .seats, adverts: .full,
    hasSpecification: true, hasSearches: true, applications: .rows, stages: .all,
    cuts: [.band, .staffGroup, .clinical, .route, .withoutInternational],
    characteristics: OtherCharacteristic.allCases,
    dateColumns: [.shortlisted, .interviewed, .offered, .accepted, .started])
}

extension SampleTable {
  /// The tables of the canonical bundle with applications.
  fileprivate static let canonical: [SampleTable] = [
    .vacancies, .adverts, .criteria, .searches, .panels, .applications, .scores,
  ]

  static let vacancies = SampleTable(
    "vacancies", of: "vacancy",
    columns: [
      "ref", "title", "band", "staff_group", "clinical", "site", "department", "posts", "advertised_on",
      "closed_on", "interviewed_on", "representative", "representative_decides", "declared_by",
      "declared_on",
    ], attributes: 1
  ) { vacancy, row in
    row.add(vacancy.ref)
    row.add(vacancy.title)
    row.add(vacancy.band)
    row.add(vacancy.staffGroup.name)
    row.add(vacancy.staffGroup.isClinical ? "yes" : "no")
    row.add(vacancy.site)
    row.add(vacancy.staffGroup.isClinical ? "Care" : "Corporate")
    row.add(String(vacancy.posts))
    row.add(vacancy.firstAdvertisedOn)
    row.add(vacancy.closedOn)
    row.add(vacancy.interviewedOn)
    row.add(vacancy.panel.representative)
    row.add(vacancy.panel.representativeDecides)
    row.add(vacancy.panel.hasDeclaration ? "recruiting manager" : "")
    row.add(vacancy.panel.hasDeclaration ? vacancy.closedOn.adding(days: 3) : nil)
    row.end()
  }

  fileprivate static let adverts = SampleTable(
    "adverts", of: "advert",
    columns: [
      "vacancy_ref", "channel", "opened_on", "closed_on", "taken_down_on", "internal_only", "salary",
      "contact",
      "flexible_working", "text",
    ], attributes: 1
  ) { vacancy, row in
    let kind = vacancy.advert
    for daysBefore in vacancy.adverts {
      row.add(vacancy.ref)
      row.add("NHS Jobs")
      row.add(vacancy.openedOn.adding(days: -daysBefore))
      row.add(vacancy.closedOn.adding(days: -daysBefore))
      row.add(vacancy.closedOn.adding(days: kind == .takenDownEarly ? -daysBefore - 2 : -daysBefore))
      row.add(kind == .internalOnly ? "yes" : "no")
      row.add(vacancy.salary)
      row.add(kind == .nobodyToAsk ? "no" : "yes")
      row.add(vacancy.isFlexible ? "yes" : "no")
      row.add(kind.sentences(of: vacancy).joined(separator: " "))
      row.end()
    }
  }

  fileprivate static let criteria = SampleTable(
    "criteria", of: "criterion", columns: ["vacancy_ref", "essential", "text"], attributes: 1
  ) { vacancy, row in
    for criterion in Vocabulary.criteria + vacancy.advert.criteria {
      row.add(vacancy.ref)
      row.add(criterion.essential)
      row.add(criterion.text)
      row.end()
    }
  }

  fileprivate static let searches = SampleTable(
    "searches", of: "search", columns: ["vacancy_ref", "firm", "briefed_on_diversity", "brief"], attributes: 1
  ) { vacancy, row in
    guard vacancy.search != .unlisted else { return }
    row.add(vacancy.ref)
    row.add("yes")
    row.add(vacancy.search.briefedOnDiversity)
    row.add("Look beyond the health service, at what people have led and how.")
    row.end()
  }

  fileprivate static let panels = SampleTable(
    "panels", of: "seat",
    columns: [
      "vacancy_ref", "phase", "standing", "sat_on", "seat", "role", "decides", "trained_on",
      "deciding_asked", "deciding_counted", "minority_counted",
    ], attributes: 1
  ) { vacancy, row in
    let kind = vacancy.panel
    for seat in 1...kind.members {
      let isObserver = seat > kind.deciding
      row.add(vacancy.ref)
      row.add("interview")
      row.add(kind == .onlyPlanned ? "planned" : "actual")
      row.add(vacancy.interviewedOn)
      row.add(String(seat))
      row.add(isObserver ? "observer" : seat == 1 ? "chair" : "member")
      row.add(isObserver ? "no" : "yes")
      row.add(SampleTable.training(kind, seat, vacancy.interviewedOn))
      for count in seat == 1 ? kind.counts : ["", "", ""] { row.add(count) }
      row.end()
    }
  }

  /// Within the last two years, but for the panel that is not trained.
  static func training(_ kind: PanelKind, _ seat: Int, _ sat: CivilDate) -> String {
    guard kind == .untrained, seat > 1 else { return sat.adding(days: -(150 + 70 * seat)).description }
    return seat == 2 ? sat.adding(days: -6 * 366).description : "never"
  }

  fileprivate static let applications = SampleTable(
    "applications", of: "application",
    columns: [
      "id", "vacancy_ref", "ethnicity", "sex", "disability", "age_band", "religion", "orientation", "route",
      "applied_on", "shortlisted_on", "interviewed_on", "offered_on", "accepted_on", "started_on", "outcome",
      "candidate_key",
    ], attributes: 2
  ) { vacancy, row in
    // Whoever came to a stage came to it on the same day: its words are made once a vacancy.
    let days = SampleStage.allCases.map { vacancy.day(of: $0).description }
    for application in vacancy.applications {
      row.add(application.id)
      row.add(vacancy.reference(of: application))
      row.add(application.category.code)
      for characteristic in OtherCharacteristic.allCases { row.add(characteristic.label(of: application)) }
      row.add(application.route)
      row.add(application.appliedText)
      for stage in SampleStage.allCases.dropFirst() {
        row.add(application.hasReached(stage) ? days[stage.rawValue] : "")
      }
      row.add(application.outcome)
      row.add(row.candidates.key(of: application, for: vacancy))
      row.end()
    }
  }

  /// Everybody who was interviewed, on the first two criteria. Records that are set aside have no scores.
  static let scores = SampleTable(
    "scores", of: "score", columns: ["application_id", "criterion", "value", "scored"], attributes: 1
  ) { vacancy, row in
    for application in vacancy.applications
    where application.isCounted && application.hasReached(.interviewed) {
      var own = SeededGenerator(seed: application.detail, stream: 4)
      for criterion in 1...2 {
        row.add(application.id)
        row.add("criterion \(criterion)")
        row.add(String(own.next(in: 1...5)))
        row.add("yes")
        row.end()
      }
    }
  }
}
