// SPDX-License-Identifier: Apache-2.0

internal import LocatedYAML

/// Paths of a file that resemble one of a profile, whatever prefixes they have.
enum NearPaths {
  private static let limit = 3

  /// At most three: those whose last name is the same, else those whose last name is near, else those that are
  /// near as a whole.
  static func nearest(to wanted: [String], among paths: [String]) -> [String] {
    for candidates in [sameName, nearName, nearPath] {
      var found: [String] = []
      for path in candidates(wanted, paths) where !found.contains(path) && found.count < limit {
        found.append(path)
      }
      if !found.isEmpty { return found }
    }
    return []
  }

  /// The path in the same place whose last name is a misspelling of this one's.
  static func misspelt(_ wanted: String, among paths: [String]) -> String? {
    let around = paths.filter { parent($0) == parent(wanted) }
    let near = misspelling(of: lastName(wanted), among: around.map(lastName))
    return near.flatMap { near in around.first { lastName($0) == near } }
  }

  /// The path in the same place whose last name is the beginning of this one's, and of no other's.
  static func cutShort(_ wanted: String, among paths: [String], of all: [String]) -> String? {
    let around = all.filter { parent($0) == parent(wanted) }.map(lastName)
    return paths.first { path in
      parent(path) == parent(wanted) && nameCutShort(to: lastName(path), among: around) == lastName(wanted)
    }
  }

  /// Whether two paths are the same whatever their prefixes.
  static func areSame(_ left: String, _ right: String) -> Bool {
    plain(left).split(separator: "/") == plain(right).split(separator: "/")
  }

  private static func parent(_ path: String) -> [Substring] { plain(path).split(separator: "/").dropLast() }

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
