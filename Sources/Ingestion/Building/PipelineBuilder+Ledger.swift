// SPDX-License-Identifier: Apache-2.0

import AuditModel

extension PipelineBuilder {
  /// The ledger with the account of every record.
  ///
  /// - Throws: `ledger-imbalance` when records are unaccounted for, which is a fault of this program.
  func closedLedger() throws(IngestionError) -> IngestLedger {
    let ledgers = files.map { file in
      var ledger = file.ledger
      ledger.source = sourceNames(of: file)
      for stream in file.primaryStreams {
        let account = readers.account(stream.source)
        ledger.read += account.read
        ledger.used += account.used
        ledger.setAside.merge(account.setAside, uniquingKeysWith: +)
      }
      // Most vacancies are filled without a search, and the file of searches is how an organisation says so.
      ledger.mayBeEmpty = file.entities.allSatisfy { $0 == .search }
      return ledger
    }
    let ledger = IngestLedger(files: ledgers)
    guard ledger.balances else {
      let file = ledgers.first { !$0.balances }?.file ?? 0
      throw IngestionError(
        kind: "ledger-imbalance", path: files[file].file.source.path,
        problem: "the records read are not the sum of those used and those set aside",
        advice: "This is a fault of the program: please report it")
    }
    return ledger
  }

  /// Files that were read to their end and hold no record, where records were to be expected.
  mutating func reportEmpty(_ ledger: IngestLedger) {
    for file in ledger.files where file.isEmpty && !file.mayBeEmpty {
      let path = files[file.file].file.source.path
      let isCSV = files[file.file].primaryStreams.count == 1 && !file.format.hasPrefix("XML")
      state.quality.note(
        .warning, "no-records", file: file.file, subject: "",
        message: isCSV
          ? "\(path) has a header and no record" : "\(path) has no record that the profile reads",
        places: [])
    }
  }

  /// Records that are set aside because they lack a key, or do not say to what they belong.
  mutating func reportUnidentified() {
    let reasons: [(SetAsideReason, kind: String, fault: String)] = [
      (.keyMissing, "key-missing", "have no key that identifies them"),
      (.referenceMissing, "reference-missing", "do not say to what they belong"),
    ]
    for file in files {
      let primary = Set(file.primaryStreams)
      for (stream, source) in zip(file.streams, file.sources) where primary.contains(stream) {
        let account = readers.account(stream.source)
        for (reason, kind, fault) in reasons {
          guard let count = account.setAside[reason], let lines = account.lines[reason] else { continue }
          let hint = Self.hint(reason, count, of: account, source)
          state.quality.note(
            .warning, kind, file: file.file.index, subject: source.name,
            message: "records of \(file.file.source.path) \(fault), and are set aside\(hint)", count: count,
            places: lines.map { SourcePlace(file: file.file.index, line: Int($0)) })
        }
      }
    }
  }

  /// From how many records on that lack their vacancy a file may be a report of groups.
  private static let fewestBlank = 5

  /// What it looks like where most records do not say to what they belong and some do.
  private static func hint(
    _ reason: SetAsideReason, _ count: Int, of account: RecordAccount, _ source: SourceMapping
  ) -> String {
    guard reason == .referenceMissing, case .csv = source.format, account.used > 0,
      count >= fewestBlank, count * 2 >= account.records,
      let field = source.fields.first(where: { $0.target == "vacancy" && !$0.fillsDown })
    else { return "" }
    return
      "; where the report writes a group once and leaves the lines below it blank, \(field.target): {fill_down: true}"
      + " in the profile reads the value of the line above"
  }

  /// Records that are used as one thing and not as another that the profile reads them as too: the ledger
  /// counts each record once, as the first.
  mutating func reportSecondReadings() {
    for file in files {
      let primary = Set(file.primaryStreams)
      for (stream, source) in zip(file.streams, file.sources) where !primary.contains(stream) {
        let setAside = readers.account(stream.source).setAside.values.reduce(0, +)
        guard setAside > 0 else { continue }
        state.quality.note(
          .warning, "second-reading-set-aside", file: file.file.index, subject: source.name,
          message: "records of \(file.file.source.path) could not be used as '\(source.name)'",
          count: setAside,
          places: [])
      }
    }
  }
}

extension PipelineBuilder.FileState {
  /// Of several sources that read the same records of an XML file, the first alone.
  var primaryStreams: [PipelineBuilder.Stream] {
    var seen: Set<String> = []
    return zip(streams, sources).compactMap { stream, source in
      guard case .xml(let xml) = source.format else { return stream }
      return seen.insert(xml.record.text).inserted ? stream : nil
    }
  }
}
