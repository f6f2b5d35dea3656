// SPDX-License-Identifier: Apache-2.0

extension Value {
  /// The value in words, scale ranks by their label. Long lists are cut, and so are lists within lists within
  /// lists.
  package func text(_ schema: Schema = Schema()) -> String { text(schema, depth: 0) }

  private func text(_ schema: Schema, depth: Int) -> String {
    switch self {
    case .bool(let value): return value ? "true" : "false"
    case .int(let value): return String(value)
    case .uint(let value): return "\(value)u"
    case .double(let value): return value.description
    case .string(let text): return Self.shown(text)
    case .excerpt(let text, let unknown): return Self.shown(text) + " and " + unknown.description
    case .bytes(let bytes):
      return bytes.count <= Self.longestShown ? Literal.quoted(bytes) : "\(bytes.count) bytes"
    case .date(let day): return CalendarDate.text(day)
    case .timestamp(let moment): return moment.description
    case .duration(let length): return length.description
    case .period(let months, let days): return Self.periodText(months, days)
    case .count(let range): return rangeState() ?? String(range.lowerBound)
    case .ratio(let low, _): return rangeState() ?? low.description
    case .scale(let name, let range):
      let scale = schema.scale(named: name)
      let label = { (rank: Int) in scale?.label(of: rank) ?? "rank \(rank)" }
      return rangeState(label) ?? "'\(label(range.lowerBound))'"
    case .null: return "none"
    case .list(let list): return depth > 2 ? "[…]" : Self.listText(list, schema, depth)
    case .map(let map): return depth > 2 ? "{…}" : Self.mapText(map, schema, depth)
    case .type(let name): return name
    case .record: return "a record"
    case .unknown(let unknown): return unknown.description
    case .error(let error): return "error: \(error)"
    }
  }

  /// A whole text may name a person, so that only its length is told.
  private static func shown(_ text: String) -> String {
    text.utf8.count <= longestShown ? Literal.quoted(text) : "a text of \(text.count) characters"
  }

  /// In bytes.
  private static let longestShown = 120

  private static func periodText(_ months: Int32, _ days: Int32) -> String {
    let monthText = "\(months) month\(months.magnitude == 1 ? "" : "s")"
    let dayText = "\(days) day\(days.magnitude == 1 ? "" : "s")"
    if months == 0 { return dayText }
    return days == 0 ? monthText : "\(monthText) and \(dayText)"
  }

  private static func mapText(_ map: ValueMap, _ schema: Schema, _ depth: Int) -> String {
    var parts = zip(map.keys, map.values).prefix(10).map { key, value in
      key.text(schema, depth: depth + 1) + ": " + value.text(schema, depth: depth + 1)
    }
    if map.keys.count > 10 { parts.append("\(map.keys.count - 10) more") }
    return "{" + parts.joined(separator: ", ") + "}"
  }

  private static func listText(_ list: ValueList, _ schema: Schema, _ depth: Int) -> String {
    var parts = list.elements.prefix(10).map { $0.text(schema, depth: depth + 1) }
    if list.elements.count > 10 { parts.append("\(list.elements.count - 10) more") }
    switch list.completeness {
    case .complete: break
    case .openEnded(let unknown): parts.append("and perhaps more: \(unknown)")
    case .missing(let most, let unknown): parts.append("and up to \(most) more: \(unknown)")
    }
    return "[" + parts.joined(separator: ", ") + "]"
  }
}

extension Value: CustomStringConvertible {
  package var description: String { text() }
}

extension Unknown: CustomStringConvertible {
  /// `unknown: vacancy.band (not recorded)`.
  package var description: String {
    var parts = causes.map { cause in
      cause.path + " (" + cause.state + (cause.place.map { ", \($0)" } ?? "") + ")"
    }
    if more > 0 { parts.append("\(more) more") }
    return parts.isEmpty ? "unknown" : "unknown: " + parts.joined(separator: ", ")
  }
}
