// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import RuleEngine

extension AskedCuts {
  /// - Parameter texts: as somebody asks for cuts.
  /// - Throws: a usage fault that names what can be asked for.
  init(asking texts: [String]) throws(EvenhandFault) {
    do throws(AskedCutsFault) { self = try AskedCuts(texts) } catch { throw error.usage }
  }
}

extension [RulePack] {
  /// The packs with these cuts added to every measure that takes them.
  ///
  /// - Throws: a usage fault for a cut that no measure takes.
  func cut(by asked: AskedCuts) throws(EvenhandFault) -> [RulePack] {
    do throws(AskedCutsFault) { return try asked.added(to: self) } catch { throw error.usage }
  }
}

extension AskedCutsFault {
  fileprivate var usage: EvenhandFault {
    .usage("'--by \(text)': \(problem)" + (word.map { suggestion(for: $0, among: AskedCuts.names) } ?? ""))
  }
}

/// The cuts that were asked for, as the report prints them among the settings of the run.
enum CutSettings {
  /// - Parameter untold: the cuts of which nothing is told.
  static func list(_ asked: [String], _ untold: [UntoldCut]) -> [RuleParameterValue] {
    guard !asked.isEmpty || !untold.isEmpty else { return [] }
    let says =
      ["Every measure is cut so too that can be; these cuts are told in one way of counting."]
      + untold.map { "\($0.sentence)." }
    return [
      RuleParameterValue(
        name: "cuts_asked_for", value: asked.isEmpty ? "none" : asked.joined(separator: " "),
        says: says.joined(separator: " "))
    ]
  }
}
