// SPDX-License-Identifier: Apache-2.0

import AuditModel
import LocatedYAML
import RuleEngine
import Testing

/// A pack with one wording rule and one lexicon, for tests that change a word of it.
enum WordingFixtures {
  /// A lexicon with these entries, each a line of YAML.
  static func lexicon(_ entries: [String], name: String = "words", head: String = "") -> PackFile {
    PackFile(
      path: "test/lexicons/\(name).yaml",
      text: """
        lexicon: 1
        title: Words
        says: Words for tests.
        source: book
        why: It narrows the field.
        \(head)
        entries:
        \(entries.map { "  - \($0)" }.joined(separator: "\n"))
        """)
  }

  /// A rule that asks for no words, or for what is given.
  static func rule(
    id: String = "test.words", kind: String = "advert", texts: String = "[advert.text]",
    lexicon: String = "words",
    when: String? = nil, expect: String = "wording.matches == 0", obligation: String = "should",
    message: String = "Found {wording.words}.", examples: [String]? = nil
  ) -> PackFile {
    let notMet = obligation == "may" ? "advice" : "must explain"
    let given = examples ?? ["complies", notMet, "cannot tell"].map { "{verdict: \($0), given: {}}" }
    return PackFile(
      path: "test/\(id.dropFirst(5)).yaml",
      text: """
        id: \(id)
        title: A rule
        guidance: {source: book, clause: "1", says: Do so.}
        obligation: \(obligation)
        checkpoint: [pre-publication]
        for: \(kind)
        wording: {texts: \(texts), lexicon: \(lexicon)}
        \(when.map { "when: '\($0)'" } ?? "# always")
        expect: '\(expect)'
        message: '\(message)'
        remedy: {afterwards: Mend it.}
        explain: {by: manager, approve: director, within: 10 days}
        examples:
        \(given.map { "  - \($0)" }.joined(separator: "\n"))
        """)
  }

  static func vacancy(title: String? = "Nurse", staffGroup: String? = nil) -> Vacancy {
    var vacancy = Vacancy(ref: "V-1")
    vacancy.title = title.map { Fact(.known($0)) } ?? .notRecorded
    vacancy.staffGroup = staffGroup.map { Fact(.known($0)) } ?? .notRecorded
    return vacancy
  }

  static func advert(_ text: Answer<String>, vacancy: Int = 0, line: Int = 2) -> Advert {
    var advert = Advert(vacancy: vacancy, place: SourcePlace(file: 0, line: line))
    advert.text = Fact(text, at: SourcePlace(file: 0, line: line, column: 3))
    return advert
  }

  static func pipeline(_ texts: Answer<String>..., title: String? = "Nurse") -> RecruitmentPipeline {
    RecruitmentPipeline(
      vacancies: [vacancy(title: title)],
      adverts: .complete(texts.enumerated().map { advert($1, line: $0 + 2) }))
  }

  static func evaluate(_ files: [PackFile], _ pipeline: RecruitmentPipeline) throws -> Evaluation {
    let packs = try RulePackLoader.load([Fixtures.header] + files)
    return try RuleEngine.evaluate(packs: packs, pipeline: pipeline, settings: Fixtures.settings())
  }

  /// What a lexicon of these entries finds in one advert.
  static func matches(
    _ entries: [String], in text: String, title: String? = "Nurse", head: String = ""
  ) throws -> [WordingMatch] {
    let evaluation = try evaluate(
      [lexicon(entries, head: head), rule()], pipeline(.known(text), title: title))
    return evaluation.findings.flatMap(\.matches)
  }

  static func issues(_ files: [PackFile]) -> [AuthoredIssue] {
    do {
      _ = try RulePackLoader.load([Fixtures.header] + files)
      return []
    } catch {
      return error.issues
    }
  }
}
