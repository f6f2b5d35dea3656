// SPDX-License-Identifier: Apache-2.0

/// Patterns that stand side by side, to tell when one of them is there twice.
struct PatternList {
  private var texts: [String] = []
  /// By form, the numbers of the patterns that stand for it, ascending.
  private var holders: [[PatternStep]: [Int]] = [:]

  /// Adds a pattern.
  ///
  /// - Returns: one that was there already and stands for all that this one does; `nil` when this one is new.
  mutating func add(_ pattern: WordPattern) -> String? {
    let same = first(holding: pattern.forms)
    for form in Set(pattern.forms) { holders[form, default: []].append(texts.count) }
    texts.append(pattern.text)
    return same.map { texts[$0] }
  }

  private func first(holding forms: [[PatternStep]]) -> Int? {
    var common: Set<Int>?
    for form in forms {
      guard let holding = holders[form] else { return nil }
      common = common?.intersection(holding) ?? Set(holding)
      if common?.isEmpty == true { return nil }
    }
    return common?.min()
  }
}
