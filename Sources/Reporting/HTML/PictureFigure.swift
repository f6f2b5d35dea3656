// SPDX-License-Identifier: Apache-2.0

/// Pictures with what stands beneath them. Each is there in two breadths, of which a page shows the one that can be read.
struct PictureFigure {
  /// Begins the ids of the pictures.
  let id: String
  /// Of each breadth the same number.
  let pictures: (PictureWidth) -> [Picture]
  /// What is not drawn, or stands out, in words.
  let lists: [(lead: String, items: [String])]
  let caption: String

  var fields: TemplateFields {
    let parts = PictureWidth.allCases.map { width in pictures(width).map { ($0, width) } }
    let drawings = (0..<(parts.map(\.count).max() ?? 0)).flatMap { part in
      parts.filter { part < $0.count }.map { drawing($0[part].0, $0[part].1, part: part) }
    }
    return [
      "drawings": .list(drawings), "caption": .text(caption),
      "lists": .list(
        lists.filter { !$0.items.isEmpty }.map { ["lead": .text($0.lead), "items": .texts($0.items)] }),
    ]
  }

  private func drawing(_ picture: Picture, _ width: PictureWidth, part: Int) -> TemplateFields {
    let name = "\(id)-\(part)-\(width.rawValue)"
    return ["width": .text(width.rawValue), "drawing": .drawing(SVGWriter.text(picture, id: name))]
  }
}

/// A picture with a heading and the table of what it shows.
struct PicturedTable {
  let title: String
  let lead: [String]
  let figure: PictureFigure
  let head: [String]
  /// Which columns hold numbers; the first names the row.
  let numbers: Set<Int>
  let rows: [[String]]

  var fields: TemplateFields {
    [
      "id": .text(figure.id), "title": .text(title), "lead": .texts(lead), "figure": .list([figure.fields]),
      "head": .list(head.enumerated().map { ["words": .text($1), "isNumber": .flag(numbers.contains($0))] }),
      "rows": .list(
        rows.map { row in
          [
            "name": .text(row.first),
            "cells": .list(
              row.enumerated().dropFirst().map {
                ["words": .text($1), "isNumber": .flag(numbers.contains($0))]
              }),
          ]
        }),
    ]
  }
}
