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

/// The columns of the facts by which subjects of a run's rules are told apart, each read once for all rules.
struct FactColumns: Sendable {
  private struct Key: Hashable {
    let countedAs: SubjectKind
    let path: String
    /// A band rests on where the rule's parameters place other grades.
    let placements: String

    init(_ reader: FactReader, of run: RuleRun) {
      countedAs = run.cases.countedAs
      path = reader.path
      placements = GradePlacements(from: run.parameters).text
    }
  }

  /// A column that is still to be read.
  private struct Order: Sendable {
    let key: Key
    let reader: FactReader
    let count: Int

    func column() -> FactColumn { FactColumn(reader, count: count) }
  }

  private var columns: [Key: FactColumn] = [:]

  init(of runs: [RuleRun]) {
    // Facts of the elements of lists first: where there are lists, the other facts of the rule are not needed.
    for order in orders(runs, throughLists: true) { columns[order.key] = order.column() }
    for order in orders(runs, throughLists: false) { columns[order.key] = order.column() }
  }

  private init() {}

  /// The same, read on all cores.
  static func sideBySide(of runs: [RuleRun]) async -> FactColumns {
    var columns = FactColumns()
    for throughLists in [true, false] {
      let orders = columns.orders(runs, throughLists: throughLists)
      await withTaskGroup(of: (Key, FactColumn).self) { group in
        for order in orders { group.addTask { (order.key, order.column()) } }
        for await (key, column) in group { columns.columns[key] = column }
      }
    }
    return columns
  }

  /// The columns of all facts that a run's rule reads; `nil` when its subjects are hardly alike.
  func columns(of run: RuleRun) -> [FactColumn]? {
    guard run.isWorthJudgingTogether else { return nil }
    var found: [FactColumn] = []
    for reader in run.readers {
      guard let column = columns[Key(reader, of: run)], !column.isGivenUp else { return nil }
      found.append(column)
    }
    return found
  }

  /// Whether anything in the bundle has the fact in another state than *not recorded*.
  func isRecorded(_ reader: FactReader, of run: RuleRun) -> Bool {
    if let known = columns[Key(reader, of: run)] { return known.isRecorded }
    return (0..<run.cases.bundleCount).contains(where: reader.isRecorded)
  }

  /// The columns that the runs' rules ask for and that are not there yet, each once.
  private func orders(_ runs: [RuleRun], throughLists: Bool) -> [Order] {
    var seen: Set<Key> = []
    var orders: [Order] = []
    for run in runs where run.isWorthJudgingTogether {
      let keyed = run.readers.map { (key: Key($0, of: run), reader: $0) }
      if keyed.contains(where: { columns[$0.key]?.isGivenUp ?? false }) { continue }
      for (key, reader) in keyed where reader.rest.isEmpty != throughLists && seen.insert(key).inserted {
        orders.append(Order(key: key, reader: reader, count: run.cases.bundleCount))
      }
    }
    return orders
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
