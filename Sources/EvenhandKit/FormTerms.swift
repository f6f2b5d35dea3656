// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Ingestion

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

  /// - Parameter others: what may be answered beside yes and no, for the message.
  static func answer(
    _ text: String, option: String, others: String = ""
  ) throws(EvenhandFault) -> Fact<Bool> {
    switch text {
    case "yes": Fact(.known(true))
    case "no": Fact(.known(false))
    default: throw .usage("'\(option) \(text)' is none of yes, no\(others)")
    }
  }
}
