// SPDX-License-Identifier: Apache-2.0

package import AuditModel

/// Builds the model of the batches of all files of a bundle, and accounts for every record.
///
/// Files and records may come in any order; one file is read at a time. Files should be opened in the order in
/// which the report lists them: the first of two records with one key is used.
package struct PipelineBuilder: Sendable {
  /// One source of one file that is being read.
  package struct Stream: Sendable, Hashable {
    let source: SourceStream
    let file: Int
  }
  struct FileState: Sendable {
    var file: OpenFile
    var ledger: FileLedger
    var streams: [Stream] = []
    var sources: [SourceMapping] = []
    /// Of XML: the streams whose collection the file has, be it empty.
    var collections: Set<Stream> = []
    /// Of XML: elements and attributes from which no field is read.
    var unreadPaths: [String] = []
    /// Of each stream: the fields that its CSV file has no column for.
    var absent: [[FieldMapping]] = []
    var entities: [Entity] { sources.map(\.entity) }
  }

  let profile: MappingProfile
  private(set) var files: [FileState] = []
  private(set) var readers = BundleReaders()
  var state: BundleState
  /// Entities of which some file broke off, fell short, or could not be opened.
  private(set) var broken: Set<Entity> = []

  package init(profile: MappingProfile, period: ReportingPeriod? = nil, apart: ToldApart = ToldApart()) {
    self.profile = profile
    state = BundleState(period: period, apart: apart)
  }

  /// Enters a file in the run's list, in the order of the report.
  ///
  /// - Parameter ledger: what is known of the file so far; its `file` is replaced.
  /// - Returns: the file's index.
  package mutating func add(_ file: SourceFile, ledger: FileLedger = FileLedger(file: 0)) -> Int {
    var entry = FileLedger(
      file: files.count, source: ledger.source, sha256: ledger.sha256, bytes: ledger.bytes,
      format: ledger.format, encoding: ledger.encoding, profile: profile.name)
    entry.isComplete = ledger.isComplete
    entry.unused = ledger.unused
    entry.notes = ledger.notes
    files.append(FileState(file: OpenFile(index: files.count, source: file), ledger: entry))
    return files.count - 1
  }

  /// Notes that a file could not be opened, or not be read to its end: what its sources hold is open-ended.
  package mutating func fail(file: Int, entities: [Entity], because error: IngestionError) {
    files[file].ledger.isComplete = false
    broken.formUnion(entities)
    let place = error.line.map { [SourcePlace(file: file, line: $0)] } ?? []
    state.quality.note(
      .error, error.kind, file: file, subject: "",
      message: "\(files[file].file.source.path) was not read, or not to its end: \(error.problem)",
      places: place)
  }

  /// Gives a file its columns, before its sources are opened.
  ///
  /// - Parameter renamed: columns that are read under another name, in words.
  package mutating func describe(
    file: Int, columns: [String], unused: [String], renamed: [String] = []
  ) {
    if !renamed.isEmpty {
      files[file].ledger.notes.append("columns read under another name: \(renamed.joined(separator: ", "))")
    }
    let path = files[file].file.source.path
    files[file].file = OpenFile(index: file, source: SourceFile(path: path, columns: columns))
    files[file].ledger.unused = unused
  }

  /// Notes that a column that matters is not read, because its name is misspelt.
  mutating func add(misspelt name: MisspeltName, file: Int) { files[file].ledger.misspelt.append(name) }

  /// Notes that a file is read as nothing.
  package mutating func leaveOut(file: Int, reason: String, isFault: Bool) {
    files[file].ledger.notes.append("not read: \(reason)")
    if isFault { files[file].ledger.isComplete = false }
    note(isFault ? .error : .note, "file-not-used", file: file, message: "not read: \(reason)")
  }

  /// Adds a remark that is not about a record.
  package mutating func note(
    _ weight: DataQualityWeight, _ kind: String, file: Int, count: Int = 1, message: String
  ) {
    state.quality.note(weight, kind, file: file, subject: "", message: message, count: count, places: [])
  }

  /// Notes how far in time a file goes, where its source has several.
  package mutating func note(latestDay day: CivilDate?, file: Int) { state.days[file] = day }

  /// Begins one source of a file.
  ///
  /// - Throws: `columns-missing` when the file lacks what the source's records cannot do without, and
  ///   `columns-ambiguous` when it has that twice.
  package mutating func open(_ layout: SourceLayout, file: Int) throws(IngestionError) -> Stream {
    let source = layout.source
    if let column = layout.ambiguous.first(where: \.isRequired) { throw ambiguous(column, file) }
    for column in layout.ambiguous { note(column, file) }
    noteUncounted(layout, file)
    let stream =
      layout.lacking.isEmpty ? readers.open(layout, file: files[file].file, state) : nil
    guard let stream else {
      throw layout.ambiguous.first.map { ambiguous($0, file) } ?? columnsMissing(layout, file)
    }
    if source.entity == .application { state.spans.begin(file: file) }
    files[file].sources.append(source)
    files[file].absent.append(layout.absent)
    files[file].streams.append(Stream(source: stream, file: file))
    return Stream(source: stream, file: file)
  }

  /// Folds a batch of a source, whose columns are those of the layout's `needs`.
  package mutating func consume(_ batch: RecordBatch, _ stream: Stream) {
    guard batch.count > 0 else { return }
    readers.consume(batch, stream.source, &state)
  }

  /// Ends a file with what its reader says of it.
  ///
  /// - Parameter announced: for each stream the total that the file announces, where it does.
  /// - Parameter collections: the streams whose collection an XML file has.
  package mutating func close(
    file: Int, _ summary: ReadSummary, announced: [Stream: Int] = [:], collections: Set<Stream> = []
  ) {
    files[file].collections = collections
    for stream in files[file].streams { readers.settle(stream.source) }
    if let first = files[file].streams.first { readers.count(setAside: summary.setAside, first.source) }
    files[file].ledger.bytes = summary.bytes
    files[file].ledger.sha256 = summary.digest
    if let encoding = summary.encoding { files[file].ledger.encoding = encoding }
    if let failure = summary.failure { fail(file: file, entities: files[file].entities, because: failure) }
    let unused = summary.unusedPaths.map(\.path)
    files[file].unreadPaths = unused
    files[file].ledger.unused += unused.filter { !files[file].ledger.unused.contains($0) }
    note(summary.remarks, of: files[file].file)
    account(announced, file)
    let met = summary.delivered + (summary.setAside[.fieldCount] ?? 0)
    for total in summary.totals { check(total, file, records: met) }
    checkCategoryTotals(file)
    reportSubtotals(file)
    reportPercentages(file)
    reportBeside(file)
    remarkOnMeaning(file)
  }

  /// Notes that something is wrong with a row of a file.
  mutating func note(
    _ weight: DataQualityWeight, _ kind: String, file: Int, line: Int, message: String
  ) {
    state.quality.note(
      weight, kind, file: file, subject: "format", message: message,
      places: [SourcePlace(file: file, line: line)])
  }

  /// Notes that records of an entity are missing: what is there is open-ended, and its first file falls short.
  mutating func reportShort(_ entity: Entity, by missing: Int) {
    broken.insert(entity)
    guard let file = files.indices.first(where: { files[$0].entities.contains(entity) }) else { return }
    announce(missing, file)
  }

  /// Notes that records of a file are missing: what its sources hold is open-ended.
  mutating func reportShort(file: Int, by missing: Int) {
    broken.formUnion(files[file].entities)
    announce(missing, file)
  }

  private mutating func announce(_ missing: Int, _ file: Int) {
    let records = files[file].primaryStreams.reduce(0) { $0 + readers.account($1.source).records }
    files[file].ledger.announced = max(files[file].ledger.announced ?? 0, records + missing)
  }

  /// Notes that no value of a column could be read.
  mutating func add(unread column: UnreadColumn, file: Int) { files[file].ledger.unread.append(column) }

  /// Adds a remark to what the ledger says of a file.
  mutating func remark(_ text: String, file: Int) { files[file].ledger.notes.append(text) }

  /// Compares the totals that a file announces with what was read.
  private mutating func account(_ announced: [Stream: Int], _ file: Int) {
    guard !announced.isEmpty else { return }
    var total = 0
    let primary = Set(files[file].primaryStreams)
    for (stream, entity) in zip(files[file].streams, files[file].entities) {
      let read = readers.account(stream.source).read
      let expected = announced[stream] ?? read
      if read < expected { broken.insert(entity) }
      guard primary.contains(stream) else { continue }
      total += expected
      guard read < expected else { continue }
      state.quality.note(
        .error, "short-of-announced", file: file, subject: entity.rawValue,
        message:
          "\(files[file].file.source.path) announces \(expected.counted("record", "records")) and holds \(read)",
        count: expected - read, places: [])
    }
    files[file].ledger.announced = total
  }

  private mutating func note(_ remarks: [FormatRemark], of file: OpenFile) {
    for remark in remarks {
      let words = FormatWords(remark.kind)
      state.quality.note(
        words.weight, remark.kind, file: file.index, subject: "format",
        message: "\(file.source.path): \(words.text)", count: remark.count,
        places: remark.lines.map { SourcePlace(file: file.index, line: $0) })
      if words.weight == .note { files[file.index].ledger.notes.append(words.text) }
    }
  }

  /// Whether the bundle has a source of the entity. A CSV file is one even when it is empty, and so is an element of
  /// XML that holds one kind of record; other sources of an XML file are tried, and are there when a record is.
  func hasSource(_ entity: Entity) -> Bool {
    files.contains { file in
      zip(file.streams, file.sources).contains { $1.entity == entity && isThere($0, $1) }
    }
  }

  private func isThere(_ stream: Stream, _ source: SourceMapping) -> Bool {
    if case .csv = source.format { return true }
    return readers.account(stream.source).read > 0 || files[stream.file].collections.contains(stream)
  }

  /// The names of the sources that a file holds; `nil` when it is read as none.
  func sourceNames(of file: FileState) -> String? {
    let named = zip(file.streams, file.sources).filter { isThere($0, $1) }.map(\.1.name)
    let names = named.isEmpty ? file.sources.map(\.name) : named
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }

  /// Changes the readers once all files are read.
  mutating func withReaders<Result>(_ body: (inout BundleReaders, inout BundleState) -> Result) -> Result {
    body(&readers, &state)
  }
}
