// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Reads the records of a small source one by one, as facts with their places.
struct RecordReader: Sendable {
  private var readers: [String: FieldReader] = [:]
  private var columns: [String: FieldColumn] = [:]
  let file: OpenFile
  private var lines: [UInt32] = []

  init(_ layout: SourceLayout, file: OpenFile, targets: [String]) {
    self.file = file
    for target in targets {
      guard let field = layout.field(target) else { continue }
      readers[target] = FieldReader(field, remembers: false)
    }
  }

  /// - Parameter namesLines: whether remarks on values say where; not where a line is a person's answer.
  mutating func open(_ batch: RecordBatch, quality: inout QualityLog, namesLines: Bool = true) {
    lines = batch.lines
    for target in readers.keys.sorted() {
      guard let column = readers[target]?.read(batch) else { continue }
      columns[target] = column
      if let reader = readers[target] {
        quality.check(reader, column, batch, file: file, namesLines: namesLines)
      }
    }
  }

  /// Whether the file has a column, or the profile a constant, for the target.
  func has(_ target: String) -> Bool { readers[target] != nil }

  func answer(_ target: String, _ record: Int) -> Answer<Converted> {
    guard let reader = readers[target], let column = columns[target] else { return .notRecorded }
    return reader.answers[column.number(record)]
  }

  /// The record as a whole.
  func place(_ record: Int) -> SourcePlace { SourcePlace(file: file.index, line: Int(lines[record])) }

  /// One field of the record.
  func place(_ record: Int, of target: String) -> SourcePlace {
    SourcePlace(file: file.index, line: Int(lines[record]), column: columns[target]?.place)
  }

  func place(_ record: Int, column: Int?) -> SourcePlace {
    SourcePlace(file: file.index, line: Int(lines[record]), column: column)
  }

  func fact<Value>(_ target: String, _ record: Int, _ view: (Converted) -> Value?) -> Fact<Value> {
    let answer = answer(target, record)
    guard answer.state != .notRecorded else { return .notRecorded }
    return Fact(answer.viewed(view), at: place(record, of: target))
  }
}

extension Answer where Value == Converted {
  /// The answer as another type; a value of an unfitting kind is unreadable.
  func viewed<Other>(_ view: (Converted) -> Other?) -> Answer<Other> {
    switch self {
    case .known(let value): view(value).map { .known($0) } ?? .unreadable
    case .unreadable: .unreadable
    case .none: .none
    case .withheld: .withheld
    case .blank: .blank
    case .notAsked: .notAsked
    case .unmapped: .unmapped
    case .notRecorded: .notRecorded
    }
  }
}

/// What a converted value is as a type of the model; `nil` when it is of another kind.
extension Converted {
  var asText: String? {
    switch self {
    case .text(let text), .name(let text), .decimal(let text): text
    case .integer(let number): String(number)
    case .grade(let grade): grade.title
    case .date, .bool, .ethnicity, .category: nil
    }
  }
  var asDate: CivilDate? { if case .date(let date) = self { date } else { nil } }
  var asBool: Bool? { if case .bool(let flag) = self { flag } else { nil } }
  var asInteger: Int? { if case .integer(let number) = self { number } else { nil } }
  var asGrade: PayGrade? { if case .grade(let grade) = self { grade } else { nil } }
  var asEthnicity: EthnicityLabel? { if case .ethnicity(let label) = self { label } else { nil } }
  var asGroup: EthnicityGroup? { asEthnicity?.group }

  /// A category that a scheme gave, or whose name a map did.
  func asCategory(of characteristic: Characteristic) -> ApplicantGroup? {
    switch self {
    case .category(let group): group
    case .ethnicity(let label) where characteristic == .ethnicCategory: label.category
    case .name(let name), .text(let name):
      characteristic == .source ? .source(name) : characteristic.category(named: name)
    default: nil
    }
  }
}
