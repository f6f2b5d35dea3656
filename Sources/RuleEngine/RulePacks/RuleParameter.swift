// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Expressions
internal import Statistics

/// A number or word of a rule that local policy may set.
package struct RuleParameter: Sendable {
  package let name: String
  package let type: ParameterType
  /// Between what its values lie.
  package let limits: ParameterLimits
  /// What it means, and where its default comes from.
  package let says: String
  /// As the pack ships it.
  package let shipped: ParameterValue
  /// As this run uses it.
  package internal(set) var value: ParameterValue
}

extension RuleParameter {
  /// The value that a text is; `nil` when it is none of the type, or lies outside the limits.
  func reading(_ text: String) -> ParameterValue? {
    ParameterValue(text, type: type).flatMap { limits.allow($0) ? $0 : nil }
  }

  /// What a value must look like, and between what it must lie, for messages.
  var expectation: String { limits.words.map { "\(type.noun) \($0)" } ?? type.expectation }
}

/// The least and the greatest value that a parameter may have, both allowed; `nil` for no limit.
package struct ParameterLimits: Sendable {
  let atLeast: ParameterValue?
  let atMost: ParameterValue?

  package static let none = ParameterLimits(atLeast: nil, atMost: nil)

  init(atLeast: ParameterValue?, atMost: ParameterValue?) {
    self.atLeast = atLeast
    self.atMost = atMost
  }

  func allow(_ value: ParameterValue) -> Bool {
    !(atLeast.map { value.isBelow($0) } ?? false) && !(atMost.map { $0.isBelow(value) } ?? false)
  }

  /// Whether no value can lie between them.
  var isEmpty: Bool { atLeast.flatMap { least in atMost.map { $0.isBelow(least) } } ?? false }

  /// "from 0 to 1", "at least 1"; `nil` without a limit.
  package var words: String? {
    switch (atLeast, atMost) {
    case (let least?, let most?): "from \(least.text) to \(most.text)"
    case (let least?, nil): "at least \(least.text)"
    case (nil, let most?): "at most \(most.text)"
    case (nil, nil): nil
    }
  }
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

  /// As rules write it.
  package var name: String {
    switch self {
    case .band: "band"
    case .integer: "integer"
    case .decimal: "decimal"
    case .months: "months"
    case .days: "days"
    case .placements: "placements"
    case .text: "text"
    case .choice: "choice"
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

  /// What a value is, to be followed by limits.
  var noun: String {
    switch self {
    case .integer: "a whole number"
    case .decimal: "a decimal number"
    default: expectation
    }
  }

  /// Whether its values have an order, so that there can be limits.
  var hasOrder: Bool {
    switch self {
    case .band, .integer, .decimal, .months, .days: true
    case .placements, .text, .choice: false
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

  /// Whether it comes before another of its type; never for what has no order.
  func isBelow(_ other: ParameterValue) -> Bool {
    switch (content, other.content) {
    case (.band(let left), .band(let right)): left < right
    case (.integer(let left), .integer(let right)), (.months(let left), .months(let right)),
      (.days(let left), .days(let right)):
      left < right
    case (.decimal(let left), .decimal(let right)): left < right
    default: false
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
