// SPDX-License-Identifier: Apache-2.0

/// Which namespaces of one file the patterns of a profile stand for, such as `urn:com.workday.report/*`.
struct NamespaceBinding: Sendable {
  /// Pattern to namespace.
  private var bound: [String: String] = [:]
  /// Patterns that more than one namespace of the file fits.
  private(set) var ambiguous: [(pattern: String, namespaces: [String])] = []

  /// The root element's namespace is meant where it fits, else the first in the file that does.
  init(_ source: SourceMapping, _ root: XMLPath.Name, _ seen: [XMLSeenPath]) {
    let patterns = source.namespacePatterns
    guard !patterns.isEmpty else { return }
    var found: [String] = []
    for name in [root] + seen.flatMap({ $0.elements + [$0.attribute].compactMap(\.self) }) {
      guard case .named(let namespace, _) = name, !found.contains(namespace) else { continue }
      found.append(namespace)
    }
    for pattern in patterns.sorted() {
      let fitting = found.filter { NamespaceBinding.fits($0, pattern) }
      bound[pattern] = fitting.first
      if fitting.count > 1 { ambiguous.append((pattern, fitting)) }
    }
  }

  /// What a namespace of the profile is in the file; a pattern that nothing fits stays itself and matches nothing.
  func namespace(_ written: String) -> String { bound[written] ?? written }

  /// Of the namespaces that a whole file has, the first that fits a pattern and is not the one that it stands for.
  func stranger(among namespaces: [(uri: String, line: Int)]) -> (pattern: String, uri: String, line: Int)? {
    for (uri, line) in namespaces {
      let pattern = bound.sorted { $0.key < $1.key }.first {
        $0.value != uri && NamespaceBinding.fits(uri, $0.key)
      }
      if let pattern { return (pattern.key, uri, line) }
    }
    return nil
  }

  static func isPattern(_ namespace: String) -> Bool { namespace.contains("*") }

  private static func fits(_ namespace: String, _ pattern: String) -> Bool {
    Wildcards.fit(Array(namespace), Array(pattern), single: nil)
  }
}

extension NamespaceBinding {
  /// The refusal of a file in which a pattern could stand for two namespaces.
  func refusal(_ path: String) -> IngestionError? {
    ambiguous.first.map { NamespaceBinding.refusal(path, $0.pattern, $0.namespaces, line: nil) }
  }

  /// The same once the whole file has been read.
  func refusal(_ path: String, among namespaces: [(uri: String, line: Int)]) -> IngestionError? {
    stranger(among: namespaces).map { other in
      NamespaceBinding.refusal(path, other.pattern, [namespace(other.pattern), other.uri], line: other.line)
    }
  }

  private static func refusal(
    _ path: String, _ pattern: String, _ namespaces: [String], line: Int?
  ) -> IngestionError {
    let names = namespaces.map { "'\($0)'" }.joined(separator: " and ")
    return IngestionError(
      kind: "namespace-ambiguous", path: path, line: line,
      problem: "the namespaces \(names) all fit '\(pattern)' of the profile, and one was expected",
      advice: "Write the one that is meant under ns: in a copy of the profile")
  }
}
