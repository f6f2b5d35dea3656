// SPDX-License-Identifier: Apache-2.0

import AuditModel
import TestSupport
import Testing

@testable import Registers

@Suite struct RoundTripTests {
  /// Pieces that break careless readers and writers.
  static let pieces = [
    "a", "word", " ", "  ", "\n", "\n\n", "\t", "\"", "'", "''", ",", ";", "=", "+", "-", "@", ":", "#",
    "- x", "|",
    ">", "\\", "\\n", "é", "e\u{301}", "\u{301}", "👩🏽‍⚕️", "\u{85}", "\u{2028}", "\u{FEFF}", "\u{7}", "{}",
    "[a]",
    "*", "&a",
    "null", "~", "true", "1.10", "NO", "％", "＝", "\u{A0}", "%", "!", "2026-01-01", "---", "...", "\u{1F}",
    "\u{FFFE}",
  ]

  private func randomText(_ generator: inout SplitMix64) -> String {
    let count = Int.random(in: 0...5, using: &generator)
    return (0..<count).map { _ in RoundTripTests.pieces.randomElement(using: &generator) ?? "" }.joined()
  }

  private func randomEntry(_ number: Int, _ generator: inout SplitMix64) -> Explanation {
    var entry = Samples.entry(Samples.should, "V-\(number)")
    for field in [ExplanationField.context, .rationale, .risksAndMitigation, .action, .evidence, .resource] {
      entry.set(field, text: randomText(&generator))
    }
    entry.due = Bool.random(using: &generator) ? nil : Samples.day("2026-05-01")
    return entry
  }

  private func bytes(_ entries: [Explanation]) -> [[[UInt8]]] {
    entries.map { entry in ExplanationField.allCases.map { Array(entry.text(of: $0).utf8) } }
  }

  @Test("what is written reads back the same, byte for byte", arguments: ExplanationRegister.Format.allCases)
  func random(format: ExplanationRegister.Format) throws {
    var generator = SplitMix64(seed: 0x5EED)
    for _ in 0..<400 {
      let entries = (0..<3).map { randomEntry($0, &generator) }
      let text = Samples.register(entries).written(as: format)
      let read = try ExplanationRegister(file: "r", format: format, text: text)
      for (found, wanted) in zip(read.entries, entries) {
        for field in ExplanationField.allCases {
          let isSame = found.text(of: field).utf8.elementsEqual(wanted.text(of: field).utf8)
          #expect(isSame, "\(field.rawValue): \(wanted.text(of: field).debugDescription)")
        }
      }
      #expect(read.entries.count == entries.count)
    }
  }

  @Test("an empty register reads back empty", arguments: ExplanationRegister.Format.allCases)
  func empty(format: ExplanationRegister.Format) throws {
    let text = Samples.register([]).written(as: format)
    #expect(try ExplanationRegister(file: "r", format: format, text: text).entries.isEmpty)
  }

  @Test(
    "a cell that begins a formula is guarded, and the guard comes off again",
    arguments: [
      ("=1", "'=1"), ("+44", "'+44"), ("-", "'-"), ("@x", "'@x"), ("\tx", "'\tx"), (" =1", "' =1"),
      ("'=1", "''=1"),
      ("''x", "'''x"), ("'tis", "'tis"), ("'", "'"), ("plain", "plain"), ("", ""), ("=\u{301}", "'=\u{301}"),
      ("＝1", "'＝1"),
    ])
  func formulaGuard(text: String, written: String) {
    #expect(FormulaGuard.guarded(text).unicodeScalars.elementsEqual(written.unicodeScalars))
    #expect(FormulaGuard.stripped(written).unicodeScalars.elementsEqual(text.unicodeScalars))
  }

  @Test(
    "a spreadsheet's ways of saving make no difference",
    arguments: [
      { $0 }, { "\u{FEFF}" + $0 }, { $0.replacing("\r\n", with: "\n") }, { $0.replacing("\r\n", with: "\r") },
      { $0.replacing(",", with: ";") }, { $0.replacing(",", with: "\t") },
      { $0 + ",,,,,,,,,,,,,,\r\n" }, { $0 + "\r\n\r\n" }, { $0.replacing("2026-02-01", with: "01/02/2026") },
      { $0.replacing("rule,subject", with: "Rule , SUBJECT") },
    ] as [@Sendable (String) -> String])
  func spreadsheets(change: @Sendable (String) -> String) throws {
    let header = ExplanationField.allCases.map(\.rawValue).joined(separator: ",")
    let values = ExplanationField.allCases.map { Samples.entry().text(of: $0) }.joined(separator: ",")
    let text = change(header + "\r\n" + values + "\r\n")
    let read = try ExplanationRegister(file: "r.csv", format: .csv, text: text)
    #expect(bytes(read.entries) == bytes([Samples.entry()]))
  }

  @Test("CSV and YAML hold the same")
  func acrossFormats() throws {
    let entries = [Samples.entry(), Samples.entry(Samples.must, "A; B")]
    let yaml = Samples.register(entries).written(as: .yaml)
    let read = try ExplanationRegister(file: "r.yaml", format: .yaml, text: yaml)
    #expect(read.written(as: .csv) == Samples.register(entries).written(as: .csv))
  }

  @Test("the ending of the name tells the format")
  func formats() {
    #expect(ExplanationRegister.Format(file: "a/B.CSV") == .csv)
    #expect(ExplanationRegister.Format(file: "x.yml") == .yaml)
    #expect(ExplanationRegister.Format(file: "x.xlsx") == nil)
  }
}
