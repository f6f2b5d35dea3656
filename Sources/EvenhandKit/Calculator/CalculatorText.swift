// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Foundation
internal import RuleEngine

/// The figures of a calculation for a person: the sentence of each below its heading, its numbers, and at the end how
/// each is computed.
struct CalculatorText {
  let calculation: Calculation

  init(_ calculation: Calculation) { self.calculation = calculation }

  var text: String {
    let sections = FigureKind.Section.allCases.compactMap(section)
    return ([opening] + sections + [methods]).joined(separator: "\n\n") + "\n"
  }

  private var figures: [ComputedFigure] { calculation.figures }

  /// The ratio, and what the unknown could make of it.
  private var opening: String {
    let kinds: [FigureKind] = [.relativeLikelihood, .ifUnknown]
    let sentences = kinds.compactMap { kind in figures.first { $0.kind == kind }?.sentence }
    return wrapped(sentences.joined(separator: " "), indent: 0).joined(separator: "\n")
  }

  private func section(_ section: FigureKind.Section) -> String? {
    let figures = figures.filter { $0.kind.section == section && $0.kind != .relativeLikelihood }
    guard !figures.isEmpty else { return nil }
    return ([section.rawValue] + figures.flatMap(lines)).joined(separator: "\n")
  }

  private func lines(_ figure: ComputedFigure) -> [String] {
    let numbers = figure.values.compactMap(CalculatorText.number).joined(separator: ", ")
    let values = numbers.isEmpty ? [] : wrapped("\(figure.kind.title): \(numbers)", indent: 4)
    return wrapped(figure.sentence, indent: 2) + values
  }

  /// "two sided 0.0352"; nothing of a number that does not exist, which the sentence tells.
  private static func number(_ value: FigureValue) -> String? {
    let name = value.name.replacing("_", with: " ")
    switch value.content {
    case .count(let count): return "\(name) \(count.grouped)"
    case .flag(let isSet): return "\(name): \(isSet ? "yes" : "no")"
    case .text(let text): return "\(name): \(text)"
    case .number(.finite(let number)): return "\(name) \(String(format: "%.6g", number == 0 ? 0 : number))"
    case .number(.infinite): return "\(name) infinite"
    case .number(.undefined): return nil
    }
  }

  private var methods: String {
    let kinds = figures.map(\.kind).filter { $0 != .comparisonRate }
    let notes = kinds.flatMap { kind in
      wrapped("\(kind == .referenceRate ? "Rates" : kind.title): \(kind.method)", indent: 2)
    }
    return (["How each is computed"] + notes).joined(separator: "\n")
  }
}
