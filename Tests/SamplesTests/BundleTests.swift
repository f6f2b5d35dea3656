// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Samples

/// The files of a sample, and the folder that they lie in.
@Suite struct BundleTests {
  private static func write(
    _ settings: SampleSettings, _ folder: Folder, isForced: Bool = false
  ) throws -> [String: Data] {
    let paths = try SampleBundle(settings).write(to: folder.path, isForced: isForced)
    return Dictionary(
      uniqueKeysWithValues: try paths.map {
        (String($0.dropFirst(folder.path.count + 1)), try Data(contentsOf: URL(filePath: $0)))
      })
  }

  private static func everything(seed: UInt64 = 3) throws -> SampleSettings {
    var settings = try sampleSettings()
    settings.seed = seed
    settings.applications = 700
    settings.shapes = SampleShape.all
    settings.faults = .planted
    return settings
  }

  @Test func `the same seed gives the same bytes, another seed others`() throws {
    let first = try Self.write(try Self.everything(), Folder())
    #expect(first.count == 22 && first.values.allSatisfy { !$0.isEmpty })
    #expect(try Self.write(try Self.everything(), Folder()) == first)
    let other = try Self.write(try Self.everything(seed: 4), Folder())
    for (name, bytes) in other {
      #expect(first[name] != bytes, "\(name)")
    }
  }

  @Test func `the bytes are those that every machine writes`() throws {
    let files = try Self.write(try Self.everything(), Folder())
    var digest: UInt64 = 0xCBF2_9CE4_8422_2325
    for name in files.keys.sorted() {
      for byte in files[name] ?? Data() { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    #expect(
      digest == 1_791_572_329_687_684_612,
      "a change of the files is said in the changelog; the digest is now \(digest)")
  }

  @Test func `the files hold the numbers of the answers`() throws {
    let files = try Self.write(try Self.everything(), Folder())
    let json = try JSONSerialization.jsonObject(with: files["answers.json"] ?? Data())
    let answers = try #require(json as? [String: Any])
    let stages = try #require(answers["stages"] as? [[String: Any]])
    let groups: [String: String] = [
      "A": "white", "B": "white", "C": "white", "Z": "withheld", "": "blank",
      "99": "not_recorded", "T": "unmapped",
    ]
    // Fields with commas stand only in columns that are not looked at: none in this file.
    let rows = try Self.rows(files["canonical/applications.csv"])
    var seen: Set<String> = []
    var counts: [String: [Int]] = [:]
    var others: [String: [String: [Int]]] = [:]
    for row in rows.dropFirst() where !row[0].isEmpty && row[1] != "V000000" && seen.insert(row[0]).inserted {
      let group = groups[row[2]] ?? "ethnic_minority"
      for column in 3...7 {
        let reached = [true, !row[10].isEmpty, !row[13].isEmpty].map { $0 ? 1 : 0 }
        let before = others[rows[0][column]]?[row[column]] ?? [0, 0, 0]
        others[rows[0][column], default: [:]][row[column]] = zip(before, reached).map(+)
      }
      let furthest = (9...14).last { !row[$0].isEmpty } ?? 9
      for stage in 0...furthest - 9 { counts[group, default: [0, 0, 0, 0, 0, 0]][stage] += 1 }
    }
    for (group, expected) in counts {
      #expect(stages.map { $0[group] as? Int } == expected, "\(group)")
    }
    #expect(counts.count == 6)
    let told = try #require(answers["characteristics"] as? [String: [[String: Any]]])
    #expect(Set(told.keys) == ["sex", "disability", "age_band", "religion", "orientation"])
    for (characteristic, categories) in told {
      let numbers = categories.map { category in
        ["applied", "shortlisted", "appointed"].map { category[$0] as? Int ?? -1 }
      }
      let names = categories.map { $0["category"] as? String ?? "?" }
      #expect(others[characteristic] == Dictionary(uniqueKeysWithValues: zip(names, numbers)))
    }
  }

  @Test func `equality counts hold the numbers of the answers, of one characteristic at a time`() throws {
    let files = try Self.write(try Self.everything(), Folder())
    let json = try JSONSerialization.jsonObject(with: files["answers.json"] ?? Data())
    let answers = try #require(json as? [String: Any])
    var counts: [String: [String: [String: Int]]] = [:]
    for row in try Self.rows(files["counts/equality.csv"]).dropFirst() {
      let category = row[2] == "Not answered" ? "" : row[2]
      counts[row[1], default: [:]][category, default: [:]][row[3], default: 0] += try #require(Int(row[4]))
    }
    let ofEthnicity = counts.removeValue(forKey: "ethnicity")
    let ethnicity = try #require(ofEthnicity)
    let applied = ethnicity.values.reduce(0) { $0 + ($1["applied"] ?? 0) }
    let told = try #require(answers["characteristics"] as? [String: [[String: Any]]])
    #expect(Set(counts.keys) == Set(told.keys))
    for (characteristic, categories) in counts {
      #expect(categories.values.reduce(0) { $0 + ($1["applied"] ?? 0) } == applied, "\(characteristic)")
      for category in told[characteristic] ?? [] {
        let name = try #require(category["category"] as? String)
        for (key, stage) in [
          ("applied", "applied"), ("shortlisted", "shortlisted"), ("appointed", "accepted"),
        ] {
          #expect(categories[name]?[stage] ?? 0 == category[key] as? Int, "\(characteristic): \(name)")
        }
      }
      #expect(categories.count == told[characteristic]?.count)
    }
  }

  @Test func `a table has as many values in each record as it has columns`() throws {
    let files = try Self.write(try Self.everything(), Folder())
    for name in ["vacancies", "panels", "scores", "criteria"] {
      let rows = try Self.rows(files["canonical/\(name).csv"]).filter { !$0.joined().contains("\"") }
      #expect(rows.count > 10 && Set(rows.map(\.count)).count == 1, "\(name)")
    }
  }

  private static func rows(_ bytes: Data?) throws -> [[String]] {
    String(decoding: try #require(bytes), as: UTF8.self).split(separator: "\r\n").map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  @Test func `a folder with anything else in it is refused, and nothing in it is touched`() throws {
    let folder = Folder()
    let mine = try folder.write("answers.json", "mine")
    for isForced in [false, true] {
      let fault = #expect(throws: SampleFault.self) {
        try SampleBundle(try Self.everything()).write(to: folder.path, isForced: isForced)
      }
      #expect(fault?.description.contains("is not empty") == true)
    }
    #expect(try String(contentsOf: mine, encoding: .utf8) == "mine")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["answers.json"])
    #expect(throws: SampleFault.self) { try SampleBundle(try Self.everything()).write(to: mine.path()) }
  }

  @Test func `an earlier sample is replaced only when that is asked for, and wholly`() throws {
    let folder = Folder()
    _ = try Self.write(try Self.everything(), folder)
    let notes = try folder.write("canonical/notes.txt", "mine")
    let again = #expect(throws: SampleFault.self) {
      try SampleBundle(try Self.everything()).write(to: folder.path)
    }
    #expect(again?.description.contains("--force") == true)
    var smaller = try Self.everything(seed: 8)
    smaller.shapes = [.flatCSV]
    _ = try Self.write(smaller, folder, isForced: true)
    let left = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
    #expect(
      left == [
        ".evenhand-sample", "answers.json", "canonical", "canonical/notes.txt", "flat-csv",
        "flat-csv/applications.csv",
      ])
    #expect(try String(contentsOf: notes, encoding: .utf8) == "mine")
  }
}
