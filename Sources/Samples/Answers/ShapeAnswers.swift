// SPDX-License-Identifier: Apache-2.0

/// What an audit of each shape should come to.
extension SampleAnswers {
  func shape(_ shape: SampleShape) -> AnswerJSON {
    let paths = Set(shape.files.map(\.path))
    let own = records.filter { paths.contains($0.file.path) }
    return .object([
      ("folder", .text(shape.rawValue)), ("profile", .text(shape.profile)),
      ("files", .list(own.map { file($0.file, read: $0.read) })),
      ("remarks", .object(remarks(shape))), ("rules", .object(rules(shape))),
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
      guard flaw.isSetAside, file.setsAside.contains(flaw), let count = flaws[flaw] else { return nil }
      switch flaw {
      case .duplicateKey: return ("duplicate key", count)
      case .unknownReference: return ("reference to a record that is not there", count)
      default: return ("key missing", count)
      }
    }
  }

  /// How many records each kind of remark on the data is about; of the other faults counts hold nothing.
  private func remarks(_ shape: SampleShape) -> [(String, AnswerJSON)] {
    if shape == .counts, !unmappedRoutes.isEmpty {
      return [(SampleFlaw.unmappedValue.rawValue, .number(unmappedRoutes.count))]
    }
    let flaws = shape.files.reduce(into: Set<SampleFlaw>()) { $0.formUnion($1.setsAside) }
    return SampleFlaw.allCases.filter(flaws.contains).compactMap { flaw in
      self.flaws[flaw].map { (flaw.rawValue, .number($0)) }
    }
  }

  private func rules(_ shape: SampleShape) -> [(String, AnswerJSON)] {
    guard let dimensions = shape.cutDimensions else { return [] }
    var verdicts: [String: Int] = [:]
    for (key, answer) in cuts {
      if dimensions.told.contains(key.dimension) {
        verdicts[answer.verdict, default: 0] += 1
      } else if dimensions.notTold.contains(key.dimension) {
        verdicts["cannot_tell", default: 0] += 1
      }
    }
    var rules = [("likelihood.appointment-from-shortlisting", tally(verdicts))]
    if [.canonical, .xml, .tracStyle].contains(shape) {
      rules += PanelKind.judgedRules.map { ($0, tally(panels[$0] ?? [:])) }
    }
    return rules
  }

  private func tally(_ verdicts: [String: Int]) -> AnswerJSON {
    .object(verdicts.sorted { $0.key < $1.key }.map { ($0.key, .number($0.value)) })
  }
}

extension SampleShape {
  /// Along what the shape can be cut; `nil` where it holds no stage beyond the first.
  ///
  /// Not told are cuts that are there, and of which the ethnicity is not: counts are of one characteristic at a
  /// time.
  fileprivate var cutDimensions: (told: Set<String>, notTold: Set<String>)? {
    let ofPosts: Set = ["overall", "band", "staff_group", "clinical", "route", "without_international"]
    let characteristics = Set(OtherCharacteristic.allCases.map(\.name))
    switch self {
    case .canonical, .xml: return (ofPosts.union(characteristics), [])
    case .counts: return (ofPosts, characteristics)
    case .flatCSV, .flatXML: return (["overall", "band", "sex", "disability"], [])
    case .tracStyle: return (ofPosts.subtracting(["clinical"]), [])
    case .losAngelesCounts: return nil
    }
  }
}
