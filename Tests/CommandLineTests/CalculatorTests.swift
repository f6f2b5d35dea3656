// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// `evenhand measure`: figures of counts that somebody types in.
@Suite struct CalculatorTests {
  /// The admissions to six departments of the University of California, Berkeley, in 1973: pooled, the first group is
  /// the likelier, and within departments it is not. Figures: P. Bickel and others, Science 187 (1975).
  private static let berkeley = """
    stratum,white_from,white_to,ethnic_minority_from,ethnic_minority_to
    A,825,512,108,89
    B,560,353,25,17
    C,325,120,593,202
    D,417,138,375,131
    E,191,53,393,94
    F,373,22,341,24

    """

  /// The rate of the second group falls from year to year, that of the first does not.
  private static let years = """
    stratum,white_from,white_to,ethnic_minority_from,ethnic_minority_to
    2022,400,100,200,48
    2023,420,102,210,40
    2024,390,99,220,33
    2025,410,111,230,27

    """

  private func measure(_ arguments: [String], input: String? = nil) throws -> Program {
    try Program.run(["measure"] + arguments, input: input)
  }

  @Test func `the answers are those that were read and found right`() throws {
    let scratch = try Scratch()
    let strata = try scratch.write("departments.csv", Self.berkeley)
    let years = try scratch.write("years.csv", Self.years)
    let cases: [[String]] = [
      ["--white", "1480/6210", "--minority", "512/3120", "--unknown", "40/310"],
      ["--strata", strata],
      ["--white", "60/200", "--minority", "0/60"],
      ["--white", "0/200", "--minority", "12/60"],
      ["--white", "0/8", "--minority", "0/5"],
      ["--white", "8/8", "--minority", "5/5"],
      ["--white", "64/100", "--minority", "64/100"],
      ["--white", "80/100", "--minority", "64/100", "--from", "applied", "--to", "interviewed"],
      ["--white", "3/7", "--minority", "0/0", "--unknown", "1/2"],
      [
        "--white", "1480/6210", "--minority", "512/3120", "--available", "13200/90000", "--before",
        "1,400/6,000;450/3,000",
      ],
      ["--white", "30/90", "--minority", "0/40", "--available", "1/4", "--before", "20/80,9/40"],
      ["--strata", years, "--ordered"],
    ]
    let answers = try cases.map { arguments in
      let answer = try measure(arguments)
      #expect(answer.status == 0 && answer.errors.isEmpty, "\(arguments)")
      let shown = arguments.map { $0 == strata ? "departments.csv" : $0 == years ? "years.csv" : $0 }
        .joined(separator: " ")
      return "$ evenhand measure \(shown)\n\(answer.output)"
    }
    try GoldenText.expect(answers.joined(separator: "\n"), "measure.txt")
    let json = try measure(["--strata", strata, "--unknown", "3/9", "--format", "json"])
    try GoldenText.expect(json.output, "measure.json")
  }

  @Test(arguments: [
    (["--white", "3/2", "--minority", "1/4"], "'--white 3/2': 3 selected of 2 considered"),
    (["--white", "3", "--minority", "1/4"], "'--white 3' is no pair of counts"),
    (["--white", "3/-4", "--minority", "1/4"], "is no pair of counts"),
    (["--white", "1/9999999999999", "--minority", "1/4"], "too large"),
    (["--white", "1/9"], "the counts are missing"),
    (["--white", "1/9", "--minority", "1/4", "--from", "shortlistd"], "did you mean 'shortlisted'?"),
    (["--white", "1/9", "--minority", "1/4", "--from", "started"], "is no stage before"),
    (["--strata", "nowhere.csv"], "there is no such file"),
    (["--batch", "--white", "1/2"], "do not go with --batch"),
    (["--batch", "--before", "1/2,1/2"], "do not go with --batch"),
    (["--white", "1/9", "--minority", "1/4", "--ordered"], "'--ordered' is said of strata"),
    (["--white", "1/9", "--minority", "1/4", "--available", "0/0"], "nobody is available"),
    (["--white", "1/9", "--minority", "1/4", "--available", "9/3"], "'--available 9/3': 9 selected of 3"),
    (["--white", "1/9", "--minority", "1/4", "--available", "0.2"], "such as 120/900"),
    (["--white", "1/9", "--minority", "1/4", "--before", "1/9"], "is no two pairs of counts"),
    (
      ["--white", "1/9", "--minority", "1/4", "--before", "1,400/6,000,1/9"], "a semicolon between the pairs"
    ),
    (["--white", "1/9", "--minority", "1/4", "--before", "1/9,5/4"], "5 selected of 4 considered"),
    (["some.csv"], "with --batch alone"),
  ])
  func `a wrong argument is told with what was expected`(arguments: [String], problem: String) throws {
    let answer = try measure(arguments)
    #expect(answer.status == 2 && answer.output.isEmpty)
    #expect(answer.errors.contains(problem), "\(answer.errors)")
  }

  @Test(arguments: [
    (
      "stratum,white_from,white_to,ethnic_minority_from\nA,1,1,1\n",
      ":1:1: error: the column 'ethnic_minority_to' is missing"
    ),
    ("stratum,white_from,white_to,bme_from,bme_to\n", ":1:29: error: there is no column 'bme_from'"),
    ("HEADA,9,<5,4,1\n", ":2:5: error: the cell is no count"),
    ("HEADA,2,9,4,1\n", ":2:5: error: more people come to the second stage"),
    ("HEADA,9,2,4,1\nA,9,2,4,1\n", ":3:1: error: the stratum of line 2 stands here again"),
    ("HEADA,9,2,4,1\nB,9,3,5,2\nTotal,18,5,9,3\n", ":4:1: error: the last row is the sum of the rows above"),
    ("HEADA,9,2,4\n", ":2:1: error: the row has 4 cells"),
    ("HEAD", ":1:1: error: there is no stratum"), ("", ":1:1: error: the file is empty"),
  ])
  func `a wrong file of strata is told with its place`(text: String, problem: String) throws {
    let scratch = try Scratch()
    let head = "stratum,white_from,white_to,ethnic_minority_from,ethnic_minority_to\n"
    let file = try scratch.write("s.csv", text.replacing("HEAD", with: head))
    let answer = try measure(["--strata", file])
    #expect(answer.status == 2 && answer.output.isEmpty)
    #expect(answer.errors.contains("s.csv" + problem), "\(answer.errors)")
  }

  @Test func `a file of strata may have semicolons and its columns in any order`() throws {
    let scratch = try Scratch()
    let commas = try scratch.write("a.csv", Self.berkeley)
    let rows = Self.berkeley.split(separator: "\n").map { line in
      line.split(separator: ",").reversed().joined(separator: ";")
    }
    let turned = try scratch.write("b.csv", "\u{FEFF}" + rows.joined(separator: "\r\n"))
    #expect(try measure(["--strata", commas]).output == measure(["--strata", turned]).output)
  }

  @Test func `more people than can be counted out are answered at once, without the exact test`() throws {
    let scratch = try Scratch()
    let rows = "A,4000000,900000,2000000,400000\nB,3000000,500000,1000000,150000\n"
    let header = "stratum,white_from,white_to,ethnic_minority_from,ethnic_minority_to\n"
    let answer = try measure(["--strata", try scratch.write("s.csv", header + rows)])
    #expect(
      answer.status == 0 && answer.output.contains("10,000,000 people are too many"), "\(answer.output)")
  }

  @Test func `strata that add up to other counts than those given are refused`() throws {
    let file = try Scratch()
    let path = try file.write("s.csv", Self.berkeley)
    let answer = try measure(["--strata", path, "--white", "1/9", "--minority", "1/4"])
    #expect(answer.status == 2 && answer.errors.contains("the strata add up to other counts"))
  }

  @Test func `each line of a batch is answered by one line`() throws {
    let lines = [
      #"{"white": [1480, 6210], "ethnic_minority": [512, 3120], "unknown": [40, 310], "id": "a"}"#,
      "", "no request", #"{"white": [1, 2], "etnic_minority": [1, 2]}"#,
      #"{"white": [3, 2], "ethnic_minority": [1, 2], "id": 4}"#,
      #"{"white": [1.5, 2], "ethnic_minority": [1, 2]}"#,
      #"{"strata": [{"white": [1, 2], "ethnic_minority": [0, 3]}, {"white": [5, 9], "ethnic_minority": [2, 8]}]}"#,
      #"{"white": [1, 2]}"#,
      #"{"white": [1, 2], "ethnic_minority": [1, 2], "from": "offered", "to": "applied"}"#,
      #"{"white": [1, 2], "ethnic_minority": [1, 2], "ordered": true}"#,
      #"{"white": [1, 2], "ethnic_minority": [1, 2], "before": {"white": [1, 2]}}"#,
      #"{"white": [1, 2], "ethnic_minority": [1, 2], "available": [0, 0]}"#,
    ]
    let answer = try measure(["--batch"], input: lines.joined(separator: "\n"))
    #expect(answer.status == 2)
    let answers = try answer.output.split(separator: "\n").map { line in
      try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
    #expect(answers.count == lines.count - 1)
    #expect(answers[0]["id"] as? String == "a" && answers[0]["figures"] != nil)
    #expect((answers[1]["error"] as? String)?.hasPrefix("line 3 is no request") == true)
    #expect((answers[2]["error"] as? String)?.contains("did you mean 'ethnic_minority'?") == true)
    #expect(answers[3]["id"] as? Int == 4 && (answers[3]["error"] as? String)?.hasPrefix("line 5: ") == true)
    #expect(answers[4]["error"] != nil && answers[6]["error"] != nil && answers[7]["error"] != nil)
    let figures = try #require(answers[5]["figures"] as? [String: Any])
    #expect(figures["mantel_haenszel_ratio"] != nil)
    #expect(
      answers[8...].map { ($0["error"] as? String)?.prefix(8) } == ["line 10:", "line 11:", "line 12:"])
  }

  @Test func `the people available, an earlier period and an order are asked for in a line as with options`()
    throws
  {
    let scratch = try Scratch()
    let years = Self.years.split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
    let strata = years.map { "{\"white\": [\($0[2]), \($0[1])], \"ethnic_minority\": [\($0[4]), \($0[3])]}" }
    let line =
      "{\"strata\": [\(strata.joined(separator: ", "))], \"ordered\": true, \"available\": [234, 900], "
      + "\"before\": {\"white\": [1400, 6000], \"ethnic_minority\": [450, 3000]}}"
    let batch = try measure(["--batch"], input: line)
    let single = try measure([
      "--strata", try scratch.write("years.csv", Self.years), "--ordered", "--available", "234/900",
      "--before",
      "1400/6000,450/3000", "--format", "json",
    ])
    func figures(_ answer: Program) throws -> [String: NSDictionary] {
      let object = try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any]
      return try #require(object?["figures"] as? [String: NSDictionary])
    }
    let (asked, given) = (try figures(batch), try figures(single))
    #expect(asked == given)
    func number(_ figure: String, _ name: String) -> Double { given[figure]?[name] as? Double ?? .nan }
    // scipy 1.17.1, binomtest(148, 560, 234 / 900).
    #expect((number("availability", "two_sided") / 0.8097803087384146 - 1).magnitude < 1e-9)
    // By hand from the definition.
    #expect((number("period_change", "change") / 0.9500214500214499 - 1).magnitude < 1e-9)
    // statsmodels 0.15.0, Table.test_ordinal_association().
    #expect((number("trend", "comparison_p") / 0.00042176765053181513 - 1).magnitude < 1e-9)
    #expect((number("trend", "reference_p") / 0.4441496898323649 - 1).magnitude < 1e-9)
  }

  @Test func `a good batch ends with 0, and a line says what the command says of its counts`() throws {
    let request = #"{"white": [1480, 6210], "ethnic_minority": [512, 3120]}"#
    let batch = try measure(["--batch"], input: request)
    let single = try measure(["--white", "1480/6210", "--minority", "512/3120", "--format", "json"])
    #expect(batch.status == 0)
    func object(_ text: String) throws -> NSDictionary {
      try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? NSDictionary)
    }
    #expect(try object(batch.output) == object(single.output))
  }

  @Test
  func
    `whatever the counts, no sentence holds a number that is none, and the direction is that of the rates`()
    throws
  {
    var random = SplitMix64(seed: 41)
    let tables = (0..<400).map { _ in
      (0..<2).map { _ in
        let most = [3, 40, 3000].randomElement(using: &random) ?? 3
        let considered = Int.random(in: 0...most, using: &random)
        return [Int.random(in: 0...considered, using: &random), considered]
      }
    }
    let lines = tables.map { "{\"white\": \($0[0]), \"ethnic_minority\": \($0[1])}" }
    let answer = try measure(["--batch"], input: lines.joined(separator: "\n"))
    #expect(answer.status == 0)
    for (table, line) in zip(tables, answer.output.split(separator: "\n")) {
      #expect(!line.contains("nan") && !line.contains("inf,") && !line.contains("-inf"), "\(line)")
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      let figures = try #require(object?["figures"] as? [String: [String: Any]])
      let sentence = try #require(figures["risk_difference"]?["sentence"] as? String)
      let (white, minority) = (table[0][0] * table[1][1], table[1][0] * table[0][1])
      guard table[0][1] > 0, table[1][1] > 0 else { continue }
      #expect(
        sentence.hasPrefix("The rate of ethnic minority applicants is") == (minority < white), "\(line)")
      #expect(sentence.hasPrefix("The rate of white applicants is") == (minority > white), "\(line)")
    }
  }
}
