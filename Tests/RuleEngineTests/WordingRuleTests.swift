// SPDX-License-Identifier: Apache-2.0

import AuditModel
import LocatedYAML
import RuleEngine
import Testing

/// What rules say of texts that are there, in part or not at all.
@Suite struct WordingRuleTests {
  private static let lexicon = WordingFixtures.lexicon([
    "{id: ninja, find: [ninja*], why: It puts people off., instead: expert}", "{id: guru, find: [guru]}",
  ])

  private func verdicts(
    _ pipeline: RecruitmentPipeline, kind: String = "advert", texts: String = "[advert.text]",
    expect: String = "wording.matches == 0"
  ) throws -> VerdictTally {
    let rule = WordingFixtures.rule(kind: kind, texts: texts, expect: expect)
    return try WordingFixtures.evaluate([Self.lexicon, rule], pipeline).rules[0].tally
  }

  /// A text, the verdict of a rule against words, and of one that asks for them.
  static let states: [(text: Answer<String>, against: Verdict, forThem: Verdict)] = [
    (.known("A nurse."), .complies, .mustExplain), (.known("A ninja."), .mustExplain, .complies),
    (.known("A nurse ..."), .cannotTell, .cannotTell), (.known("A ninja ..."), .mustExplain, .complies),
    (.known("A nurse of…"), .cannotTell, .cannotTell), (.known("A guru…"), .cannotTell, .cannotTell),
    (.known("A guru and…\n"), .mustExplain, .complies),
    (.known("A nurse... and more..."), .complies, .mustExplain),
    (.known("  \n"), .cannotTell, .cannotTell), (.none, .cannotTell, .cannotTell),
    (.blank, .cannotTell, .cannotTell), (.withheld, .cannotTell, .cannotTell),
    (.unreadable, .cannotTell, .cannotTell), (.notRecorded, .cannotTell, .cannotTell),
  ]

  @Test(arguments: states)
  func aTextThatIsNotKnownWhollyIsNeverPassed(_ text: Answer<String>, _ against: Verdict, _ forThem: Verdict)
    throws
  {
    let pipeline = WordingFixtures.pipeline(text)
    #expect(try verdicts(pipeline)[against] == 1)
    #expect(try verdicts(pipeline, expect: "wording.matches >= 1")[forThem] == 1)
  }

  @Test func whatIsLackingIsTheText() throws {
    func finding(_ text: Answer<String>) throws -> Finding {
      let files = [Self.lexicon, WordingFixtures.rule()]
      return try #require(try WordingFixtures.evaluate(files, WordingFixtures.pipeline(text)).findings.first)
    }
    let cut = try finding(.known("A nurse ..."))
    #expect(cut.lacking == [LackingFact(fact: "advert.text", state: "cut off")])
    #expect(cut.message == "Advert V-1: cannot be told, because the text of the advert is cut off.")
    #expect(try finding(.blank).message.hasSuffix("the text of the advert is blank (not answered)."))
    #expect(try finding(.none).message.hasSuffix("the text of the advert is not known: there is no text."))
  }

  @Test func aFindingThatCannotBeToldPointsOnlyAtTheTextThatIsLacking() throws {
    func criteria(_ seventh: Answer<String>) -> Recorded<Criterion> {
      .complete(
        (5..<9).map { line in
          let place = SourcePlace(file: 1, line: line)
          var criterion = Criterion(vacancy: 0, place: place)
          criterion.isEssential = Fact(.known(true))
          criterion.text = Fact(line == 7 ? seventh : .known("Kind"), at: place)
          return criterion
        })
    }
    var pipeline = WordingFixtures.pipeline(.blank, .known("A nurse."))
    pipeline.criteria = criteria(.unreadable)
    let rule = WordingFixtures.rule(kind: "vacancy", texts: "[adverts.text, specification.lines.text]")
    func evidence(_ pipeline: RecruitmentPipeline) throws -> [String] {
      let finding = try #require(try WordingFixtures.evaluate([Self.lexicon, rule], pipeline).findings.first)
      #expect(finding.verdict == .cannotTell)
      return finding.evidence.map { "\($0.field) \($0.place.line)" }
    }
    #expect(try evidence(pipeline) == ["adverts.text 2", "specification.lines.text 7"])
    pipeline.criteria = criteria(.known("Kind"))
    #expect(try evidence(pipeline) == ["adverts.text 2"])
    pipeline = WordingFixtures.pipeline(.known("A nurse."))
    #expect(try evidence(pipeline) == [])
  }

  @Test func aFindingListsItsMatchesAndNothingAroundThem() throws {
    let text = "Ask Jo Bloggs.\nA ninja, a guru,\ntwo ninjas and a Ninja."
    let evaluation = try WordingFixtures.evaluate(
      [Self.lexicon, WordingFixtures.rule()], WordingFixtures.pipeline(.known(text)))
    let finding = try #require(evaluation.findings.first)
    #expect(
      finding.message
        == "Found \"ninja\" (line 2 of the advert), \"guru\" (line 2 of the advert), \"ninjas\" (line 3 of the advert) and 1 more."
    )
    #expect(finding.subject == Subject(kind: .advert, ref: "V-1"))
    let place = SourcePlace(file: 0, line: 2, column: 3)
    #expect(
      finding.matches.first
        == WordingMatch(
          field: "advert.text", place: place, line: 2, column: 3, words: "ninja", entry: "words.ninja",
          why: "It puts people off.", alternative: "expert"))
    #expect(finding.matches.map(\.words) == ["ninja", "guru", "ninjas", "Ninja"])
    #expect(finding.matches[1].why == "It narrows the field." && finding.matches[1].alternative.isEmpty)
    #expect(finding.evidence == [Evidence(field: "advert.text", place: place)])
  }

  @Test func aNumberThatIsOpenAboveIsPutIntoWords() throws {
    let rule = WordingFixtures.rule(message: "{wording.matches|word|words} in all.")
    let evaluation = try WordingFixtures.evaluate(
      [Self.lexicon, rule], WordingFixtures.pipeline(.known("A ninja and ...")))
    #expect(evaluation.findings.map(\.message) == ["at least 1 word in all."])
  }

  @Test func wordsInAGapAreNotKept() throws {
    let found = try WordingFixtures.matches(
      ["{id: a, find: [\"ask ... today\"]}"], in: "Ask Jo Bloggs today.")
    #expect(found.map(\.words) == ["Ask … today"])
  }

  @Test func severalAdvertsOfOneVacancyAreToldApart() throws {
    let pipeline = WordingFixtures.pipeline(.known("A nurse."), .known("A ninja."), .known("A guru."))
    let evaluation = try WordingFixtures.evaluate([Self.lexicon, WordingFixtures.rule()], pipeline)
    #expect(evaluation.findings.map(\.subject.ref) == ["V-1, advert 2", "V-1, advert 3"])
    #expect(pipeline.advertRefs == ["V-1, advert 1", "V-1, advert 2", "V-1, advert 3"])
    let rule = WordingFixtures.rule(kind: "vacancy", texts: "[adverts.text]")
    let whole = try WordingFixtures.evaluate([Self.lexicon, rule], pipeline)
    #expect(
      whole.findings.map(\.message) == [
        "Found \"ninja\" (line 1 of advert 2) and \"guru\" (line 1 of advert 3)."
      ])
    #expect(whole.findings.first?.evidence.map(\.place.line) == [3, 4])
  }

  @Test func advertsThatMayBeMissingLeaveTheAnswerOpen() throws {
    var pipeline = WordingFixtures.pipeline(.known("A nurse."))
    func ofVacancy() throws -> VerdictTally {
      try verdicts(pipeline, kind: "vacancy", texts: "[adverts.text]")
    }
    #expect(try ofVacancy()[.complies] == 1)
    pipeline.adverts = .openEnded(pipeline.adverts.elements)
    #expect(try ofVacancy()[.cannotTell] == 1)
    pipeline.adverts = .openEnded([WordingFixtures.advert(.known("A ninja."))])
    #expect(try ofVacancy()[.mustExplain] == 1)
    pipeline.adverts = .complete([])
    #expect(try ofVacancy()[.cannotTell] == 1)
    pipeline.adverts = .notRecorded
    #expect(try ofVacancy()[.cannotTell] == 1)
    #expect(try verdicts(pipeline).total == 0)
  }

  private func specification(_ lines: [(Answer<Bool>, Answer<String>)]) -> RecruitmentPipeline {
    var pipeline = WordingFixtures.pipeline()
    pipeline.criteria = .complete(
      lines.enumerated().map { number, line in
        var criterion = Criterion(vacancy: 0, place: SourcePlace(file: 1, line: number + 2))
        criterion.isEssential = Fact(line.0)
        criterion.text = Fact(line.1, at: SourcePlace(file: 1, line: number + 2, column: 2))
        return criterion
      })
    return pipeline
  }

  @Test func aPersonSpecificationIsOneTextWithALineForEachCriterion() throws {
    let pipeline = specification([
      (.known(true), .known("Kind")), (.known(false), .known("A\nninja")), (.known(true), .known("A guru.")),
    ])
    let rule = WordingFixtures.rule(kind: "vacancy", texts: "[specification.lines.text]")
    let finding = try #require(try WordingFixtures.evaluate([Self.lexicon, rule], pipeline).findings.first)
    #expect(
      finding.message
        == "Found \"ninja\" (line 3 of the person specification, desirable) and \"guru\" (line 4 of the person specification)."
    )
    #expect(finding.matches.map { $0.place?.line } == [3, 4])
    #expect(finding.evidence.map(\.field) == ["specification.lines.text", "specification.lines.text"])
  }

  @Test func onlyEssentialLinesCountWhereARuleAsksForThem() throws {
    let texts = "[specification.essential_text]"
    let (yes, no) = (Answer<Bool>.known(true), Answer<Bool>.known(false))
    let cases: [([(Answer<Bool>, Answer<String>)], Verdict)] = [
      ([(yes, .known("kind")), (no, .known("ninja"))], .complies),
      ([(yes, .known("ninja")), (no, .known("kind"))], .mustExplain),
      ([(yes, .known("kind")), (.blank, .known("ninja"))], .cannotTell),
      ([(yes, .known("kind")), (.blank, .known("kind"))], .complies),
      ([(yes, .known("kind")), (no, .blank)], .complies),
      ([(yes, .known("kind")), (yes, .blank)], .cannotTell),
      ([(no, .known("kind"))], .cannotTell), ([], .cannotTell),
    ]
    for (lines, verdict) in cases {
      #expect(try verdicts(specification(lines), kind: "vacancy", texts: texts)[verdict] == 1, "\(lines)")
    }
  }

  @Test func aDesirableLineThatIsNotKnownMayHoldTheExceptionOfAnEssentialOne() throws {
    let lexicon = WordingFixtures.lexicon(["{id: a, find: [degree], unless: {text: [\"or equivalent\"]}}"])
    let rule = WordingFixtures.rule(kind: "vacancy", texts: "[specification.essential_text]")
    let pipeline = specification([(.known(true), .known("A degree")), (.known(false), .blank)])
    let tally = try WordingFixtures.evaluate([lexicon, rule], pipeline).rules[0].tally
    #expect(tally[.cannotTell] == 1)
  }

  @Test func aTraceDoesNotRepeatAText() throws {
    let text = "Ask Jo Bloggs, who knows. " + String(repeating: "A nurse with a ninja. ", count: 9)
    let rule = WordingFixtures.rule(expect: #"advert.text.contains("x") || wording.matches == 0"#)
    let packs = try RulePackLoader.load([Fixtures.header, Self.lexicon, rule])
    let evaluation = try RuleEngine.evaluate(
      packs: packs, pipeline: WordingFixtures.pipeline(.known(text)), settings: Fixtures.settings(trace: true)
    )
    let finding = try #require(evaluation.findings.first)
    #expect(finding.why.contains { $0.value == "a text of 224 characters" }, "\(finding.why)")
    #expect(!"\(finding)".contains("Bloggs"))
  }

  @Test func anExceptionElsewhereInASpecificationTakesWordsOut() throws {
    let lexicon = WordingFixtures.lexicon(["{id: a, find: [degree], unless: {text: [\"or equivalent\"]}}"])
    let rule = WordingFixtures.rule(kind: "vacancy", texts: "[specification.lines.text]")
    func verdict(_ lines: [Answer<String>]) throws -> VerdictTally {
      let pipeline = specification(lines.map { (.known(true), $0) })
      return try WordingFixtures.evaluate([lexicon, rule], pipeline).rules[0].tally
    }
    #expect(try verdict([.known("A degree"), .known("or equivalent")])[.complies] == 1)
    #expect(try verdict([.known("A degree"), .known("kind")])[.mustExplain] == 1)
    // The line that is not known may hold the exception.
    #expect(try verdict([.known("A degree"), .blank])[.cannotTell] == 1)
  }

  @Test func aMatchWhoseExceptionMayHaveBeenCutOffIsNotCertain() throws {
    let lexicon = WordingFixtures.lexicon(["{id: a, find: [degree], unless: {near: [equivalent]}}"])
    func verdict(_ text: String) throws -> VerdictTally {
      let files = [lexicon, WordingFixtures.rule()]
      return try WordingFixtures.evaluate(files, WordingFixtures.pipeline(.known(text))).rules[0].tally
    }
    #expect(try verdict("We are kind. A degree or ...")[.cannotTell] == 1)
    #expect(try verdict("A degree. We are ...")[.mustExplain] == 1)
  }

  @Test func aBriefMayBeThereOrNotBeOwed() throws {
    var pipeline = WordingFixtures.pipeline(.known("A nurse."))
    let texts = "[advert.text, search.brief]"
    #expect(try verdicts(pipeline, texts: texts)[.cannotTell] == 1)
    pipeline.searches = .complete([])
    #expect(try verdicts(pipeline, texts: texts)[.complies] == 1)
    var search = Search(vacancy: 0, place: nil)
    search.brief = Fact(.known("A guru"))
    pipeline.searches = .complete([search])
    #expect(try verdicts(pipeline, texts: texts)[.mustExplain] == 1)
    pipeline.searches = .complete([search, search])
    #expect(try verdicts(pipeline, texts: texts)[.cannotTell] == 1)
    pipeline.searches = .openEnded([])
    #expect(try verdicts(pipeline, texts: texts)[.cannotTell] == 1)
  }

  @Test func aTextThatIsTooLongIsAnErrorThatSaysSo() throws {
    let text = String(repeating: "word ", count: 1 << 18)
    let evaluation = try WordingFixtures.evaluate(
      [Self.lexicon, WordingFixtures.rule()], WordingFixtures.pipeline(.known(text)))
    #expect(evaluation.rules[0].tally[.error] == 1)
    #expect(
      evaluation.findings.first?.message
        == "The rule could not be evaluated for advert V-1: a text of the advert is longer than 1,048,576 bytes, "
        + "the most that is looked through.")
  }

  @Test func aTextThatNothingRecordsStandsOnce() throws {
    var pipeline = WordingFixtures.pipeline(.notRecorded, .notRecorded, .notRecorded)
    let files = [Self.lexicon, WordingFixtures.rule()]
    let evaluation = try WordingFixtures.evaluate(files, pipeline)
    #expect(evaluation.findings.isEmpty)
    #expect(
      evaluation.blanket.map(\.message)
        == ["Of every advert (3): the text of the advert is not recorded in any file."])
    pipeline.adverts = .complete(pipeline.adverts.elements + [WordingFixtures.advert(.known("A nurse."))])
    #expect(try WordingFixtures.evaluate(files, pipeline).findings.count == 3)
  }

  @Test func examplesRunTheRealLexicon() throws {
    let rule = WordingFixtures.rule(
      texts: "[advert.text, specification.lines.text]",
      when: "!advert.internal_only",
      examples: [
        #"{verdict: complies, given: {advert.internal_only: no, advert.text: "A nurse.", specification.lines: [{text: kind}]}}"#,
        #"{verdict: must explain, given: {advert.internal_only: no, advert.text: "A ninja."}, message: 'Found "ninja" (line 1 of the advert).'}"#,
        #"{verdict: must explain, given: {advert.internal_only: no, specification.lines: [{essential: yes, text: guru}]}}"#,
        #"{verdict: cannot tell, given: {advert.internal_only: no, advert.text: "A nurse ...", specification.lines: [{text: kind}]}}"#,
        #"{verdict: cannot tell, given: {advert.text: "A ninja."}}"#,
        #"{verdict: not applicable, given: {advert.internal_only: yes}}"#,
        #"{verdict: complies, given: {advert.internal_only: no, advert.text: "A ninja.", specification.lines: []}}"#,
      ])
    let pack = try Fixtures.pack(Self.lexicon, rule)
    let report = RuleEngine.evaluateExamples(pack)
    #expect(report.results.map(\.holds) == [true, true, true, true, true, true, false])
    #expect(report.results.last?.differences == ["expected 'complies' and got 'must explain'"])
    #expect(report.gaps == [])
    let wrong = WordingFixtures.rule(examples: ["{verdict: complies, given: {wording.matches: 0}}"])
    let problems = WordingFixtures.issues([Self.lexicon, wrong]).map(\.problem)
    #expect(problems.contains("'wording.matches' follows from the texts"))
  }
}
