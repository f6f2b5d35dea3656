// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// Makes the model of one advert of a form.
struct AdvertForm {
  let pipeline: RecruitmentPipeline
  /// The texts that were read, to show passages of them.
  let documents: [FormDocument]
  let remarks: [String]
  /// What was looked at, in words.
  let subject: String
  /// That there is nothing to look at; `nil` where there is something.
  let emptiness: String?

  init(_ request: AdvertRequest) throws(EvenhandFault) {
    guard request.file != nil || request.specification != nil else {
      throw .usage("there is nothing to check (expected a file with an advert, or --specification)")
    }
    var documents: [FormDocument] = []
    var remarks: [String] = []
    let document = try request.file.map { path throws(EvenhandFault) in
      try FormDocument(path, what: "an advert", field: "advert.text")
    }
    if let document {
      documents.append(document)
      remarks += AdvertForm.remark(onAdvert: document)
    }
    var vacancy = Vacancy(ref: FormTerms.onePost)
    if let title = request.title {
      vacancy.title = Fact(.known(title))
      documents.append(FormDocument(name: "--title", text: title, field: "vacancy.title"))
    }
    if let group = request.staffGroup { vacancy.staffGroup = Fact(.known(group)) }
    if let band = request.band { vacancy.grade = Fact(.known(try FormTerms.grade(band))) }
    let advert = try AdvertForm.advert(request, document?.text)
    vacancy.advertisedOn = advert.openedOn
    vacancy.closedOn = advert.closedOn
    subject = document == nil ? "person specification" : "advert"
    var pipeline = RecruitmentPipeline(
      vacancies: [vacancy], adverts: document == nil ? .notRecorded : .complete([advert]))
    pipeline.isTypedIn = true
    if request.searchFirm != nil || request.firmBriefed != nil {
      pipeline.searches = .complete([try AdvertForm.search(request)])
    }
    if let path = request.specification {
      guard path != "-" || request.file != "-" else {
        throw .usage("standard input can be the advert or the specification, not both")
      }
      let (specification, lines) = try FormDocument(
        path, what: "a person specification", field: "specification"
      ).asSpecification()
      let criteria = lines.criteria
      guard !criteria.isEmpty else {
        throw .usage("'--specification \(path)' holds no criterion (expected a line for each)")
      }
      pipeline.criteria = .complete(criteria)
      documents.append(specification)
      remarks += AdvertForm.remark(on: lines, of: specification.name)
    }
    emptiness = document.flatMap { document in
      document.isBlank ? "The advert is empty: there is no text in \(document.name) to look at." : nil
    }
    self.pipeline = pipeline
    self.documents = documents
    self.remarks = documents.compactMap(\.remark) + remarks
  }

  /// What was made of a specification whose layout had to be made out, and that of some criteria nobody can tell whether
  /// they are essential.
  private static func remark(on lines: SpecificationLines, of name: String) -> [String] {
    let criteria = lines.criteria
    let open = criteria.count { $0.isEssential.value == nil }
    var remarks: [String] = []
    if lines.isInterpreted {
      let essential = criteria.count { $0.isEssential.value == true }
      let rest = open > 0 ? " and \(open) of which it is not said" : ""
      remarks.append(
        "\(name): read as \(essential) essential and \(criteria.count - essential - open) desirable criteria\(rest)."
      )
    }
    guard open > 0 else { return remarks }
    let which =
      open == criteria.count
      ? "no heading says which of its \(open) criteria are essential"
      : open == criteria.prefix { $0.isEssential.value == nil }.count
        ? "no heading says whether the first \(open) of its \(criteria.count) criteria are essential"
        : "nothing says whether \(open) of its \(criteria.count) criteria are essential"
    return remarks + [
      "\(name): \(which). Put a line 'Essential' above those that are, and 'Desirable' above the others."
    ]
  }

  /// That what was given as an advert is most likely a person specification, and not an advert with its criteria in it.
  private static func remark(onAdvert document: FormDocument) -> [String] {
    let lines = document.text.linesAsCounted.filter { $0.contains { $0.isLetter } }
    guard !lines.contains(where: AdvertForm.isOfAdvert) else { return [] }
    let criteria = document.asSpecification().lines.criteria
    let weighed = criteria.count { $0.isEssential.value != nil }
    guard criteria.contains(where: { $0.isEssential.value == true }), weighed >= 3, weighed * 3 >= lines.count
    else { return [] }
    return [
      "\(document.name): this reads like a person specification. Give it with --specification, so that its criteria are "
        + "read as such; an advert beside it is not needed."
    ]
  }

  /// Whether a line speaks to whoever might apply, or of the pay, as no criterion does.
  private static func isOfAdvert(_ line: Substring) -> Bool {
    let words = line.lowercased().split { !$0.isLetter && $0 != "£" }.map(String.init)
    let joined = " \(words.joined(separator: " ")) "
    return line.contains("£")
      || [
        " we are ", " we want ", " we offer ", " we welcome ", " you will ", " join us ", " join our ",
        " join a ",
        " apply ", " closing date ", " interviews will ", " looking for ", " opportunity has arisen ",
        " salary ",
        " informal visit ", " please contact ",
      ].contains { joined.contains($0) }
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

  private static func advert(_ request: AdvertRequest, _ text: String?) throws(EvenhandFault) -> Advert {
    var advert = Advert(vacancy: 0, place: nil)
    if let text { advert.text = Fact(text.allSatisfy(\.isWhitespace) ? .blank : .known(text)) }
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
