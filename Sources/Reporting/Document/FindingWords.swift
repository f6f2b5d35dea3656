// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

extension RuleSummary {
  /// "4 of 19": of how many subjects the rule really looked at how many.
  var examinedWords: String {
    "\(WordedNumber.grouped(examined)) of \(WordedNumber.grouped(tally.total))"
  }

  /// Who explains, who approves and within what time; `nil` for a rule that asks for no explanation.
  var askedWords: String? {
    var parts: [String] = []
    if let explainBy { parts.append("explained by the \(explainBy)") }
    if let approveBy { parts.append("approved by the \(approveBy)") }
    if let explainWithin {
      parts.append(explainWithin.hasPrefix("before") ? explainWithin : "within \(explainWithin)")
    }
    return parts.isEmpty || obligation == .may ? nil : parts.joined(separator: ", ")
  }
}

extension BlanketFinding {
  /// "9 interviews".
  var subjectsWords: String {
    WordedNumber.counted(subjects, subject.kind.title, subject.kind.plural)
  }
}

extension ReportDocument {
  /// "vacancies.csv, line 5", with the column in brackets.
  func words(_ place: SourcePlace) -> String {
    let names = names(of: place)
    return names.file + (names.line.map { ", line \($0)" } ?? "") + (names.column.map { " (\($0))" } ?? "")
  }

  /// Each place of a finding once, with the columns that were read there.
  func placesWords(_ finding: Finding) -> [String] {
    var order: [String] = []
    var columns: [String: [String]] = [:]
    for evidence in finding.evidence {
      let names = names(of: evidence.place)
      let place = names.file + (names.line.map { ", line \($0)" } ?? ", no one line")
      if columns[place] == nil { order.append(place) }
      let column = names.column ?? "whole record"
      if !(columns[place] ?? []).contains(column) { columns[place, default: []].append(column) }
    }
    return order.map { "\($0): \((columns[$0] ?? []).joined(separator: ", "))" }
  }

  /// Why, and until when; `nil` where no entry of the register applies.
  func explanationWords(_ index: Int?) -> String? {
    guard let index else { return nil }
    let entry = explanations[index].explanation
    let until = entry.complyBy.map { " Until \(WordedNumber.day($0))." } ?? ""
    return entry.rationale + until
  }
}

extension [LackingFact] {
  /// The facts that the message does not name already; a long reason in it stands for its fact.
  func words(besides message: String) -> [String] {
    filter { fact in
      !message.contains(fact.state) || !(message.contains(fact.fact) || fact.state.count > 20)
    }.map(\.words)
  }
}

extension WordingMatch {
  /// "advert text, line 3, column 12".
  var placeWords: String {
    let text = field.split { $0 == "." || $0 == "_" }.joined(separator: " ")
    return "\(text), line \(line), column \(column)"
  }

  /// What could stand there, with its full stop; it may begin in the middle of a sentence. `nil` where nothing has
  /// to stand there instead.
  var instead: String? {
    guard let last = alternative.last else { return nil }
    return [".", "!", "?"].contains(last) ? alternative : alternative + "."
  }

  /// "“rockstar” (advert text, line 3, column 12): why. Instead: what could stand there."
  var sentence: String {
    let instead = instead.map { " Instead: \($0)" } ?? ""
    return "“\(words)” (\(placeWords)): \(why.sentence)\(instead)"
  }
}
