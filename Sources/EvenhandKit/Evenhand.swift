// SPDX-License-Identifier: Apache-2.0

/// The front of the library: everything that the program does, one function each.
///
/// ```swift
/// import EvenhandKit
///
/// let request = AuditRequest(inputs: ["exports"], asOf: "2026-04-30")
/// let report = try await Evenhand.audit(request)
/// try report.write([.html, .json], to: "report")
/// ```
public enum Evenhand {
  /// The version that reports and the program print.
  public static let version = "0.1.0"
}

/// A fault that ends a run before it has an answer, with the words for a person.
public struct EvenhandFault: Error, Sendable, CustomStringConvertible {
  /// With what the run ends.
  public let status: ExitStatus
  /// What is wrong and what to do, ready to be printed; without a personal value.
  public let message: String

  /// The message.
  public var description: String { message }

  /// A fault with its status and its words.
  public init(status: ExitStatus, message: String) {
    self.status = status
    self.message = message
  }

  /// The arguments are at fault.
  public static func usage(_ problem: String) -> EvenhandFault {
    EvenhandFault(status: .fault, message: "evenhand: error: \(problem).")
  }
}

/// A text for standard output, what is said to a person beside it, and the exit status.
public struct TextAnswer: Sendable {
  /// For standard output.
  public let text: String
  /// For standard error.
  public let remarks: [String]
  /// With what the run ends.
  public let status: ExitStatus

  /// An answer that says nothing beside its text and ends well, unless told otherwise.
  public init(text: String, remarks: [String] = [], status: ExitStatus = .complies) {
    self.text = text
    self.remarks = remarks
    self.status = status
  }
}
