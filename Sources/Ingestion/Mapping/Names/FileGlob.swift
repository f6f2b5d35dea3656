// SPDX-License-Identifier: Apache-2.0

/// A pattern for file names: `*` for any characters, `?` for one, without regard to case.
package struct FileGlob: Sendable, Hashable {
  package let pattern: String

  package init(_ pattern: String) { self.pattern = pattern }

  /// Whether the last part of the path fits.
  package func matches(_ path: String) -> Bool {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return Wildcards.fit(Array(name.lowercased()), Array(pattern.lowercased()), single: "?")
  }
}

/// Patterns with `*` for any characters.
enum Wildcards {
  /// Whether the pattern means the whole name. Linear in the name for each star.
  ///
  /// - Parameter single: the character of the pattern that stands for any one.
  static func fit(_ name: [Character], _ pattern: [Character], single: Character?) -> Bool {
    var (at, patternAt) = (0, 0)
    var retry: (pattern: Int, name: Int)?
    while at < name.count {
      if patternAt < pattern.count, pattern[patternAt] == "*" {
        retry = (patternAt + 1, at)
        patternAt += 1
      } else if patternAt < pattern.count, pattern[patternAt] == single || pattern[patternAt] == name[at] {
        patternAt += 1
        at += 1
      } else if let star = retry {
        patternAt = star.pattern
        at = star.name + 1
        retry = (star.pattern, star.name + 1)
      } else {
        return false
      }
    }
    return pattern[patternAt...].allSatisfy { $0 == "*" }
  }
}
