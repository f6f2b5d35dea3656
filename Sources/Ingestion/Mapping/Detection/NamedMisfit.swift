// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// A file that carries the name of a source of the profile and cannot be read as it.
struct NamedMisfit: Sendable {
  /// What the file would have held, by its name.
  let entities: [Entity]
  let error: IngestionError
  /// The columns that are there under a misspelt name.
  let misspelt: [MisspeltName]

  /// `nil` when no source has a pattern that names the file: one of wildcards alone names nothing.
  ///
  /// - Parameter reason: why the file is read as nothing.
  init?(_ file: BundleFile, _ profile: MappingProfile, path: String, reason: String) {
    let named = profile.sources.filter { source in
      source.enclosing == nil
        && source.match.map { FileGlob($0).isName && file.isNamed($0) } ?? false
    }
    guard let first = named.first else { return nil }
    entities = named.map(\.entity)
    let fits = named.compactMap { source in SourceFit(source, file).map { (source: source, fit: $0) } }
    let nearest = fits.min { $0.fit.lacking.count < $1.fit.lacking.count }
    guard let nearest, !nearest.fit.lacking.isEmpty else {
      error = NamedMisfit.noSource(first, file, path, fits.isEmpty ? nil : reason)
      misspelt = []
      return
    }
    misspelt = NamedMisfit.misspelt(nearest.source, file)
    error = NamedMisfit.lacking(nearest.source, nearest.fit, misspelt, file, path)
  }

  private static func lacking(
    _ source: SourceMapping, _ fit: SourceFit, _ misspelt: [MisspeltName], _ file: BundleFile, _ path: String
  ) -> IngestionError {
    let names = fit.lacking.map { "'\($0)'" }.joined(separator: ", ")
    let required = fit.required.joined(separator: ", ")
    let looks = "\(file.name) looks like '\(source.name)' by its name and lacks the"
    let isOne = fit.lacking.count == 1
    guard case .csv = file.contents else {
      return IngestionError(
        kind: "columns-missing", path: path,
        problem: "\(looks) \(isOne ? "element" : "elements") \(names) (expected \(required))",
        advice: "Export the file with them, or name the elements in a profile")
    }
    return IngestionError(
      kind: "columns-missing", path: path, line: 1,
      problem: "\(looks) \(isOne ? "column" : "columns") \(names) (expected a header line with \(required))",
      advice: advice(misspelt)
        ?? "Put the header on the first line, or name the columns in a profile")
  }

  private static func misspelt(_ source: SourceMapping, _ file: BundleFile) -> [MisspeltName] {
    guard case .csv(let headers, _) = file.contents else { return [] }
    return Misspelling.all(of: SourceLayout(source: source, header: HeaderTable(headers)), in: headers)
      .map { $0.name(in: source) }
  }

  /// What to do about columns that are there under misspelt names; `nil` without one.
  private static func advice(_ misspelt: [MisspeltName]) -> String? {
    guard !misspelt.isEmpty else { return nil }
    let pairs = misspelt.map { "'\($0.meant)' by the column '\($0.found)'" }
    let them = pairs.count == 1 ? "it" : "them"
    return "Did you mean \(pairs.joined(separator: ", and "))? Rename \(them), or name \(them) in a profile"
  }

  /// - Parameter reason: `nil` when the file is of another format, or has another root element.
  private static func noSource(
    _ source: SourceMapping, _ file: BundleFile, _ path: String, _ reason: String?
  ) -> IngestionError {
    let found = if case .csv = file.contents { "it is no XML" } else { "its root element is another" }
    return IngestionError(
      kind: "no-source", path: path,
      problem: reason
        ?? "\(file.name) looks like '\(source.name)' by its name and cannot be read as it: \(found)",
      advice: "Describe the file in a profile, or give it another name if it is something else")
  }
}

extension FileGlob {
  /// Whether the pattern says anything of a name but its extension.
  var isName: Bool {
    let stem = pattern.split(separator: ".", omittingEmptySubsequences: false).first ?? ""
    return stem.contains { $0 != "*" && $0 != "?" }
  }
}
