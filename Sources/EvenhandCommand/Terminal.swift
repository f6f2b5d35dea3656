// SPDX-License-Identifier: Apache-2.0

import EvenhandKit
import Foundation
import Glibc

/// Standard output for data, standard error for everything that is said to a person.
struct Terminal: Sendable {
  /// Colour only on a terminal, and never with `NO_COLOR`.
  var wantsColour: Bool {
    let environment = ProcessInfo.processInfo.environment
    return isatty(STDOUT_FILENO) == 1 && (environment["NO_COLOR"] ?? "").isEmpty
      && environment["TERM"] != "dumb"
  }

  /// Whether a person watches standard error.
  var isWatched: Bool { isatty(STDERR_FILENO) == 1 }

  /// Writes data to standard output, with a line end.
  func write(_ text: String) { put(text, to: .standardOutput) }

  /// Says something to a person, with a line end.
  func say(_ text: String) { put(text, to: .standardError) }

  /// Rewrites one line of standard error; an empty text clears it.
  func show(progress text: String) {
    try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[2K\(text)".utf8))
  }

  func exit(_ status: ExitStatus) -> Never { Glibc.exit(status.rawValue) }

  private func put(_ text: String, to handle: FileHandle) {
    // A reader that has gone away (`| head`) is no fault of this run.
    try? handle.write(contentsOf: Data((text.hasSuffix("\n") ? text : text + "\n").utf8))
  }
}
