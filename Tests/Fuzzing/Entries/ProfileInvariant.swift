// SPDX-License-Identifier: Apache-2.0

import Ingestion
import LocatedYAML

/// A profile is read, or each of its faults has a place in it.
enum ProfileInvariant {
  static func hold(_ bytes: [UInt8]) throws {
    let text = String(decoding: bytes, as: UTF8.self)
    do throws(AuthoredIssues) {
      let profile = try ProfileLoader.load(file: "fuzz.map.yaml", text: text)
      if profile.name.isEmpty { throw violation("a profile without a name was taken") }
    } catch {
      let lines = text.utf8.count { $0 == 10 || $0 == 13 } + 2
      for issue in error.issues where !(1...lines).contains(issue.line) || issue.column < 1 {
        throw FuzzViolation(description: "a fault has no place in the profile: \(issue.line):\(issue.column)")
      }
    }
  }

  private static func violation(_ words: String) -> AuthoredIssues {
    AuthoredIssues([AuthoredIssue(file: "fuzz.map.yaml", line: 0, column: 0, problem: words, advice: "")])
  }
}
