// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Ingestion
internal import RuleEngine

extension Evenhand {
  /// The built-in profiles, a line each.
  public static func listProfiles() -> TextAnswer {
    let builtIn = ProfileSources.builtIn
    let profiles = builtIn.profiles
    let width = profiles.map(\.name.count).max() ?? 0
    let lines = profiles.map { profile in
      profile.name.padded(to: width + 2) + profile.system + "\n" + "".padded(to: width + 2) + profile.says
    }
    return TextAnswer(
      text: lines.joined(separator: "\n"), remarks: ProfileSources.remarks(builtIn),
      status: builtIn.faults.isEmpty ? .complies : .fault)
  }

  /// A built-in profile's own text.
  public static func showProfile(_ name: String) throws(EvenhandFault) -> TextAnswer {
    guard case .given(let profile) = try ProfileSources(name: name).selection() else {
      throw .usage("there is no profile '\(name)'")
    }
    return TextAnswer(text: profile.text)
  }

  /// The rules of packs, a line each.
  public static func listRules(_ names: [String], settings: [String]) throws(EvenhandFault) -> TextAnswer {
    let packs = try RuleSources(names: names, allowsDrafts: true).packs(settings: settings)
    var lines: [String] = []
    for pack in packs {
      lines.append("\(pack.id) \(pack.version): \(pack.title)")
      let width = pack.rules.map(\.id.count).max() ?? 0
      for rule in pack.rules {
        let off = rule.switchedOff == nil ? "" : " (switched off)"
        lines.append(
          "  \(rule.id.padded(to: width))  \(rule.obligation.rawValue.padded(to: 6))  \(rule.title)\(off)")
      }
    }
    return TextAnswer(text: lines.joined(separator: "\n"))
  }

  /// One rule with everything that it says.
  public static func showRule(
    _ id: String, rules: [String], settings: [String]
  ) throws(EvenhandFault) -> TextAnswer {
    let sources = RuleSources(names: rules, allowsDrafts: true)
    do throws(EvenhandFault) {
      let packs = try sources.packs(settings: settings)
      if let page = page(id, of: packs) { return TextAnswer(text: page) }
      throw unknownRule(id, among: packs.flatMap(\.rules).map(\.id))
    } catch {
      // A pack that is at fault hides no rule of another.
      let sound = sources.soundPacks
      guard let page = page(id, of: sound) else { throw error }
      return TextAnswer(text: page, remarks: [error.message], status: .fault)
    }
  }

  private static func page(_ id: String, of packs: [RulePack]) -> String? {
    packs.lazy.compactMap { pack in pack.rule(named: id).map { RulePage(rule: $0, pack: pack).text } }.first
  }

  /// Loads packs; what is wrong is the fault that is thrown.
  ///
  /// - Parameter names: packs by name or folder, files of packs, which are loaded with their pack, and overlays.
  public static func checkRules(_ names: [String]) throws(EvenhandFault) -> TextAnswer {
    let (sources, files) = try RuleSources(names: names).takingFilesOfPacks()
    let packs = try sources.packs()
    let failing = packs.filter { !RuleEngine.evaluateExamples($0).results.allSatisfy(\.holds) }
    let lines =
      files.map { "\($0.path): no fault" }
      + packs.map { pack in
        let rules = pack.rules.count.counted("rule", "rules")
        return failing.contains { $0.id == pack.id }
          ? "\(pack.id) \(pack.version): \(rules), of whose examples some fail: 'evenhand rules test' says which"
          : "\(pack.id) \(pack.version): \(rules), no fault"
      }
    return TextAnswer(
      text: lines.joined(separator: "\n"), status: failing.isEmpty ? .complies : .fault)
  }

  /// Runs the examples of packs; of a rule's file, those of the rule.
  public static func testRules(_ names: [String]) throws(EvenhandFault) -> TextAnswer {
    let (sources, files) = try RuleSources(names: names, allowsDrafts: true).takingFilesOfPacks()
    let packs = try sources.packs()
    let wanted = Set(files.filter(\.isRule).map(\.path))
    var lines: [String] = []
    var holds = true
    for pack in packs {
      let report = RuleEngine.evaluateExamples(pack).of(wanted)
      holds = holds && report.holds
      let failed = report.results.filter { !$0.holds }
      for result in failed {
        lines.append(
          "\(result.file):\(result.line): \(result.rule): \(result.differences.joined(separator: "; "))")
      }
      for gap in report.gaps {
        lines.append(
          "\(gap.file): \(gap.rule): no example makes '\(gap.condition)' \(gap.branch): \(gap.wanted)")
      }
      lines.append(
        "\(pack.id) \(pack.version): \(report.results.count - failed.count) of "
          + "\(report.results.count.counted("example holds", "examples hold")), "
          + "\(report.gaps.count.counted("branch", "branches")) without an example")
    }
    return TextAnswer(text: lines.joined(separator: "\n"), status: holds ? .complies : .fault)
  }

  static func unknownRule(_ id: String, among known: [String]) -> EvenhandFault {
    let near = suggestion(for: id, among: known, list: "evenhand rules list")
    return .usage("there is no rule '\(id)'\(near); a pack of your own is named by --rules")
  }
}

extension String {
  /// With spaces behind it up to a width.
  func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
