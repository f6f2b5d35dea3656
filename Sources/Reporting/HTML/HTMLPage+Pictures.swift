// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

extension HTMLPage {
  /// What stands above the measures, and after them.
  func addPictures(to page: inout TemplateFields) {
    let funnel = StageFunnel(document.measures)
    page["stageFunnel"] = .list(funnel.map { [$0.pictured.fields] } ?? [])
    page["plots"] = .list(
      document.funnels.enumerated().map { $1.pictured(id: "funnel-\($0)").fields }
        + document.runs.enumerated().map { $1.pictured(id: "run-\($0)").fields })
  }
}

extension StageFunnel {
  private static let patterns = ["Solid bars", "hatched", "with level lines"]

  var pictured: PicturedTable {
    var lead = [
      "Of each group's own number at the stage before, how many came to this one. A full bar is all of them. Where two "
        + "bars of a stage differ in length, so do the shares of the groups: a sign to look closer at that step."
    ]
    if countsDiffer {
      lead.append(
        "Some ratios below start from other counts, such as without those who declined an offer: their tables show them."
      )
    }
    if let untold { lead.append(untold) }
    let legend = zip(StageFunnel.patterns, groups).map { "\($0): \($1)" }.joined(separator: "; ")
    let figure = PictureFigure(
      id: "stages", pictures: pictures, lists: [],
      caption:
        "\(legend). Where a count is a range, a dashed outline shows how far the bar may go; a count that is not "
        + "shown has no bar. The table below has the same figures.")
    return PicturedTable(
      title: title, lead: lead, figure: figure, head: ["Stage"] + groups,
      numbers: Set(1...max(groups.count, 1)),
      rows: rows.map { [$0.heading] + $0.bars.map(\.words) })
  }
}

extension ForestPlot {
  /// `nil` where there is neither a ratio to draw nor a reason to tell.
  func figure(id: String, more: Int) -> PictureFigure? {
    guard !drawn.isEmpty || !undrawn.isEmpty else { return nil }
    let beyond =
      more > 0 ? " \(WordedNumber.counted(more, "more cut is", "more cuts are")) in the table only." : ""
    return PictureFigure(
      id: id, pictures: pictures,
      lists: undrawn.map { ("Without a ratio (\($0.reason))", $0.names) },
      caption: drawn.isEmpty
        ? "No cut has a ratio that could be drawn.\(beyond)"
        : "Each mark is a ratio: its shape is that of the verdict beside it, and the larger it is, the more people it rests "
          + "on. The line through it is its interval, and a thick bar the lowest to the highest that the ratio can be where "
          + "counts are ranges. The scale is logarithmic; an arrow runs on beyond it. Between the dashed lines a ratio is "
          + "taken for even.\(beyond) The table below has the same figures.")
  }
}

extension FunnelPlot {
  func pictured(id: String) -> PicturedTable {
    let figure = PictureFigure(
      id: id, pictures: { drawn.isEmpty ? [] : [picture($0)] },
      lists: [
        ("Outside the limits", outside.map(sentence)),
        ("Not drawn", undrawn.map { "\($0.name): \($0.part.words), \(words($0))" }),
      ],
      caption: drawn.isEmpty
        ? "There is no \(unit) with one number and one rate that could be drawn."
        : "Each mark is a \(unit). The line across is the rate of those shown together, the dashed lines are the limits that "
          + "chance alone passes once in twenty times (95%), the dotted ones twice in a thousand (99.8%). Rings lie within the "
          + "limits; triangles are beyond the 95% limit and point away from the average; diamonds are beyond the 99.8% limit. "
          + (drawn.contains { $0.point.standing.isUntold }
            ? "Open squares are not judged, and the table says why. " : "")
          + "The fewer people, the wider the limits. The table below has the same figures.")
    return PicturedTable(
      title: title, lead: notes, figure: figure,
      head: [
        unit.firstUppercased, numberWords, rateWords, "95% limits", "99.8% limits", "Against the limits",
      ], numbers: [1, 2, 3, 4],
      rows: points.map { point in
        [
          point.name, point.part.whole.words, point.part.words, point.allowed?.inner ?? "–",
          point.allowed?.outer ?? "–", words(point).firstUppercased,
        ]
      })
  }
}

extension RunChart {
  func pictured(id: String) -> PicturedTable {
    let kinds = SpecialCause.Kind.allCases.filter { kind in causes.contains { $0.kind == kind } }
    let legend =
      kinds.isEmpty ? "" : " Marks of special causes: \(kinds.map(\.legend).joined(separator: "; "))."
    let figure = PictureFigure(
      id: id, pictures: { hasFigures ? [picture($0)] : [] }, lists: [("Special causes", causes.map(\.words))],
      caption: !hasFigures
        ? "No month has a figure that could be drawn."
        : "\(method.firstUppercased). The line across is the average; between the dashed lines months vary by chance "
          + "alone. A gap is a month without a figure.\(legend) The table below has the same figures.")
    return PicturedTable(
      title: title,
      lead: notes
        + (hasFigures && causes.isEmpty
          ? ["No sign of a special cause: nothing here shows that the months differ by more than chance."]
          : []),
      figure: figure, head: ["Month", "Figure", "Limits", "Rests on", "Special cause"], numbers: [1, 2, 3],
      rows: points.enumerated().map { index, point in
        [point.month, words(point.value), words(point.limits), point.note, cause(of: index)?.title ?? "none"]
      })
  }
}
