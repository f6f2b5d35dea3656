// SPDX-License-Identifier: Apache-2.0

import EvenhandKit
import Synchronization

/// How progress is shown.
enum ProgressStyle: String, CaseIterable, Sendable {
  /// A bar on a terminal for work of over a second, nothing elsewhere.
  case auto
  /// A line for each file.
  case plain
  case none
}

/// Shows how far the reading has come, on standard error.
final class ProgressDisplay: Sendable {
  private let style: ProgressStyle
  private let terminal: Terminal
  private let started = ContinuousClock.now
  private let state = Mutex(State())

  private struct State {
    var lastPath = ""
    var lastShown: ContinuousClock.Instant?
  }

  init(style: ProgressStyle, terminal: Terminal, isQuiet: Bool) {
    self.terminal = terminal
    switch style {
    case .auto: self.style = terminal.isWatched && !isQuiet ? .auto : .none
    case .plain, .none: self.style = style
    }
  }

  func update(_ progress: AuditProgress) {
    switch style {
    case .none: break
    case .plain: showFile(progress)
    case .auto: showBar(progress)
    }
  }

  /// Clears the bar.
  func finish() {
    if style == .auto, state.withLock({ $0.lastShown != nil }) { terminal.show(progress: "") }
  }

  private func showFile(_ progress: AuditProgress) {
    let isNew = state.withLock { state in
      defer { state.lastPath = progress.path }
      return state.lastPath != progress.path
    }
    if isNew { terminal.say("reading \(progress.path)") }
  }

  private func showBar(_ progress: AuditProgress) {
    let now = ContinuousClock.now
    guard now - started > .seconds(1) else { return }
    let isDue = state.withLock { state in
      if let last = state.lastShown, now - last < .milliseconds(100) { return false }
      state.lastShown = now
      return true
    }
    if isDue { terminal.show(progress: bar(progress)) }
  }

  private func bar(_ progress: AuditProgress) -> String {
    let megabytes = progress.bytesRead / 1_000_000
    guard let total = progress.bytesInAll, total > 0 else {
      return "reading \(progress.path): \(megabytes) MB"
    }
    let share = min(1, Double(progress.bytesRead) / Double(total))
    let filled = Int(share * 24)
    let drawn = String(repeating: "#", count: filled) + String(repeating: "-", count: 24 - filled)
    return "[\(drawn)] \(Int(share * 100))% \(progress.path)"
  }
}
