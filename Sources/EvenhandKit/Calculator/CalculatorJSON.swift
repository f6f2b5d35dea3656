// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Foundation
internal import RuleEngine
internal import Statistics

extension Calculation {
  /// All figures by name, with the counts that they rest on.
  var json: JSONText {
    var counts: [String: JSONText] = [
      groups.reference.name: JSONText(likelihood.reference),
      groups.comparison.name: JSONText(likelihood.comparison),
    ]
    if !likelihood.unknown.isEmpty { counts["unknown"] = JSONText(likelihood.unknown) }
    return .object([
      "groups": .object(counts), "stages": .stages(from: from, to: to), "figures": .figures(figures),
    ])
  }
}

extension SeveralGroups {
  /// The figures of all groups together, and under `by_group` those of each, by name.
  var json: JSONText {
    var counts: [String: JSONText] = [:]
    for group in groups { counts[group.label] = JSONText(group.rate) }
    var byGroup: [String: JSONText] = [:]
    for (group, _, figures) in figuresByGroup { byGroup[group.label] = .figures(figures) }
    var answer: [String: JSONText] = [
      "groups": .object(counts), "stages": .stages(from: from, to: to), "figures": .figures(figures),
      "by_group": .object(byGroup),
    ]
    if !unknown.isEmpty { answer["unknown"] = JSONText(unknown) }
    return .object(answer)
  }
}

extension Stage {
  /// As reports spell it.
  fileprivate var spelling: String { self == .accepted ? "appointed" : name }
}

extension JSONText {
  fileprivate static func stages(from: Stage, to: Stage) -> JSONText {
    .object(["from": .text(from.spelling), "to": .text(to.spelling)])
  }

  fileprivate static func figures(_ figures: [ComputedFigure]) -> JSONText {
    var entries: [String: JSONText] = [:]
    for figure in figures { entries[figure.kind.rawValue] = JSONText(figure) }
    return .object(entries)
  }

  fileprivate init(_ rate: Rate) {
    self = .object(["from": .number("\(rate.considered)"), "to": .number("\(rate.selected)")])
  }

  fileprivate init(_ figure: ComputedFigure) {
    var entries: [String: JSONText] = ["sentence": .text(figure.sentence)]
    for value in figure.values { entries[value.name] = JSONText(value.content) }
    self = .object(entries)
  }

  fileprivate init(_ content: FigureValue.Content) {
    switch content {
    case .count(let count): self = .number("\(count)")
    case .flag(let isSet): self = .bool(isSet)
    case .text(let text): self = .text(text)
    case .number(let number): self.init(number)
    }
  }

  private init(_ number: MeasuredNumber) {
    switch number {
    case .finite(let number): self = .number(number == 0 ? "0" : String(format: "%.12g", number))
    case .infinite: self = .object(["infinite": .bool(true)])
    case .undefined(let reason): self = .object(["undefined": .text(reason)])
    }
  }
}
