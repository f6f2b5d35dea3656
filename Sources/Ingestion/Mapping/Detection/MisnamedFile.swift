// SPDX-License-Identifier: Apache-2.0

/// A CSV file that has the columns of a source of the profile and not its name: read as nothing, it would take its
/// records out of the audit without a word.
struct MisnamedFile: Sendable {
  /// What the file holds, by its columns.
  let entities: [Entity]
  let error: IngestionError

  /// `nil` unless all that a source requires is there, and the source knows at least three in four of the file's
  /// columns, of which there are three or more.
  init?(_ file: BundleFile, _ profile: MappingProfile, path: String) {
    guard case .csv(let headers, _) = file.contents, headers.count >= 3 else { return nil }
    let fits = profile.sources.compactMap { source -> (source: SourceMapping, pattern: String, used: Int)? in
      guard let pattern = source.match, let fit = SourceFit(source, file), !fit.isNamed, fit.lacking.isEmpty,
        fit.used * 4 >= headers.count * 3
      else { return nil }
      return (source, pattern, fit.used)
    }
    guard let most = fits.map(\.used).max() else { return nil }
    let best = fits.filter { $0.used == most }
    entities = best.map(\.source.entity)
    let sources = best.map { "'\($0.source.name)', which is read from \($0.pattern)" }
    error = IngestionError(
      kind: "file-misnamed", path: path,
      problem:
        "\(file.name) has the columns of \(sources.joined(separator: ", and of ")); under its name it is not read",
      advice:
        "Rename it, or move it out of the folder; several files of one source are read by a profile whose "
        + "'match' fits them all, such as \(entities.first?.rawValue ?? "records")*.csv")
  }
}
