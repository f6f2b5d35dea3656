// SPDX-License-Identifier: Apache-2.0

/// What the nearest of a profile's sources lacks in a CSV file that none of them fits.
struct MissedColumns: Sendable {
  /// To be put after the name of the file; empty where no source comes near.
  let words: String

  private static let shown = 6

  /// - Parameter fits: of the profile's sources, none of which fits the file.
  init(_ profile: MappingProfile, _ fits: [(source: Int, fit: SourceFit)]) {
    let sources = fits.filter { profile.sources[$0.source].csv?.rowPairs == nil && !$0.fit.required.isEmpty }
    guard let nearest = sources.max(by: { MissedColumns.isNearer($1.fit, $0.fit) }) else {
      words = ""
      return
    }
    let (source, fit) = (profile.sources[nearest.source], nearest.fit)
    guard !fit.lacking.isEmpty else {
      let pattern = source.csv?.sheet ?? source.match ?? ""
      words = ": those of '\(source.name)' are there, and it is read from '\(pattern)' only"
      return
    }
    guard fit.lacking.count < fit.required.count || sources.count == 1 else {
      words = ": no column is there that any of them requires"
      return
    }
    let names = fit.lacking.prefix(MissedColumns.shown).map { "'\($0)'" }.joined(separator: ", ")
    let more = fit.lacking.count - MissedColumns.shown
    words = ": '\(source.name)' comes nearest, and lacks \(names)\(more > 0 ? " and \(more) more" : "")"
  }

  /// By what is there of what is required, then by how much of the file would be used.
  private static func isNearer(_ left: SourceFit, _ right: SourceFit) -> Bool {
    let mine = (left.required.count - left.lacking.count) * right.required.count
    let other = (right.required.count - right.lacking.count) * left.required.count
    if mine != other { return mine > other }
    if left.isNamed != right.isNamed { return left.isNamed }
    return left.used > right.used
  }
}
