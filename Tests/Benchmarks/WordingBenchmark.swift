// SPDX-License-Identifier: Apache-2.0

import AuditModel
import RuleEngine
import Samples

/// Looks at long adverts with several wording rules, and with lexicons of which most words never occur: the cost is to
/// grow with the texts and what is found in them, and not with the lexicons.
struct WordingBenchmark {
  private let entries: Int
  private let packs: [RulePack]
  private let pipeline: RecruitmentPipeline
  private static let adverts = 30_000
  /// Bytes of an advert.
  private static let length = 5_000

  /// Entries of each lexicon for a scale of 1.
  private static let fewest = 30

  /// - Parameter scale: how many times as many entries the lexicons have. What is found in the texts is the same.
  init(scale: Int) throws {
    let entries = Self.fewest * scale
    self.entries = entries
    packs = try RulePackLoader.load([Self.header] + (0..<10).flatMap { Self.rule($0, entries: entries) })
    var numbers = SeededGenerator(seed: 4)
    let vocabulary = (0..<4_000).map { _ in Self.word(&numbers) }
    var adverts: [Advert] = []
    for index in 0..<Self.adverts {
      var advert = Advert(vacancy: index, place: nil)
      advert.text = Fact(.known(Self.text(vocabulary, &numbers)))
      adverts.append(advert)
    }
    let vacancies = (0..<Self.adverts).map { Vacancy(ref: "V-\($0)") }
    pipeline = RecruitmentPipeline(vacancies: vacancies, adverts: .complete(adverts))
  }

  func evaluate() throws -> String {
    let evaluation = try RuleEngine.evaluate(
      packs: packs, pipeline: pipeline,
      settings: EvaluationSettings(asOf: CivilDate(days: 20_000), checkpoint: .prePublication))
    let matches = evaluation.findings.reduce(0) { $0 + $1.matches.count }
    return
      "\(Self.adverts * Self.length / 1_000_000) MB, 10 lexicons of \(entries) entries, \(matches) matches"
  }

  private static let header = PackFile(
    path: "wording/pack.yaml",
    text: """
      {id: wording, version: "1", title: Wording, says: Words., sources: {book: {title: Book, date: "2022", \
      url: "https://example.org"}}}
      """)

  private static func rule(_ number: Int, entries: Int) -> [PackFile] {
    var numbers = SeededGenerator(seed: UInt64(100 + number))
    let entries = (0..<entries).map { entry in
      // Beyond the fewest, words that no text has: they share beginnings, numbers and exceptions with the others.
      let words = (0..<4).map { _ in word(&numbers) + (entry < fewest ? "" : "zq") }
      return """
          - id: e\(entry)
            find: ["\(words[0])*", "\(words[1]) \(words[2])", "{number} years of ... \(words[3])"]
            unless: {near: ["or equivalent"]}
        """
    }
    let lexicon = """
      lexicon: 1
      title: Words
      says: Drawn words.
      source: book
      why: A reason.
      entries:
      \(entries.joined(separator: "\n"))
      """
    let rule = """
      id: wording.rule-\(number)
      title: A rule
      guidance: {source: book, clause: "1", says: Do so.}
      obligation: should
      checkpoint: [pre-publication]
      for: advert
      wording: {texts: [advert.text], lexicon: words-\(number)}
      expect: wording.matches == 0
      message: "{wording.words}"
      remedy: {afterwards: Mend it.}
      explain: {by: manager, approve: director, within: 10 days}
      examples:
        - {verdict: complies, given: {}}
        - {verdict: must explain, given: {}}
        - {verdict: cannot tell, given: {}}
      """
    return [
      PackFile(path: "wording/lexicons/words-\(number).yaml", text: lexicon),
      PackFile(path: "wording/rule-\(number).yaml", text: rule),
    ]
  }

  private static func word(_ numbers: inout SeededGenerator) -> String {
    let letters = Array("etaoinshrdlucmfw")
    return String((0..<4 + numbers.next(below: 5)).map { _ in letters[numbers.next(below: letters.count)] })
  }

  private static func text(_ vocabulary: [String], _ numbers: inout SeededGenerator) -> String {
    var text = ""
    while text.utf8.count < length {
      text += vocabulary[numbers.next(below: vocabulary.count)]
      text +=
        [" ", " ", " ", " ", " ", " ", " ", " 5 years of ", ", ", ". ", " or equivalent "][
          numbers.next(below: 11)]
    }
    return text
  }
}
