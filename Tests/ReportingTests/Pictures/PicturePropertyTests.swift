// SPDX-License-Identifier: Apache-2.0

import AuditModel
import TestSupport
import Testing

@testable import Reporting

/// What must hold of every picture, whatever it shows.
@Suite struct PicturePropertyTests {
  static func samples(_ width: PictureWidth) -> [Picture] {
    let funnels = [SamplePictures.funnel, SamplePictures.longFunnel]
    let forests = [
      SamplePictures.forest, SamplePictures.oneCut, SamplePictures.noRatio, SamplePictures.manyCuts,
    ]
    let plots = [SamplePictures.funnelPlot, SamplePictures.emptyPlot, SamplePictures.crowdedPlot]
    let runs = [SamplePictures.run, SamplePictures.shortRun, SamplePictures.emptyRun]
    return funnels.flatMap { $0.pictures(width) } + forests.flatMap { $0.pictures(width) }
      + plots.map { $0.picture(width) } + runs.map { $0.picture(width) }
  }

  /// What is wrong with a picture; empty where nothing is.
  private func faults(_ picture: Picture) -> [String] {
    let view = PictureBox(x: 0, y: 0, width: picture.width, height: picture.height)
    var faults: [String] = []
    var texts: [PictureBox] = []
    for mark in picture.marks {
      guard let box = mark.box else { continue }
      let isFinite = [box.x, box.y, box.width, box.height].allSatisfy(\.isFinite)
      if !isFinite || !view.contains(box) { faults.append("\(mark) is outside") }
      guard case .text(let text) = mark else { continue }
      if texts.contains(where: { $0.overlaps(box) }) { faults.append("“\(text.words)” covers another text") }
      texts.append(box)
    }
    let svg = SVGWriter.text(picture, id: "x").svg
    if svg.contains("nan") || svg.contains("inf\"") { faults.append("a place is no number") }
    if picture.title.isEmpty || picture.description.isEmpty { faults.append("it is not described") }
    return faults
  }

  @Test("everything is inside the picture and no words cover others", arguments: PictureWidth.allCases)
  func samples(width: PictureWidth) {
    for (index, picture) in Self.samples(width).enumerated() {
      #expect(faults(picture) == [], "sample \(index)")
    }
  }

  @Test("so it is with data that nobody thought of", arguments: 0..<30)
  func drawn(seed: Int) {
    var draw = PictureDraw(seed: UInt64(seed))
    let (funnel, forest, plot, run) = (draw.funnel(), draw.forest(), draw.funnelPlot(), draw.run())
    for width in PictureWidth.allCases {
      let pictures =
        funnel.pictures(width) + forest.pictures(width) + [plot.picture(width), run.picture(width)]
      for (index, picture) in pictures.enumerated() {
        #expect(faults(picture) == [], "picture \(index), \(width)")
      }
      #expect(forest.drawn.count + forest.undrawn.flatMap(\.names).count == forest.rows.count)
      #expect(plot.drawn.count + plot.undrawn.count == plot.points.count)
    }
  }

  @Test("both breadths have the same pictures with the same words for a screen reader")
  func breadths() {
    for (wide, narrow) in zip(Self.samples(.wide), Self.samples(.narrow)) {
      #expect(wide.title == narrow.title && wide.description == narrow.description)
    }
    #expect(Self.samples(.wide).count == Self.samples(.narrow).count)
  }

  @Test("what is set on paper fits on a page")
  func pages() {
    for picture in Self.samples(.wide) {
      #expect(picture.height <= PicturePages.alone + 100, "\(picture.title)")
    }
    #expect(
      SamplePictures.manyCuts.pictures(.wide).map(\.title).last == "Relative likelihood by cut (5 of 5)")
  }

  @Test("no text becomes anything else", arguments: HostileText.all)
  func hostile(text: String) {
    let forest = SamplePictures.forest([SamplePictures.row(text, .finite(1), .finite(0.5), .finite(2))])
    for width in PictureWidth.allCases {
      for picture in forest.pictures(width) {
        let tags = HostileText.tags(SVGWriter.text(picture, id: "x").svg)
        let known = ["svg", "title", "desc", "text", "line", "rect", "circle", "polygon"]
        for tag in tags {
          let name = tag.drop { $0 == "<" || $0 == "/" }.prefix { $0.isLetter }
          #expect(known.contains(String(name)), "\(tag)")
          #expect(!tag.contains(" on"), "\(tag)")
        }
        #expect(tags.count { $0.hasPrefix("<text") } == tags.count { $0.hasPrefix("</text") })
      }
    }
  }
}
