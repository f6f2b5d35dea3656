// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Exports in layouts that no built-in profile knows, and how many of each group came how far in them.
enum SuggestLayouts {
  struct Person {
    let number: Int
    let vacancy: Int
    let isWhite: Bool
    let isShortlisted: Bool
    let isAppointed: Bool
  }

  /// 120 people: 72 white and 48 of an ethnic minority, drawn without a generator so that the counts are known.
  static let people: [Person] = (0..<120).map { number in
    let isWhite = number % 5 < 3
    let isShortlisted = isWhite ? number % 2 == 0 : number % 3 == 0
    return Person(
      number: number, vacancy: number / 8 % 4, isWhite: isWhite, isShortlisted: isShortlisted,
      isAppointed: isShortlisted && number % 8 == 0)
  }

  static let titles = ["Staff Nurse", "Finance Manager", "Porter", "Ward Manager"]
  static let bands = ["Band 5", "Band 8a", "Band 2", "Band 7"]

  static func count(_ isMeant: (Person) -> Bool) -> Int { people.count(where: isMeant) }

  /// One row an application, in which what is known of its vacancy stands again.
  static var flat: String {
    let header =
      "CandidateNo,Candidate Name,E-mail,Requisition,Job Title,Grade,Submitted Date,Ethnic Origin,Current Status,Recruiter Comments"
    return
      ([header]
      + people.map { person in
        let status = person.isAppointed ? "Hired" : person.isShortlisted ? "Interview - Rejected" : "Rejected"
        let label = person.isWhite ? (person.number % 10 == 1 ? "Cornish" : "White - British") : "Indian"
        return
          "C\(1000 + person.number),Jo Bloggs\(person.number),p\(person.number)@example.org,R-\(person.vacancy),"
          + "\(titles[person.vacancy]),\(bands[person.vacancy]),\(String(format: "%02d", person.number % 28 + 1))/04/2025,"
          + "\(label),\(status),a secret remark number \(person.number) that nobody but the panel should ever read"
      }).joined(separator: "\n") + "\n"
  }

  /// Two files that belong together by a column that does not say so.
  static var positions: String {
    (["Internal No;Req;Role;Pay scale;Closes"]
      + (0..<4).map { "\(70 + $0);RQ/\($0);\(titles[$0]);\(bands[$0]);\($0 + 13).05.2025" })
      .joined(separator: "\n") + "\n"
  }
  static var peopleOfPositions: String {
    (["App ref,Surname,Linked,Eth,Sifted in,Got job"]
      + people.map { person in
        "A\(person.number),Smith\(person.number),RQ/\(person.vacancy),"
          + "\(person.isWhite ? "White: Irish" : "Asian or Asian British: Indian"),"
          + "\(person.isShortlisted ? "Yes" : "No"),\(person.isAppointed ? "Yes" : "No")"
      }).joined(separator: "\n") + "\n"
  }

  /// Applications within their vacancies.
  static var nested: String {
    let jobs = (0..<4).map { vacancy in
      let candidates = people.filter { $0.vacancy == vacancy }.map { person in
        let status =
          person.isAppointed
          ? "Appointed" : person.isShortlisted ? "Interview unsuccessful" : "Rejected at sift"
        return "<Candidate><Id>N\(person.number)</Id><Name>Jo Bloggs\(person.number)</Name>"
          + "<EthnicGroup>\(person.isWhite ? "White" : "Asian")</EthnicGroup><Status>\(status)</Status></Candidate>\n"
      }
      return
        "<Job code=\"J\(vacancy)\"><JobTitle>\(titles[vacancy])</JobTitle><Grade>\(bands[vacancy])</Grade>"
        + "<Candidates>\(candidates.joined())</Candidates></Job>\n"
    }
    return "<?xml version=\"1.0\"?>\n<Export xmlns=\"urn:example:export\">\n\(jobs.joined())</Export>\n"
  }

  /// Every value an element of one name, with what it is in an attribute.
  static var pairs: String {
    let rows = people.map { person in
      let fields = [
        ("Applicant ID", "P\(person.number)"), ("Vacancy Ref", "V\(person.vacancy)"),
        ("Ethnicity", person.isWhite ? "White" : "Black"), ("Email", "p\(person.number)@example.org"),
        ("Shortlisted", person.isShortlisted ? "Y" : "N"), ("Appointed", person.isAppointed ? "Y" : "N"),
      ]
      return "<Row>" + fields.map { "<Field name=\"\($0)\">\($1)</Field>" }.joined() + "</Row>\n"
    }
    return "<Rows>\n\(rows.joined())</Rows>\n"
  }

  /// Whatever is known stands in attributes.
  static var attributes: String {
    let posts = (0..<4).map {
      "<post ref=\"V\($0)\" title=\"\(titles[$0])\" grade=\"\(bands[$0])\" closes=\"2025-05-\($0 + 13)\"/>\n"
    }
    let applicants = people.map { person in
      "<applicant number=\"P\(person.number)\" post=\"V\(person.vacancy)\" name=\"Jo Bloggs\(person.number)\""
        + " ethnicity=\"\(person.isWhite ? "White" : "Asian")\" shortlisted=\"\(person.isShortlisted ? "Y" : "N")\""
        + " appointed=\"\(person.isAppointed ? "Y" : "N")\"/>\n"
    }
    return
      "<recruitment>\n<posts>\n\(posts.joined())</posts>\n<applicants>\n\(applicants.joined())</applicants>\n"
      + "</recruitment>\n"
  }

  /// Orders for staff as exchange formats of the trade have them: namespaces, identifiers within identifiers, and what
  /// is not foreseen in pairs of names and values.
  static var orders: String {
    let orders = (0..<4).map { vacancy in
      let people = people.filter { $0.vacancy == vacancy }.map { person in
        let status =
          person.isAppointed
          ? "Appointed" : person.isShortlisted ? "Interview unsuccessful" : "Rejected at sift"
        return
          "<s:Candidate><s:CandidateId idOwner=\"board\"><s:IdValue>N\(person.number)</s:IdValue></s:CandidateId>"
          + "<s:PersonName><s:FormattedName>Jo Bloggs\(person.number)</s:FormattedName></s:PersonName>"
          + "<s:CandidateStatus>\(status)</s:CandidateStatus>"
          + "<s:UserArea><x:Answer><x:Question>Ethnic group</x:Question><x:Value>\(person.isWhite ? "White" : "Asian")"
          + "</x:Value></x:Answer><x:Answer><x:Question>Gender</x:Question><x:Value>"
          + "\(person.number % 2 == 0 ? "Female" : "Male")</x:Value></x:Answer></s:UserArea></s:Candidate>\n"
      }
      return
        "<s:StaffingPosition><s:PositionHeader><s:PositionId idOwner=\"trust\"><s:IdValue>R\(vacancy)</s:IdValue>"
        + "</s:PositionId><s:PositionTitle>\(titles[vacancy])</s:PositionTitle><s:Grade>\(bands[vacancy])</s:Grade>"
        + "</s:PositionHeader><s:Candidates>\(people.joined())</s:Candidates></s:StaffingPosition>\n"
    }
    return
      "<?xml version=\"1.0\"?>\n<e:Envelope xmlns:e=\"urn:example:envelope\" xmlns:s=\"urn:example:staffing\""
      + " xmlns:x=\"urn:example:extension\"><e:Packet>\n\(orders.joined())</e:Packet></e:Envelope>\n"
  }

  /// How many of a group of a vacancy came to each stage.
  private static func reached(_ vacancy: Int, _ isWhite: Bool) -> [(stage: String, count: Int)] {
    let group = people.filter { $0.vacancy == vacancy && $0.isWhite == isWhite }
    return [
      ("Applied", group.count), ("Shortlisted", group.count(where: \.isShortlisted)),
      ("Appointed", group.count(where: \.isAppointed)),
    ]
  }

  /// One row a count, with its stage in a column.
  static var longCounts: String {
    var lines = ["Requisition;Stage;Ethnic background;Headcount"]
    for vacancy in 0..<4 {
      for isWhite in [true, false] {
        for (stage, count) in reached(vacancy, isWhite) {
          lines.append("J\(vacancy);\(stage);\(isWhite ? "White" : "Black or Black British");\(count)")
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// One row a vacancy and stage, one column a category.
  static var wideCounts: String {
    var lines = ["Job number,Stage,White,Asian,Black,Not stated"]
    for vacancy in 0..<4 {
      for (white, other) in zip(reached(vacancy, true), reached(vacancy, false)) {
        lines.append(
          "J\(vacancy),\(white.stage),\(white.count),\(other.count - other.count / 3),\(other.count / 3),2")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Counts in XML, one attribute a stage.
  static var countsInXML: String {
    let groups = (0..<4).flatMap { vacancy in
      [true, false].map { isWhite in
        let counts = reached(vacancy, isWhite).map { "\($0.stage.lowercased())=\"\($0.count)\"" }
        return "<group vacancy=\"J\(vacancy)\" ethnicity=\"\(isWhite ? "White" : "Asian")\""
          + " \(counts.joined(separator: " "))/>\n"
      }
    }
    return "<monitoring><groups>\n\(groups.joined())</groups></monitoring>\n"
  }

  /// Counts by ethnic group and vacancy, one column a stage.
  static var counts: String {
    var lines = ["Job Ref,Ethnic Group,Applicants,Shortlisted,Appointed,% appointed"]
    for vacancy in 0..<4 {
      for isWhite in [true, false] {
        let group = people.filter { $0.vacancy == vacancy && $0.isWhite == isWhite }
        let appointed = group.count(where: \.isAppointed)
        lines.append(
          "J\(vacancy),\(isWhite ? "White" : "Asian"),\(group.count),\(group.count(where: \.isShortlisted)),\(appointed),1.0"
        )
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
