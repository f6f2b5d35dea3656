// SPDX-License-Identifier: Apache-2.0

internal import LocatedYAML

/// What the parts of a profile need to know of the whole while they are read.
struct ProfileContext {
  var log: IssueLog
  private(set) var namespaces: [String: String] = [:]
  /// Values that stand for an empty cell in every field.
  private(set) var missing: [String] = []
  /// The forms of date of fields that name none.
  private(set) var dates: [DateForm] = [.iso]
  /// The shared value maps, by name.
  private(set) var maps: [String: YAMLNode] = [:]
  /// The sources in the order of the file, so that references can be checked.
  private(set) var entities: [(source: String, entity: Entity)] = []
  /// The files beside the profile that it named, in the order of their first mention.
  private(set) var companions: [CompanionFile] = []
  private let files: CompanionFiles

  init(_ reader: inout MappingReader, files: CompanionFiles, log: IssueLog) {
    self.log = log
    self.files = files
    readDefaults(&reader)
    readNamespaces(&reader)
    if let node = reader.optional("values") {
      for entry in MappingReader(node, subject: "'values'", log: &self.log).entries {
        maps[entry.name] = entry.value
      }
    }
    for entry in reader.optional("sources")?.mapping ?? [] {
      let entity = entry.value.mapping?.first { $0.key.scalar == "entity" }?.value.scalar
      guard let name = entry.key.scalar, let entity = entity.flatMap(Entity.init(rawValue:)) else { continue }
      entities.append((name, entity))
      addEnclosed(entry.value, of: name)
    }
  }

  /// The sources of an `each` can be referred to as well.
  private mutating func addEnclosed(_ source: YAMLNode, of name: String) {
    let each = source.mapping?.first { $0.key.scalar == "each" }?.value.sequence ?? []
    for (element, name) in zip(each, EachReading.names(each, of: name)) {
      let entity = element.mapping?.first { $0.key.scalar == "entity" }?.value.scalar
      if let entity = entity.flatMap(Entity.init(rawValue:)) { entities.append((name, entity)) }
    }
  }

  /// The text of a file beside the profile.
  mutating func companion(_ path: String) -> Result<String, CompanionFiles.Fault> {
    if let known = companions.first(where: { $0.path == path }) { return .success(known.text) }
    let result = files.read(path)
    if case .success(let text) = result { companions.append(CompanionFile(path: path, text: text)) }
    return result
  }

  /// How messages name a file beside the profile: with the folder of the profile, as that was given.
  func shown(_ path: String) -> String {
    let folder = log.document.file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    return (folder + [Substring(path)]).joined(separator: "/")
  }

  private mutating func readDefaults(_ reader: inout MappingReader) {
    guard let node = reader.optional("defaults") else { return }
    var defaults = MappingReader(node, subject: "'defaults'", log: &log)
    missing = defaults.optionalTexts("missing", log: &log) ?? []
    if let forms = defaults.optional("dates") {
      dates = DateFormReading.forms(forms, example: "dates: [dmy, iso]", log: &log)
    }
    defaults.finish(log: &log)
  }

  private mutating func readNamespaces(_ reader: inout MappingReader) {
    guard let node = reader.optional("ns") else { return }
    for entry in MappingReader(node, subject: "'ns'", log: &log).entries {
      guard let uri = entry.value.scalar, !uri.isEmpty else {
        log.add(entry.value, "the prefix '\(entry.name)' must stand for a namespace URI")
        continue
      }
      if NamespaceBinding.isPattern(uri), !uri.contains(where: { $0 != "*" }) {
        log.add(
          entry.value, "'\(uri)' would fit every namespace",
          advice: "write what all of them begin with, such as \"urn:com.workday.report/*\"")
      }
      namespaces[entry.name] = uri
    }
  }
}

/// Reads the names of date forms.
enum DateFormReading {
  /// - Returns: the forms; none where they are to be found from the column (`auto`). An issue is logged for every
  ///   fault.
  ///
  /// - Parameter example: how forms are written there.
  static func forms(
    _ node: YAMLNode, example: String = "as: [{date: dmy}]", log: inout IssueLog
  ) -> [DateForm] {
    if node.scalar == "auto" { return [] }
    var forms: [DateForm] = []
    for element in node.sequence ?? [node] {
      guard let form = element.scalar.flatMap(DateForm.init(rawValue:)) else {
        refuse(element, example, log: &log)
        continue
      }
      if !forms.contains(form) { forms.append(form) }
    }
    if forms.contains(where: \.hasDayFirst), forms.contains(where: \.hasMonthFirst) {
      log.add(
        node, "a field cannot hold the day first and the month first",
        advice: "01/02/2025 would be either: keep dmy or mdy")
    }
    return forms.isEmpty ? [.iso] : forms
  }

  private static func refuse(_ element: YAMLNode, _ example: String, log: inout IssueLog) {
    guard element.scalar != "auto" else {
      return log.add(
        element, "auto finds the form from the column and stands for no form in a list",
        advice:
          "write \(example.contains("as:") ? "as: [{date: auto}]" : "dates: auto"), or name the forms alone"
      )
    }
    let forms = DateForm.allCases.map(\.rawValue).joined(separator: ", ")
    log.add(
      element, "this form of date is not known",
      advice: "known forms are \(forms), or auto alone: write \(example)")
  }
}
