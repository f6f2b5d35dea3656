// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Foundation
internal import RuleEngine

/// The figures of a calculation for a person: the sentence of each below its heading, its numbers, and at the end how
/// each is computed.
struct CalculatorText {
  let sheet: FigureSheet

  init(_ sheet: FigureSheet) { self.sheet = sheet }

  var text: String {
    let opening = wrapped(sheet.opening.joined(separator: " "), indent: 0).joined(separator: "\n")
    return ([opening] + sheet.sections.compactMap(section) + [methods]).joined(separator: "\n\n") + "\n"
  }

  private func section(_ title: String, _ figures: [ComputedFigure]) -> String? {
    guard !figures.isEmpty else { return nil }
    return (wrapped(title, indent: 0) + figures.flatMap(lines)).joined(separator: "\n")
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
    let rates: [FigureKind] = [.referenceRate, .groupRate]
    let notes = sheet.kinds.flatMap { kind in
      wrapped("\(rates.contains(kind) ? "Rates" : kind.title): \(kind.method)", indent: 2)
    }
    return (["How each is computed"] + notes).joined(separator: "\n")
  }
}
