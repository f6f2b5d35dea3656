// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Testing

@testable import Reporting

/// What each kind of picture shows, and how.
@Suite struct PictureKindTests {
  private func bars(_ picture: Picture) -> [PictureFill] {
    picture.marks.compactMap { if case .bar(_, let fill) = $0 { fill } else { nil } }
  }

  private func markers(_ picture: Picture) -> [PictureMarker] {
    picture.marks.compactMap { if case .marker(let marker) = $0 { marker } else { nil } }
  }

  private func words(_ picture: Picture) -> [String] {
    picture.marks.compactMap { if case .text(let text) = $0 { text.words } else { nil } }
  }

  @Test func `a count that is hidden has no bar, nobody has an empty one, a range a dashed end`() {
    func bars(_ part: DrawnPart) -> [PictureFill] {
      let funnel = StageFunnel(
        groups: ["White"], first: "applied", start: [.hidden("hidden")],
        steps: [.init(stage: "appointed", before: "applied", parts: [part])])
      return funnel.pictures(.wide).flatMap(self.bars)
    }
    #expect(bars(SamplePictures.part(3, 9)) == [.track, .solid])
    #expect(bars(SamplePictures.part(0, 9)) == [.track])
    #expect(bars(SamplePictures.part(0, 0)) == [])
    #expect(bars(DrawnPart(.hidden("fewer than 5"), of: .shown(Count(9)))) == [])
    #expect(bars(DrawnPart(.shown(Count(9)), of: .hidden("fewer than 5"))) == [])
    #expect(
      bars(DrawnPart(.shown(Count(atLeast: 1, atMost: 4)), of: .shown(Count(9)))) == [.track, .solid, .open])
    #expect(bars(DrawnPart(.shown(Count(atLeast: 0, atMost: 4)), of: .shown(Count(9)))) == [.track, .open])
  }

  @Test func `a part says its counts and its share, or why not`() {
    #expect(SamplePictures.part(512, 2_480).words == "512 of 2,480 (20.6%)")
    #expect(SamplePictures.part(0, 0).words == "0 of 0")
    #expect(
      DrawnPart(.shown(Count(atLeast: 10, atMost: 12)), of: .shown(Count(40))).words
        == "10–12 of 40 (25.0% to 30.0%)")
    #expect(DrawnPart(.hidden("hidden: fewer than 5"), of: .shown(Count(40))).words == "hidden: fewer than 5")
    #expect(DrawnPart(.shown(Count(7)), of: .hidden("hidden")).words == "7; of them all: hidden")
    #expect(DrawnPart(.shown(Count(7)), of: .shown(Count(atLeast: 0, atMost: 9))).share == 7.0 / 9...1)
  }

  @Test func `the bars of a stage are as long as its shares`() throws {
    let picture = try #require(SamplePictures.funnel.pictures(.narrow).first)
    let boxes = picture.marks.compactMap {
      if case .bar(let box, let fill) = $0, fill != .track { box } else { nil }
    }
    #expect(abs(boxes[3].width / 288 - 2_480 / 6_900) < 1e-9)
    #expect(bars(picture).filter { $0 != .track }.prefix(3) == [.solid, .hatched, .lined])
  }

  @Test func `an interval or a ratio beyond the scale ends in an arrow`() throws {
    func arrows(_ row: ForestPlot.Row) -> [PictureMarker.Shape] {
      SamplePictures.forest([row]).pictures(.wide).flatMap(markers).map(\.shape).filter {
        $0 == .leftwards || $0 == .rightwards
      }
    }
    #expect(arrows(SamplePictures.row("a", .finite(1), .finite(0.5), .finite(2))) == [])
    #expect(arrows(SamplePictures.row("a", .finite(3), .finite(0.5), .infinite)) == [.rightwards])
    #expect(arrows(SamplePictures.row("a", .infinite)) == [.rightwards])
    #expect(arrows(SamplePictures.row("a", .finite(0), .finite(0), .infinite)) == [.rightwards, .leftwards])
    #expect(arrows(SamplePictures.row("a", .finite(40), .finite(20), .finite(80))) == [.rightwards])
  }

  @Test func `cuts without a ratio are listed by their reason and not drawn`() {
    let forest = SamplePictures.forest
    #expect(forest.undrawn.map(\.reason) == ["nobody was appointed"])
    #expect(forest.undrawn.first?.names == ["Band 8a", "Grade VSM"])
    #expect(!forest.pictures(.wide).flatMap(words).contains("Band 8a"))
    #expect(SamplePictures.noRatio.pictures(.wide).isEmpty)
    #expect(SamplePictures.noRatio.figure(id: "x", more: 0)?.lists.count == 2)
    #expect(SamplePictures.forest([]).figure(id: "x", more: 0) == nil)
  }

  @Test func `verdicts differ in shape and stand there as words, and larger cuts have larger marks`() throws {
    let verdicts: [Verdict] = [.complies, .explained, .mustExplain, .advice, .cannotTell, .error]
    let rows = verdicts.map { SamplePictures.row($0.rawValue, .finite(1), number: 10, $0) }
    #expect(Set(rows.map(\.shape)).count == verdicts.count)
    let picture = try #require(SamplePictures.forest(rows).pictures(.wide).first)
    for verdict in verdicts { #expect(words(picture).contains(verdict.title)) }
    let sizes = [1, 100, 400].map { SamplePictures.row("a", .finite(1), number: $0) }
    let radii = SamplePictures.forest(sizes).pictures(.wide).flatMap(markers).map(\.radius)
    #expect(radii[0] < radii[1] && radii[1] < radii[2])
    // By its area: a quarter of the people is half the breadth above the least.
    #expect(abs((radii[1] - 3) * 2 - (radii[2] - 3)) < 1e-9)
  }

  @Test func `the direction stands in words under the axis`() throws {
    for width in PictureWidth.allCases {
      let picture = try #require(SamplePictures.forest.pictures(width).first)
      #expect(words(picture).contains("← ethnic minority applicants likelier"))
      #expect(words(picture).contains("white applicants likelier →"))
      #expect(words(picture).contains("taken for even: 0.80 to 1.25"))
    }
  }

  @Test func `points outside the limits are named, and have a shape for each limit`() {
    let plot = SamplePictures.funnelPlot
    let picture = plot.picture(.wide)
    for name in ["Theatres and recovery", "Pharmacy", "Estates", "Imaging"] {
      #expect(words(picture).contains(name))
    }
    #expect(!words(picture).contains("Medicine") && !words(picture).contains("Chaplaincy"))
    let shapes = markers(picture).map(\.shape)
    #expect(shapes == [.ring, .ring, .diamond, .diamond, .falling, .rising, .ring, .frame])
    #expect(plot.description.contains("Estates: 8 of 80 (10.0%), below the lower 95% limit"))
    #expect(plot.undrawn.map(\.name) == ["Outpatients"])
  }

  @Test func `the numbers begin at 0, but where all are of much the same size`() {
    func ends(_ numbers: [Int]) -> [Double] {
      let plot = FunnelPlot(
        title: "t", unit: "site", numberWords: "n", rateWords: "r", overall: 0.5, limits: [],
        points: numbers.map { .init(name: "a", part: SamplePictures.part(1, $0), standing: .within) })
      let scale = FunnelPlot.Layout(.wide, plot).across
      return [scale.lowest, scale.highest]
    }
    #expect(ends([10, 410]) == [0, 430] && ends([60, 120]) == [57, 123])
    #expect(ends([100]) == [99, 101] && ends([1]) == [0, 2] && ends([]) == [0, 2])
  }

  @Test func `limits above the picture are cut off at its edge`() {
    let layout = FunnelPlot.Layout(.wide, SamplePictures.funnelPlot)
    let curves = SamplePictures.funnelPlot.curves(layout).compactMap { mark in
      if case .curve(let points, _) = mark { points } else { nil }
    }
    #expect(curves.count == 4)
    // The first point of the upper limits is where they come in.
    #expect(curves[0][0].y == FunnelPlot.Layout.top && curves[0][0].x > layout.across.start)
    for point in curves.joined() { #expect(point.y >= FunnelPlot.Layout.top) }
  }

  @Test func `a month without a figure is a gap, and special causes have shapes`() {
    let picture = SamplePictures.run.picture(.wide)
    let traces = picture.marks.compactMap {
      if case .curve(let points, .trace) = $0 { points.count } else { nil }
    }
    #expect(traces == [9, 14])
    let shapes = markers(picture).map(\.shape)
    #expect(shapes.count == 23 && shapes[4] == .diamond && shapes.suffix(7).allSatisfy { $0 == .square })
    #expect(shapes.count { $0 == .circle } == 15)
    let shapesOfCauses = RunChart.SpecialCause.Kind.allCases.map(\.shape)
    #expect(Set(shapesOfCauses).count == shapesOfCauses.count && !shapesOfCauses.contains(.circle))
    #expect(SamplePictures.run.description.hasSuffix("seven months below the average."))
    #expect(SamplePictures.shortRun.description.contains("No sign of a special cause"))
  }
}
