// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

extension ReportDocument {
  /// What was set aside means for the counts, in words.
  var accountWords: String {
    let records = answer.records
    let read = WordedNumber.counted(records.read, "record", "records")
    if records.read == 0 { return "No record was read, so nothing is counted." }
    if records.setAside == 0 { return "All of the \(read) that were read are used; none was set aside." }
    let aside = WordedNumber.counted(records.setAside, "was set aside and is", "were set aside and are")
    return "Of \(read) that were read, \(WordedNumber.grouped(records.used)) are used. "
      + "\(aside) in no count: \(setAsideReasons.joined(separator: ", "))."
  }

  /// The entries of the register that name an action, the first due first.
  var actions: [ExplanationResult] {
    explanations.filter { !$0.explanation.action.isEmpty }
      .sorted { ($0.explanation.due?.days ?? .max) < ($1.explanation.due?.days ?? .max) }
  }
}

extension ReportInput {
  /// "37 outside the period", one for each reason.
  var reasonsWords: [String] {
    setAside.map { "\(WordedNumber.grouped($0.count)) \($0.reason.rawValue)" }
  }

  /// Whether the file broke off, or holds fewer records than it announces.
  var isShort: Bool { !ledger.isComplete || ledger.fallsShort }

  /// How the file ends.
  var endWords: String {
    if !ledger.isComplete { return "breaks off" }
    guard let announced = ledger.announced, ledger.fallsShort else { return "whole" }
    return "announces \(WordedNumber.grouped(announced))"
  }
}
