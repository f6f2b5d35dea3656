// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Expressions
internal import Statistics

/// A number or word of a rule that local policy may set.
package struct RuleParameter: Sendable {
  package let name: String
  package let type: ParameterType
  /// What it means, and where its default comes from.
  package let says: String
  /// As the pack ships it.
  package let shipped: ParameterValue
  /// As this run uses it.
  package internal(set) var value: ParameterValue
}

extension [RuleParameter] {
  /// The same parameters with these values.
  func setting(_ values: [String: ParameterValue]) -> [RuleParameter] {
    map { parameter in
      var changed = parameter
      changed.value = values[parameter.name] ?? parameter.value
      return changed
    }
  }

  /// What the `param` of expressions holds: those that expressions can see, in order.
  var record: ParameterRecord {
    ParameterRecord(values: filter { $0.type.expressionType != nil }.map(\.value.expressionValue))
  }
}

/// The parameters as expressions see them.
struct ParameterRecord: Record {
  let values: [Value]

  func value(at field: Int) -> Value {
    values.indices.contains(field) ? values[field] : .lacking("not recorded")
  }
}

/// What values a parameter takes.
package enum ParameterType: Sendable, Hashable {
  case band, integer, decimal, months, days, placements, text
  case choice([String])

  static let names = ["band", "choice", "days", "decimal", "integer", "months", "placements", "text"]

  init?(name: String, options: [String]) {
    switch name {
    case "band": self = .band
    case "integer": self = .integer
    case "decimal": self = .decimal
    case "months": self = .months
    case "days": self = .days
    case "placements": self = .placements
    case "text": self = .text
    case "choice": self = .choice(options)
    default: return nil
    }
  }

  /// What a value must look like, for messages.
  var expectation: String {
    switch self {
    case .band: "a band such as 7, 8a or VSM"
    case .integer: "a whole number of 0 or more"
    case .decimal: "a decimal number of 0 or more, such as 0.80"
    case .months: "a whole number of months"
    case .days: "a whole number of days"
    case .placements: "grades with their bands, such as 'Consultant=9; Specialty Doctor=8a'"
    case .text: "text"
    case .choice(let options): "one of \(options.joined(separator: ", "))"
    }
  }

  /// How an expression sees it; `nil` when it does not.
  var expressionType: ExpressionType? {
    switch self {
    case .band: .scale(FactSchema.bandScale)
    case .integer: .int
    case .decimal: .ratio
    case .months, .days: .period
    case .placements: nil
    case .text, .choice: .string
    }
  }
}

/// A parameter's value, read and checked.
package struct ParameterValue: Sendable {
  enum Content: Sendable, Equatable {
    case band(PayBand)
    case integer(Int)
    case decimal(DecimalFraction)
    case months(Int)
    case days(Int)
    case placements(GradePlacements)
    case text(String)
  }

  let content: Content
  /// As it was written.
  package let text: String

  /// `nil` when the text is no value of the type.
  init?(_ text: String, type: ParameterType) {
    guard let content = ParameterValue.content(text, type) else { return nil }
    self.content = content
    self.text = text
  }

  private static func content(_ text: String, _ type: ParameterType) -> Content? {
    switch type {
    case .band: PayBand(rawValue: text).map { .band($0) }
    case .integer: wholeNumber(text).map { .integer($0) }
    case .decimal: DecimalFraction(text).map { .decimal($0) }
    case .months: wholeNumber(text).map { .months($0) }
    case .days: wholeNumber(text).map { .days($0) }
    case .placements: GradePlacements(text).map { .placements($0) }
    case .text: .text(text)
    case .choice(let options): options.contains(text) ? .text(text) : nil
    }
  }

  /// Digits only, and few enough for any date or count that they are held against.
  private static func wholeNumber(_ text: String) -> Int? {
    guard !text.isEmpty, text.utf8.count <= 9, text.utf8.allSatisfy({ (48...57).contains($0) }) else {
      return nil
    }
    return Int(text)
  }

  /// What an expression sees.
  var expressionValue: Value {
    switch content {
    case .band(let band): .scale(FactSchema.bandScale, band.rank...band.rank)
    case .integer(let number): .int(Int64(number))
    case .decimal(let decimal): .ratio(of: decimal)
    case .months(let number): .period(months: Int32(number), days: 0)
    case .days(let number): .period(months: 0, days: Int32(number))
    case .placements(let placements): .string(placements.text)
    case .text(let text): .string(text)
    }
  }

  /// In words, as a message prints it.
  var words: String {
    switch content {
    case .months(let number): "\(number) \(number == 1 ? "month" : "months")"
    case .days(let number): "\(number) \(number == 1 ? "day" : "days")"
    default: text
    }
  }
}

extension ParameterValue: Equatable {
  /// Whether both are the same value, however it is written: 0.8 is 0.80.
  package static func == (left: ParameterValue, right: ParameterValue) -> Bool {
    left.content == right.content
  }
}
