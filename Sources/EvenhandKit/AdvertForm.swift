// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// Makes the model of one advert of a form.
struct AdvertForm {
  let pipeline: RecruitmentPipeline
  /// The texts that were read, to show passages of them.
  let documents: [FormDocument]
  let remarks: [String]

  init(_ request: AdvertRequest) throws(EvenhandFault) {
    let document = try FormDocument(request.file, what: "an advert", field: "advert.text")
    var documents = [document]
    var remarks: [String] = []
    var vacancy = Vacancy(ref: FormTerms.onePost)
    if let title = request.title {
      vacancy.title = Fact(.known(title))
      documents.append(FormDocument(name: "--title", text: title, field: "vacancy.title"))
    }
    if let group = request.staffGroup { vacancy.staffGroup = Fact(.known(group)) }
    if let band = request.band { vacancy.grade = Fact(.known(try FormTerms.grade(band))) }
    let advert = try AdvertForm.advert(request, document.text)
    vacancy.advertisedOn = advert.openedOn
    vacancy.closedOn = advert.closedOn
    var pipeline = RecruitmentPipeline(vacancies: [vacancy], adverts: .complete([advert]))
    if request.searchFirm != nil || request.firmBriefed != nil {
      pipeline.searches = .complete([try AdvertForm.search(request)])
    }
    if let path = request.specification {
      guard path != "-" || request.file != "-" else {
        throw .usage("standard input can be the advert or the specification, not both")
      }
      let specification = try FormDocument(path, what: "a person specification", field: "specification")
      let criteria = SpecificationLines(specification.text).criteria
      guard !criteria.isEmpty else {
        throw .usage("'--specification \(path)' holds no criterion (expected a line for each)")
      }
      pipeline.criteria = .complete(criteria)
      documents.append(specification)
      remarks += AdvertForm.remark(on: criteria, of: specification.name)
    }
    self.pipeline = pipeline
    self.documents = documents
    self.remarks = documents.compactMap(\.remark) + remarks
  }

  /// That of some criteria nobody can tell whether they are essential.
  private static func remark(on criteria: [Criterion], of name: String) -> [String] {
    let open = criteria.count { $0.isEssential.value == nil }
    guard open > 0 else { return [] }
    let which =
      open == criteria.count
      ? "no heading says which of its \(open) criteria are essential"
      : "no heading says whether the first \(open) of its \(criteria.count) criteria are essential"
    return [
      "\(name): \(which). Put a line 'Essential' above those that are, and 'Desirable' above the others."
    ]
  }

  private static func search(_ request: AdvertRequest) throws(EvenhandFault) -> Search {
    var search = Search(vacancy: 0, place: nil)
    if let firm = request.searchFirm {
      search.usesFirm = try FormTerms.answer(firm, option: "--search-firm")
    }
    if let briefed = request.firmBriefed {
      search.briefedOnDiversity = try FormTerms.answer(briefed, option: "--firm-briefed")
    }
    return search
  }

  private static func advert(_ request: AdvertRequest, _ text: String) throws(EvenhandFault) -> Advert {
    var advert = Advert(vacancy: 0, place: nil)
    advert.text = Fact(text.allSatisfy(\.isWhitespace) ? .blank : .known(text))
    if let opens = request.opens {
      advert.openedOn = Fact(.known(try AuditTerms.day(opens, option: "--opens")))
    }
    if let closes = request.closes {
      advert.closedOn = Fact(.known(try AuditTerms.day(closes, option: "--closes")))
    }
    if let first = advert.openedOn.value, let last = advert.closedOn.value, last < first {
      throw .usage("'--closes' is a day before '--opens'")
    }
    if let salary = request.salary { advert.salary = Fact(.known(salary)) }
    if let channel = request.channel { advert.channel = Fact(.known(channel)) }
    if let contact = request.contact {
      advert.contact = try FormTerms.answer(contact, option: "--contact")
    }
    if let flexible = request.flexibleWorking {
      advert.flexibleWorking = try FormTerms.answer(flexible, option: "--flexible-working")
    }
    if let own = request.internalOnly {
      advert.isInternalOnly = try FormTerms.answer(own, option: "--internal-only")
    }
    return advert
  }
}

/// Reads a person specification that is typed as text: a line for each criterion, under headings "Essential" and
/// "Desirable"; under neither, it is not recorded which it is.
struct SpecificationLines {
  private(set) var criteria: [Criterion] = []
  private var isEssential: Fact<Bool> = .notRecorded
  /// Line ends since the last criterion.
  private var pending = 0

  init(_ text: String) {
    for line in text.linesAsCounted {
      take(String(line))
      pending += 1
    }
  }

  private mutating func take(_ line: String) {
    let words = line.lowercased().split { !$0.isLetter }
    guard !words.isEmpty else { return }
    if let weight = SpecificationLines.heading(words) {
      isEssential = Fact(.known(weight))
      return
    }
    var criterion = Criterion(vacancy: 0, place: nil)
    criterion.isEssential = isEssential
    // Lines without a criterion go before the next, so that lines are numbered as they stand in the file.
    let skipped = criteria.isEmpty ? pending : pending - 1
    criterion.text = Fact(.known(String(repeating: "\n", count: skipped) + line))
    criteria.append(criterion)
    pending = 0
  }

  private static let headingWords: Set<String> = [
    "criteria", "criterion", "requirements", "skills", "and", "experience", "knowledge", "qualifications",
  ]

  /// Whether a line is nothing but a heading, and of which criteria.
  private static func heading(_ words: [Substring]) -> Bool? {
    let rest = words.dropFirst()
    guard rest.allSatisfy({ SpecificationLines.headingWords.contains(String($0)) }) else { return nil }
    return words.first == "essential" ? true : words.first == "desirable" ? false : nil
  }
}
