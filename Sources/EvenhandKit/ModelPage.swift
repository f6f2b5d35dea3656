// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Ingestion

extension Evenhand {
  /// What the model holds of the inputs: every kind of record with its number, and for each fact how many are
  /// known, and why the others are not.
  ///
  /// Shows names and numbers only, never a value from a file.
  ///
  /// - Throws: a fault when the profile is at fault, and when nothing could be read.
  public static func inspectModel(
    _ inputs: [String], profile: String?, encoding: String? = nil
  ) async throws -> TextAnswer {
    let selection = try ProfileSources(name: profile).selection()
    let reading = try await BundleReader.read(
      BundleRequest(inputs: inputs, profile: selection, encoding: EncodingName(encoding).given))
    let failures = reading.failures.map(\.description)
    guard let used = reading.profile else {
      throw EvenhandFault(status: .inputUnread, message: failures.joined(separator: "\n"))
    }
    let isWhole = failures.isEmpty && reading.ledger.isComplete
    let ledger = reading.ledger
    let records =
      "Records: \(ledger.read) read, \(ledger.used) used, \(ledger.read - ledger.used) set aside."
    return TextAnswer(
      text: ([used.reason, records, ""] + ModelPage(census: ModelCensus(reading.pipeline)).lines)
        .joined(separator: "\n"),
      remarks: failures, status: isWhole ? .complies : .inputUnread)
  }
}

/// The census as a table of at most 80 columns.
struct ModelPage {
  let census: ModelCensus
  /// Of the column with the names of the facts.
  private static let nameWidth = 18
  /// The states as the columns are headed, over two lines.
  private static let heads = FactState.allCases.map { $0.rawValue.split(separator: " ").map(String.init) }
  private static let widths = heads.map { max($0.map(\.count).max() ?? 0, 5) + 1 }

  var lines: [String] { census.kinds.flatMap { page($0) + [""] } }

  private func page(_ kind: ModelCensus.Kind) -> [String] {
    let caveat = kind.caveat.map { " (\($0))" } ?? ""
    let title = "\(kind.name): \(kind.count)\(caveat)"
    guard kind.count > 0, !kind.facts.isEmpty else { return [title] }
    let margin = "".padded(to: ModelPage.nameWidth)
    let heads = ModelPage.heads
    let first = margin + row(heads.map { $0.count > 1 ? $0[0] : "" })
    let second = margin + row(heads.map { $0.last ?? "" })
    return [title, first, second] + kind.facts.flatMap(line)
  }

  private func line(_ fact: (name: String, states: [FactState: Int])) -> [String] {
    let numbers = row(FactState.allCases.map { String(fact.states[$0] ?? 0) })
    let name = "  \(fact.name)"
    if name.count < ModelPage.nameWidth { return [name.padded(to: ModelPage.nameWidth) + numbers] }
    return [name, "".padded(to: ModelPage.nameWidth) + numbers]
  }

  private func row(_ cells: [String]) -> String {
    zip(cells, ModelPage.widths).map { cell, width in
      String(repeating: " ", count: max(1, width - cell.count)) + cell
    }.joined()
  }
}
