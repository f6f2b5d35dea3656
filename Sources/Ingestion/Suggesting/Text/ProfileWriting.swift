// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Foundation

/// Writes a whole profile, with what each guess rests on and the questions that are left.
struct ProfileWriting: Sendable {
  let bundle: BundleGuess
  let vocabulary: Vocabulary
  let name: String

  var text: String {
    let sources = bundle.sources.indices.filter { bundle.sources[$0].outer == nil }
    var body: [String] = []
    for index in sources {
      body +=
        SourceWriting(bundle: bundle, vocabulary: vocabulary, index: index, match: match(of: index)).lines
      body.append("")
    }
    if sources.isEmpty { body += nothingKnown }
    body += strangers
    let defaults = self.defaults(body)
    let questions = (body + defaults).count { $0.contains("\"\(OpenQuestion.mark): ") }
    return (heading(questions, defaults) + body).joined(separator: "\n") + (body.last == "" ? "" : "\n")
  }

  /// The order of dates that no value of a column shows, asked once for all of them.
  private func defaults(_ body: [String]) -> [String] {
    guard body.contains(where: { $0.contains(FieldWriting.undecidedDates) }) else { return [] }
    let question = "dmy or mdy? Some columns of dates show nowhere whether the day or the month comes first"
    return ["defaults: {dates: \(YAMLText.question(question))}"]
  }

  private func heading(_ questions: Int, _ defaults: [String]) -> [String] {
    let files = bundle.tables.flatMap { [$0.file] + $0.alike }.reduce(into: [String]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    let open =
      questions == 0
      ? "No question is open: read the guesses through, and hold the profile against the files with evenhand check."
      : questions == 1
        ? "One question is open: a value that begins with \(OpenQuestion.mark). The profile is refused until it is answered."
        : "\(questions) questions are open: values that begin with \(OpenQuestion.mark). The profile is refused until all "
          + "are answered."
    var lines =
      YAMLText.comment(
        "A profile for \(files.joined(separator: ", ")), as evenhand suggest wrote it. Every guess stands here, with "
          + "what it rests on above it; all of them want reading. \(open)", indent: 0)
      + ["profile: 1", "name: \(name)", "system: a system that no built-in profile knows"]
    let namespaces = self.namespaces
    if !namespaces.isEmpty {
      let pairs = namespaces.map { "\($0.prefix): \(YAMLText.quoted($0.uri))" }
      lines.append("ns: {\(pairs.joined(separator: ", "))}")
    }
    return lines + defaults + ["sources:"]
  }

  /// Those that a path of a source names.
  private var namespaces: [(prefix: String, uri: String)] {
    var found: [(prefix: String, uri: String)] = []
    for table in bundle.tables {
      for (prefix, uri) in table.xml?.namespaces ?? [] where !found.contains(where: { $0.prefix == prefix }) {
        found.append((prefix, ProfileWriting.pattern(uri)))
      }
    }
    return found
  }

  /// Workday names the namespace after the report.
  private static func pattern(_ uri: String) -> String {
    let report = "urn:com.workday.report/"
    return uri.hasPrefix(report) ? report + "*" : uri
  }

  /// A pattern for the name of the file, in which numbers may be others the next time.
  private func match(of index: Int) -> String? {
    let table = bundle.tables[bundle.sources[index].table]
    let own = [table.file] + table.alike
    let others = Set(bundle.tables.flatMap { [$0.file] + $0.alike }).subtracting(own)
    if table.xml != nil, others.isEmpty { return nil }
    let pattern = ProfileWriting.pattern(ofFiles: own)
    let isShared = others.contains { FileGlob(pattern).matches(MatchedName.of($0)) }
    return isShared ? MatchedName.of(table.file) : pattern
  }

  /// A pattern for several files: what they have in common at the beginning and at the end.
  private static func pattern(ofFiles files: [String]) -> String {
    let patterns = Set(files.map(pattern(ofFile:)))
    guard patterns.count > 1, var first = patterns.min() else { return patterns.first ?? "*" }
    var end = first
    for other in patterns {
      first = first.commonPrefix(with: other)
      end = String(String(end.reversed()).commonPrefix(with: String(other.reversed())).reversed())
    }
    return "\(first)*\(end)"
  }

  private static func pattern(ofFile path: String) -> String {
    let name = MatchedName.of(path)
    var result = ""
    var isInNumber = false
    for character in name {
      if character.isNumber {
        if !isInNumber { result += "*" }
        isInNumber = true
      } else if isInNumber, "-_. ".contains(character), character != "." {
        continue
      } else {
        isInNumber = false
        result.append(character == "?" ? "*" : character)
      }
    }
    return result
  }

  /// Files of which nothing is known, and those that would count the same twice.
  private var strangers: [String] {
    bundle.repetitions.flatMap { repetition in
      YAMLText.comment(
        "\(bundle.tables[repetition.table].file): of its \(repetition.keys.counted("application", "applications")), "
          + "\(repetition.found.counted("is", "are")) in "
          + "\(repetition.of) too. It is left out, since it would count them twice.", indent: 2)
    } + unknown
  }

  private var unknown: [String] {
    bundle.unknown.flatMap { index -> [String] in
      let table = bundle.tables[index]
      guard !bundle.sources.isEmpty else { return [] }
      let place = table.xml.map { " at \($0.record.text)" } ?? ""
      return YAMLText.comment(
        "\(table.file)\(place): \(table.records.counted("record", "records")) like nothing that is known; "
          + "not read.",
        indent: 2)
    }
  }

  private var nothingKnown: [String] {
    let entities = FieldWriting.alternatives(Entity.allCases.map(\.rawValue))
    return YAMLText.comment(
      "Nothing in these files is like a record that Evenhand knows. evenhand profiles show canonical has the fields "
        + "of each entity.", indent: 2)
      + [
        "  records:", "    entity: \(YAMLText.question("what is one record? \(entities)"))", "    fields: {}",
      ]
  }
}
