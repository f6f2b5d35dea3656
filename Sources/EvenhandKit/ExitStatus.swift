// SPDX-License-Identifier: Apache-2.0

/// What a run says by its exit code.
public enum ExitStatus: Int32, Sendable, Hashable, CaseIterable {
  /// Everything looked at complies, is explained, is advice or does not apply.
  case complies = 0
  /// Something must be explained.
  case mustExplain = 1
  /// Usage, pack, profile, register or configuration at fault, or a verdict *error*.
  case fault = 2
  /// An input could not be read, or not wholly, or fell short of its own announced total.
  case inputUnread = 3
  /// Nothing must be explained, but something cannot be told, or nothing was looked at.
  case cannotTell = 4

  /// The order in which the code is chosen where several hold.
  static let precedence: [ExitStatus] = [.fault, .inputUnread, .mustExplain, .cannotTell, .complies]

  /// The one that is told of several; `complies` of none.
  public static func told(of statuses: some Sequence<ExitStatus>) -> ExitStatus {
    let held = Set(statuses)
    return precedence.first(where: held.contains) ?? .complies
  }
}
