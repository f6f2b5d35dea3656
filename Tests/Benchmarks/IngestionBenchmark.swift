// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Foundation
import Ingestion
import Samples

/// Reads a flat export of applications that is drawn from a seed.
enum IngestionBenchmark {
  static let rows = 500_000

  static func read(_ shape: SampleShape) async throws -> String {
    let path = try file(shape)
    let profiles = BuiltInProfiles(from: EmbeddedProfiles.files.map { (name: $0.path, text: $0.text) })
      .profiles
    let reading = try await BundleReader.read(
      BundleRequest(inputs: [path], profile: .detect(candidates: profiles)))
    let bytes = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
    return "\(reading.ledger.used) records, \(bytes / 1_000_000) MB"
  }

  /// The folder of the shape, written on the first run.
  private static func file(_ shape: SampleShape) throws -> String {
    let folder = NSTemporaryDirectory() + "evenhand-benchmark-\(shape.name)-\(rows)"
    let form = shape.name == "flat-xml" ? "xml" : "csv"
    let path = "\(folder)/\(shape.name)/applications.\(form)"
    guard !FileManager.default.fileExists(atPath: "\(folder)/answers.json") else { return path }
    guard let likelihood = SampleLikelihood("1.6"), let unknown = DecimalShare("0.05") else { return path }
    var settings = SampleSettings(likelihood: likelihood, unknown: unknown)
    settings.applications = rows
    settings.shapes = [shape]
    _ = try SampleBundle(settings).write(to: folder, isForced: true)
    return path
  }
}
