// SPDX-License-Identifier: Apache-2.0

package import LocatedYAML

/// The profiles that come with the program: those that can be used, and what is wrong with the others.
///
/// A faulty one stops only what would use it: by name, or since nothing else fits.
package struct BuiltInProfiles: Sendable {
  /// Ordered by name.
  package private(set) var profiles: [MappingProfile] = []
  /// The issues of every faulty text, by the name of its file without its ending.
  package private(set) var faults: [String: AuthoredIssues] = [:]

  /// - Parameter files: their names, and their texts.
  package init(from files: [(name: String, text: String)]) {
    for file in files {
      do {
        add(try ProfileLoader.load(file: file.name, text: file.text), file.name)
      } catch {
        faults[BuiltInProfiles.stem(file.name)] = error
      }
    }
    profiles.sort { $0.name < $1.name }
  }

  /// Of two profiles of one name the first is kept.
  private mutating func add(_ profile: MappingProfile, _ file: String) {
    guard profiles.contains(where: { $0.name == profile.name }) else {
      profiles.append(profile)
      return
    }
    faults[BuiltInProfiles.stem(file)] = AuthoredIssues([
      AuthoredIssue(
        file: file, line: 1, column: 1, problem: "another profile is named '\(profile.name)' too",
        advice: "give it a name of its own")
    ])
  }

  /// The file's name without folders and ending, which is what its profile is called.
  private static func stem(_ path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return name.hasSuffix(".map.yaml") ? String(name.dropLast(".map.yaml".count)) : name
  }
}
