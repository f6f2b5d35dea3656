// SPDX-License-Identifier: Apache-2.0

/// Reads the files that a profile names beside itself: maps of values, and nothing else.
package struct CompanionFiles: Sendable {
  /// Why a file is not read.
  package struct Fault: Error, Sendable, Hashable {
    package let problem: String
    package let advice: String

    package init(_ problem: String, advice: String) {
      self.problem = problem
      self.advice = advice
    }
  }

  /// The text of the file with this path, relative to the profile's folder.
  package let read: @Sendable (String) -> Result<String, Fault>

  package init(read: @escaping @Sendable (String) -> Result<String, Fault>) { self.read = read }

  /// For profiles that lie in no folder.
  package static let none = CompanionFiles { _ in
    .failure(
      Fault("this profile lies in no folder that could hold a map", advice: "write the values out here"))
  }
}

/// A file that a profile named and that was read with it.
package struct CompanionFile: Sendable, Hashable {
  /// As the profile writes it.
  package let path: String
  package let text: String
}
