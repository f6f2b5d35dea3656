// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A folder that is gone when the test is over.
final class Folder {
  let url = FileManager.default.temporaryDirectory.appending(path: "evenhand-\(UUID().uuidString)")
  var path: String { url.path() }

  init() {}
  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ name: String, _ text: String) throws -> URL {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return file
  }
}
