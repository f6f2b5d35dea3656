// SPDX-License-Identifier: Apache-2.0

/// Which profile a bundle is to be read with.
package enum ProfileChoice: Sendable {
  /// One profile fits better than every other.
  case chosen(MappingProfile, BundleAssignment, reason: String)
  /// Several fit equally well: a person must choose.
  case ambiguous(profiles: [String], reason: String)
  /// None fits.
  case unknown(reason: String)

  /// What was found, for printing.
  package var reason: String {
    switch self {
    case .chosen(_, _, let reason), .ambiguous(_, let reason), .unknown(let reason): reason
    }
  }
}

/// Finds the profile that fits the files of a bundle by their headers, root elements and names.
package struct ProfileDetection: Sendable {
  package let profiles: [MappingProfile]

  package init(_ profiles: [MappingProfile]) { self.profiles = profiles }

  /// A profile fits when some file has everything that one of its sources requires. The one that reads the
  /// most files is chosen, then the one that uses the most columns; a tie is never broken by guessing. An
  /// example is never chosen, and is named when it comes near.
  package func choose(for bundle: [BundleFile]) -> ProfileChoice {
    let candidates = profiles.filter { !$0.isExample }
      .map { (profile: $0, assignment: BundleAssignment(bundle, $0)) }
      .filter { $0.assignment.reach.files > 0 }
    guard let best = candidates.max(by: { $0.assignment.reach < $1.assignment.reach }) else {
      return .unknown(reason: nothingFits(bundle))
    }
    let equals = candidates.filter { $0.assignment.reach == best.assignment.reach }
    guard equals.count == 1 else { return ambiguous(equals.map(\.profile.name).sorted()) }
    return .chosen(best.profile, best.assignment, reason: chosen(best.profile, best.assignment, bundle))
  }

  private func chosen(
    _ profile: MappingProfile, _ assignment: BundleAssignment, _ bundle: [BundleFile]
  ) -> String {
    let read = assignment.assigned
    let left = assignment.unassigned.map { bundle[$0.file].name }
    let rest = left.isEmpty ? "" : "; not read with it: \(left.joined(separator: ", "))"
    return "profile '\(profile.name)': \(read.count == 1 ? read[0].reason : several(read, bundle))\(rest)"
  }

  private func several(_ read: [FileAssignment], _ bundle: [BundleFile]) -> String {
    let sources = Set(read.flatMap(\.sources)).count
    let names = read.prefix(3).map { bundle[$0.file].name } + (read.count > 3 ? ["…"] : [])
    let of = sources == 1 ? "the source that it has" : "its \(sources) sources"
    return "all that is required of \(of) is there (\(names.joined(separator: ", ")))"
  }

  private func ambiguous(_ names: [String]) -> ProfileChoice {
    let quoted = names.map { "'\($0)'" }.joined(separator: " and ")
    return .ambiguous(
      profiles: names,
      reason: "the profiles \(quoted) fit equally well; choose with --profile \(names.first ?? "NAME")")
  }

  private func nothingFits(_ bundle: [BundleFile]) -> String {
    let nearest = NearMiss.nearest(bundle, profiles)
    let example = nearest.first?.profile ?? like(bundle)
    let lines = ["no profile fits \(named(bundle))"] + nearest.map { "  \($0.description)" }
    return lines.joined(separator: "\n")
      + "\nto read it, evenhand suggest FILES --out mine.map.yaml writes a profile with what is left to decide, or"
      + " evenhand profiles show \(example) > mine.map.yaml gives one to change; give it with"
      + " --profile mine.map.yaml"
  }

  /// A profile of the same format, to start from.
  private func like(_ bundle: [BundleFile]) -> String {
    func isXML(_ source: SourceMapping) -> Bool { if case .xml = source.format { true } else { false } }
    let wantsXML = bundle.first?.isXML ?? false
    return profiles.first { $0.sources.contains { isXML($0) == wantsXML } }?.name ?? "NAME"
  }

  private func named(_ bundle: [BundleFile]) -> String {
    bundle.prefix(3).map(\.name).joined(separator: ", ") + (bundle.count > 3 ? ", …" : "")
  }
}

/// A source that has some of what it requires, but not all.
private struct NearMiss {
  let profile: String
  let source: String
  let file: String
  let lacking: [String]
  /// The file name that the source expects, when the file has another.
  let expectedName: String?
  let found: Int
  let required: Int
  let isExample: Bool

  /// The three nearest, the nearest first.
  static func nearest(_ bundle: [BundleFile], _ profiles: [MappingProfile]) -> [NearMiss] {
    let all = bundle.flatMap { file in
      profiles.flatMap { profile in profile.sources.compactMap { NearMiss(file, profile, $0) } }
    }
    return Array(all.sorted(by: isNearer).prefix(3))
  }

  private init?(_ file: BundleFile, _ profile: MappingProfile, _ source: SourceMapping) {
    guard source.enclosing == nil, let fit = SourceFit(source, file) else { return nil }
    found = fit.required.count - fit.lacking.count
    // A file of another name is near only when nothing but its name is against it; of an example it is enough
    // that the records lie in the same place.
    let isNear = found > 0 || (profile.isExample && fit.metRecords && file.isXML)
    guard fit.isNamed ? isNear : fit.lacking.isEmpty else { return nil }
    self.profile = profile.name
    isExample = profile.isExample
    self.source = source.name
    self.file = file.name
    lacking = fit.lacking
    expectedName = fit.isNamed ? nil : source.match
    required = fit.required.count
  }

  private static func isNearer(_ left: NearMiss, _ right: NearMiss) -> Bool {
    if (left.expectedName == nil) != (right.expectedName == nil) { return left.expectedName == nil }
    let (mine, other) = (left.found * max(1, right.required), right.found * max(1, left.required))
    if mine != other { return mine > other }
    return (right.required, left.profile, left.source, left.file)
      < (left.required, right.profile, right.source, right.file)
  }

  var description: String {
    if isExample, expectedName == nil, lacking.isEmpty {
      return
        "near to \(file) is '\(source)' of '\(profile)', an example whose names may mean something else here"
    }
    let fault =
      expectedName.map { "is not named '\($0)'" }
      ?? "lacks \(lacking.map { "'\($0)'" }.joined(separator: ", "))"
    return
      "near to \(file) is '\(source)' of '\(profile)' (\(found) of \(required) required): the file \(fault)"
  }
}
