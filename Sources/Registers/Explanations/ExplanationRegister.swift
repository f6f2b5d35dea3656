// SPDX-License-Identifier: Apache-2.0

package import AuditModel
package import LocatedYAML

/// The explanations that an organisation keeps, as one file that people edit by hand or in a spreadsheet.
package struct ExplanationRegister: Sendable {
  /// How the file is written.
  package enum Format: String, Sendable, Hashable, CaseIterable {
    case csv, yaml

    /// Told by the ending of the name: `.csv`, or `.yaml` and `.yml`; `nil` for any other.
    package init?(file: String) {
      let name = file.lowercased()
      if name.hasSuffix(".csv") {
        self = .csv
      } else if name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
        self = .yaml
      } else {
        return nil
      }
    }
  }

  package let file: String
  package let format: Format
  /// In the order of the file; each knows its line.
  package let entries: [Explanation]
  /// The file as it was read: `nil` for a register that was made here.
  let text: String?

  package init(file: String, format: Format, entries: [Explanation]) {
    self.init(file: file, format: format, entries: entries, text: nil)
  }

  init(file: String, format: Format, entries: [Explanation], text: String?) {
    self.file = file
    self.format = format
    self.entries = entries
    self.text = text
  }

  /// Reads a register.
  ///
  /// - Parameter knownRules: the ids of all rules, so that a misspelt one is refused; `nil` leaves them
  ///   unchecked.
  /// - Throws: every fault of the file at once: an unknown or missing column or key, a bad date, a subject
  ///   `*`, an unknown rule, a rule and subject that stand twice, an address in place of a role.
  package init(
    file: String, format: Format, text: String, knownRules: [String]? = nil
  ) throws(AuthoredIssues) {
    let read = try ExplanationRegister.read(file: file, format: format, text: text, knownRules: knownRules)
    guard read.issues.isEmpty else { throw AuthoredIssues(read.issues) }
    self.init(file: file, format: format, entries: read.entries.map(\.explanation), text: text)
  }

  /// The entries that could be read, with every fault.
  ///
  /// - Throws: when the file is no table or list of entries, so that how many it holds is not known.
  static func read(
    file: String, format: Format, text: String, knownRules: [String]?
  ) throws(AuthoredIssues) -> (entries: [LocatedEntry], issues: [AuthoredIssue]) {
    let read =
      switch format {
      case .csv: try ExplanationSheet.read(file: file, text: text)
      case .yaml: try ExplanationList.read(file: file, text: text)
      }
    let broken = RegisterRules(file: file, knownRules: knownRules).issues(of: read.entries)
    return (read.entries, read.issues + broken)
  }

  /// The whole register, written anew in one of the two ways; reading it gives the same entries.
  package func written(as format: Format) -> String {
    switch format {
    case .csv: ExplanationSheet.write(entries)
    case .yaml: ExplanationList.write(entries)
    }
  }
}

/// An entry with the places of its fields, before the register is known to be sound.
struct LocatedEntry {
  var explanation: Explanation
  var places: [ExplanationField: Place] = [:]

  struct Place {
    let line: Int
    let column: Int
    var lineText = ""
  }

  func place(of field: ExplanationField) -> Place {
    places[field] ?? Place(line: explanation.line, column: 1)
  }
}

extension String {
  /// Without spaces, tabs and line ends at both ends.
  var trimmed: String { Substring(self).trimmed }
}

extension Substring {
  /// Without spaces, tabs and line ends at both ends.
  var trimmed: String {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }) else { return "" }
    var end = scalars.endIndex
    while end > first, scalars[scalars.index(before: end)].properties.isWhitespace {
      end = scalars.index(before: end)
    }
    return String(scalars[first..<end])
  }
}
