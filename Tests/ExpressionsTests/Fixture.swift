// SPDX-License-Identifier: Apache-2.0

@testable import Expressions

/// A record whose fields are given one by one.
struct Given: Record {
  let values: [Value]

  init(_ values: Value...) { self.values = values }

  func value(at field: Int) -> Value { field < values.count ? values[field] : .null }
}

/// The schema and values that the tests' expressions speak of.
enum Fixture {
  static let schema = Schema(
    records: [
      RecordType(
        "Vacancy",
        fields: [
          Field("band", .scale("band")), Field("closed", .date), Field("title", .string),
          Field("stage", .string, possibleValues: ["advertised", "shortlisting", "interview"]),
          Field("panel", .record("Panel")), Field("withdrawn", .date), Field("range", .scale("band")),
          Field("lost", .string), Field("excerpt", .string), Field("tags", .list(.string)),
        ]),
      RecordType(
        "Panel",
        fields: [
          Field("members", .count), Field("minority", .count), Field("trained", .count),
          Field("seats", .list(.record("Seat"))), Field("absent", .list(.record("Seat"))),
          Field("partial", .list(.record("Seat"))),
        ]),
      RecordType(
        "Seat",
        fields: [
          Field("name", .string), Field("trained", .bool), Field("score", .int),
          Field("group", .string, possibleValues: ["white", "ethnic minority"], equality: true),
        ]),
      RecordType(
        "Param",
        fields: [
          Field("from", .scale("band")), Field("line", .ratio), Field("least", .int),
          Field("factor", .double),
        ]),
    ],
    scales: [Scale("band", ranks: [["5"], ["6"], ["7"], ["8a", "8A (local)"], ["8b"], ["9"], ["VSM"]])],
    variables: [
      Variable("vacancy", .record("Vacancy")), Variable("param", .record("Param")),
      Variable("yes", .bool), Variable("no", .bool), Variable("lost", .bool), Variable("gone", .bool),
      Variable("empty", .bool), Variable("ratio", .ratio), Variable("wide", .ratio), Variable("some", .count),
      Variable("nobody", .record("Panel")), Variable("whole", .int), Variable("number", .double),
      Variable("infinite", .ratio), Variable("big", .int), Variable("missing", .record("Panel")),
    ])

  static func unknown(_ state: String = "not recorded", path: String = "", place: String? = nil) -> Value {
    .unknown(Unknown(Cause(path: path, state: state, place: place)))
  }

  static let seats: [Value] = [
    .record(Given(.string("chair"), .bool(true), .int(5), .string("white"))),
    .record(Given(.string("lay"), unknown(place: "panel.csv:3"), .int(3), .string("ethnic minority"))),
    .record(Given(.string("manager"), .bool(false), .null, unknown("withheld", place: "panel.csv:4"))),
  ]

  static let panel = Given(
    .count(3...3), .count(0...2), .count(1...3), .list(ValueList(seats)), unknown(),
    .list(ValueList(Array(seats.prefix(1)), .openEnded(Unknown(Cause(state: "incomplete"))))))

  static let vacancy = Given(
    .scale("band", 3...3), .date(20_200), .string("Ward manager"), .string("interview"), .record(panel),
    .null,
    .scale("band", 0...1), unknown("blank", place: "v.csv:2"),
    .excerpt("an energetic le", Unknown(Cause(state: "truncated"))),
    .list(ValueList([.string("a"), .string("b")])))

  static let bindings = Bindings([
    .record(vacancy),
    .record(Given(.scale("band", 2...2), .ratio(low: four5ths, high: four5ths), .int(2), .double(0.5))),
    .bool(true), .bool(false), unknown(path: "lost"), unknown("blank", path: "gone"), .null,
    .ratio(low: four5ths, high: four5ths), .ratio(low: Fraction(1), high: .infinite), .count(0...2), .null,
    .int(7), .double(2.5), .ratio(low: .infinite, high: .infinite), .int(.max), unknown(path: "missing"),
  ])

  /// 64 of 100 against 80 of 100.
  static let four5ths = Fraction(64 * 100, 80 * 100) ?? .infinite

  /// What an expression comes to, in words; its diagnostics if it is refused.
  static func result(_ text: String, expecting: ExpressionType? = nil) -> String {
    do throws(DiagnosticList) {
      return try Expression(text, schema: schema, expecting: expecting).evaluate(bindings).text(schema)
    } catch {
      return "refused: " + error.diagnostics.map(\.message).joined(separator: "; ")
    }
  }
}

/// A text with `‹` and `›` around the places that are meant.
struct Marked {
  let text: String
  let ranges: [Range<Int>]

  init(_ marked: String) {
    var bytes: [UInt8] = []
    var starts: [Int] = []
    var ranges: [Range<Int>] = []
    for character in marked {
      switch character {
      case "‹": starts.append(bytes.count)
      case "›": ranges.append((starts.popLast() ?? 0)..<bytes.count)
      default: bytes += Array(String(character).utf8)
      }
    }
    text = String(decoding: bytes, as: UTF8.self)
    self.ranges = ranges.sorted { $0.lowerBound < $1.lowerBound }
  }
}
