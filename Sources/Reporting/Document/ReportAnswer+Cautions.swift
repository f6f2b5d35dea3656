// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

extension ReportAnswer {
  /// What a reader must know before the numbers, the gravest first.
  static func cautions(_ outcome: AuditOutcome, _ tally: VerdictTally, examined: Int) -> [String] {
    var cautions =
      brokenFiles(outcome) + misspelt(outcome) + unread(outcome) + emptyFiles(outcome) + setAside(outcome)
      + doubtfulCounts(outcome) + farDates(outcome) + contraryDates(outcome) + twoEncodings(outcome)
      + notRead(outcome)
    if tally[.error] > 0 {
      cautions.append("\(WordedNumber.counted(tally[.error], "check", "checks")) failed and gave no verdict.")
    }
    let explained = tally[.explained]
    if explained > 0 {
      let all = WordedNumber.counted(tally[.mustExplain] + explained, "finding", "findings")
      cautions.append("Without the explanations, \(all) would have to be explained.")
    }
    if examined == 0, tally[.mustExplain] == 0 {
      cautions.append("An audit that looks at nothing proves nothing: see what was read.")
    }
    return cautions
  }

  /// What puts the numbers themselves in doubt: totals that do not agree, dates read the wrong way round.
  private static func doubtfulCounts(_ outcome: AuditOutcome) -> [String] {
    let kinds: Set<String> = [
      "control-total-differs", "total-row-differs", "other-date-order", "later-exceeds-earlier",
      "key-of-another", "key-of-several", "category-not-counted", "category-twice",
      "count-contradicts-percentages", "counts-mean-otherwise", "column-absent-here",
    ]
    return outcome.quality.filter { $0.weight == .error && kinds.contains($0.kind) }.map { item in
      item.message.prefix(1).uppercased() + item.message.dropFirst() + "."
    }
  }

  /// What lay beside the files and may hold records.
  private static func notRead(_ outcome: AuditOutcome) -> [String] {
    outcome.quality.filter { $0.kind == "inputs-not-read" }.map { item in
      item.message.prefix(1).uppercased() + item.message.dropFirst() + "."
    }
  }

  private static func brokenFiles(_ outcome: AuditOutcome) -> [String] {
    let files = outcome.ledger.files
    let broken = files.filter { !$0.isComplete }.map { file in
      "'\(outcome.files[file.file].path)' \(file.read == 0 ? "was not read" : "breaks off"), so this audit is "
        + "incomplete."
    }
    let short = files.filter { $0.isComplete && $0.fallsShort }.map { file in
      "'\(outcome.files[file.file].path)' announces \(WordedNumber.counted(file.announced ?? 0, "record", "records")) and holds "
        + "\(WordedNumber.grouped(file.records)), so this audit is incomplete."
    }
    return broken + short
  }

  /// Each column that nothing reads for its name, and once what to do where it is none of ours.
  private static func misspelt(_ outcome: AuditOutcome) -> [String] {
    let names = outcome.ledger.files.flatMap { file in
      file.misspelt.map { (path: outcome.files[file.file].path, name: $0) }
    }
    let cautions = names.map { path, name in
      let field = "'\(name.field)'" + (name.says.isEmpty ? "" : " (\(name.says))")
      return "'\(path)' has a column '\(name.found)' that nothing reads: did you mean '\(name.meant)'? "
        + (name.isDoubtful
          ? "If so, \(field) is not recorded until it bears that name."
          : "Until it bears that name, \(field) is not recorded, and this audit is incomplete.")
    }
    guard let first = names.first else { return [] }
    return cautions + [
      "A column that means something else is named in the profile, under its source: ignore: ['\(first.name.found)'] "
        + "('evenhand profiles show' prints a profile to copy)."
    ]
  }

  /// Columns of which no value could be read.
  private static func unread(_ outcome: AuditOutcome) -> [String] {
    outcome.ledger.files.flatMap { file in
      file.unread.map { unread in
        "No value of \(unread.column) of '\(outcome.files[file.file].path)' can be read as '\(unread.field)', so this audit is "
          + "incomplete: it holds \(unread.problem)."
      }
    }
  }

  private static func emptyFiles(_ outcome: AuditOutcome) -> [String] {
    outcome.ledger.files.filter(\.isEmpty).map { file in
      let path = outcome.files[file.file].path
      let what = file.format.hasPrefix("XML") ? "no record that the profile reads" : "a header and no record"
      return file.mayBeEmpty
        ? "'\(path)' has \(what): that there was nothing to record is what it says."
        : "'\(path)' has \(what): nothing of its kind was looked at."
    }
  }
}

extension ReportAnswer {
  /// Files of which nothing is used, and those of which records are missing from the counts, with why.
  private static func setAside(_ outcome: AuditOutcome) -> [String] {
    outcome.ledger.files.filter { $0.read > 0 }.compactMap { file in
      let path = outcome.files[file.file].path
      let read = WordedNumber.grouped(file.read)
      if file.isUnused, file.leftOutByPeriod > 0, file.setAsideForCause * 10 < file.read {
        return "No record of '\(path)' lies in the period that was asked for: of \(read) none is used."
      }
      guard file.losesRecords else { return nil }
      let reasons = file.setAside.filter { $0.value > 0 && $0.key.isLoss }.sorted { $0.key < $1.key }
        .map { "\(WordedNumber.grouped($0.value)) \($0.key.rawValue)" }
      let records = WordedNumber.counted(file.records, "record", "records")
      let verb = file.lost == 1 ? "is" : "are"
      return "\(WordedNumber.grouped(file.lost)) of \(records) of '\(path)' \(verb) in no count: "
        + "\(reasons.joined(separator: ", "))."
    }
  }

  /// Days of stages that cannot have followed one another, in one record of a hundred or more: most often a day that the
  /// system writes where it has none.
  private static func contraryDates(_ outcome: AuditOutcome) -> [String] {
    outcome.ledger.files.compactMap { file in
      let most = outcome.quality.filter {
        $0.kind == "dates-contradict" && $0.places.first.map { Int($0.file) } == file.file
      }
      .map(\.count).max()
      guard let most, file.records > 0, most * 100 >= file.records else { return nil }
      return
        "In \(WordedNumber.grouped(most)) of \(WordedNumber.counted(file.records, "record", "records")) of "
        + "'\(outcome.files[file.file].path)' the days of two stages cannot have followed one another: where the "
        + "system writes a day for none, too many count as having come to a stage."
    }
  }

  /// Files of which part was misread, since it is in another encoding than the rest.
  private static func twoEncodings(_ outcome: AuditOutcome) -> [String] {
    outcome.quality.filter { $0.kind == "two-encodings" }.map { "\($0.message)." }
  }

  /// Dates that lie further ahead than anything is planned: most often a wrong year.
  private static func farDates(_ outcome: AuditOutcome) -> [String] {
    guard let last = outcome.run.span?.upperBound, last.days > outcome.run.asOf.days + 366 else { return [] }
    return [
      "The dates of applications reach to \(WordedNumber.day(last)), more than a year after the day of this audit "
        + "(\(WordedNumber.day(outcome.run.asOf))): is a year wrong?"
    ]
  }
}

extension Departure {
  /// "rule.parameter from 1.25 to 1.5 (--set)", with the reason where one is given.
  var words: String {
    let why = [origin, reason ?? ""].filter { !$0.isEmpty }.joined(separator: ": ")
    return "\(what) from \(old.nonEmpty ?? "none") to \(new.nonEmpty ?? "none")"
      + (why.isEmpty ? "" : " (\(why))")
  }
}

extension RuleParameterValue {
  /// The value, and the shipped one where this run departs from it.
  var words: String {
    (value.nonEmpty ?? "none") + (shipped.map { " (as shipped \($0.nonEmpty ?? "none"))" } ?? "")
  }
}

extension RuleSummary {
  /// "highest from 1.25 to 1.5": what of it departs from the rule as shipped.
  var departureWords: String {
    parameters.compactMap { parameter in
      parameter.shipped.map {
        "\(parameter.name) from \($0.nonEmpty ?? "none") to \(parameter.value.nonEmpty ?? "none")"
      }
    }.joined(separator: "; ")
  }
}
