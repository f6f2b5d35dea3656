// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

extension ReportDocument {
  /// What was set aside means for the counts, in words.
  var accountWords: String {
    let records = answer.records
    let read = WordedNumber.counted(records.read, "record", "records")
    if records.read == 0 { return "No record was read, so nothing is counted." }
    if records.setAside == 0 { return "All of the \(read) that were read are used; none was set aside." }
    var sentences = ["Of \(read) that were read, \(WordedNumber.grouped(records.used)) are used."]
    let (period, others) = (leftOutByPeriod, setAsideForCause)
    if period.count > 0 {
      let number = WordedNumber.counted(period.count, "is", "are")
      sentences.append(
        "\(number) left out by the period that was asked for, and nothing is wrong with them: "
          + "\(period.reasons.joined(separator: ", ")).")
    }
    if others.count > 0 {
      let number = WordedNumber.counted(others.count, "was set aside and is", "were set aside and are")
      sentences.append("\(number) in no count: \(others.reasons.joined(separator: ", ")).")
    }
    return sentences.joined(separator: " ")
  }

  /// "2,961 records, 1,500 used, 1,458 left out by the period (338 outside the period, …), 3 set aside: …".
  var recordsWords: String {
    let records = answer.records
    var parts = [
      WordedNumber.counted(records.read, "record", "records"), "\(WordedNumber.grouped(records.used)) used",
    ]
    let (period, others) = (leftOutByPeriod, setAsideForCause)
    if period.count > 0 {
      parts.append(
        "\(WordedNumber.grouped(period.count)) left out by the period "
          + "(\(period.reasons.joined(separator: ", ")))")
    }
    let reasons = others.reasons.isEmpty ? "" : ": \(others.reasons.joined(separator: ", "))"
    parts.append("\(WordedNumber.grouped(others.count)) set aside\(reasons)")
    return parts.joined(separator: ", ")
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

  /// Whether the file broke off, holds fewer records than it announces, or has a column that is misspelt.
  var isShort: Bool { !ledger.isWhole }

  /// How the file ends.
  var endWords: String {
    if !ledger.isComplete { return ledger.read == 0 ? "not read" : "breaks off" }
    guard let announced = ledger.announced, ledger.fallsShort else {
      if !ledger.unread.isEmpty {
        return WordedNumber.counted(ledger.unread.count, "column unread", "columns unread")
      }
      return ledger.misspelt.isEmpty
        ? "whole" : WordedNumber.counted(ledger.misspelt.count, "column misspelt", "columns misspelt")
    }
    return "announces \(WordedNumber.grouped(announced))"
  }
}
