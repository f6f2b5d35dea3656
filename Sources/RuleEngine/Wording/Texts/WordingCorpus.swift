// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Expressions

/// The texts of a pipeline that a pack's wording rules look at, each looked through once for the lexicons of all of them.
struct WordingCorpus: Sendable {
  private let scan: TextScan
  private let index: PipelineIndex
  private var adverts: [ScannedText?] = []
  private var specifications: [ScannedText?] = []
  private var briefs: [ScannedText?] = []
  private var titles: [ScannedText?] = []

  /// - Parameter pack: only its rules that take part are looked at.
  init(_ pack: RulePack, _ subjects: SubjectList, at checkpoint: Checkpoint) {
    let index = subjects.index
    self.index = index
    let terms = pack.rules.filter { $0.takesPart(at: checkpoint) }.compactMap(\.wording)
    // Where there is no text, nothing is looked for: making ready to would cost as much as a small audit.
    let speaking = terms.filter { !WordingCorpus.isSilent($0, index) }
    scan = TextScan(set: pack.compiledLexicons.lexicons(named: Set(speaking.map(\.lexicon))))
    let texts = Set(terms.flatMap(\.texts).map(\.source))
    if texts.contains(WordingText.advert.source) || texts.contains(WordingText.adverts.source) {
      adverts = scan(subjects.adverts, of: index.adverts.elements.count, .advert)
    }
    if texts.contains(WordingText.specification.source) {
      specifications = scan(subjects.vacancies, of: index.vacancies.count, .specification)
    }
    if texts.contains(WordingText.brief.source) {
      briefs = scan(subjects.vacancies, of: index.vacancies.count, .brief)
    }
    if texts.contains(WordingText.title.source) {
      titles = scan(subjects.vacancies, of: index.vacancies.count, .title)
    }
  }

  private func scan(_ positions: [Int], of count: Int, _ text: WordingText) -> [ScannedText?] {
    var scanned = [ScannedText?](repeating: nil, count: count)
    for position in positions { scanned[position] = look(at: text, position) }
    return scanned
  }

  private func look(at text: WordingText, _ position: Int) -> ScannedText {
    scan.scan(RawText.texts(reading(of: text, position), as: text).first ?? RawText(), called: text.words)
  }

  private func reading(of text: WordingText, _ position: Int) -> Reading {
    switch text {
    case .advert, .adverts: Reading(index.adverts.elements[position].text) { .text($0) }
    case .specification, .essentials, .desirables:
      SpecificationFacts(index: index, number: position).reading(of: "lines")
    case .brief: SearchFacts(index: index, number: position).reading(of: "brief")
    case .title, .titleIfAny: Reading(index.vacancies[position].title) { .text($0) }
    }
  }

  /// Whether nothing that was read holds any of the texts, so that the same is found for every subject.
  func isSilent(_ terms: WordingTerms) -> Bool { WordingCorpus.isSilent(terms, index) }

  private static func isSilent(_ terms: WordingTerms, _ index: PipelineIndex) -> Bool {
    terms.texts.allSatisfy { text in
      switch text {
      case .advert, .adverts: !index.pipeline.adverts.isRecorded
      case .specification, .essentials, .desirables: !index.pipeline.criteria.isRecorded
      case .brief: !index.pipeline.searches.isRecorded
      case .title, .titleIfAny: !index.recordsTitles
      }
    }
  }

  /// What a rule's lexicon finds for the subject at a position.
  func result(_ terms: WordingTerms, _ kind: SubjectKind, at position: Int) -> WordingResult {
    let vacancy = kind == .advert ? index.adverts.elements[position].vacancy : position
    let post = Occupation(
      title: reading(of: .title, vacancy).value,
      staffGroup: Reading(index.vacancies[vacancy].staffGroup) { .string($0) }.value)
    return WordingResult(
      terms, terms.texts.map { texts($0, position, vacancy) }, entries: scan.set.entries(of: terms.lexicon),
      scan: scan, post: post)
  }

  private func texts(_ text: WordingText, _ position: Int, _ vacancy: Int) -> [ScannedText] {
    switch text {
    case .advert: [adverts[position] ?? ScannedText()]
    case .adverts:
      index.adverts.positions(of: vacancy).map { adverts[$0] ?? ScannedText() } + [rest(of: vacancy)]
    case .specification, .essentials, .desirables: [specifications[vacancy] ?? ScannedText()]
    case .brief: [briefs[vacancy] ?? ScannedText()]
    case .title, .titleIfAny: [titles[vacancy] ?? ScannedText()]
    }
  }

  /// That a vacancy may have other adverts than were read.
  private func rest(of vacancy: Int) -> ScannedText {
    let list = index.adverts.list(of: vacancy) { _ in .null }
    let texts = RawText.texts(list, as: .adverts)
    return ScannedText(doubts: texts.last?.doubts ?? [], isOfSubject: false)
  }
}

extension FactRecord {
  /// The fact with this name.
  func reading(of name: String) -> Reading {
    Self.fields.first { $0.name == name }?.read(self) ?? Reading(.lacking(.notRecorded))
  }
}
