// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Expressions

/// One fact of everything in the bundle: each different value once, and by position the number of its value.
struct FactColumn {
  /// By position in the model; -1 for a value that is made of others, such as a list, or was not looked at.
  private(set) var codes: [Int32] = []
  /// Whether anything has the fact in another state than *not recorded*.
  private(set) var isRecorded = false
  /// Whether it was given up, because lists stood in it from the first on.
  private(set) var isGivenUp = false

  private static let sample = 64

  init(_ reader: FactReader, count: Int) {
    codes.reserveCapacity(count)
    var numbers: [PlainValue: Int32] = [:]
    var last: (value: PlainValue, number: Int32)?
    for position in 0..<count {
      // Lists from the first on: the rest will hardly be plain, and reading it costs more than it saves.
      if position == FactColumn.sample, numbers.isEmpty, isRecorded {
        codes += Array(repeating: -1, count: count - position)
        isGivenUp = true
        return
      }
      let value = reader.first(position).value
      guard let plain = PlainValue(value) else {
        codes.append(-1)
        isRecorded = isRecorded || reader.isRecorded(at: position)
        continue
      }
      // Most often the value is that of the one before.
      if let last, last.value == plain {
        codes.append(last.number)
        continue
      }
      let number = numbers[plain] ?? Int32(numbers.count)
      if number == numbers.count {
        numbers[plain] = number
        isRecorded = isRecorded || reader.isRecorded(at: position)
      }
      codes.append(number)
      last = (plain, number)
    }
  }
}

/// The columns of facts that rules of this run have read so far, for the rules to come.
struct FactColumns {
  private var columns: [String: FactColumn] = [:]

  /// The columns of all facts that a run's rule reads; `nil` when its subjects are hardly alike.
  mutating func columns(of run: RuleRun) -> [FactColumn]? {
    guard run.isWorthJudgingTogether else { return nil }
    var found: [FactColumn] = []
    // Facts of the elements of lists first, for they end it soonest.
    for reader in run.readers.filter({ !$0.rest.isEmpty }) + run.readers.filter(\.rest.isEmpty) {
      let column = column(reader, of: run)
      if column.isGivenUp { return nil }
      found.append(column)
    }
    return found
  }

  /// The column of a fact that a run's rule reads.
  mutating func column(_ reader: FactReader, of run: RuleRun) -> FactColumn {
    // A band rests on where the rule's parameters place other grades.
    let key = "\(run.cases.countedAs) \(reader.path) \(GradePlacements(from: run.parameters).text)"
    if run.cases.areMany, let known = columns[key] { return known }
    let column = FactColumn(reader, count: run.cases.bundleCount)
    if run.cases.areMany { columns[key] = column }
    return column
  }
}

/// A value that can be held against others of the same fact.
enum PlainValue: Hashable {
  case flag(Bool)
  case none
  case number(Int64)
  case range(Int, Int)
  case text(String)
  /// Unknown for one reason.
  case lacking(String)

  /// `nil` for a value that is made of others or too seldom equal to be worth it.
  init?(_ value: Value) {
    switch value {
    case .bool(let flag): self = .flag(flag)
    case .null: self = .none
    case .int(let number): self = .number(number)
    case .date(let days): self = .number(Int64(days))
    case .count(let range), .scale(_, let range): self = .range(range.lowerBound, range.upperBound)
    case .string(let text): self = .text(text)
    case .unknown(let unknown):
      guard unknown.causes.count == 1, unknown.more == 0, unknown.causes[0].path.isEmpty,
        unknown.causes[0].place == nil
      else { return nil }
      self = .lacking(unknown.causes[0].state)
    default: return nil
    }
  }
}
