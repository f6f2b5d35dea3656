// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import RuleEngine

/// What changes from one run to another, by their reports in JSON: which verdicts, and what can have caused it.
struct RunDifference {
  private let before: RunReport
  private let after: RunReport

  /// - Throws: what is no report of this program.
  init(_ before: String, _ after: String) throws(EvenhandFault) {
    self.before = try RunReport(path: before)
    self.after = try RunReport(path: after)
  }

  var lines: [String] {
    let causes = RunCauses(before, after)
    let subjects = Set(before.verdicts.keys).union(after.verdicts.keys)
    let changed = subjects.filter { before.verdict(of: $0) != after.verdict(of: $0) }.sorted()
    let verdicts = changed.flatMap { subject in
      [
        "\(subject.rule) \(subject.name): \(before.verdict(of: subject)) → \(after.verdict(of: subject))",
        "    from: \(causes.text(of: subject.rule, before.verdict(of: subject), after.verdict(of: subject)))",
      ]
    }
    let count = "\(changed.count.counted("verdict", "verdicts")) changed"
    return
      (causes.lines.isEmpty ? [] : ["what differs between the runs:"] + causes.lines.map { "  \($0)" } + [""])
      + [count + (changed.isEmpty ? "" : ":")] + verdicts + tallies
  }

  /// Rules whose tallies changed, for those whose verdicts are not listed one by one.
  private var tallies: [String] {
    let rules = Set(before.tallies.keys).union(after.tallies.keys).sorted()
    let lines = rules.compactMap { rule -> String? in
      let (old, new) = (before.tallies[rule], after.tallies[rule])
      guard old != new else { return nil }
      return "  \(rule): \(old ?? "not there") → \(new ?? "not there")"
    }
    return lines.isEmpty ? [] : ["", "tallies:"] + lines
  }
}

/// One verdict's place in a run.
struct RunSubject: Hashable, Comparable {
  let rule: String
  let name: String

  static func < (a: RunSubject, b: RunSubject) -> Bool { (a.rule, a.name) < (b.rule, b.name) }
}

/// What is read of a report.
struct RunReport {
  let run: JSONText
  /// Of what must be explained, is explained, advised or cannot be told; the report lists no others.
  let verdicts: [RunSubject: String]
  let tallies: [String: String]
  /// By rule, its pack.
  let packs: [String: String]
  /// By rule, its parameters as text.
  let parameters: [String: String]

  init(path: String) throws(EvenhandFault) {
    let text = try TextFile.read(path, what: "a report in JSON")
    guard let json = JSONText(text), json["schema"]?.word?.hasPrefix("evenhand.report/") == true,
      let run = json["run"], let rules = json["rules"]?.elements, let findings = json["findings"]?.elements
    else {
      throw TextFile.fault(
        path, "this is no report of this program in JSON", "give the report.json of an audit with --out")
    }
    self.run = run
    var verdicts: [RunSubject: String] = [:]
    for finding in findings + (json["blanket"]?.elements ?? []) {
      guard let rule = finding["rule"]?.word, let verdict = finding["verdict"]?.word.map(Verdict.words) else {
        continue
      }
      verdicts[RunSubject(rule: rule, name: Self.name(finding["subject"]))] = verdict
    }
    self.verdicts = verdicts
    tallies = Self.byRule(rules) { $0["tally"].map(Self.words) }
    packs = Self.byRule(rules) { $0["pack"]?.word }
    parameters = Self.byRule(rules) { $0["parameters"]?.line }
  }

  /// "3 complies, 1 must explain", in the order of the verdicts.
  private static func words(_ tally: JSONText) -> String {
    let parts = Verdict.allCases.compactMap { verdict -> String? in
      guard case .number(let number)? = tally[verdict.rawValue], number != "0" else { return nil }
      return "\(number) \(verdict.title)"
    }
    return parts.isEmpty ? "nothing looked at" : parts.joined(separator: ", ")
  }

  private static func byRule(_ rules: [JSONText], _ value: (JSONText) -> String?) -> [String: String] {
    Dictionary(
      rules.compactMap { rule in rule["id"]?.word.flatMap { id in value(rule).map { (id, $0) } } },
      uniquingKeysWith: { first, _ in first })
  }

  private static func name(_ subject: JSONText?) -> String {
    [subject?["kind"]?.word, subject?["ref"]?.word].compactMap(\.self).joined(separator: " ")
  }

  func verdict(of subject: RunSubject) -> String {
    verdicts[subject] ?? (packs[subject.rule] == nil ? "not asked" : "complies or does not apply")
  }
}

/// What differs between two runs, and so can have changed a verdict.
private struct RunCauses {
  private let data: [String]
  private let packs: [String: String]
  private let parameters: Set<String>
  private let before: RunReport
  private let after: RunReport
  private let date: String?
  private let register: String?
  private let settings: [String]

  init(_ before: RunReport, _ after: RunReport) {
    self.before = before
    self.after = after
    func changed(_ key: String) -> Bool { before.run[key] != after.run[key] }
    let (old, new) = (Self.digests(before.run["inputs"], "path"), Self.digests(after.run["inputs"], "path"))
    data = Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }.sorted().map { path in
      old[path] == nil ? "\(path) (new)" : new[path] == nil ? "\(path) (gone)" : "\(path) (changed)"
    }
    let (oldPacks, newPacks) = (
      Self.digests(before.run["packs"], "id"), Self.digests(after.run["packs"], "id")
    )
    packs = Dictionary(
      uniqueKeysWithValues: Set(oldPacks.keys).union(newPacks.keys).filter { oldPacks[$0] != newPacks[$0] }
        .map {
          ($0, oldPacks[$0] == nil ? "new" : newPacks[$0] == nil ? "gone" : "changed")
        })
    parameters = Set(
      before.parameters.keys.filter { rule in
        after.parameters[rule].map { $0 != before.parameters[rule] } ?? false
      })
    date =
      changed("as_of") ? "\(before.run["as_of"]?.word ?? "") → \(after.run["as_of"]?.word ?? "")" : nil
    register =
      before.run["register"]?["sha256"] == after.run["register"]?["sha256"] ? nil : "the explanation register"
    settings = ["period", "checkpoint", "profile", "settings"].filter(changed)
  }

  private static func digests(_ list: JSONText?, _ name: String) -> [String: String] {
    Dictionary(
      (list?.elements ?? []).compactMap { item in
        item[name]?.word.map { ($0, item["sha256"]?.word ?? "") }
      }, uniquingKeysWith: { first, _ in first })
  }

  var lines: [String] {
    data.map { "data: \($0)" } + packs.sorted { $0.key < $1.key }.map { "pack: \($0.key) (\($0.value))" }
      + parameters.sorted().map { "parameters of \($0)" } + (date.map { ["date: \($0)"] } ?? [])
      + (register.map { ["explanations: \($0) changed"] } ?? []) + settings.map { "\($0) of the run" }
  }

  /// All that can have changed a verdict of a rule; what is sure when there is one.
  func text(of rule: String, _ old: String, _ new: String) -> String {
    var causes: [String] = []
    let pack = after.packs[rule] ?? before.packs[rule] ?? ""
    if let change = packs[pack] { causes.append("the rule (pack \(pack) \(change))") }
    if parameters.contains(rule) { causes.append("a parameter") }
    if !data.isEmpty { causes.append("the data") }
    if !settings.isEmpty { causes.append("the \(settings.joined(separator: ", ")) of the run") }
    if let date { causes.append("the date (\(date))") }
    if register != nil, [old, new].contains(where: { $0 == "explained" || $0 == "must explain" }) {
      causes.append("an explanation")
    }
    if causes.isEmpty { return "nothing that the reports tell: another version of the program?" }
    return causes.count == 1 ? causes[0] : causes.joined(separator: " or ")
  }
}

extension Verdict {
  /// The title of the verdict that a report spells so; of one that is not known, the spelling itself.
  fileprivate static func words(_ spelling: String) -> String {
    Verdict(rawValue: spelling)?.title ?? spelling
  }
}

extension JSONText {
  subscript(_ key: String) -> JSONText? { if case .object(let entries) = self { entries[key] } else { nil } }
  var word: String? { if case .text(let text) = self { text } else { nil } }
  var elements: [JSONText]? { if case .list(let elements) = self { elements } else { nil } }
}

extension Evenhand {
  /// What changes between two packs, or between two runs.
  ///
  /// - Parameters:
  ///   - before: a pack by name or folder, or the `report.json` of a run.
  ///   - after: another of the same kind.
  /// - Throws: what is wrong with the packs or the reports, and one of each.
  public static func differences(_ before: String, _ after: String) throws(EvenhandFault) -> TextAnswer {
    let areReports = [before, after].map { $0.lowercased().hasSuffix(".json") }
    guard areReports[0] == areReports[1] else {
      throw .usage("a pack and a report cannot be compared (give two packs, or two report.json)")
    }
    let lines: [String]
    if areReports[0] {
      lines = try RunDifference(before, after).lines
    } else {
      let (old, new) = (
        RuleSources(names: [before], allowsDrafts: true), RuleSources(names: [after], allowsDrafts: true)
      )
      lines = PackDifference(before: try old.packs(), after: try new.packs()).lines
    }
    return TextAnswer(
      text: lines.isEmpty ? "no difference" : ShownText.clean(lines.joined(separator: "\n")))
  }
}
