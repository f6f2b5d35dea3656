// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Foundation
import Ingestion

/// Every record of a file is accounted for, and what could not be read is said.
enum BundleInvariant {
  private static let profiles = BuiltInProfiles(
    from: EmbeddedProfiles.files.map { (name: $0.path, text: $0.text) }
  ).profiles

  static func hold(_ bytes: [UInt8], extension end: String) async throws {
    let name = "evenhand-fuzz-\(ProcessInfo.processInfo.processIdentifier)-\(UUID().uuidString).\(end)"
    let path = NSTemporaryDirectory() + name
    try Data(bytes).write(to: URL(filePath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    let reading = try await BundleReader.read(
      BundleRequest(inputs: [path], profile: .detect(candidates: profiles)))
    guard reading.ledger.balances else { throw FuzzViolation(description: "records are unaccounted for") }
    let isIncomplete = reading.ledger.files.contains { !$0.isComplete }
    guard !isIncomplete || !reading.failures.isEmpty else {
      throw FuzzViolation(description: "a file is incomplete and nothing says why")
    }
    guard !reading.failures.contains(where: { $0.kind == "ledger-imbalance" }) else {
      throw FuzzViolation(description: "the ledger does not balance")
    }
  }
}
