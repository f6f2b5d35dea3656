// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Reads a bundle: finds its files and its profile, and builds the model of them.
package struct BundleReader: Sendable {
  let request: BundleRequest

  /// Reads everything that can be read; a bad file does not hide the others.
  ///
  /// - Returns: the model, and in `failures` what is missing from it and why.
  /// - Throws: `CancellationError` only.
  package static func read(_ request: BundleRequest) async throws(CancellationError) -> BundleReading {
    try await BundleReader(request: request).read()
  }

  private func read() async throws(CancellationError) -> BundleReading {
    let listing = InputListing(request.inputs)
    var failures = listing.failures
    let found = BundleFiles(listing, hints: commonHints, digest: request.makeDigest)
    failures += found.failures
    guard !found.files.isEmpty else {
      return .failed(
        failures.isEmpty ? [BundleReader.nothing(request.inputs, beside: listing.unread)] : failures)
    }
    let choice = choose(found.files.map(\.bundleFile))
    guard let (profile, assignment, reason) = choice.profile else {
      // A file that fits nothing may be a broken one: its fault says more than that no profile fits.
      return .failed(failures + (try await damage(in: found.files)) + [choice.failure(request.inputs)])
    }
    let use = ProfileUse(name: profile.name, text: profile.evidence, reason: reason)
    var session = BundleSession(
      PipelineBuilder(profile: profile, period: request.period, apart: request.apart), request: request,
      files: found.files,
      assignment: assignment)
    session.enter(broken: found.broken, skipped: listing.skipped, unread: listing.unread)
    try await session.readAll()
    return session.finish(use, failures: failures)
  }

  /// What is known of every CSV file: what all CSV sources of a given profile say, and what the request says.
  private var commonHints: CSVHints {
    let known = KnownHeaders(request.profile.candidates)
    var hints = CSVHints(encoding: request.encoding, header: HeaderSearch(names: known.names))
    guard case .given(let profile) = request.profile else { return hints }
    let sources = profile.sources.compactMap(\.csv)
    let delimiters = Set(sources.map(\.delimiter)), encodings = Set(sources.map(\.encoding))
    if delimiters.count == 1, let common = delimiters.first { hints.delimiter = common }
    if encodings.count == 1, let common = encodings.first?.map(CSVSource.given) {
      hints.encoding = request.encoding ?? common
    }
    return hints
  }

  private func choose(_ files: [BundleFile]) -> ProfileChoice {
    switch request.profile {
    case .detect(let candidates): return ProfileDetection(candidates).choose(for: files)
    case .given(let profile):
      return .chosen(profile, BundleAssignment(files, profile), reason: "profile '\(profile.name)' was given")
    }
  }

  static func nothing(_ inputs: [String], beside unread: UnreadInputs = UnreadInputs()) -> IngestionError {
    IngestionError(
      kind: "nothing-read", path: inputs.first ?? ".",
      problem: "there is no record to read here: a CSV or XML export or a workbook was expected"
        + (unread.isEmpty ? "" : "; not read: \(unread.words)"),
      advice: "Name the exports, or a folder in which they lie directly, as .csv, .tsv, .txt, .xml or"
        + " .xlsx, or packed in a .zip or .gz")
  }
}

extension ProfileChoice {
  var profile: (MappingProfile, BundleAssignment, reason: String)? {
    if case .chosen(let profile, let assignment, let reason) = self {
      (profile, assignment, reason)
    } else {
      nil
    }
  }

  func failure(_ inputs: [String]) -> IngestionError {
    let isAmbiguous = if case .ambiguous = self { true } else { false }
    // The last line of the reason, or its last clause, says what to do.
    var lines = reason.split(separator: isAmbiguous ? ";" : "\n").map(String.init)
    let advice = TextFolding.trimmed(lines.popLast() ?? "")
    return IngestionError(
      kind: isAmbiguous ? "profile-ambiguous" : "profile-unknown", path: inputs.first ?? ".",
      problem: lines.joined(separator: "\n"),
      advice: advice.prefix(1).uppercased() + advice.dropFirst())
  }
}
