// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Real files in the folder `shared` beside the checkout, where there is one; no part of the project.
enum ReferenceFiles {
  static func path(_ path: String) -> String {
    let mapping = URL(filePath: #filePath).deletingLastPathComponent().resolvingSymlinksInPath()
    return mapping.appending(path: "../../../../shared").standardized.appending(path: path).path()
  }

  static func text(_ path: String) -> String? {
    try? String(contentsOfFile: self.path(path), encoding: .utf8)
  }

  static var areThere: Bool { text("README.md") != nil }
}
