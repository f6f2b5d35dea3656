// SPDX-License-Identifier: Apache-2.0

import LocatedYAML
import RuleEngine
import Testing

/// The short word check of what packs recommend.
@Suite struct ForbiddenAdviceTests {
  /// Advice that equality law forbids, and the words by which it is known.
  static let refused: [(advice: String, words: String)] = [
    ("Prefer ethnic minority applicants.", "Prefer ethnic minority"),
    ("Next time, appoint a suitable BME nurse.", "appoint a suitable BME"),
    ("Shortlist more Black candidates.", "Shortlist more Black"),
    ("Choose candidates from an Asian background first.", "Choose candidates … Asian"),
    ("Give preference in the scoring to ethnic minority applicants.", "preference … to ethnic minority"),
    ("Score minority applicants two points higher.", "Score minority … higher"),
    ("Add an ethnic minority applicant to the shortlist.", "Add … ethnic minority … to the shortlist"),
    ("Reject white candidates.", "Reject white"), ("Hire women.", "Hire women"),
    ("Appoint younger staff.", "Appoint younger"),
    ("Set a quota.", "quota"), ("Ring-fence the next post.", "Ring-fence"),
    ("Reserve the post for BAME staff.", "Reserve … for BAME"),
    ("All-Black shortlists help.", "All-Black shortlists"),
    ("Break ties automatically with a tie-break.", "automatically … tie-break"),
    ("Require panel members to declare their ethnicity.", "Require … declare … ethnicity"),
    ("Everybody must disclose their race.", "must disclose … race"),
    ("Re-run it until a BME candidate comes up.", "Re-run … until … BME"),
    ("Ask for reasons whenever a white candidate was appointed.", "whenever a white candidate was appointed"),
  ]

  @Test(arguments: refused) func plainUnlawfulAdviceIsRefusedWhereItStands(_ advice: String, _ words: String)
    throws
  {
    let text = LoaderIssueTests.rule.replacingOnce("  afterwards: Record why.", "  afterwards: \"\(advice)\"")
    let issues = LoaderIssueTests.issues([Fixtures.header, PackFile(path: "test/rule.yaml", text: text)])
    #expect(issues.count == 1)
    let issue = try #require(issues.first)
    #expect(
      issue.problem.hasPrefix("\"\(words)\" reads as advice that equality law forbids: "), "\(issue.problem)")
    #expect(issue.lineText.contains(advice))
  }

  static let allowed = [
    "Record why.", "Do not prefer ethnic minority applicants.", "Never set a quota.", "No quota is lawful.",
    "Encourage ethnic minority staff to apply, and say that everybody is welcome.",
    "Invite a trained representative from the pool.", "Advertise where Black and Asian nurses will see it.",
    "Nobody must disclose their ethnicity.", "Ask everybody once more; declining is an answer.",
    "Compare how white and ethnic minority applicants were scored.",
    "Interview notes are kept for a year.", "Explain the choice, whoever was appointed.",
    "Promote the ethnic minority network.", "Prefer plain words.",
    "Reject no application because ethnicity is blank.",
  ]

  @Test(arguments: allowed) func otherAdviceIsLeftAlone(_ advice: String) {
    let text = LoaderIssueTests.rule.replacingOnce("  afterwards: Record why.", "  afterwards: \"\(advice)\"")
    #expect(LoaderIssueTests.issues([Fixtures.header, PackFile(path: "test/rule.yaml", text: text)]) == [])
  }

  @Test func messagesAndAlternativesAreLookedAtToo() {
    let message = LoaderIssueTests.rule.replacingOnce("is small.", "is small. Prefer BME members.")
    #expect(
      LoaderIssueTests.issues([Fixtures.header, PackFile(path: "test/rule.yaml", text: message)]).count == 1)
    let own = WordingFixtures.lexicon(["{id: a, find: [x], instead: Appoint a Black nurse.}"])
    #expect(WordingFixtures.issues([own, WordingFixtures.rule()]).map(\.line) == [8])
    let shared = WordingFixtures.lexicon(["{id: a, find: [x]}"], head: "instead: Appoint a Black nurse.")
    #expect(WordingFixtures.issues([shared, WordingFixtures.rule()]).map(\.line) == [6])
    // Why words matter may name what is wrong.
    let why = WordingFixtures.lexicon(["{id: a, find: [x], why: Some prefer white applicants.}"])
    #expect(WordingFixtures.issues([why, WordingFixtures.rule()]) == [])
  }
}
