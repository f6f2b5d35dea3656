// SPDX-License-Identifier: Apache-2.0

extension SampleShape {
  /// A custom report of Workday: one entry an application, interviewers inside the first of their vacancy. None of
  /// its stages is called shortlisted.
  package static let workdayReport = SampleShape(
    "workday-report", profile: "workday-report-example", profileIsExample: true,
    contents: ShapeContents(
      vacancies: .ofApplications, hasBand: true, panels: .interviewers, applications: .rows,
      stages: .withoutShortlisted, cuts: [.band]),
    files: [
      SampleFile(
        xml: "workday-report/report.xml", [.workday],
        root: (
          "<wd:Report_Data xmlns:wd=\"urn:com.workday.report/Sample_Applications\">\n", "</wd:Report_Data>\n"
        ), flaws: Set(SampleFlaw.allCases).subtracting([.unknownReference]))
    ])
}

extension SampleTable {
  fileprivate static let workday = SampleTable { vacancy, row in
    var interviewers = vacancy.furthest ?? .applied >= .interviewed ? vacancy.panel.members : 0
    for application in vacancy.applications where application.flaw != .unknownReference {
      row.markup("  <wd:Report_Entry>")
      row.object("wd:Job_Application", "Application \(application.number)", id: application.id)
      row.object("wd:Job_Requisition", vacancy.title, id: vacancy.ref)
      row.emptyElement("wd:Compensation_Grade", "wd:Descriptor", vacancy.bandInWords)
      row.emptyElement("wd:Ethnicity", "wd:Descriptor", application.category.label2001)
      row.emptyElement("wd:Stage", "wd:Descriptor", application.workdayStage)
      row.emptyElement("wd:Disposition", "wd:Descriptor", application.workdayDisposition)
      row.element("wd:Application_Date", application.appliedText)
      row.markup("<wd:Interviews>")
      if application.isCounted {
        for seat in 0..<interviewers {
          row.object(
            "wd:Interviewer", "Interviewer \(seat + 1)", id: "E\(vacancy.number)-\(seat + 1)", of: "Employee")
        }
        row.count(records: interviewers)
        interviewers = 0
      }
      row.markup("</wd:Interviews></wd:Report_Entry>\n")
      row.count()
    }
  }
}

extension RowWriter {
  /// An object of Workday with its identifier of one type; the element names the type, but where it is given.
  fileprivate mutating func object(_ name: String, _ descriptor: String, id: String, of type: String? = nil) {
    markup("<\(name) wd:Descriptor=\"\(descriptor.replacing("&", with: "&amp;"))\">")
    let type = type ?? String(name.dropFirst(3))
    element("wd:ID", id, attributes: " wd:type=\"\(type)_ID\"")
    markup("</\(name)>")
  }
}

extension SampleApplication {
  fileprivate var workdayStage: String {
    switch fate {
    case .applied: "Review"
    case .shortlisted: "Screen"
    case .interviewed: "Interview"
    case .declined: "Offer"
    case .accepted, .started: "Ready for Hire"
    }
  }

  fileprivate var workdayDisposition: String {
    switch outcome {
    case "withdrawn": "Candidate withdrew"
    case "rejected": "Not selected"
    case "declined_offer": "Declined offer"
    default: ""
    }
  }
}

extension Vocabulary.Category {
  /// The label of the 2001 census, where there is one.
  fileprivate var label2001: String { Vocabulary.Category.labels2001[code] ?? label }

  private static let labels2001 = [
    "A": "White - British", "B": "White - Irish", "C": "White - Any other White background",
    "D": "Mixed - White and Black Caribbean", "F": "Mixed - White and Asian",
    "H": "Asian or Asian British - Indian", "J": "Asian or Asian British - Pakistani",
    "K": "Asian or Asian British - Bangladeshi", "M": "Black or Black British - Caribbean",
    "N": "Black or Black British - African", "R": "Other Ethnic Groups - Chinese",
    "S": "Other Ethnic Groups - Any other ethnic group", "Z": "I do not wish to answer",
  ]
}
