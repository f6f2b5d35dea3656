// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

/// `evenhand measure` for several groups by their names.
@Suite struct CalculatorGroupTests {
  private static let four = [
    "--group", "Asian=12/80", "--group", "Black=5/60", "--group", "White=40/150", "--group", "Mixed=6/20",
  ]

  private func measure(_ arguments: [String], input: String? = nil) throws -> Program {
    try Program.run(["measure"] + arguments, input: input)
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  private typealias Figures = [String: [String: Any]]

  @Test func `the answers are those that were read and found right`() throws {
    let cases: [[String]] = [
      Self.four + ["--unknown", "4/20"],
      Self.four + ["--group", "Roma=1/3", "--reference", "white", "--least-share", "2%"],
      [
        "--group", "Asian=9/60", "--group", "White=30/100", "--group", "Black=36/120", "--reference", "Asian",
      ],
      ["--group", "Women=0/10", "--group", "Men=0/12", "--reference", "Men"],
      ["--group", "Women=0/10", "--group", "Men=0/12", "--group", "25 to 34=0/0"],
      ["--group", "A=10/10", "--group", "B=12/12", "--group", "25 to 34=0/0"],
      ["--group", "A=8/10", "--group", "B=64/100", "--group", "C=80/100"],
      ["--group", "A=1/10", "--group", "B=9/20", "--from", "applied", "--to", "interviewed"],
    ]
    let answers = try cases.map { arguments in
      let answer = try measure(arguments)
      #expect(answer.status == 0 && answer.errors.isEmpty, "\(arguments)")
      return "$ evenhand measure \(arguments.joined(separator: " "))\n\(answer.output)"
    }
    try GoldenText.expect(answers.joined(separator: "\n"), "measure-groups.txt")
    let json = try measure(Self.four + ["--unknown", "4/20", "--format", "json"])
    try GoldenText.expect(json.output, "measure-groups.json")
  }

  /// scipy 1.17.1: `chi2_contingency`, `association(method='cramer')`, mid-p by `hypergeom`, `false_discovery_control`;
  /// statsmodels 0.15.0: `multipletests(method='holm')`.
  @Test func `the figures are those of scipy and statsmodels`() throws {
    func isNear(_ figure: [String: Any]?, _ name: String, _ wanted: Double) -> Bool {
      ((figure?[name] as? Double ?? .nan) / wanted - 1).magnitude < 1e-9
    }
    func answer(_ arguments: [String]) throws -> (whole: Figures, groups: [String: Figures]) {
      let json = try object(measure(Self.four + arguments + ["--format", "json"]).output)
      return (
        try #require(json["figures"] as? Figures), try #require(json["by_group"] as? [String: Figures])
      )
    }
    let (whole, groups) = try answer([])
    #expect(isNear(whole["groups_chi_squared"], "statistic", 11.610971874129769))
    #expect(isNear(whole["groups_chi_squared"], "p", 0.008841866913297226))
    #expect(isNear(whole["groups_likelihood_ratio"], "statistic", 12.539115094221351))
    #expect(isNear(whole["groups_likelihood_ratio"], "p", 0.005747110383693376))
    #expect(isNear(whole["cramers_v"], "estimate", 0.19353229183023635))
    // The reference was chosen by its rate, so that each of the six pairs is a comparison.
    let black = groups["Black"]?["adjusted_p"]
    #expect(black?["comparisons"] as? Int == 6 && isNear(black, "p", 0.028301082915364754))
    #expect(isNear(black, "holm", 0.14150541457682378))
    #expect(isNear(black, "benjamini_hochberg", 0.08490324874609426))
    #expect(isNear(black, "benjamini_yekutieli", 0.2080129594279309))
    // Named beforehand, only the three with it are.
    let named = try answer(["--reference", "White"]).groups["Black"]?["adjusted_p"]
    #expect(named?["comparisons"] as? Int == 3 && isNear(named, "p", 0.002330624562002889))
    #expect(isNear(named, "holm", 0.006991873686008667))
    #expect(isNear(named, "benjamini_hochberg", 0.006991873686008667))
    #expect(isNear(named, "benjamini_yekutieli", 0.01281843509101589))
  }

  @Test func `white and one other group have the figures of the two groups`() throws {
    let pair = try object(
      measure(["--white", "1480/6210", "--minority", "512/3120", "--format", "json"]).output)
    let groups = try object(
      measure([
        "--group", "ethnic minority=512/3120", "--group", "white=1480/6210", "--reference", "White",
        "--format",
        "json",
      ]).output)
    let figures = try #require(pair["figures"] as? Figures)
    let own = try #require((groups["by_group"] as? [String: Figures])?["ethnic minority"])
    for name in ["relative_likelihood", "likelihood_interval", "impact_ratio", "one_selection", "mid_p"] {
      #expect(own[name] as NSDictionary? == figures[name] as NSDictionary?, "\(name)")
    }
    let whole = try #require(groups["figures"] as? Figures)
    #expect(
      whole["groups_chi_squared"]?["statistic"] as? Double == figures["chi_squared"]?["statistic"] as? Double)
  }

  @Test(arguments: [
    (["--group", "A=8/10"], "one group alone is compared with nothing"),
    (["--group", "A=8/10", "--group", "Prefer not to say=1/4"], "give them with --unknown"),
    (["--group", "A=8/10", "--group", "Unknown=1/4", "--reference", "unknown"], "give them with --unknown"),
    (["--group", "A=8/10", "--group", "Total=9/14"], "'Total' is no group: it is a total"),
    (["--group", "A=8/10", "--group", "a =1/4"], "the group 'a' is given twice, also as 'A'"),
    (["--group", "A=8/10", "--group", "=1/4"], "a group has no name"),
    (["--group", "A=8/10", "--group", "B\u{1B}[2J=1/4"], "characters that are not printed"),
    (["--group", "A=8/10", "--group", "B=1/x"], "'--group B=1/x' is no pair of counts"),
    (["--group", "A=8/10", "--group", "B=5/4"], "'--group B=5/4': 5 selected of 4 considered"),
    (["--group", "A=8/10", "--group", "B"], "(expected NAME=selected/considered, such as 'Asian=12/80')"),
    (["--group", "Asian=8/10", "--group", "B=1/4", "--reference", "Asain"], "did you mean 'Asian'?"),
    (["--group", "A=8/10", "--group", "B=1/4", "--reference", "C"], "expected one of A, B"),
    (["--group", "A=8/10", "--group", "B=1/4", "--least-share", "few"], "expected a percentage under 100"),
    (["--group", "A=8/1000", "--group", "B=1/4", "--reference", "B", "--least-share", "2"], "leaves out"),
    (["--group", "A=8/10", "--group", "B=1/4", "--white", "1/2"], "'--white' does not go with --group"),
    (["--group", "A=8/10", "--group", "B=1/4", "--strata", "x.csv"], "'--strata' does not go with --group"),
    (["--white", "1/9", "--minority", "1/4", "--reference", "A"], "'--reference' is said of groups"),
    (["--white", "1/9", "--minority", "1/4", "--least-share", "2"], "'--least-share' is said of groups"),
    (["--batch", "--group", "A=1/2"], "do not go with --batch"),
    (["--group", "A=8/10", "B=1/4"], "Each group has a --group of its own"),
  ])
  func `a wrong argument is told with what was expected`(arguments: [String], problem: String) throws {
    let answer = try measure(arguments)
    #expect(answer.status == 2 && answer.output.isEmpty)
    #expect(answer.errors.contains(problem) && !answer.errors.contains("\u{1B}"), "\(answer.errors)")
  }

  @Test func `a line of a batch has the groups, and says what the command says of them`() throws {
    let lines = [
      #"{"groups": {"Asian": [12, 80], "Black": [5, 60], "White": [40, 150], "Mixed": [6, 20]}, "unknown": [4, 20], "id": 7}"#,
      #"{"groups": {"Asian": [12, 80], "White": [40, 150], "Roma": [1, 3]}, "reference": "White", "least_share": 2}"#,
      #"{"groups": {"Asian": [12, 80], "White": [40]}}"#,
      #"{"groups": {"Asian": [12, 80]}, "white": [1, 2]}"#,
      #"{"reference": "White"}"#, #"{"groups": {"Asian": [12, 80], "Unknown": [1, 3]}}"#,
    ]
    let answer = try measure(["--batch"], input: lines.joined(separator: "\n"))
    #expect(answer.status == 2)
    let answers = try answer.output.split(separator: "\n").map { try object(String($0)) }
    var single = try object(measure(Self.four + ["--unknown", "4/20", "--format", "json"]).output)
    single["id"] = 7
    #expect(answers[0] as NSDictionary == single as NSDictionary)
    let second = try #require(answers[1]["figures"] as? Figures)
    #expect(second["groups_left_out"]?["considered"] as? Int == 3)
    #expect(second["reference"]?["chosen"] as? String == "named")
    let errors = answers[2...].map { $0["error"] as? String ?? "" }
    #expect(errors[0].hasPrefix("line 3: 'White' is no pair of counts"))
    #expect(errors[1].contains("'white' does not go with 'groups'"))
    #expect(errors[2].contains("'groups' is no") && errors[3].contains("give them with 'unknown'"))
  }

  @Test func `a group of exactly the least share takes part, and one of less does not`() throws {
    let lines = [98, 99].map {
      "{\"groups\": {\"A\": [2, 2], \"B\": [50, \($0)]}, \"least_share\": \"2%\"}"
    }
    let answer = try measure(["--batch"], input: lines.joined(separator: "\n"))
    let figures = try answer.output.split(separator: "\n").map { line in
      try #require(object(String(line))["figures"] as? Figures)
    }
    #expect(
      figures[0]["reference"]?["group"] as? String == "A"
        && figures[0]["groups_left_out"]?["groups"] as? Int == 0)
    #expect(figures[1]["reference"]?["group"] as? String == "B")
    #expect(figures[1]["groups_left_out"]?["selected"] as? Int == 2)
  }

  @Test
  func `whatever the counts, the reference has the highest rate, and four fifths is compared exactly`() throws
  {
    var random = SplitMix64(seed: 77)
    let tables = (0..<150).map { _ in
      (0..<Int.random(in: 2...6, using: &random)).map { _ in
        let most = [3, 40, 300].randomElement(using: &random) ?? 3
        let considered = Int.random(in: 0...most, using: &random)
        return [Int.random(in: 0...considered, using: &random), considered]
      }
    }
    let lines = tables.map { table in
      let groups = table.enumerated().map { "\"G\($0)\": \($1)" }.joined(separator: ", ")
      return "{\"groups\": {\(groups)}}"
    }
    let answer = try measure(["--batch"], input: lines.joined(separator: "\n"))
    #expect(answer.status == 0)
    for (table, line) in zip(tables, answer.output.split(separator: "\n")) {
      #expect(!line.contains("nan") && !line.contains("inf,") && !line.contains("-inf"), "\(line)")
      let json = try object(String(line))
      let figures = try #require(json["figures"] as? Figures)
      let groups = try #require(json["by_group"] as? [String: Figures])
      let isAnybodySelected = table.contains { $0[0] > 0 }
      guard let name = figures["reference"]?["group"] as? String, let place = Int(name.dropFirst()) else {
        #expect(!isAnybodySelected && figures["four_fifths"]?["not_computable"] as? Int == table.count)
        continue
      }
      let reference = table[place]
      var below = 0
      for (number, group) in table.enumerated() where number != place {
        #expect(group[0] * reference[1] <= reference[0] * group[1], "\(line)")
        let flag = groups["G\(number)"]?["impact_ratio"]?["below_four_fifths"]
        #expect(
          flag as? Bool == (group[1] == 0 ? nil : 5 * group[0] * reference[1] < 4 * reference[0] * group[1]))
        if flag as? Bool == true { below += 1 }
      }
      #expect(figures["four_fifths"]?["below"] as? Int == below)
      #expect(groups[name]?.count == 1)
    }
  }
}
