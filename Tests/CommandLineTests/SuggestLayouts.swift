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
