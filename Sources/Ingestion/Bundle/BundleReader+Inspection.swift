// SPDX-License-Identifier: Apache-2.0

extension BundleReader {
  /// Says what is in the files and which of the profiles fits, reading each file once to count its records.
  ///
  /// - Throws: `CancellationError` only.
  package static func inspect(
    _ inputs: [String], candidates: [MappingProfile], encoding: GivenEncoding? = nil
  ) async throws(CancellationError) -> BundleInspection {
    let known = KnownHeaders(candidates)
    let listing = InputListing(inputs)
    let found = BundleFiles(
      listing, hints: CSVHints(encoding: encoding, header: HeaderSearch(names: known.names)),
      digest: nil)
    var failures = listing.failures + found.failures
    let choice = ProfileDetection(candidates).choose(for: found.files.map(\.bundleFile))
    var files: [FileInspection] = []
    for (index, file) in found.files.enumerated() {
      let assigned = choice.profile?.1.files[index]
      let sources = (assigned?.sources ?? []).compactMap { choice.profile?.0.sources[$0] }
      do {
        let (inspection, failure) = try await inspect(
          file, sources, assigned?.reason ?? "no profile was chosen", known: known, encoding: encoding)
        files.append(inspection)
        if let failure { failures.append(failure) }
      } catch let error as IngestionError {
        failures.append(error)
      } catch {
        throw CancellationError()
      }
    }
    if found.files.isEmpty, failures.isEmpty { failures.append(nothing(inputs)) }
    return BundleInspection(
      files: files, profile: choice.profile?.0.name, reason: choice.reason, failures: failures)
  }

  /// What is wrong with files as files, whatever profile they would need.
  func damage(in files: [BundleFiles.File]) async throws(CancellationError) -> [IngestionError] {
    var failures: [IngestionError] = []
    for file in files {
      do {
        if let failure = try await BundleReader.inspect(
          file, [], "", known: KnownHeaders([]), encoding: request.encoding
        ).1 {
          failures.append(failure)
        }
      } catch let error as IngestionError {
        failures.append(error)
      } catch {
        throw CancellationError()
      }
    }
    return failures
  }

  private static func inspect(
    _ file: BundleFiles.File, _ sources: [SourceMapping], _ reason: String, known: KnownHeaders,
    encoding: GivenEncoding?
  ) async throws -> (FileInspection, IngestionError?) {
    let opened =
      try file.stream
      ?? OpenedInput(
        file.input,
        hints: CSVHints(
          delimiter: file.delimiter, encoding: encoding,
          header: sources.first?.csv?.header ?? HeaderSearch(names: known.names)))
    var counts = [Int](repeating: 0, count: max(1, sources.count))
    let summary: ReadSummary
    let columns: [String]
    var notes: [String] = []
    switch opened {
    case .csv(let file):
      let csv = CSVRecords(file, sources.first, known: known.names)
      let isShown = !sources.isEmpty || known.knowsAny(of: csv.headerAsWritten)
      columns = isShown ? csv.header : []
      if !isShown { notes.append(KnownHeaders.note(csv.header.count)) }
      summary = try await csv.read(columns: []) { counts[0] += $0.count }
    case .xml(let xml):
      columns = xml.paths.map(\.text)
      let requests = sources.compactMap { $0.countRequest(in: file.bundleFile, among: sources) }
      summary = try await xml.read(requests) { counts[$0] += $1.count }
    }
    // Nothing says what a record of an XML file is but a profile.
    let names: [String?] = sources.isEmpty ? (file.bundleFile.isXML ? [] : [nil]) : sources.map(\.name)
    let inspection = FileInspection(
      path: file.input.shown, format: file.format, encoding: summary.encoding ?? file.encoding,
      delimiter: file.delimiterEvidence,
      columns: columns, records: zip(names, counts).map { ($0, $1) }, reason: reason,
      notes: notes + (summary.remarks + file.input.packing.remarks).map { FormatWords($0.kind).text })
    return (inspection, summary.failure)
  }
}
