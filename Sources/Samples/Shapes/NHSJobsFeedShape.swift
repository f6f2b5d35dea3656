// SPDX-License-Identifier: Apache-2.0

extension SampleShape {
  /// Open vacancies as the feed of NHS Jobs has them: the text cut off, and the total behind the records.
  package static let nhsJobsFeed = SampleShape(
    "nhs-jobs-feed", profile: "nhs-jobs-feed",
    contents: ShapeContents(vacancies: .advertised, adverts: .excerpt),
    files: [
      SampleFile(xml: "nhs-jobs-feed/feed.xml", [.feed], root: ("<nhsJobs>\n", "</nhsJobs>\n"))
    ])
}

extension SampleTable {
  fileprivate static let feed = SampleTable { vacancy, row in
    guard !vacancy.adverts.isEmpty else { return }
    row.markup("  <vacancyDetails>")
    row.element("id", vacancy.ref)
    row.element("reference", "C9999-25-\(vacancy.number)")
    row.element("title", vacancy.title)
    row.element("description", vacancy.advert.excerpt(of: vacancy))
    row.element("employer", "A trust that does not exist")
    row.element("type", "Permanent")
    row.element("salary", vacancy.salary)
    row.element("closeDate", "\(vacancy.closedOn)")
    row.element("postDate", "\(vacancy.openedOn)T09:00:00.000")
    row.markup("<locations>")
    row.element("location", vacancy.site)
    row.markup("</locations></vacancyDetails>\n")
    row.count()
  } end: { row in
    row.element("totalPages", "1")
    row.element("totalResults", String(row.records))
  }
}
