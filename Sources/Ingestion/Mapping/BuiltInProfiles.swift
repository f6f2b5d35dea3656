// SPDX-License-Identifier: Apache-2.0

package import LocatedYAML

/// The profiles that come with the program.
package enum BuiltInProfiles {
  /// Loads profiles from their texts, ordered by name.
  ///
  /// - Throws: the issues of every text at once; two profiles with the same name are an issue as well.
  package static func load(from files: [(name: String, text: String)]) throws(AuthoredIssues)
    -> [MappingProfile]
  {
    var profiles: [MappingProfile] = []
    var issues: [AuthoredIssue] = []
    for file in files {
      do {
        let profile = try ProfileLoader.load(file: file.name, text: file.text)
        if profiles.contains(where: { $0.name == profile.name }) {
          issues.append(
            AuthoredIssue(
              file: file.name, line: 1, column: 1, problem: "another profile is named '\(profile.name)' too",
              advice: "give it a name of its own"))
        }
        profiles.append(profile)
      } catch {
        issues += error.issues
      }
    }
    guard issues.isEmpty else { throw AuthoredIssues(issues) }
    return profiles.sorted { $0.name < $1.name }
  }
}
