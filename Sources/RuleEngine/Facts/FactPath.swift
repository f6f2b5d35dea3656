// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Expressions

/// A path such as `panel.interview.members.decides`, its names resolved to positions once a rule.
struct FactPath: Sendable {
  let text: String
  /// Position of the variable that it starts from.
  let variable: Int
  /// Positions of the fields in their records; a list on the way takes none.
  let steps: [Int]

  /// The path as far as this number of steps.
  func start(steps count: Int) -> String {
    text.split(separator: ".").prefix(count + 1).joined(separator: ".")
  }

  /// `nil` when the schema has no such path.
  init?(_ text: String, _ schema: Schema) {
    let parts = text.split(separator: ".").map(String.init)
    guard let first = parts.first, let variable = schema.variableIndex(named: first) else { return nil }
    var type = schema.variables[variable].type
    var steps: [Int] = []
    for part in parts.dropFirst() {
      while case .list(let element) = type { type = element }
      guard case .record(let name) = type, let record = schema.record(named: name),
        let step = record.fieldIndex(named: part)
      else { return nil }
      steps.append(step)
      type = record.fields[step].type
    }
    (self.text, self.variable, self.steps) = (text, variable, steps)
  }

  /// What stands at the path in a subject: one reading, or one for each element where it leads through a
  /// list.
  func readings(in bindings: Bindings) -> [Reading] {
    guard bindings.values.indices.contains(variable) else { return [] }
    return FactPath.follow(steps[...], Reading(bindings.values[variable]))
  }

  static func follow(_ steps: ArraySlice<Int>, _ reading: Reading) -> [Reading] {
    guard let step = steps.first else { return [reading] }
    switch reading.value {
    case .record(let record):
      let next = (record as? any PlacedRecord)?.reading(at: step) ?? Reading(record.value(at: step))
      return follow(steps.dropFirst(), next)
    case .list(let list):
      return list.elements.flatMap { follow(steps, Reading($0, at: reading.place)) }
    case .unknown: return [reading]
    default: return []
    }
  }
}

/// Reads one fact of any subject of a rule by the subject's position in the model.
struct FactReader: Sendable {
  let path: String
  /// The path as far as `first` goes.
  let start: String
  /// The fact, or the list or record on the way to it.
  let first: @Sendable (Int) -> Reading
  /// The way from there.
  var rest: ArraySlice<Int> = []
  var absence = Absence.unknown

  func readings(at position: Int) -> [Reading] { FactPath.follow(rest, first(position)) }

  func values(at position: Int) -> [Value] {
    rest.isEmpty ? [first(position).value] : readings(at: position).map(\.value)
  }

  /// Whether the files hold the fact of this subject, in whatever state.
  func isRecorded(at position: Int) -> Bool {
    values(at: position).contains { !absence.matches($0) }
  }
}
