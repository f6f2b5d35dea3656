// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// One reading of a bundle, file after file.
struct BundleSession {
  var builder: PipelineBuilder
  private let request: BundleRequest
  let files: [BundleFiles.File]
  let assignment: BundleAssignment
  /// The builder's number of each file.
  var numbers: [Int] = []
  private var failures: [IngestionError] = []
  private var bytesBefore = 0
  private var log: FieldLog?
  /// Digests of packed files by their paths: several inputs may lie in one.
  private var packedDigests: [String: String] = [:]

  init(
    _ builder: PipelineBuilder, request: BundleRequest, files: [BundleFiles.File],
    assignment: BundleAssignment
  ) {
    self.builder = builder
    self.request = request
    self.files = files
    self.assignment = assignment
    log = request.wantsFieldLog ? FieldLog() : nil
  }

  /// Enters all files in the order of the report, and what is not read.
  mutating func enter(
    broken: [(input: ListedInput, error: IngestionError)], skipped: [String], unread: UnreadInputs
  ) {
    numbers = files.map { file in
      var ledger = FileLedger(
        file: 0, bytes: file.input.size ?? 0, format: file.format, encoding: file.encoding)
      ledger.isComplete = true
      return builder.add(SourceFile(path: file.input.shown), ledger: ledger)
    }
    for (input, error) in broken {
      var ledger = FileLedger(file: 0, bytes: input.size ?? 0)
      ledger.isComplete = false
      let number = builder.add(SourceFile(path: input.shown), ledger: ledger)
      builder.fail(file: number, entities: guessedEntities(input), because: error)
    }
    for (index, file) in assignment.files.enumerated() where file.sources.isEmpty {
      leaveOut(index, file.reason)
    }
    if !unread.isEmpty {
      builder.note(
        .warning, "inputs-not-read", file: 0, count: unread.count, message: "not read: \(unread.words)")
    }
    if !skipped.isEmpty {
      builder.note(
        .note, "files-skipped", file: 0, count: skipped.count,
        message: "not read, since they are no exports: \(skipped.joined(separator: ", "))")
    }
  }

  /// What a file that cannot be opened would have held, by its name: all of it where no name tells.
  private func guessedEntities(_ input: ListedInput) -> [Entity] {
    let names = input.names.isEmpty ? [input.shown] : input.names
    let named = builder.profile.sources.filter { source in
      source.match.map { names.contains(where: FileGlob($0).matches) } ?? true
    }
    return (named.isEmpty ? builder.profile.sources : named).map(\.entity)
  }

  private mutating func leaveOut(_ index: Int, _ reason: String) {
    let input = files[index].input
    let misfit = NamedMisfit(
      files[index].bundleFile, builder.profile, path: input.shownPath, reason: reason)
    if let misfit {
      failures.append(misfit.error)
      builder.fail(file: numbers[index], entities: misfit.entities, because: misfit.error)
      builder.noteMisspelt(misfit, file: numbers[index])
      return
    }
    if let misnamed = MisnamedFile(files[index].bundleFile, builder.profile, path: input.shownPath) {
      failures.append(misnamed.error)
      builder.fail(file: numbers[index], entities: misnamed.entities, because: misnamed.error)
      return
    }
    builder.leaveOut(file: numbers[index], reason: reason, isFault: input.isNamed)
    guard input.isNamed else { return }
    failures.append(
      IngestionError(
        kind: "no-source", path: input.shownPath, problem: reason,
        advice: "Leave the file out, or describe it in the profile"))
  }

  /// Reads control totals and vacancies first, then applications, then the rest; of several exports the one that goes furthest in time
  /// first, since what is read first of a record goes; within each by name.
  mutating func readAll() async throws(CancellationError) {
    for index in try await order() {
      do {
        try await read(index)
      } catch let error as IngestionError {
        fail(index, error)
      } catch is CancellationError {
        throw CancellationError()
      } catch {
        fail(index, BundleSession.unexpected(files[index].input.shownPath))
      }
      bytesBefore += files[index].input.size ?? 0
    }
  }

  func rank(_ index: Int) -> Int {
    let entities = assignment.files[index].sources.map { builder.profile.sources[$0].entity }
    // What is to be counted must be known before it is read.
    if entities == [.controlTotal] { return -1 }
    if entities.contains(.vacancy) { return 0 }
    return entities.contains(.application) ? 1 : 2
  }

  private mutating func fail(_ index: Int, _ error: IngestionError) {
    failures.append(error)
    builder.fail(
      file: numbers[index],
      entities: assignment.files[index].sources.map { builder.profile.sources[$0].entity },
      because: error)
  }

  private static func unexpected(_ path: String) -> IngestionError {
    IngestionError(
      kind: "file-unreadable", path: path, problem: "the file could not be read", advice: "Try again")
  }

  private mutating func read(_ index: Int) async throws {
    let sources = assignment.files[index].sources.map { builder.profile.sources[$0] }
    switch try open(index, sources) {
    case .csv(let file): try await readCSV(records(file, sources[0]), sources[0], index)
    case .xml(let file): try await readXML(file, sources, index)
    }
  }

  /// A file as a source reads it.
  func records(_ file: CSVFile, _ source: SourceMapping) -> CSVRecords {
    CSVRecords(file, source, known: KnownHeaders([builder.profile]).names)
  }

  /// The file opened for reading, as its source says.
  func open(_ index: Int, _ sources: [SourceMapping]) throws(IngestionError) -> OpenedInput {
    let file = files[index]
    if let stream = file.stream { return stream }
    let csv = sources.first?.csv
    let hints = CSVHints(
      delimiter: csv?.delimiter ?? file.delimiter,
      encoding: request.encoding ?? csv?.encoding.map(CSVSource.given),
      header: csv?.header ?? HeaderSearch(names: KnownHeaders([builder.profile]).names), quotes: csv?.quotes)
    return try OpenedInput(file.input, hints: hints, digest: request.makeDigest?())
  }

  private mutating func readCSV(_ file: CSVRecords, _ source: SourceMapping, _ index: Int) async throws {
    var layout = SourceLayout(source: source, header: HeaderTable(file.headerAsWritten))
    let number = numbers[index]
    builder.describe(
      file: number, columns: file.header, unused: layout.unused(of: file.header),
      renamed: layout.renamed(file.header))
    builder.noteMisspelt(layout, file.header, number)
    layout.decide(
      try await file.dateForms(
        layout.undecidedDates, path: files[index].input.shownPath, isStream: files[index].stream != nil))
    if files[index].input.packing.sheet != nil { layout.acceptISODates() }
    let stream = try builder.open(layout, file: number)
    if let remark = SideBySide(file.headerAsWritten)?.remark(used: layout.read) {
      builder.note(
        remark.weight, "tables-side-by-side", file: number,
        message: "\(files[index].input.shown): \(remark.words)")
    }
    if case .given = request.profile { builder.noteAbsent(layout, number) }
    let columns = layout.needs.map { (index: $0.column, request: $0.request) }
    let logged = log?.open(layout, columns: file.header, file: files[index].input.shown)
    var fill = FillDown(layout)
    var summary = try await file.read(columns: columns, progress: progress(index)) { read in
      let batch = fill?.filled(read) ?? read
      builder.consume(batch, stream)
      if let logged { log?.note(batch, logged) }
    }
    if fill?.hasFilled ?? false, summary.setAside[.fieldCount] ?? 0 > 0, summary.failure == nil {
      summary.failure = .filledOverGaps(files[index].input.shownPath)
    }
    try enter(files[index].input, into: &summary)
    if let failure = summary.failure { failures.append(failure) }
    builder.close(file: number, summary)
    try await noteTellingColumn(source, index)
  }

  private mutating func readXML(_ file: XMLFile, _ sources: [SourceMapping], _ index: Int) async throws {
    let number = numbers[index]
    let plan = try XMLFilePlan(sources, files[index].bundleFile, path: files[index].input.shownPath)
    builder.describe(file: number, columns: plan.columns, unused: [])
    var streams: [PipelineBuilder.Stream] = []
    for layout in plan.layouts { streams.append(try builder.open(layout, file: number)) }
    let logged = plan.layouts.compactMap { layout in
      log?.open(layout, columns: plan.columns, file: files[index].input.shown)
    }
    var met = MetPlaces(plan.layouts)
    var summary = try await file.read(plan.requests, singles: plan.singles, progress: progress(index)) {
      request, batch in
      met.note(batch, request)
      builder.consume(batch, streams[request])
      if !logged.isEmpty { log?.note(batch, logged[request]) }
    }
    summary.failure = summary.failure ?? plan.refusal(summary)
    try enter(files[index].input, into: &summary)
    if let failure = summary.failure { failures.append(failure) }
    builder.noteMisspelt(met, summary.unusedPaths.map(\.path), number)
    if case .given = request.profile { builder.noteUnmatched(met, summary.unusedPaths, number) }
    builder.close(
      file: number, summary, announced: BundleSession.announced(summary, streams, plan.counts),
      collections: Set(summary.collections.map { streams[$0] }))
  }

  /// What the ledger says of a packed file is the file on disk.
  private mutating func enter(
    _ input: ListedInput, into summary: inout ReadSummary
  ) throws(IngestionError) {
    summary.remarks += input.packing.remarks
    guard input.packing.isPacked else { return }
    summary.bytes = input.size ?? 0
    guard let makeDigest = request.makeDigest else { return }
    if packedDigests[input.path] == nil {
      packedDigests[input.path] = try PackedDigest.of(input.path, makeDigest())
    }
    summary.digest = packedDigests[input.path] ?? ""
  }

  private static func announced(
    _ summary: ReadSummary, _ streams: [PipelineBuilder.Stream], _ counts: [XMLPath?]
  ) -> [PipelineBuilder.Stream: Int] {
    var announced: [PipelineBuilder.Stream: Int] = [:]
    for (stream, path) in zip(streams, counts) {
      guard let path, let text = summary.singles[path.text] else { continue }
      announced[stream] = Int(TextFolding.trimmed(text))
    }
    return announced
  }

  private func progress(_ index: Int) -> (@Sendable (Int) -> Void)? {
    guard let tell = request.progress else { return nil }
    // Of a packed file it is not known how much will come out.
    let sizes = files.map { $0.input.packing.isPacked ? nil : $0.input.size }
    let total = sizes.contains(nil) ? nil : sizes.reduce(0) { $0 + ($1 ?? 0) }
    let (path, before) = (files[index].input.shown, bytesBefore)
    return { tell(ReadProgress(path: path, bytes: before + $0, total: total)) }
  }

  consuming func finish(_ profile: ProfileUse, failures earlier: [IngestionError]) -> BundleReading {
    var failures = earlier + failures
    let log = log
    do throws(IngestionError) {
      let built = try builder.finish()
      // A file that was read to its end and holds no record was read: there is only nothing to look at in it.
      if failures.isEmpty, built.ledger.files.allSatisfy({ $0.source == nil }) {
        failures.append(BundleReader.nothing(request.inputs))
      }
      return BundleReading(
        pipeline: built.pipeline, files: built.files, ledger: built.ledger, quality: built.quality,
        profile: profile, failures: failures, fields: log)
    } catch {
      return .failed(failures + [error], profile: profile)
    }
  }
}
