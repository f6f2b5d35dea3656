// SPDX-License-Identifier: Apache-2.0

internal import LocatedYAML

/// Paths of a file that resemble one of a profile, whatever prefixes they have.
enum NearPaths {
  private static let limit = 3

  /// At most three: first those whose last name is the same, then those whose last name or whole path is near.
  static func nearest(to wanted: [String], among paths: [String]) -> [String] {
    var found: [String] = []
    for candidates in [sameName, nearName, nearPath] {
      for path in candidates(wanted, paths) where !found.contains(path) && found.count < limit {
        found.append(path)
      }
    }
    return found
  }

  private static func sameName(_ wanted: [String], _ paths: [String]) -> [String] {
    let names = Set(wanted.map(lastName))
    return paths.filter { names.contains(lastName($0)) }
  }

  private static func nearName(_ wanted: [String], _ paths: [String]) -> [String] {
    wanted.compactMap { nearestName(to: lastName($0), among: paths.map(lastName)) }
      .flatMap { name in paths.filter { lastName($0) == name } }
  }

  private static func nearPath(_ wanted: [String], _ paths: [String]) -> [String] {
    wanted.compactMap { nearestName(to: plain($0), among: paths.map(plain)) }
      .flatMap { name in paths.filter { plain($0) == name } }
  }

  /// `b` of `/p:a/p:b[@x='v']/@c` is `c`: lower case, without prefix and test.
  private static func lastName(_ path: String) -> String {
    plain(path).split(separator: "/").last.map(String.init) ?? ""
  }

  /// The path in lower case, without prefixes, tests and the marks of attributes.
  private static func plain(_ path: String) -> String {
    var text = ""
    var isInTest = false
    for character in path.lowercased() {
      switch character {
      case "[": isInTest = true
      case "]": isInTest = false
      case ":" where !isInTest:
        while let last = text.last, last != "/" { text.removeLast() }
      case "@" where !isInTest: break
      default: if !isInTest { text.append(character) }
      }
    }
    return text
  }
}
