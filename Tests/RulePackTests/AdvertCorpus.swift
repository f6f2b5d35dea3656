// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Foundation
import LocatedYAML
import RuleEngine

/// A synthetic advert or person specification of the folder `Adverts`.
struct CorpusText {
  /// Its path below `Adverts`, without the ending.
  let path: String
  let title: String
  let staffGroup: String
  let isSpecification: Bool
  let text: String

  /// Reads the few lines of its head, a blank line, and the text.
  init?(path: String, content: String) {
    let parts = content.split(separator: "\n\n", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    var head: [String: String] = [:]
    for line in parts[0].split(separator: "\n") {
      let pair = line.split(separator: ":", maxSplits: 1)
      if pair.count == 2 { head[String(pair[0])] = pair[1].trimmingCharacters(in: .whitespaces) }
    }
    guard let title = head["title"], let staffGroup = head["staff group"], let kind = head["kind"] else {
      return nil
    }
    self.path = path
    self.title = title
    self.staffGroup = staffGroup
    isSpecification = kind == "person specification"
    text = parts[1].trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// The lines of a person specification, without headings and bullets.
  var criteria: [(isEssential: Bool, text: String)] {
    var isEssential = true
    var criteria: [(isEssential: Bool, text: String)] = []
    for line in text.split(separator: "\n") {
      if line.hasPrefix("- ") {
        criteria.append((isEssential, String(line.dropFirst(2))))
      } else {
        isEssential = line == "Essential"
      }
    }
    return criteria
  }
}

/// All of them, and what the shipped pack finds in them.
enum AdvertCorpus {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Adverts")

  static func texts() throws -> [CorpusText] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path(percentEncoded: false)).sorted()
      .filter { $0.hasSuffix(".txt") }.compactMap { name in
        let content = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        return CorpusText(path: String(name.dropLast(4)), content: content)
      }
  }

  /// Every post stands at the highest band, so that rules from a band on look at it, and no field beside the text
  /// says what an advert offers.
  static func pipeline(_ texts: [CorpusText]) -> RecruitmentPipeline {
    var adverts: [Advert] = []
    var criteria: [Criterion] = []
    let vacancies = texts.enumerated().map { number, text in
      if text.isSpecification {
        criteria += text.criteria.map { line in
          var criterion = Criterion(vacancy: number, place: nil)
          criterion.isEssential = Fact(.known(line.isEssential))
          criterion.text = Fact(.known(line.text))
          return criterion
        }
      } else {
        var advert = Advert(vacancy: number, place: nil)
        advert.text = Fact(.known(text.text))
        (advert.salary, advert.contact, advert.flexibleWorking) = (
          Fact(.none), Fact(.known(false)), Fact(.known(false))
        )
        adverts.append(advert)
      }
      var vacancy = Vacancy(ref: text.path)
      vacancy.title = Fact(.known(text.title))
      vacancy.staffGroup = Fact(.known(text.staffGroup))
      vacancy.grade = Fact(.known(.bands(.verySeniorManager ... .verySeniorManager)))
      return vacancy
    }
    return RecruitmentPipeline(
      vacancies: vacancies, adverts: .complete(adverts), criteria: .complete(criteria))
  }

  /// What the pack finds in all of the texts, worked out once.
  static let findings = Result { try findings(in: texts()) }

  /// The findings of the pack `criteria`, with every word counted.
  private static func findings(in texts: [CorpusText]) throws -> [Finding] {
    let packs = try Tailoring.tailor(
      ShippedPacks.load().filter { $0.id == "criteria" }, settings: ["criteria.gendered-wording.most=0"])
    let day = CivilDate(iso: "2025-06-01") ?? CivilDate(days: 0)
    return try RuleEngine.evaluate(
      packs: packs, pipeline: pipeline(texts), settings: EvaluationSettings(asOf: day, checkpoint: .preAdvert)
    ).findings
  }

  /// The rows of a table beside the texts, without its head.
  static func table(_ name: String) throws -> [[String]] {
    let content = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    return content.split(separator: "\n").dropFirst().map { line in
      line.split(separator: "|", omittingEmptySubsequences: false).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
    }
  }

  /// Path of a text down to its folder: "ordinary/tuned".
  static func set(of path: String) -> String {
    path.split(separator: "/").dropLast().joined(separator: "/")
  }
}
