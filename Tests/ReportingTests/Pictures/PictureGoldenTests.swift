// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import Reporting

@Suite struct PictureGoldenTests {
  static let kinds: [(name: String, pictures: @Sendable (PictureWidth) -> [Picture])] = [
    ("stage-funnel", { SamplePictures.funnel.pictures($0) }),
    ("forest-plot", { SamplePictures.forest.pictures($0) }),
    ("funnel-plot", { [SamplePictures.funnelPlot.picture($0)] }),
    ("run-chart", { [SamplePictures.run.picture($0)] }),
  ]

  @Test("each picture is what was reviewed", arguments: kinds.indices, PictureWidth.allCases)
  func pictures(kind: Int, width: PictureWidth) throws {
    let (name, pictures) = Self.kinds[kind]
    let picture = try #require(pictures(width).first)
    #expect(pictures(width).count == 1)
    let file = "\(name)-\(width.rawValue)"
    try GoldenFile.expect(SVGWriter.text(picture, id: file).svg + "\n", equals: "Pictures/\(file).svg")
  }

  @Test("each picture is XML", .enabled(if: OutsideTool.exists("xmllint")), arguments: PictureWidth.allCases)
  func xml(width: PictureWidth) throws {
    var files: [String: String] = [:]
    for (number, picture) in PicturePropertyTests.samples(width).enumerated() {
      files["\(number).svg"] = SVGWriter.text(picture, id: "p\(number)").svg
    }
    try OutsideTool.withFolder(files) { folder in
      for name in files.keys {
        let (status, output) = try OutsideTool.run([
          "xmllint", "--noout", folder.appending(path: name).path(),
        ])
        #expect(status == 0, "\(output)")
      }
    }
  }
}
