// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A folder of files that goes when the test has ended.
final class TemporaryFolder {
  private let url = FileManager.default.temporaryDirectory.appending(path: "evenhand-" + UUID().uuidString)

  var path: String { url.path() }

  init(_ files: [(name: String, text: String)]) throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for file in files { try Data(file.text.utf8).write(to: url.appending(path: file.name)) }
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}
