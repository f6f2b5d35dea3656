// SPDX-License-Identifier: Apache-2.0

/// What an audit of each shape should come to.
extension SampleAnswers {
  func shape(_ shape: SampleShape) -> AnswerJSON {
    let paths = Set(shape.files.map(\.path))
    let own = records.filter { paths.contains($0.file.path) }
    return .object([
      ("folder", .text(shape.name)), ("profile", .text(shape.profile)),
      ("profile_is_example", .flag(shape.profileIsExample)),
      ("files", .list(own.map { file($0.file, read: $0.read) })),
      ("remarks", .object(remarks(shape))),
      ("rules", .object(tallies(shape).map { ($0.rule, $0.tally.json) })),
    ])
  }

  private func file(_ file: SampleFile, read: Int) -> AnswerJSON {
    let aside = setAside(file)
    let used = read - aside.reduce(0) { $0 + $1.count }
    return .object([
      ("path", .text(file.path)), ("read", .number(read)), ("used", .number(used)),
      ("set_aside", .object(aside.map { ($0.reason, .number($0.count)) })),
    ])
  }

  /// In the words of the ledger.
  private func setAside(_ file: SampleFile) -> [(reason: String, count: Int)] {
    SampleFlaw.allCases.compactMap { flaw in
      guard flaw.isSetAside, file.flaws.contains(flaw), let count = flaws[flaw] else { return nil }
      switch flaw {
      case .duplicateKey: return ("duplicate key", count)
      case .unknownReference: return ("reference to a record that is not there", count)
      default: return ("key missing", count)
      }
    }
  }

  /// How many records, or columns, each kind of remark on the data is about.
  private func remarks(_ shape: SampleShape) -> [(String, AnswerJSON)] {
    let flaws = shape.files.reduce(into: Set<SampleFlaw>()) { $0.formUnion($1.flaws) }
    let ofRecords: [(String, AnswerJSON)] = SampleFlaw.allCases.filter(flaws.contains).compactMap { flaw in
      guard let records = self.flaws[flaw] else { return nil }
      // Counts have a line for each route and stage.
      let isOfCounts = shape.contents.applications == .counts
      let lines = unmappedRoutes.count * SampleStage.allCases.count
      return (flaw.rawValue, .number(isOfCounts ? lines : records))
    }
    let empty = shape.contents.dateColumns.count { !writtenStages.contains($0) }
    let paths = Set(shape.files.map(\.path))
    // That no search was made is what an empty file of searches says.
    let without = records.count {
      paths.contains($0.file.path) && $0.read == 0 && !$0.file.path.hasSuffix("searches.csv")
    }
    return ofRecords + (empty > 0 ? [("empty-stage-column", .number(empty))] : [])
      + (without > 0 ? [("no-records", .number(without))] : [])
  }

  private func tallies(_ shape: SampleShape) -> [(rule: String, tally: SampleTally)] {
    advertTallies(shape.contents)
      + RatioAnswers(counts: ratios, contents: shape.contents).tallies.sorted { $0.rule < $1.rule }
      + panelTallies(shape.contents)
  }

  private func panelTallies(_ contents: ShapeContents) -> [(rule: String, tally: SampleTally)] {
    let verdicts = PanelVerdicts(contents: contents)
    return PanelVerdicts.rules.map { rule in
      tally(rule, contents) { vacancy in verdicts.verdict(of: rule, vacancy).map { ($0, 1) } }
    }
  }

  private func advertTallies(_ contents: ShapeContents) -> [(rule: String, tally: SampleTally)] {
    let verdicts = AdvertVerdicts(contents: contents)
    let ofVacancies = AdvertVerdicts.ofVacancies.map { rule in
      tally("criteria.\(rule)", contents) { (verdicts.verdict(of: rule, $0), 1) }
    }
    let ofAdverts = AdvertVerdicts.ofAdverts.map { rule in
      tally("criteria.\(rule)", contents) {
        (verdicts.verdictOfAdvert(rule, $0), verdicts.adverts(of: $0))
      }
    }
    return (ofVacancies + ofAdverts).sorted { $0.rule < $1.rule }
  }

  private func tally(
    _ rule: String, _ contents: ShapeContents,
    _ verdict: (VacancyKind) -> (verdict: SampleVerdict, subjects: Int)?
  ) -> (rule: String, tally: SampleTally) {
    var tally = SampleTally()
    for (vacancy, number) in vacancies where contents.holds(vacancy) {
      if let found = verdict(vacancy) { tally.add(found.verdict, number * found.subjects) }
    }
    return (rule, tally)
  }
}
