// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Ingestion
internal import RuleEngine

/// Reads what is typed into the form of a panel or an advert.
enum FormTerms {
  static func grade(_ text: String) throws(EvenhandFault) -> PayGrade {
    let conversion = ValueConversion(
      FieldMapping(target: "band", origin: .constant(text), conversion: .grade))
    guard case .known(.grade(let grade)) = conversion(ArraySlice(text.utf8)).answer, case .bands = grade
    else {
      throw .usage("'--band \(text)' is no pay band (expected 2 to 9, 8a to 8d, or VSM)")
    }
    return grade
  }

  /// What the one post of a form is called where the model wants a reference.
  static let onePost = "this post"

  /// Yes or no, in small letters or capitals.
  ///
  /// - Parameter others: what may be answered besides, each with what it means.
  static func answer(
    _ text: String, option: String, others: [(word: String, fact: Fact<Bool>)] = []
  ) throws(EvenhandFault) -> Fact<Bool> {
    let known = [("yes", true), ("no", false), ("true", true), ("false", false)]
    let answers = known.map { (word: $0.0, fact: Fact(.known($0.1))) } + others
    if let answer = answers.first(where: { $0.word == text.lowercased() }) { return answer.fact }
    let words = answers.map(\.word)
    throw .usage(
      "'\(option) \(text)' is no answer (expected \(words.dropLast().joined(separator: ", ")) or \(words.last ?? ""))"
    )
  }

  /// - Throws: a fault of usage when no rule is made for the moment, so that nothing would be looked at.
  static func requireRules(of packs: [RulePack], at checkpoint: Checkpoint) throws(EvenhandFault) {
    let rules = packs.flatMap(\.rules).filter { $0.switchedOff == nil }
    guard !rules.contains(where: { $0.checkpoints.contains(checkpoint) }) else { return }
    let moments = Checkpoint.allCases.filter { moment in
      rules.contains { $0.checkpoints.contains(moment) }
    }
    let names = packs.map(\.id).joined(separator: ", ")
    throw .usage(
      "no rule of \(names) belongs to the moment \(checkpoint.rawValue) (there are rules for "
        + "\(moments.map(\.rawValue).joined(separator: ", ")))")
  }
}
