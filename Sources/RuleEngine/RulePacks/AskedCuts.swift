// SPDX-License-Identifier: Apache-2.0

package import AuditModel

/// Cuts that somebody asks for in a run, beside those that the rules declare.
package struct AskedCuts: Sendable {
  package let crossings: [Crossing]

  /// None.
  package init() { crossings = [] }

  /// - Parameter texts: each one way of cutting, or two or three with commas between that are taken at once, such as
  ///   `band,sex`.
  /// - Throws: `AskedCutsFault` that says what was expected.
  package init(_ texts: [String]) throws(AskedCutsFault) {
    var crossings: [Crossing] = []
    for text in texts {
      var dimensions: [CutDimension] = []
      for name in text.split(separator: ",", omittingEmptySubsequences: false) {
        guard let dimension = CutDimension(rawValue: AskedCuts.name(name)), dimension != .overall else {
          throw AskedCutsFault(text: text, word: String(name))
        }
        dimensions.append(dimension)
      }
      if let fault = Crossing.fault(dimensions) { throw AskedCutsFault(text: text, problem: fault) }
      crossings.append(Crossing(dimensions))
    }
    self.crossings = crossings.uniqued
  }

  /// The ways of cutting that can be asked for.
  package static let names = CutDimension.allCases.filter { $0 != .overall }.map(\.rawValue)

  private static func name(_ text: Substring) -> String {
    text.filter { $0 != " " }.split(separator: "-").joined(separator: "_").lowercased()
  }

  /// The packs with these cuts added to every measure that can be cut so; what forms the groups cannot cut them too.
  ///
  /// - Throws: `AskedCutsFault` for a cut that no measure takes.
  package func added(to packs: [RulePack]) throws(AskedCutsFault) -> [RulePack] {
    for crossing in crossings where !packs.flatMap(\.declarations).contains(where: { $0.takes(crossing) }) {
      throw AskedCutsFault(
        text: crossing.name, problem: "no rule of this run has a measure that can be cut so")
    }
    return packs.map { pack in
      var pack = pack
      for index in pack.rules.indices {
        pack.rules[index].measure = pack.rules[index].measure.map { adding(to: $0) }
      }
      return pack
    }
  }

  private func adding(to measure: MeasureDeclaration) -> MeasureDeclaration {
    guard case .own(var declaration) = measure else { return measure }
    for crossing in crossings where declaration.takes(crossing) && !declaration.cuts.contains(crossing) {
      declaration.cuts.append(crossing)
      declaration.asked.insert(crossing)
    }
    return .own(declaration)
  }
}

/// Why cuts cannot be asked for.
package struct AskedCutsFault: Error, Hashable {
  /// As it was asked.
  package let text: String
  /// The word that names no way of cutting; `nil` where each does.
  package let word: String?
  package let problem: String

  init(text: String, problem: String) { (self.text, word, self.problem) = (text, nil, problem) }

  init(text: String, word: String) {
    (self.text, self.word) = (text, word)
    problem = "'\(word)' is no way of cutting the data"
  }
}

extension RelativeLikelihoodDeclaration {
  /// Whether it can be cut so. The categories of ethnicity cut its own measure too: each is held against White.
  func takes(_ crossing: Crossing) -> Bool { !crossing.characteristics.contains(characteristic) }
}

extension RulePack {
  /// For each table of applications that the measures of packs ask for, the characteristics other than ethnicity that
  /// it tells apart.
  package static func tables(of packs: [RulePack]) -> [[Characteristic]] {
    packs.flatMap(\.declarations).flatMap(\.tables).filter { !$0.isEmpty }.uniqued
  }
}
