// SPDX-License-Identifier: Apache-2.0

/// Patterns that stand side by side, to tell when one of them is there twice.
struct PatternList {
  private var forms: [(text: String, forms: Set<[PatternStep]>)] = []

  /// Adds a pattern.
  ///
  /// - Returns: one that was there already and stands for all that this one does; `nil` when this one is new.
  mutating func add(_ pattern: WordPattern) -> String? {
    let added = Set(pattern.forms)
    let same = forms.first { $0.forms.isSuperset(of: added) }
    forms.append((pattern.text, added))
    return same?.text
  }
}
