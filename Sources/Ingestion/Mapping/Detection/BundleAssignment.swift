// SPDX-License-Identifier: Apache-2.0

/// Which sources of a profile one file is read as.
package struct FileAssignment: Sendable {
  /// Index into the files of the bundle.
  package let file: Int
  /// Indices into the profile's sources; empty when the file is none of them. A CSV file has at most one.
  package let sources: [Int]
  /// Why, in words that a person can check.
  package let reason: String
  /// How many columns or paths of the file are used.
  package let used: Int
}

/// How the files of a bundle are read with one profile.
package struct BundleAssignment: Sendable {
  /// One for each file of the bundle, in their order.
  package let files: [FileAssignment]

  package var assigned: [FileAssignment] { files.filter { !$0.sources.isEmpty } }
  package var unassigned: [FileAssignment] { files.filter(\.sources.isEmpty) }

  /// Matches every file to a source of the profile by its name and its columns or elements.
  package init(_ bundle: [BundleFile], _ profile: MappingProfile) {
    files = bundle.enumerated().map { index, file in
      FileAssignment(index: index, file: file, profile: profile)
    }
  }

  /// For comparing profiles: more files first, then more columns.
  var reach: (files: Int, used: Int) { (assigned.count, files.reduce(0) { $0 + $1.used }) }
}

extension FileAssignment {
  fileprivate init(index: Int, file: BundleFile, profile: MappingProfile) {
    let fits = profile.sources.enumerated().compactMap { index, source in
      SourceFit(source, file).map { (source: index, fit: $0) }
    }
    switch file.contents {
    case .csv:
      self = FileAssignment.csv(index, file.name, profile, fits)
    case .xml(let root, let seen):
      self = FileAssignment.xml(index, file.name, root, profile, fits, seen.map(\.text))
    }
  }

  private static func csv(
    _ file: Int, _ name: String, _ profile: MappingProfile, _ fits: [(source: Int, fit: SourceFit)]
  ) -> FileAssignment {
    let fitting = fits.filter(\.fit.fits)
    let most = fitting.map(\.fit.used).max() ?? 0
    let best = fitting.filter { $0.fit.used == most }
    guard let first = best.first else {
      let missed = MissedColumns(profile, fits)
      return none(file, "no source of '\(profile.name)' has its columns in \(name)\(missed.words)")
    }
    guard best.count == 1 else {
      let names = best.map { "'\(profile.sources[$0.source].name)'" }.joined(separator: " and ")
      return none(
        file,
        "\(name) fits \(names) of '\(profile.name)' equally well; tell them apart with 'match' in the profile"
      )
    }
    let source = profile.sources[first.source].name
    if case .rowPairs = profile.sources[first.source].csvLayout {
      return FileAssignment(
        file: file, sources: [first.source],
        reason: "the first two lines of \(name) are a row of labels and a row of counts of '\(source)'",
        used: first.fit.used)
    }
    let count = first.fit.required.count
    let columns =
      count == 1
      ? "the required column of '\(source)' is" : "all \(count) required columns of '\(source)' are"
    return FileAssignment(
      file: file, sources: [first.source], reason: "\(columns) in \(name)", used: first.fit.used)
  }

  /// Records beyond the beginning of the file may still come, so that every source with this root is served
  /// once the file is known to be of the profile.
  private static func xml(
    _ file: Int, _ name: String, _ root: XMLPath.Name, _ profile: MappingProfile,
    _ fits: [(source: Int, fit: SourceFit)], _ seen: [String]
  ) -> FileAssignment {
    let lacking = fits.first { $0.fit.isNamed && $0.fit.metRecords && !$0.fit.lacking.isEmpty }
    guard lacking == nil, fits.contains(where: { $0.fit.fits }) else {
      let missed = MissedPaths(profile, fit: lacking, seen: seen)
      return none(file, "no source of '\(profile.name)' has its elements in \(name)\(missed.words)")
    }
    let named = fits.filter(\.fit.isNamed)
    // Records within others may all come late.
    let enclosing = Set(named.map { profile.sources[$0.source].name })
    let late = profile.sources.indices.filter { index in
      guard let outer = profile.sources[index].enclosing, enclosing.contains(outer.source) else {
        return false
      }
      return !fits.contains { $0.source == index }
    }
    let served = named.filter { isServed($0.source, enclosing, profile) }
    let hasRecords = served.contains(where: \.fit.metRecords)
    let records = hasRecords ? "its records have what is required" : "it begins without a record"
    return FileAssignment(
      file: file, sources: (served.map(\.source) + late).sorted(),
      reason: "the root element of \(name) is \(root.shown), and \(records)",
      used: served.reduce(0) { $0 + $1.fit.used })
  }

  /// Records within others are read with these or not at all.
  private static func isServed(_ source: Int, _ named: Set<String>, _ profile: MappingProfile) -> Bool {
    profile.sources[source].enclosing.map { named.contains($0.source) } ?? true
  }

  private static func none(_ file: Int, _ reason: String) -> FileAssignment {
    FileAssignment(file: file, sources: [], reason: reason, used: 0)
  }
}
