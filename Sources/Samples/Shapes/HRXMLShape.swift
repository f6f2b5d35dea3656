// SPDX-License-Identifier: Apache-2.0

extension SampleShape {
  /// Vacancies with the text of their adverts as HR-XML 3 writes them; no applications.
  package static let hrXML3 = SampleShape(
    "hr-xml-3", profile: "hr-xml-3-position-opening",
    contents: ShapeContents(vacancies: .advertised, adverts: .text),
    files: [
      SampleFile(
        xml: "hr-xml-3/openings.xml", [.openings],
        root: (
          "<Openings xmlns=\"http://www.hr-xml.org/3\" xmlns:oa=\"http://www.openapplications.org/oagis/9\">\n",
          "</Openings>\n"
        ))
    ])
}

extension SampleTable {
  fileprivate static let openings = SampleTable { vacancy, row in
    guard !vacancy.adverts.isEmpty else { return }
    row.markup("  <PositionOpening validFrom=\"\(vacancy.openedOn)\">")
    row.element("DocumentID", vacancy.ref)
    row.markup("<PositionProfile>")
    row.element("PositionTitle", vacancy.title)
    row.markup("<PositionLocation><Address>")
    row.element("oa:CityName", vacancy.site)
    row.markup("</Address></PositionLocation>")
    row.element("PositionOpenQuantity", String(vacancy.posts))
    row.element("ApplicationCloseDate", "\(vacancy.closedOn)")
    let paragraphs = vacancy.advert.sentences(of: vacancy).map { "<p>\($0)</p>" }
    row.markup("<PositionFormattedDescription>")
    row.element("Content", paragraphs.joined())
    row.markup("</PositionFormattedDescription></PositionProfile></PositionOpening>\n")
    row.count()
  }
}
