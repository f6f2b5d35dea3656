// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Foundation
import RuleEngine
import Testing

/// Sentences that shut people out, or keep a post for some, and harmless ones that sound alike: what is found of them in an
/// advert, in a criterion and in a title.
@Suite struct ExclusionTests {
  /// A sentence with what it is: "race", "sex", "age", "disability" or "harmless", and whether the lexicons get it wrong.
  struct Sentence {
    let kind: String
    let isWrong: Bool
    let text: String

    init?(_ line: Substring) {
      let parts = line.split(separator: "|", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      guard parts.count == 2, let kind = parts[0].split(separator: ",").first else { return nil }
      (self.kind, isWrong, text) = (String(kind), parts[0].contains(","), parts[1])
    }

    var isHarmless: Bool { kind == "harmless" }
    /// Whether the lexicons tell it.
    var isTold: Bool { isHarmless == isWrong }
  }

  enum Place: CaseIterable { case advert, criterion, title }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Exclusions")
  static let files = ["tuned", "held-out", "second", "third"]

  static func sentences(_ file: String) throws -> [Sentence] {
    try String(contentsOf: folder.appending(path: "\(file).txt"), encoding: .utf8)
      .split(separator: "\n").compactMap(Sentence.init)
  }

  private func pipeline(_ sentences: [Sentence], in place: Place) -> RecruitmentPipeline {
    var adverts: [Advert] = []
    var criteria: [Criterion] = []
    let vacancies = sentences.enumerated().map { number, sentence in
      var vacancy = Vacancy(ref: "V-\(number)")
      vacancy.title = Fact(.known(place == .title ? sentence.text : "Porter"))
      var advert = Advert(vacancy: number, place: nil)
      advert.text = Fact(.known(place == .advert ? sentence.text : "You will move beds."))
      adverts.append(advert)
      var criterion = Criterion(vacancy: number, place: nil)
      criterion.isEssential = Fact(.known(true))
      criterion.text = Fact(.known(place == .criterion ? sentence.text : "Able to lift"))
      criteria.append(criterion)
      return vacancy
    }
    return RecruitmentPipeline(
      vacancies: vacancies, adverts: .complete(adverts), criteria: .complete(criteria))
  }

  /// By sentence, the rules that ask for an explanation of it.
  private func rules(_ sentences: [Sentence], in place: Place) throws -> [String: Set<String>] {
    let packs = try ShippedPacks.load().filter { $0.id == "criteria" }
    let day = try #require(CivilDate(iso: "2025-06-01"))
    let findings = try RuleEngine.evaluate(
      packs: packs, pipeline: pipeline(sentences, in: place),
      settings: EvaluationSettings(asOf: day, checkpoint: .preAdvert)
    ).findings.filter { $0.verdict == .mustExplain }
    return Dictionary(grouping: findings, by: \.subject.ref).mapValues { Set($0.map(\.rule)) }
  }

  private static let ofRace: Set = [
    "criteria.open-to-every-race", "criteria.specification-open-to-every-race",
  ]
  private static let ofOthers: Set = ["criteria.open-whatever-age-sex-disability"]

  @Test(arguments: files, Place.allCases)
  func `what shuts people out is told, and what is harmless is not, but for what the list says`(
    file: String, place: Place
  ) throws {
    let sentences = try Self.sentences(file)
    let rules = try rules(sentences, in: place)
    for (number, sentence) in sentences.enumerated() {
      let told = rules["V-\(number)", default: []]
      let isTold =
        sentence.isHarmless
        ? !told.isDisjoint(with: Self.ofRace.union(Self.ofOthers))
        : !told.isDisjoint(with: sentence.kind == "race" ? Self.ofRace : Self.ofOthers)
      #expect(isTold == sentence.isTold, "\(place): \(sentence.text) \(told.sorted())")
    }
  }

  @Test func `the page states how many sentences there are, and how many are got wrong`() throws {
    let page = try String(contentsOf: Self.folder.appending(path: "README.md"), encoding: .utf8)
    for file in Self.files {
      let sentences = try Self.sentences(file)
      let (harmless, grave) = (sentences.filter(\.isHarmless), sentences.filter { !$0.isHarmless })
      #expect(Set(sentences.map(\.text)).count == sentences.count)
      let row =
        "| `\(file).txt` | \(grave.count) | \(grave.count { !$0.isWrong }) | \(harmless.count) | \(harmless.count(where: \.isWrong)) |"
      #expect(page.contains(row), "the page does not have: \(row)")
    }
  }
}
