// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import RuleEngine

/// The figures of a calculation under their headings, as a person reads them.
struct FigureSheet {
  /// What is said first.
  let opening: [String]
  let sections: [(title: String, figures: [ComputedFigure])]
  /// Those whose method is told, in order.
  let kinds: [FigureKind]
}

extension Calculation {
  /// The ratio, and what the unknown could make of it, before all others.
  var sheet: FigureSheet {
    let opening: [FigureKind] = [.relativeLikelihood, .ifUnknown]
    return FigureSheet(
      opening: opening.compactMap { kind in figures.first { $0.kind == kind }?.sentence },
      sections: FigureKind.Section.allCases.map { section in
        (section.rawValue, figures.filter { $0.kind.section == section && $0.kind != .relativeLikelihood })
      },
      kinds: figures.map(\.kind).filter { $0 != .comparisonRate })
  }
}

extension SeveralGroups {
  /// Whom the groups are held against and who is below four fifths first, then each group, then all together.
  var sheet: FigureSheet {
    let (whole, groups) = (figures, figuresByGroup)
    let first: [FigureKind] = [.reference, .fourFifths, .groupsLeftOut]
    let unknown: [FigureKind] = [.unknownShare]
    let rates = groups.compactMap(\.figures.first)
    let sections =
      [("Each group's rate", rates)]
      + groups.filter { $0.figures.count > 1 }.map { ($0.title, Array($0.figures.dropFirst())) }
      + [
        ("All groups together", whole.filter { !(first + unknown).contains($0.kind) }),
        ("Those whose group is not known", whole.filter { unknown.contains($0.kind) }),
      ]
    var seen: Set<FigureKind> = []
    let all = whole.prefix { first.contains($0.kind) } + sections.flatMap(\.1)
    return FigureSheet(
      opening: whole.filter { first.contains($0.kind) }.map(\.sentence), sections: sections,
      kinds: all.map(\.kind).filter { seen.insert($0).inserted })
  }
}
