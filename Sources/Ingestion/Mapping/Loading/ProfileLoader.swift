// SPDX-License-Identifier: Apache-2.0

package import LocatedYAML

/// Reads a mapping profile (`*.map.yaml`) and says everything that is wrong with it at once.
package enum ProfileLoader {
  /// The version of the format that is read.
  package static let version = "1"

  /// - Parameters:
  ///   - file: the name for messages.
  ///   - text: the profile as it was written; it is kept for its digest.
  ///   - companions: reads the files that the profile names beside itself.
  /// - Throws: every issue, each with its line, column and what to do.
  package static func load(
    file: String, text: String, companions: CompanionFiles = .none
  ) throws(AuthoredIssues) -> MappingProfile {
    let document = try YAMLDocument(file: file, text: text)
    let open = OpenQuestion.issues(in: document)
    guard open.isEmpty else { throw AuthoredIssues(open) }
    var log = IssueLog(document)
    var reader = MappingReader(document.root, subject: "the profile", log: &log)
    let heading = ProfileHeading(&reader, log: &log)
    var context = ProfileContext(&reader, files: companions, log: log)
    let sources = sources(&reader, context: &context)
    reader.finish(log: &context.log)
    try context.log.throwIfAny()
    return MappingProfile(
      name: heading.name, system: heading.system, says: heading.says, sources: sources, text: text,
      companions: context.companions, testedWith: heading.testedWith,
      isExample: heading.isExample)
  }

  private static func sources(
    _ reader: inout MappingReader, context: inout ProfileContext
  ) -> [SourceMapping] {
    guard let node = reader.required("sources", log: &context.log) else { return [] }
    let entries = MappingReader(node, subject: "'sources'", log: &context.log).entries
    if entries.isEmpty, node.mapping != nil {
      context.log.add(node, "'sources' names no source", advice: "add at least one")
    }
    return entries.flatMap { entry in
      var reading = SourceReading(name: entry.name, key: entry.key, node: entry.value, context: &context)
      return reading.sources(&context)
    }
  }
}

/// What the profile says of itself.
private struct ProfileHeading {
  var name = ""
  var system = ""
  var says = ""
  var testedWith: [String] = []
  var isExample = false

  init(_ reader: inout MappingReader, log: inout IssueLog) {
    if let version = reader.required("profile", log: &log), version.scalar != ProfileLoader.version {
      log.add(
        version, "this version of the profile format is not known",
        advice: "write profile: \(ProfileLoader.version)")
    }
    if let node = reader.required("name", log: &log) {
      name = node.scalar ?? ""
      if !ProfileHeading.isName(name) {
        log.add(
          node, "the name of a profile must be made of lower-case letters, digits and hyphens",
          advice: "such as acme-ats-csv")
      }
    }
    system = reader.optionalText("system", log: &log) ?? ""
    says = reader.optionalText("says", log: &log) ?? ""
    testedWith = reader.optionalTexts("tested_with", log: &log) ?? []
    isExample = reader.optionalBool("example", log: &log) ?? false
    if let extends = reader.optional("extends") {
      log.add(
        extends, "a profile cannot extend another one in this version",
        advice: "copy the other profile with 'evenhand profiles show' and change the copy")
    }
  }

  private static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, (97...122).contains(first) else { return false }
    return text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
  }
}
