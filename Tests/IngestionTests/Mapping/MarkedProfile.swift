// SPDX-License-Identifier: Apache-2.0

import LocatedYAML

@testable import Ingestion

/// A profile's text with the places marked where issues are expected: `«` stands before each.
struct MarkedProfile {
  let text: String
  /// Line and column of each mark, both from 1.
  let places: [Place]

  struct Place: Hashable, Comparable {
    let line: Int
    let column: Int
    static func < (left: Place, right: Place) -> Bool {
      (left.line, left.column) < (right.line, right.column)
    }
  }

  /// A text without marks.
  init(verbatim text: String) {
    self.text = text
    places = []
  }

  init(_ marked: String) {
    var places: [Place] = []
    var lines: [String] = []
    for (index, line) in marked.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      var plain = ""
      for character in line {
        if character == "«" {
          places.append(Place(line: index + 1, column: plain.count + 1))
        } else {
          plain.append(character)
        }
      }
      lines.append(plain)
    }
    text = lines.joined(separator: "\n")
    self.places = places
  }

  /// Where issues are found.
  var found: [Place] { issues.map { Place(line: $0.line, column: $0.column) } }

  /// What loading finds wrong; empty when it loads.
  var issues: [AuthoredIssue] {
    do {
      _ = try ProfileLoader.load(file: "mine.map.yaml", text: text)
      return []
    } catch {
      return error.issues
    }
  }
}

/// A profile with one source of applications, whose fields are the lines given.
func applicationProfile(fields: String, more: String = "", top: String = "") -> String {
  """
  profile: 1
  name: mine
  \(top)
  sources:
    applications:
      entity: application
      fields:
        vacancy: {from: Vacancy}
        \(fields)
      \(more)
  """
}
