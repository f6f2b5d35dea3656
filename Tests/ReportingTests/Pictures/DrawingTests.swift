// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Reporting

@Suite struct DrawingTests {
  @Test(
    "a place has one decimal at most",
    arguments: [
      (0.0, "0"), (1, "1"), (1.25, "1.3"), (-0.04, "0"), (-1.26, "-1.3"), (12.96, "13"), (1e300, "1000000"),
      (.nan, "0"), (.infinity, "0"),
    ])
  func number(value: Double, text: String) { #expect(SVGWriter.number(value) == text) }

  @Test func `ticks are round numbers within the axis`() {
    #expect(LinearScale(0, 400, from: 0, to: 1).ticks(atMost: 5) == [0, 100, 200, 300, 400])
    #expect(LinearScale(0, 3, from: 0, to: 1).ticks(atMost: 7, least: 1) == [0, 1, 2, 3])
    #expect(LinearScale(5, 5, from: 0, to: 1).ticks(atMost: 3) == [5, 5.5, 6])
    #expect(LinearScale.end(above: 0.37, atMost: 6) == 0.4)
    #expect(LinearScale.end(above: 0, atMost: 6) == 1)
    let narrow = LogarithmicScale(holding: [0.9, 1.1], from: 0, to: 200)
    #expect(narrow.ticks(apart: 40) == [0.5, 1, 2])
    let broad = LogarithmicScale(holding: [0.0001, 5_000, .infinity, .nan], from: 0, to: 200)
    #expect(broad.lowest == 0.125 && broad.highest == 16)
    #expect(broad.ticks(apart: 40) == [0.25, 1, 4, 16])
  }

  @Test func `a scale holds every value on its axis`() {
    let scale = LogarithmicScale(holding: [0.3, 3], from: 10, to: 110)
    #expect(scale.place(1) == 60 && scale.place(0) == 10 && scale.place(.infinity) == 110)
    #expect(scale.place(-.infinity) == 10 && scale.place(.nan) == 10)
    let linear = LinearScale(0, 10, from: 100, to: 0)
    #expect(
      linear.place(2.5) == 75 && linear.place(-1) == 100 && linear.place(99) == 0 && linear.place(.nan) == 100
    )
  }

  @Test func `labels are moved apart and kept within the limits`() {
    #expect(PictureSpacing.apart([10, 12, 40], by: 16, within: 0...100) == [10, 26, 42])
    #expect(PictureSpacing.apart([90, 95, 99], by: 16, within: 0...100) == [68, 84, 100])
    #expect(PictureSpacing.apart([], by: 16, within: 0...100) == [])
  }

  @Test func `words are broken into lines, and within a word only where they must be`() {
    let lines = TextMeasure.lines("the department of theatres and recovery", .plain, width: 120, atMost: 3)
    #expect(lines == ["the department", "of theatres and", "recovery"])
    #expect(
      TextMeasure.lines("the department of theatres", .plain, width: 120, atMost: 1) == ["the departmen…"])
    let long = TextMeasure.lines(String(repeating: "w", count: 30), .plain, width: 100, atMost: 9)
    #expect(long.count > 3 && long.joined() == String(repeating: "w", count: 30))
    #expect(TextMeasure.lines("  ", .plain, width: 100, atMost: 2) == [])
    for line in lines + long { #expect(TextMeasure.width(line, .plain) <= 120) }
  }

  @Test func `the lines of a pattern end at the sides of the bar`() {
    let box = PictureBox(x: 10, y: 20, width: 33, height: 18)
    for fill in [PictureFill.hatched, .lined] {
      let lines = SVGWriter.pattern(fill, within: box)
      #expect(lines.count >= 3)
      for (start, end) in lines {
        #expect(box.contains(PictureBox(x: start.x, y: start.y, width: 0, height: 0)))
        #expect(box.contains(PictureBox(x: end.x, y: end.y, width: 0, height: 0)))
      }
    }
    #expect(SVGWriter.pattern(.solid, within: box).isEmpty && SVGWriter.pattern(.open, within: box).isEmpty)
  }

  @Test func `rows are set out on pages without leaving one out`() {
    #expect(PicturePages.ranges(Array(repeating: 50, count: 11)) == [0..<11])
    // As much in each as in the others, not a full one and a rest.
    #expect(PicturePages.ranges(Array(repeating: 50, count: 12)) == [0..<6, 6..<12])
    #expect(
      PicturePages.ranges(Array(repeating: 50, count: 46)).map(\.count).allSatisfy { (7...8).contains($0) })
    #expect(PicturePages.ranges([900, 10]) == [0..<1, 1..<2])
    #expect(PicturePages.ranges([]) == [])
    for rows in 0...60 {
      let ranges = PicturePages.ranges((0..<rows).map { Double(40 + $0 % 5 * 20) })
      #expect(ranges.flatMap { Array($0) } == Array(0..<rows))
    }
  }

  @Test("strokes and marks have a contrast of at least 3 to 1 with what is behind them, in both schemes")
  func contrast() throws {
    let style = try #require(HTMLReport.templates.first { $0.name == "style" }?.text)
    let schemes = style.components(separatedBy: ":root {").dropFirst().map {
      $0.components(separatedBy: "}")[0]
    }
    for scheme in schemes {
      for (front, back) in [
        ("reference", "paper"), ("comparison", "paper"), ("unknown", "paper"), ("accent", "paper"),
        ("accent", "band"),
        ("ink", "band"), ("soft", "paper"), ("soft", "band"),
      ] {
        let contrast = Colour(front, in: scheme).contrast(with: Colour(back, in: scheme))
        #expect(contrast >= 3, "\(front) on \(back): \(contrast)")
      }
    }
  }

  @Test("words are at least 12 pixels high wherever a picture is shown")
  func size() throws {
    let style = try #require(HTMLReport.templates.first { $0.name == "style" }?.text)
    let change = try #require(
      style.components(separatedBy: "@media screen and (max-width: ").first {
        $0.contains(".wide { display: none; }")
      })
    let rem = try #require(Double(change.components(separatedBy: "rem")[0]))
    let least = PictureText.Style.allCases.map(\.size).min() ?? 0
    // The margins of the page, and a scroll bar.
    #expect((rem * 16 - 32 - 15) / PictureWidth.wide.units * least >= 12)
    #expect((320 - 32) / PictureWidth.narrow.units * least >= 12)
    for size in style.components(separatedBy: "svg ").dropFirst().compactMap({ rule in
      rule.components(separatedBy: "}")[0].components(separatedBy: "font-size: ").dropFirst().first?
        .components(separatedBy: "px")[0]
    }) {
      #expect((Double(size) ?? 0) >= least)
    }
  }
}
