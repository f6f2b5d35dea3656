// SPDX-License-Identifier: Apache-2.0

internal import LocatedYAML

/// A profile for files that no profile fits.
package struct ProfileSuggestion: Sendable {
  /// The profile's text, with its questions.
  package let text: String
  /// How many questions are open.
  package let questions: Int
  /// How many sources it has.
  package let sources: Int
  /// The built-in profile that fits the files already.
  package let fitting: String?
  package let failures: [IngestionError]
}

extension BundleReader {
  /// Suggests a profile for files, after reading each whole.
  ///
  /// Values are kept within the program but for words of categories that several records have.
  /// - Parameters:
  ///   - candidates: profiles that may fit already.
  ///   - name: what the profile is to be called.
  /// - Throws: `CancellationError`, and `AuthoredIssues` where the program's own vocabulary is at fault.
  package static func suggest(
    _ inputs: [String], candidates: [MappingProfile], name: String, encoding: GivenEncoding? = nil
  ) async throws -> ProfileSuggestion {
    let vocabulary = try Vocabulary.shipped()
    let known = KnownHeaders(candidates).names.union(vocabulary.columnNames)
    let hints = CSVHints(encoding: encoding, header: HeaderSearch(names: known))
    let listing = InputListing(inputs)
    let found = BundleFiles(listing, hints: hints, digest: nil)
    var failures = listing.failures + found.failures
    if found.files.isEmpty, failures.isEmpty { failures.append(nothing(inputs, beside: listing.unread)) }
    let choice = ProfileDetection(candidates).choose(for: found.files.map(\.bundleFile))
    var tables: [TableSurvey] = []
    for file in found.files {
      do {
        tables += try await survey(file, hints, vocabulary)
      } catch let error as IngestionError {
        failures.append(error)
      }
    }
    var told: Set<IngestionError> = []
    failures += tables.compactMap(\.failure).filter { told.insert($0).inserted }
    let bundle = BundleGuess(TableSurvey.merged(tables), vocabulary)
    let text = ProfileWriting(bundle: bundle, vocabulary: vocabulary, name: name).text
    return ProfileSuggestion(
      text: text, questions: text.split(separator: "\n").count { $0.contains("\"\(OpenQuestion.mark): ") },
      sources: bundle.sources.count, fitting: choice.profile?.0.name, failures: failures)
  }

  private static func survey(
    _ file: BundleFiles.File, _ hints: CSVHints, _ vocabulary: Vocabulary
  ) async throws -> [TableSurvey] {
    guard file.stream == nil else {
      throw IngestionError(
        kind: "stream-not-surveyed", path: file.input.shownPath,
        problem: "a profile is suggested from files, which are read more than once",
        advice: "Save the stream to a file and name the file")
    }
    if file.bundleFile.isXML {
      return try await XMLSurveying(input: file.input, vocabulary: vocabulary).tables()
    }
    return [try await CSVSurveying(input: file.input, hints: hints, vocabulary: vocabulary).table()]
  }
}
