// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Samples
import Testing

@testable import Ingestion

@Suite("Properties of every bundle")
struct BundlePropertyTests {
  struct Row {
    let id: Int
    let vacancy: Int
    let ethnicity: String
    let depth: Int
  }
  private static let dated = ["applied_on", "shortlisted_on", "interviewed_on", "offered_on", "accepted_on"]
  private static let stages: [Stage] = [.applied, .shortlisted, .interviewed, .offered, .accepted]

  private func rows(_ seed: inout SeededGenerator) -> [Row] {
    (0..<Int.random(in: 20...120, using: &seed)).map { id in
      Row(
        id: id, vacancy: Int.random(in: 1...5, using: &seed),
        ethnicity: ["A", "B", "C", "H", "M", "N", "Z"].randomElement(using: &seed) ?? "A",
        depth: Int.random(in: 0...4, using: &seed))
    }
  }

  private func applications(_ rows: [Row]) -> String {
    "id,vacancy_ref,ethnicity,\(Self.dated.joined(separator: ","))\n"
      + rows.map { row in
        let dates = Self.dated.indices.map { $0 <= row.depth ? "2025-0\($0 + 1)-01" : "" }
        return "\(row.id),V\(row.vacancy),\(row.ethnicity),\(dates.joined(separator: ","))\n"
      }.joined()
  }

  private func counts(_ rows: [Row]) -> String {
    var counts: [String: Int] = [:]
    for row in rows {
      for stage in Self.stages[...row.depth] {
        counts["V\(row.vacancy),ethnicity,\(row.ethnicity),\(stage.name)", default: 0] += 1
      }
    }
    return "vacancy_ref,characteristic,category,stage,count\n"
      + counts.sorted { $0.key < $1.key }.map { "\($0.key),\($0.value)\n" }.joined()
  }

  @Test func rowsAndTheirCountsGiveTheSameTallies() throws {
    var seed = SeededGenerator(seed: 7)
    for _ in 0..<40 {
      var rows = rows(&seed)
      rows.append(Row(id: -1, vacancy: 1, ethnicity: "A", depth: 4))
      let fromRows = try BundleText([("applications.csv", applications(rows))]).build()
      let fromCounts = try BundleText([("equality.csv", counts(rows))]).build()
      #expect(fromRows.shape == fromCounts.shape)
      let both = try BundleText([("equality.csv", counts(rows)), ("applications.csv", applications(rows))])
        .build()
      #expect(both.shape == fromRows.shape)
      #expect(both.item("counts-differ") == nil)
    }
  }

  @Test func neitherTheOrderOfFilesNorTheSizeOfBatchesChangesTheModel() throws {
    var seed = SeededGenerator(seed: 11)
    for _ in 0..<30 {
      let bundle = BundleText(spoiledFiles(&seed, canRepeatKeys: false))
      let expected = try bundle.build()
      var other = bundle
      other.files.shuffle(using: &seed)
      other.batchSize = Int.random(in: 1...50, using: &seed)
      let built = try other.build()
      #expect(built.shape == expected.shape)
      #expect(built.ledger.used == expected.ledger.used)
      #expect(built.quality.map(\.kind) == expected.quality.map(\.kind))
    }
  }

  @Test func theLedgerBalancesWhateverTheFilesHold() throws {
    var seed = SeededGenerator(seed: 13)
    for round in 0..<60 {
      var bundle = BundleText(spoiledFiles(&seed, canRepeatKeys: true))
      if round % 3 > 0, let first = CivilDate(iso: "2025-02-01"), let last = CivilDate(iso: "2025-03-15") {
        let basis = try #require(PeriodBasis.allCases.randomElement(using: &seed))
        bundle.period = ReportingPeriod(first: first, last: last, basis: basis)
      }
      let built = try bundle.build()
      for (file, ledger) in zip(bundle.files, built.ledger.files) {
        #expect(ledger.balances)
        #expect(ledger.read == file.text.split(separator: "\n").count - 1)
      }
      let used = try #require(built.ledger.files.last).used
      let counted = built.tallies.reduce(0) { $0 + ($1.count(.applied)?.atLeast ?? 0) }
      #expect(counted == used)
    }
  }

  /// Files with records that lack a key or a vacancy, or name one that is not there; applications come last.
  private func spoiledFiles(_ seed: inout SeededGenerator, canRepeatKeys: Bool) -> [(String, String)] {
    func pick(_ values: [String], _ seed: inout SeededGenerator) -> String {
      values.randomElement(using: &seed) ?? ""
    }
    var vacancies = "ref,band,closed_on\n"
    for number in 1...4 { vacancies += "V\(number),\(number + 2),2025-0\(number)-10\n" }
    var panels = "vacancy_ref,phase,standing,role,seat,asked\n"
    var criteria = "vacancy_ref,text\n"
    var scores = "application_id,value\n"
    var applications = "id,vacancy_ref,ethnicity,stage,shortlisted_on,accepted_on,band\n"
    for number in 1...40 {
      let ref = pick(["V1", "V2", "V3", "V4", "V7", ""], &seed)
      panels +=
        "\(ref),\(pick(["interview", "", "x"], &seed)),actual,\(pick(["chair", "?"], &seed)),\(number),3\n"
      criteria += "\(pick(["V1", "V8", ""], &seed)),same\n"
      let id =
        canRepeatKeys ? pick(["", "\(number)", "\(number / 2)"], &seed) : pick(["", "\(number)"], &seed)
      scores += "\(pick(["", "\(number)", "999"], &seed)),\(pick(["1", "0", "", "x"], &seed))\n"
      let dates = "\(pick(["", "2025-02-03", "2026-01-01", "x"], &seed)),\(pick(["", "2025-03-03"], &seed))"
      applications += "\(id),\(ref),\(pick(["A", "M", "", "q"], &seed)),"
      applications +=
        "\(pick(["draft", "applied", "offered", "what", ""], &seed)),\(dates),\(pick(["3", "4"], &seed))\n"
    }
    return [
      ("vacancies.csv", vacancies), ("panels.csv", panels), ("criteria.csv", criteria),
      ("scores.csv", scores),
      ("applications.csv", applications),
    ]
  }
}
