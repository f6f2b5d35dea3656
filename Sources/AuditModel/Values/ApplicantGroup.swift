// SPDX-License-Identifier: Apache-2.0

/// A group of applicants who share a category, as texts and reports name it.
package struct ApplicantGroup: Sendable, Hashable {
  /// For programs: `ethnic_minority`, `25_to_34`.
  package let name: String
  /// What stands before "applicants", such as "ethnic minority"; empty where what stands behind tells.
  package let before: String
  /// What stands behind it, such as "aged 25 to 34".
  package let after: String
  /// Without "applicants", as a label within a picture: "ethnic minority", "aged 25 to 34".
  package let short: String
  /// At the head of a column.
  package let title: String

  package init(
    _ name: String, before: String = "", after: String = "", short: String? = nil, title: String? = nil
  ) {
    self.name = name
    self.before = before
    self.after = after
    let words = short ?? (before.isEmpty ? after : before)
    self.short = words
    self.title = title ?? words.prefix(1).uppercased() + words.dropFirst()
  }

  /// "white applicants", "applicants aged 25 to 34".
  package var applicants: String { words("applicants") }

  /// "1 white applicant" is "white applicant" here, "2 white applicants" "white applicants".
  package func applicants(_ number: Int) -> String { words(number == 1 ? "applicant" : "applicants") }

  private func words(_ noun: String) -> String {
    [before, noun, after].filter { !$0.isEmpty }.joined(separator: " ")
  }
}

extension ApplicantGroup {
  package static let white = ApplicantGroup("white", before: "white")
  package static let ethnicMinority = ApplicantGroup("ethnic_minority", before: "ethnic minority")
  package static let female = ApplicantGroup("female", before: "female")
  package static let male = ApplicantGroup("male", before: "male")
  package static let anotherSex = ApplicantGroup(
    "another", after: "who describe their sex in another way", short: "in another way")
  package static let disabled = ApplicantGroup("disabled", before: "disabled")
  package static let notDisabled = ApplicantGroup("not_disabled", before: "non-disabled")
  package static let heterosexual = ApplicantGroup("heterosexual", before: "heterosexual")
  /// Lesbian, gay, bisexual, or of another orientation that is not heterosexual.
  package static let lgbPlus = ApplicantGroup("lgb_plus", before: "LGB+")
  package static let undecided = ApplicantGroup("undecided", after: "who are undecided", short: "undecided")
  /// Whoever's category is known and another one.
  package static let everyoneElse = ApplicantGroup("everyone_else", before: "other", short: "everyone else")

  /// An ethnic category, by its label in a scheme: "Asian or Asian British: Indian".
  package static func ethnicCategory(_ label: String) -> ApplicantGroup {
    ApplicantGroup(name(for: label), before: label, title: label)
  }

  /// Those who came from somewhere, as the file has it; spellings that differ in case and signs alone are one.
  package static func source(_ label: String) -> ApplicantGroup {
    ApplicantGroup(
      name(for: label), after: "who came from \(name(for: label, joined: " "))", short: label, title: label)
  }

  /// Those who came from places that hardly anybody else came from.
  package static let anotherSource = ApplicantGroup(
    "another_source", after: "who came from elsewhere", short: "another source")

  /// For programs: the letters and digits of a label in lower case.
  private static func name(for label: String, joined separator: String = "_") -> String {
    label.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: separator)
  }

  /// The religions of the census of England and Wales, with those that staff records list beside them.
  package static let religions = [
    ApplicantGroup("no_religion", after: "of no religion"),
    ApplicantGroup("buddhist", before: "Buddhist"), ApplicantGroup("christian", before: "Christian"),
    ApplicantGroup("hindu", before: "Hindu"), ApplicantGroup("jain", before: "Jain"),
    ApplicantGroup("jewish", before: "Jewish"), ApplicantGroup("muslim", before: "Muslim"),
    ApplicantGroup("sikh", before: "Sikh"),
    ApplicantGroup("other_religion", after: "of another religion or belief"),
  ]
}
