// SPDX-License-Identifier: Apache-2.0

package import AuditModel

/// What makes an explanation good enough to stand for compliance.
///
/// The test of the Financial Reporting Council ("Improving the quality of comply or explain reporting",
/// 2021): it sets the context, gives a convincing rationale, considers and mitigates the risks, and says when
/// compliance is intended. Beyond that, somebody wrote it and somebody else approved it, on a day that is
/// given.
package struct Adequacy: Sendable, Hashable {
  /// How many characters the context, the rationale and the risks must have at least, spaces at the ends
  /// apart.
  package var minimumLength: Int

  package init(minimumLength: Int = 20) { self.minimumLength = minimumLength }

  /// What is missing or wrong, one sentence each, in the order of the fields; none when it is adequate.
  package func faults(of entry: Explanation) -> [String] {
    [ExplanationField.context, .rationale, .risksAndMitigation].compactMap { textFault(entry, $0) }
      + peopleFaults(of: entry) + dateFaults(of: entry)
  }

  /// Texts that stand word for word in several entries, which makes them less convincing but not inadequate.
  ///
  /// - Returns: one list of sentences for each entry.
  package func copies(among entries: [Explanation]) -> [[String]] {
    var notes = [[String]](repeating: [], count: entries.count)
    for field in [ExplanationField.context, .rationale, .risksAndMitigation] {
      var lines: [[String]: [Int]] = [:]
      let texts = entries.map { Adequacy.words($0.text(of: field)) }
      for (index, text) in texts.enumerated() where !text.isEmpty { lines[text, default: []].append(index) }
      for (index, text) in texts.enumerated() {
        let others = (lines[text] ?? []).filter { $0 != index }
        guard let first = others.first else { continue }
        let more = others.count > 1 ? " and \(others.count - 1) more" : ""
        notes[index].append(
          "the \(field.title) is the same as on line \(entries[first].line)\(more): "
            + "say what is particular here, or name the subjects in one entry")
      }
    }
    return notes
  }

  private func textFault(_ entry: Explanation, _ field: ExplanationField) -> String? {
    let text = entry.text(of: field).trimmed
    let words = Adequacy.words(text)
    let verb = field == .risksAndMitigation ? "are" : "is"
    let name = field == .risksAndMitigation ? "the risks and their mitigation" : "the \(field.title)"
    if text.isEmpty { return "\(name) \(verb) missing" }
    if words.allSatisfy(Adequacy.placeholders.contains) || Set(words).count < 3 {
      return "\(name) \(verb) a placeholder"
    }
    guard text.count < minimumLength else { return nil }
    return "\(name) \(verb) \(text.count) characters long; at least \(minimumLength) are needed"
  }

  private func peopleFaults(of entry: Explanation) -> [String] {
    let author = Adequacy.words(entry.author)
    let approver = Adequacy.words(entry.approver)
    func isMissing(_ words: [String]) -> Bool { words.allSatisfy(Adequacy.placeholders.contains) }
    var faults: [String] = []
    if isMissing(author) { faults.append("the author is missing") }
    if isMissing(approver) { faults.append("the approver is missing") }
    if faults.isEmpty, author == approver { faults.append("the approver is also the author") }
    return faults
  }

  private func dateFaults(of entry: Explanation) -> [String] {
    var faults: [String] = []
    if entry.approvedOn == nil { faults.append("the day of approval is missing") }
    if entry.complyBy == nil { faults.append("the day by which compliance is intended is missing") }
    if let approved = entry.approvedOn, let until = entry.complyBy, until < approved {
      faults.append("it expires before the day of its approval")
    }
    return faults
  }

  /// The words of a text in lower case, without punctuation.
  static func words(_ text: String) -> [String] {
    text.lowercased().unicodeScalars.split { !$0.properties.isAlphabetic && !("0"..."9").contains($0) }
      .map(String.init)
  }

  /// Words that people write to be asked no further.
  static let placeholders: Set<String> = [
    "a", "be", "blank", "confirm", "confirmed", "completed", "decided", "done", "follow", "here", "insert",
    "ipsum",
    "later", "lorem", "n", "na", "nil", "none", "not", "applicable", "pending", "placeholder", "provided",
    "tba",
    "tbc", "tbd", "test", "text", "to", "todo", "unknown", "x", "xx", "xxx", "xxxx",
  ]
}
