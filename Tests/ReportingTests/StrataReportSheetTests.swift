// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Testing

@testable import Reporting

/// `strata.csv`: what a measure says within strata, one row for each kind of them.
@Suite struct StrataReportSheetTests {
  private func rows(_ strata: [StrataResult], _ figures: [ComputedFigure] = []) throws -> [[String: String]] {
    var measure = try #require(ComparedGroupTests.measures.first)
    (measure.strata, measure.figures) = (strata, figures)
    let text = StrataReportSheet(try ComparedGroupTests.document([measure])).text
    let lines = text.split(separator: "\r\n").map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    // The marking has a comma in quotes.
    return lines.dropFirst().map { cells in
      Dictionary(
        zip(StrataReportSheet.header, [cells[0] + cells[1]] + cells.dropFirst(2)), uniquingKeysWith: { $1 })
    }
  }

  @Test func `each kind of strata has a row with its numbers, and what is not told says why`() throws {
    let figures = [
      ComputedFigure(
        .strata,
        [
          FigureValue("strata", .count(60)), FigureValue("informative", .count(57)),
          FigureValue("left_out", .count(3)), FigureValue("people_left_out", .count(22)),
        ], "Some tell."),
      ComputedFigure(
        .mantelHaenszelRatio,
        [
          FigureValue("estimate", .number(.finite(1.25))),
          FigureValue("greenland_robins_lower", .number(.finite(0.75))),
          FigureValue("greenland_robins_upper", .number(.infinite)),
        ], "A ratio."),
      ComputedFigure(
        .homogeneity,
        [FigureValue("tarone_p", .number(.undefined("too few"))), FigureValue("small_strata", .flag(true))],
        "One story."),
      ComputedFigure(.reversal, [FigureValue("kind", .text("range"))], "Only one."),
    ]
    let rows = try rows([
      StrataResult(by: "vacancy", figures: figures),
      StrataResult(by: "band", figures: [], untold: "Not told."),
    ])
    #expect(rows.count == 2)
    let first = rows[0]
    #expect(first["by"] == "vacancy" && first["pooled"] == "1.5" && first["characteristic"] == "orientation")
    #expect(
      ["strata", "informative", "left_out", "people_left_out"].map { first[$0] } == ["60", "57", "3", "22"])
    #expect(["mantel_haenszel_ratio", "lower", "upper"].map { first[$0] } == ["1.25", "0.75", "infinite"])
    #expect(first["homogeneity_p"] == "no figure: too few" && first["small_strata"] == "yes")
    #expect(first["reversal"] == "range" && first["sentences"] == "Some tell. A ratio. One story. Only one.")
    #expect(first["clustered_lower"]?.isEmpty == true && first["untold"]?.isEmpty == true)
    #expect(rows[1]["by"] == "band" && rows[1]["untold"] == "Not told." && rows[1]["strata"]?.isEmpty == true)
  }

  @Test func `intervals by candidate have rows of their own`() throws {
    let interval = ComputedFigure(
      .candidateInterval,
      [
        FigureValue("clustered_lower", .number(.finite(0.9))),
        FigureValue("clustered_upper", .number(.finite(1.5))),
        FigureValue("katz_lower", .number(.finite(1.1))), FigureValue("katz_upper", .number(.finite(1.4))),
        FigureValue("changes_answer", .flag(true)),
      ], "It hangs together.")
    let rows = try rows([], [interval])
    #expect(rows.map { $0["by"] } == ["candidate"])
    let names = ["clustered_lower", "clustered_upper", "plain_lower", "plain_upper", "changes_answer"]
    #expect(names.map { rows[0][$0] } == ["0.9", "1.5", "1.1", "1.4", "yes"])
    #expect(try self.rows([]).isEmpty)
  }
}
