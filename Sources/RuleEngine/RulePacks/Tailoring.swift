// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
package import LocatedYAML

/// Local policy over shipped packs: parameters that differ, and rules that are switched off.
package enum Tailoring {
  /// The packs with the overlays, in their order, and then the settings of the command line applied.
  ///
  /// Each setting is written `RULE.PARAMETER=VALUE`. A value that equals the shipped one is no departure.
  ///
  /// - Throws: every fault of every overlay and setting.
  package static func tailor(
    _ packs: [RulePack], overlays: [PackFile] = [], settings: [String] = []
  ) throws(AuthoredIssues) -> [RulePack] {
    var tailored = TailoredPacks(packs)
    var issues: [AuthoredIssue] = []
    for file in overlays {
      guard let document = YAMLDocument.open(file, issues: &issues) else { continue }
      var reader = OverlayReader(document)
      reader.apply(to: &tailored)
      issues += reader.log.issues + PackTexts.issues(in: document, allowsDrafts: false)
    }
    var given = GivenSettings()
    for setting in settings {
      if let issue = apply(setting, to: &tailored, &given) { issues.append(issue) }
    }
    if !issues.isEmpty { throw AuthoredIssues(issues) }
    return tailored.finished
  }

  private static func apply(
    _ setting: String, to packs: inout TailoredPacks, _ given: inout GivenSettings
  ) -> AuthoredIssue? {
    func issue(_ column: Int, _ problem: String, _ advice: String?) -> AuthoredIssue {
      AuthoredIssue(
        file: "--set", line: 1, column: column, problem: problem, advice: advice, lineText: setting)
    }
    guard let equals = setting.firstIndex(of: "=") else {
      return issue(1, "a setting must be written RULE.PARAMETER=VALUE", nil)
    }
    let value = String(setting[setting.index(after: equals)...])
    let path = String(setting[..<equals])
    switch packs.set(path, to: value, in: nil, origin: "--set") {
    case nil:
      guard let before = given.contradiction(of: setting, packs.current(path)) else { return nil }
      return issue(
        1, "'\(before)' and '\(setting)' set the same parameter to different values", "keep one of them")
    case .name(let problem, let advice)?: return issue(1, problem, advice)
    case .value(let problem)?:
      return issue(setting.distance(from: setting.startIndex, to: equals) + 2, problem, nil)
    }
  }
}

/// The settings of the command line that were applied, so that none is overruled in silence by another.
private struct GivenSettings {
  /// By rule and parameter, the setting as it was written and what it came to.
  private var applied: [String: (text: String, value: ParameterValue)] = [:]

  /// Notes a setting that was applied; the earlier one of the same parameter, when that had another value.
  mutating func contradiction(of setting: String, _ now: (name: String, value: ParameterValue)?) -> String? {
    guard let now else { return nil }
    guard let before = applied.updateValue((setting, now.value), forKey: now.name), before.value != now.value
    else { return nil }
    return before.text
  }
}

/// Packs while they are tailored, with what departs from the shipped ones.
struct TailoredPacks {
  private var packs: [RulePack]
  /// By rule and parameter, where the value came from last.
  private var origins: [String: String] = [:]

  enum Fault {
    /// There is no such rule or parameter.
    case name(String, advice: String?)
    case value(String)
  }

  init(_ packs: [RulePack]) { self.packs = packs }

  func hasPack(_ id: String) -> Bool { packs.contains { $0.id == id } }

  var packIDs: [String] { packs.map(\.id) }

  /// Sets `rule.parameter`, in one pack or in whichever has the rule; former ids of rules are taken.
  mutating func set(_ path: String, to text: String, in pack: String?, origin: String) -> Fault? {
    guard let dot = path.lastIndex(of: ".") else {
      return .name("'\(path)' names no parameter (expected RULE.PARAMETER)", advice: nil)
    }
    let name = String(path[path.index(after: dot)...])
    guard let (packIndex, ruleIndex) = find(String(path[..<dot]), in: pack) else {
      return unknownRule(String(path[..<dot]), in: pack)
    }
    let rule = packs[packIndex].rules[ruleIndex]
    guard let index = rule.parameters.firstIndex(where: { $0.name == name }) else {
      return unknownParameter(name, of: rule, packs[packIndex])
    }
    let parameter = rule.parameters[index]
    guard let value = parameter.reading(text) else {
      return .value("'\(text)' is no value of \(rule.id).\(name) (expected \(parameter.expectation))")
    }
    packs[packIndex].rules[ruleIndex].parameters[index].value = value
    origins["\(rule.id).\(name)"] = origin
    return nil
  }

  /// The parameter that `rule.parameter` names, under the rule's present id, with its value; `nil` for none.
  func current(_ path: String) -> (name: String, value: ParameterValue)? {
    guard let dot = path.lastIndex(of: "."), let place = find(String(path[..<dot]), in: nil) else {
      return nil
    }
    let rule = packs[place.pack].rules[place.rule]
    let name = path[path.index(after: dot)...]
    return rule.parameters.first { $0.name == name }.map { ("\(rule.id).\(name)", $0.value) }
  }

  mutating func switchOff(_ rule: String, in pack: String, _ switched: SwitchedOff) -> Fault? {
    guard let (packIndex, ruleIndex) = find(rule, in: pack) else { return unknownRule(rule, in: pack) }
    packs[packIndex].rules[ruleIndex].switchedOff = switched
    return nil
  }

  private func find(_ rule: String, in pack: String?) -> (pack: Int, rule: Int)? {
    for (packIndex, candidate) in packs.enumerated() where pack == nil || candidate.id == pack {
      guard let id = candidate.rule(named: rule)?.id else { continue }
      if let ruleIndex = candidate.rules.firstIndex(where: { $0.id == id }) { return (packIndex, ruleIndex) }
    }
    return nil
  }

  private func unknownRule(_ name: String, in pack: String?) -> Fault {
    let known = packs.filter { pack == nil || $0.id == pack }.flatMap(\.rules).map(\.id)
    let near = nearestID(to: name, among: known)
    return .name(
      "there is no rule '\(name)'" + (pack.map { " in the pack '\($0)'" } ?? ""),
      advice: near.map { "did you mean '\($0)'?" } ?? "'evenhand rules list' lists those that there are")
  }

  private func unknownParameter(_ name: String, of rule: Rule, _ pack: RulePack) -> Fault {
    if let owner = rule.sharesMeasureOf, pack.parameters(of: rule).contains(where: { $0.name == name }) {
      return .name(
        "'\(name)' is a parameter of \(owner), which \(rule.id) shares", advice: "set \(owner).\(name)")
    }
    let known = rule.parameters.map(\.name)
    let near = nearestName(to: name, among: known)
    let all = known.isEmpty ? "it has none" : "its parameters are \(known.sorted().joined(separator: ", "))"
    return .name(
      "the rule '\(rule.id)' has no parameter '\(name)'", advice: near.map { "did you mean '\($0)'?" } ?? all)
  }

  /// The packs with their departures, ordered by what departs.
  var finished: [RulePack] {
    packs.map { pack in
      var finished = pack
      finished.departures = pack.rules.flatMap(departures).sorted { $0.what < $1.what }
      return finished
    }
  }

  private func departures(of rule: Rule) -> [Departure] {
    var departures = rule.parameters.filter { $0.value != $0.shipped }.map { parameter in
      let what = "\(rule.id).\(parameter.name)"
      return Departure(
        what: what, old: parameter.shipped.text, new: parameter.value.text, origin: origins[what] ?? "")
    }
    if let off = rule.switchedOff {
      departures.append(
        Departure(
          what: rule.id, old: "on", new: "off", origin: off.origin,
          reason: "\(off.reason) (approved by \(off.approver))"))
    }
    return departures
  }
}
