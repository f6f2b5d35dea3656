// SPDX-License-Identifier: Apache-2.0

/// What one line of a person specification may be: a heading, a criterion, or what stands around them.
struct SpecificationLine {
  let text: String
  /// Its words in small letters.
  private let words: [String]
  /// Whether it begins with a bullet or a number of a list.
  let hasBullet: Bool

  init(_ text: String) {
    self.text = text
    words = text.lowercased().split { !$0.isLetter }.map(String.init)
    let start = text.drop { $0.isWhitespace }
    let isNumbered =
      start.prefix { $0.isNumber }.count > 0
      && start.drop { $0.isNumber }.first.map { ".)".contains($0) } ?? false
    hasBullet =
      start.first.map { "-*•·–▪◦o●‣".contains($0) && start.dropFirst().first?.isWhitespace ?? false } ?? false
      || isNumbered
  }

  var isEmpty: Bool { words.isEmpty }

  /// The weight that a line gives those below it, which is nothing but a heading.
  var weight: Bool? {
    guard words.count <= 8, loneLetter == nil, words.allSatisfy({ Vocabulary.weightHeading.contains($0) })
    else { return nil }
    let told = Set(words.compactMap { Vocabulary.weights[$0] })
    return told.count == 1 ? told.first : nil
  }

  /// Whether the line names an area of criteria, such as "Knowledge and skills". A name that could be a criterion too,
  /// such as "Communication skills", is one of an area where a heading or a bullet follows.
  func isArea(before next: SpecificationLine?) -> Bool {
    guard !hasBullet, weight == nil, words.count <= 7,
      words.contains(where: { Vocabulary.areas.contains($0) })
    else { return false }
    if words.allSatisfy({ Vocabulary.areas.contains($0) || Vocabulary.links.contains($0) }) { return true }
    guard
      words.allSatisfy({
        Vocabulary.areas.contains($0) || Vocabulary.links.contains($0) || Vocabulary.kinds.contains($0)
      })
    else { return false }
    return text.last { !$0.isWhitespace } == ":" || next?.weight != nil || next?.hasBullet ?? false
  }

  /// Whether the line is a heading behind the criteria, of what the trust offers or how to apply.
  var isEnd: Bool {
    !hasBullet && Vocabulary.ends.contains(words.joined(separator: " "))
  }

  /// Whether the line is a heading such as "Other requirements", which may be one of an area of what is desirable, or
  /// stand behind both.
  var isOfOthers: Bool {
    ["other", "additional", "further", "special"].contains(words.first ?? "")
      && ["requirement", "requirements"].contains(words.last ?? "") && words.count <= 4 && !hasBullet
  }

  /// Whether it stands around a specification and is no part of it: its title, the post, how criteria are assessed.
  var isSurrounding: Bool {
    let joined = words.joined(separator: " ")
    if Vocabulary.surroundings.contains(joined) { return true }
    return Vocabulary.labels.contains {
      text.lowercased().drop { $0.isWhitespace || $0 == "#" || $0 == "*" }.hasPrefix("\($0):")
    }
  }

  /// Whether it goes on with the criterion above.
  var goesOn: Bool { !hasBullet && text.first { !$0.isWhitespace }?.isLowercase ?? false }

  /// The weight where the line is nothing but "E" or "D".
  var loneLetter: Bool? { words.count == 1 ? Vocabulary.letters[words[0].uppercased()] : nil }

  /// The weight where the line ends with "E" or "D" behind other words, which may also be the name of something. How a
  /// criterion is assessed ("A/I") may stand behind it.
  var letter: Bool? {
    guard words.count > 1 else { return nil }
    let ending = text.split(whereSeparator: \.isWhitespace).reversed().drop {
      SpecificationLine.isAssessment($0)
    }
    return ending.first.flatMap { Vocabulary.letters[String($0)] }
  }

  /// Whether a word is a short sign for how something is assessed: application, interview, references, test and so on.
  private static func isAssessment(_ word: Substring) -> Bool {
    word.count <= 7 && Vocabulary.letters[String(word)] == nil
      && word.allSatisfy { "AIRTPCF/,&+".contains($0) }
  }

  /// The weight that the line says of itself: "(E)", "essential" at its end, "Desirable:" at its start.
  var mark: Bool? {
    let small = text.lowercased().filter { !"*_".contains($0) }
    let trimmed = small.drop { $0.isWhitespace || "-•·–▪◦●‣.;,".contains($0) }
    let ending = trimmed.reversed().drop { $0.isWhitespace || ".;,".contains($0) }.reversed()
    for (sign, weight) in Vocabulary.signs {
      if String(ending).hasSuffix(sign) || trimmed.hasPrefix(sign) { return weight }
    }
    for (word, weight) in Vocabulary.weights where word.count > 1 {
      if trimmed.hasPrefix("\(word):") || trimmed.hasPrefix("\(word)\t") || trimmed.hasPrefix("\(word) -") {
        return weight
      }
    }
    guard words.count > 1, let last = words.last, last.count > 1, let weight = Vocabulary.weights[last] else {
      return nil
    }
    // "Desirable but not essential"
    return ["not", "non"].contains(words[words.count - 2]) ? false : weight
  }
}

/// The words of which headings of person specifications are made.
private enum Vocabulary {
  static let weights = [
    "essential": true, "essentials": true, "desirable": false, "desirables": false, "e": true, "d": false,
  ]
  static let letters = ["E": true, "D": false]
  static let signs = [
    "(essential)": true, "[essential]": true, "(e)": true, "[e]": true,
    "(desirable)": false, "[desirable]": false, "(d)": false, "[d]": false,
  ]
  static let weightHeading: Set<String> = Set(weights.keys).union(areas).union([
    "criteria", "criterion", "and", "for", "the", "post", "role", "job",
  ])
  static let areas: Set<String> = [
    "qualifications", "qualification", "education", "training", "experience", "skills", "knowledge",
    "abilities", "ability",
    "aptitude", "aptitudes", "attributes", "qualities", "values", "behaviours", "circumstances",
    "requirements", "requirement",
    "competencies", "competences", "disposition",
  ]
  static let links: Set<String> = [
    "and", "or", "of", "other", "personal", "professional", "academic", "additional", "general", "special",
    "specialist",
    "physical", "criteria", "the", "further", "key",
  ]
  static let kinds: Set<String> = [
    "communication", "communications", "analytical", "judgemental", "planning", "organisational",
    "organisation",
    "management", "leadership", "it", "computer", "interpersonal", "written", "spoken", "practical",
    "clinical", "research",
    "teaching", "work", "job", "previous", "relevant", "technical", "trust", "relationship", "people", "role",
    "specific",
  ]
  static let surroundings: Set<String> = [
    "person specification", "job description", "criteria", "how assessed", "method of assessment",
    "methods of assessment",
    "assessed by", "how tested", "evidence", "application form", "application form interview", "interview",
    "references",
    "assessment", "area", "factor", "factors", "category", "a i", "a", "i", "a i t", "application",
  ]
  static let ends: Set<String> = [
    "benefits", "our benefits", "staff benefits", "what we offer", "what we can offer",
    "what we can offer you",
    "we offer", "about us", "about the trust", "our trust", "how to apply", "how to apply for this post",
    "to apply",
    "contact", "contact details", "contacts", "further information", "further details",
    "additional information",
    "why work for us", "why join us", "important information", "applying", "next steps", "pay and benefits",
    "terms and conditions", "conditions of service", "disclosure and barring service", "sponsorship",
  ]
  static let labels = [
    "job title", "post title", "title", "title of post", "post", "band", "grade", "pay band", "department",
    "directorate",
    "division", "location", "base", "site", "reports to", "accountable to", "responsible to",
    "person specification",
  ]
}
