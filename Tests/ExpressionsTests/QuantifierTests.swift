// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Expressions

@Suite struct QuantifierTests {
  static let unknown = "unknown: lost (not recorded)"
  static let untold = "unknown: vacancy.panel.partial (incomplete)"

  @Test(
    "over the elements true, false and unknown, in each mixture",
    arguments: [
      ("[yes].filter(x, no).exists(x, x)", "false"), ("[yes].exists(x, x)", "true"),
      ("[no].exists(x, x)", "false"),
      ("[lost].exists(x, x)", unknown), ("[no, lost].exists(x, x)", unknown),
      ("[lost, yes].exists(x, x)", "true"), ("[no, yes].exists(x, x)", "true"),
      ("[no, lost, yes].exists(x, x)", "true"), ("[no, no].exists(x, x)", "false"),
      ("[yes].filter(x, no).all(x, x)", "true"), ("[yes].all(x, x)", "true"), ("[no].all(x, x)", "false"),
      ("[lost].all(x, x)", unknown), ("[yes, lost].all(x, x)", unknown), ("[lost, no].all(x, x)", "false"),
      ("[yes, no].all(x, x)", "false"), ("[yes, lost, no].all(x, x)", "false"),
      ("[yes, yes].all(x, x)", "true"),
      ("[yes].filter(x, no).exists_one(x, x)", "false"), ("[yes].exists_one(x, x)", "true"),
      ("[no].exists_one(x, x)", "false"),
      ("[lost].exists_one(x, x)", unknown), ("[yes, lost].exists_one(x, x)", unknown),
      ("[yes, lost, yes].exists_one(x, x)", "false"), ("[yes, yes].exists_one(x, x)", "false"),
      ("[yes, no].exists_one(x, x)", "true"),
    ])
  func complete(_ text: String, _ result: String) { #expect(Fixture.result(text) == result) }

  @Test(
    "a list from an incomplete source cannot deny existence nor confirm that all",
    arguments: [
      ("vacancy.panel.partial.exists(s, s.trained)", "true"),
      ("vacancy.panel.partial.exists(s, !s.trained)", untold),
      ("vacancy.panel.partial.all(s, s.trained)", untold),
      ("vacancy.panel.partial.all(s, !s.trained)", "false"),
      ("vacancy.panel.partial.exists_one(s, s.trained)", untold),
      ("vacancy.panel.partial.size()", "at least 1"),
      ("vacancy.panel.partial.size() >= 1", "true"), ("vacancy.panel.partial.size() == 0", "false"),
      ("vacancy.panel.partial.size() >= 2", untold), ("size(vacancy.panel.partial) + 1 > 5", untold),
      ("vacancy.panel.partial[0].name", untold),
      ("vacancy.panel.partial.map(s, s.name)", "[\"chair\", and perhaps more: \(untold)]"),
      ("'chair' in vacancy.panel.partial.map(s, s.name)", "true"),
      ("'lay' in vacancy.panel.partial.map(s, s.name)", untold),
      ("vacancy.panel.partial.filter(s, s.trained).exists(s, s.score > 9)", untold),
    ])
  func openEnded(_ text: String, _ result: String) { #expect(Fixture.result(text) == result) }

  @Test(
    "a list whose source is absent is unknown, not empty",
    arguments: [
      ("vacancy.panel.absent.exists(s, s.trained)", "unknown: vacancy.panel.absent (not recorded)"),
      ("vacancy.panel.absent.all(s, s.trained)", "unknown: vacancy.panel.absent (not recorded)"),
      ("vacancy.panel.absent.size() == 0", "unknown: vacancy.panel.absent (not recorded)"),
    ])
  func absent(_ text: String, _ result: String) { #expect(Fixture.result(text) == result) }

  @Test(
    "an element that may or may not belong leaves a bound on the size",
    arguments: [
      ("[yes, no, lost].filter(x, x).size()", "between 1 and 2"),
      ("[yes, no, lost].filter(x, x).size() <= 2", "true"),
      ("[yes, no, lost].filter(x, x).size() >= 2", unknown),
      ("[no, lost].filter(x, x)", "[and up to 1 more: \(unknown)]"),
      ("([yes, lost].filter(x, x) + [lost].filter(x, x)).size()", "between 1 and 3"),
      ("[yes, no].filter(x, x)", "[true]"), ("[1, 2, 3].filter(x, x > 1)", "[2, 3]"),
      ("[1, 2].map(x, x * 2)", "[2, 4]"), ("[1, 2, 3].map(x, x > 1, x * 2)", "[4, 6]"),
      ("[yes, lost].map(x, !x)", "[false, \(unknown)]"),
      ("[[1], [2, 3]].map(l, l.map(x, x + 1))", "[[2], [3, 4]]"),
      ("[1, 2].exists(x, [2, 3].exists(y, x == y))", "true"),
      ("[1, 2].map(x, 1 / (x - 1))", "error: division by zero"),
      ("[1, 2].filter(x, 1 / (x - 1) > 0)", "error: division by zero"),
      ("[1, 2].exists(x, 1 / (x - 1) == 1)", "true"),
      ("[1, 2].exists(x, 1 / (x - 1) == 5)", "error: division by zero"),
    ])
  func transformations(_ text: String, _ result: String) { #expect(Fixture.result(text) == result) }

  @Test(
    "membership is three-valued",
    arguments: [
      ("2 in [1, 2]", "true"), ("3 in [1, 2]", "false"), ("yes in [lost, yes]", "true"),
      ("yes in [lost, no]", unknown), ("lost in [yes]", unknown), ("lost in []", "false"),
      ("some in [3, 4]", "false"), ("some in [2, 9]", "unknown: some (between 0 and 2)"),
      ("vacancy.range in ['5', '6']", "true"),
      ("vacancy.range in ['5', '7']", "unknown: vacancy.range (between '5' and '6')"),
      ("vacancy.range in ['7', '8a']", "false"), ("vacancy.band in [7, '8a']", "true"),
      ("vacancy.withdrawn in ['2025-01-01']", "false"), ("vacancy.withdrawn in [null]", "true"),
    ])
  func membership(_ text: String, _ result: String) { #expect(Fixture.result(text) == result) }

  @Test func causesNameTheListsFact() {
    #expect(
      Fixture.result("vacancy.panel.seats.exists(s, s.trained && s.score < 5)")
        == "unknown: vacancy.panel.seats.trained (not recorded, panel.csv:3)")
  }
}
