// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Foundation
import Ingestion

/// Reads a generated flat export of applications.
enum IngestionBenchmark {
  enum Form: String { case csv, xml }
  static let rows = 500_000

  static func read(_ form: Form) async throws -> String {
    let path = try file(form)
    let profiles = try BuiltInProfiles.load(
      from: EmbeddedProfiles.files.map { (name: $0.path, text: $0.text) })
    let reading = try await BundleReader.read(
      BundleRequest(inputs: [path], profile: .detect(candidates: profiles)))
    let bytes = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
    return "\(reading.ledger.used) records, \(bytes / 1_000_000) MB"
  }

  private static func file(_ form: Form) throws -> String {
    let path = NSTemporaryDirectory() + "evenhand-benchmark-\(rows).\(form.rawValue)"
    if !FileManager.default.fileExists(atPath: path) {
      try Data(text(form).utf8).write(to: URL(filePath: path), options: .atomic)
    }
    return path
  }

  private static func text(_ form: Form) -> String {
    let labels = [
      "White: English, Welsh, Scottish, Northern Irish or British", "White: Irish", "Not stated",
      "Asian, Asian British or Asian Welsh: Indian", "Other ethnic group: Arab",
    ]
    let names = [
      "application_id", "vacancy_ref", "pay_band", "ethnicity", "applied_on", "shortlisted", "interviewed",
      "appointed",
    ]
    var numbers = SeededNumbers(seed: 1)
    var text = form == .csv ? names.joined(separator: ",") + "\n" : "<applications>\n"
    for row in 1...rows {
      let reached = numbers.next(below: 4)
      let values = [
        "A\(10_000_000 + row)", "V\(row / 40)", "Band \(2 + (row / 40) % 7)", labels[numbers.next(below: 5)],
        "2025-0\(1 + numbers.next(below: 9))-1\(numbers.next(below: 9))", reached > 0 ? "1" : "0",
        reached > 1 ? "1" : "0", reached > 2 ? "1" : "0",
      ]
      text += form == .csv ? csv(values) : xml(values)
    }
    return text + (form == .csv ? "" : "</applications>\n")
  }

  private static func csv(_ values: [String]) -> String {
    values.map { $0.contains(",") ? "\"\($0)\"" : $0 }.joined(separator: ",") + "\n"
  }

  private static func xml(_ values: [String]) -> String {
    let names = ["payBand", "ethnicity", "appliedOn", "shortlisted", "interviewed", "appointed"]
    let fields = zip(names, values.dropFirst(2)).map { "<\($0)>\($1)</\($0)>" }.joined()
    return "<application id=\"\(values[0])\" vacancy=\"\(values[1])\">\(fields)</application>\n"
  }
}
