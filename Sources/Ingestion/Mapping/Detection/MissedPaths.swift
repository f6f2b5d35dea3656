// SPDX-License-Identifier: Apache-2.0

/// What a profile looked for in an XML file that it does not fit, and what stands there instead.
struct MissedPaths: Sendable {
  private let wanted: [String]
  private let near: [String]

  /// - Parameter fit: the source whose records are there and lack something; `nil` when no records are.
  init(_ profile: MappingProfile, fit: (source: Int, fit: SourceFit)?, seen: [String]) {
    if let fit, case .xml(let xml) = profile.sources[fit.source].format {
      wanted = fit.fit.lacking.map { $0.hasPrefix("/") ? $0 : "\(xml.record.text)/\($0)" }
    } else {
      var records: [String] = []
      for source in profile.sources {
        guard case .xml(let xml) = source.format, xml.enclosing == nil else { continue }
        if !records.contains(xml.record.text) { records.append(xml.record.text) }
      }
      wanted = records
    }
    near = NearPaths.nearest(to: wanted, among: seen)
  }

  /// To be put after the name of the file; empty when the profile has no XML.
  var words: String {
    guard !wanted.isEmpty else { return "" }
    let found = near.isEmpty ? "" : "; near it are \(MissedPaths.listed(near, "and"))"
    return " (expected \(MissedPaths.listed(Array(wanted.prefix(3)), "or"))\(found))"
  }

  private static func listed(_ paths: [String], _ word: String) -> String {
    paths.map { "'\($0)'" }.joined(separator: " \(word) ")
  }
}
