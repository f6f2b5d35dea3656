// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Samples
import Testing

@testable import Ingestion

@Suite("Hashed keys and memos")
struct ApplicationKeysTests {
  @Test func keysAreFoundAgainAsASetOfThemWould() {
    var seed = SeededGenerator(seed: 3)
    var keys = ApplicationKeys()
    var lines: [UInt64: UInt32] = [:]
    for line in UInt32(1)...30_000 {
      let hash = UInt64.random(in: 1...20_000, using: &seed) &* 0x9E37_79B9_7F4A_7C15 | 1
      let earlier = keys.insert(hash, line: line, vacancy: line &+ 7)
      #expect(earlier?.line == lines[hash])
      if lines[hash] == nil { lines[hash] = line }
    }
    for (hash, line) in lines {
      let found = keys.find(hash)
      #expect(found == ApplicationKeys.Entry(line: line, vacancy: line &+ 7))
    }
    let unknown = keys.find(2)
    #expect(unknown == nil)
  }

  private static func run(_ keys: [String]) -> KeyRun {
    var coder = ColumnCoder(.hashed)
    for key in keys { coder.append(Array(key.utf8)[...]) }
    guard case .hashed(_, let run) = coder.finish() else { return KeyRun() }
    return run
  }

  static let runs: [(keys: [String], ascends: Bool)] = [
    ([], true), (["A1"], true), (["A1", "A2"], true), (["A1", "A1"], false), (["A2", "A1"], false),
    (["9", "10", "11"], true), (["A10", "A9"], false), (["A1", "", "A2"], true), (["", ""], true),
    (["A1", " A1 "], false), (["A1", "\tA2"], true),
    (["1234567", "12345678", "123456780"], true),
    (["0123456789abcdefA", "0123456789abcdefB"], true),
    (["0123456789abcdefB", "0123456789abcdefA"], false),
    (["0123456789abcdef0123456789abcdA1", "0123456789abcdef0123456789abcdA2"], true),
    (["0123456789abcdef0123456789abcdef0"], false),
  ]

  @Test("keys ascend when each is longer than the one before, or as long and later", arguments: runs)
  func order(_ example: (keys: [String], ascends: Bool)) {
    #expect(Self.run(example.keys).isAscending == example.ascends)
  }

  @Test func shortKeysAreOrderedAsTheirLengthsAndBytesAre() throws {
    var seed = SeededGenerator(seed: 8)
    for _ in 0..<4000 {
      let prefix = [UInt8](repeating: 65, count: Int.random(in: 0...24, using: &seed))
      let (left, right) = (prefix + tail(&seed), prefix + tail(&seed))
      let (one, two) = (try #require(OrderedKey(left[...])), try #require(OrderedKey(right[...])))
      let isLess =
        left.count == right.count ? left.lexicographicallyPrecedes(right) : left.count < right.count
      #expect((one < two) == isLess)
      #expect((one == two) == (left == right))
    }
  }

  private func tail(_ seed: inout SeededGenerator) -> [UInt8] {
    (0..<Int.random(in: 0...7, using: &seed)).map { _ in UInt8.random(in: 0...255, using: &seed) | 0x7E }
  }

  @Test func keptKeysAreFoundAsInsertedOnesAre() {
    var keys = ApplicationKeys()
    let hashes = (1...6).map { UInt64($0) << 40 | 1 }
    func keep(_ hashes: [UInt64], _ run: KeyRun?, _ vacancies: [UInt32], base: UInt32) -> Bool {
      let lines = hashes.indices.map { UInt32($0) + 2 }
      return keys.keep(hashes, run, lines: lines, base: base, vacancies: vacancies)
    }
    let first = keep(
      Array(hashes[0..<3]), Self.run(["1", "2", "3"]), [7, ApplicationKeys.notNoted, 9], base: 0)
    let again = keep([hashes[3]], Self.run(["3"]), [7], base: 0)
    let unordered = keep([hashes[3]], nil, [7], base: 0)
    let second = keep([hashes[3], 0], Self.run(["4", ""]), [7, 7], base: 10)
    #expect([first, again, unordered, second] == [true, false, false, true])
    let earlier = keys.insert(hashes[3], line: 20, vacancy: 1)
    #expect(earlier == ApplicationKeys.Entry(line: 12, vacancy: 7))
    let found = [keys.find(hashes[0]), keys.find(hashes[1]), keys.find(hashes[4])]
    #expect(found == [ApplicationKeys.Entry(line: 2, vacancy: 7), nil, nil])
    let late = keep([hashes[4]], Self.run(["5"]), [7], base: 20)
    #expect(!late)
  }

  @Test func aMemoGivesEveryValueItsNumberUntilItIsFull() {
    var memo = ValueMemo()
    for number in 0..<(ValueMemo.limit + 10) {
      let value = Array("value \(number)".utf8)
      #expect(memo.number(of: value[...]) == nil)
      #expect(memo.add(value[...]) == (number < ValueMemo.limit ? number : nil))
    }
    #expect(memo.number(of: Array("value 777".utf8)[...]) == 777)
  }

  @Test func valuesBeyondAMemoAreStillRead() throws {
    let rows = (0..<(ValueMemo.limit + 500)).map { "\($0),R\($0)\n" }.joined()
    var bundle = BundleText([("applications.csv", "id,vacancy_ref\n\(rows)")])
    bundle.batchSize = 1000
    let built = try bundle.build()
    #expect(built.pipeline.vacancies.count == ValueMemo.limit + 500)
    #expect(built.count(.applied)?.exact == ValueMemo.limit + 500)
  }

  @Test func linesAreCountedOnOverFiles() {
    var spans = LineSpans()
    spans.begin(file: 4)
    spans.reach(10)
    spans.begin(file: 2)
    let line = LineSpans.sum(spans.base, 3)
    #expect(spans.place(line) == SourcePlace(file: 2, line: 3))
    #expect(spans.place(10) == SourcePlace(file: 4, line: 10))
  }

  @Test func everyCellIsPackedAndUnpacked() {
    let groups: [Answer<EthnicityGroup>] = [
      .known(.white), .known(.ethnicMinority), .withheld, .blank, .unreadable, .unmapped, .notRecorded,
    ]
    let routes: [Answer<RecruitmentRoute>] = [
      .known(.internal), .known(.external), .known(.international), .none, .withheld, .blank, .unreadable,
      .unmapped,
      .notRecorded,
    ]
    for group in groups {
      for route in routes {
        for leaving in [nil, Leaving.declinedOffer, .withdrew] {
          let cell = TallyCell(group: group, route: route, leaving: leaving)
          #expect(TallyKey(cell).cell == cell)
        }
      }
    }
  }
}
