// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// The statistics that stand beside a measure of the whole.
extension JSONReport {
  func writeComparisons(_ compared: ComparedCut?, to writer: inout JSONWriter) {
    writer.key("comparisons")
    guard let compared else { return writer.null() }
    writer.object { writer in
      writer.field("number", compared.number)
      writer.field("benjamini_hochberg", .finite(compared.benjaminiHochberg))
      writer.field("holm", .finite(compared.holm))
    }
  }

  func writeNeeded(_ needed: NeededPeople?, to writer: inout JSONWriter) {
    writer.key("needed")
    guard let needed else { return writer.null() }
    writer.object { writer in
      writer.field("reference", needed.reference)
      writer.field("comparison", needed.comparison)
    }
  }

  /// Each figure by its name: its numbers, and the sentence.
  func write(_ figures: [ComputedFigure], to writer: inout JSONWriter) {
    for figure in figures {
      writer.field(figure.kind.rawValue) { writer in
        for value in figure.values { writer.field(value.name, value.content) }
        writer.field("sentence", figure.sentence)
      }
    }
  }

  func write(_ strata: StrataResult, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("by", strata.by)
      writer.field("figures") { write(strata.figures, to: &$0) }
      writer.field("untold", strata.untold)
    }
  }

  func write(_ funnel: FunnelResult, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("by", funnel.by)
      writer.field("group", funnel.group.name)
      writer.field("stages") { writer in
        writer.field("from", funnel.from.reportName)
        writer.field("to", funnel.to.reportName)
      }
      writer.field("overall", funnel.overall)
      writer.field("units", array: funnel.units) { write($1, to: &$0) }
      writer.field("hidden", funnel.hidden)
      writer.field("figures") { write([funnel.dispersion].compactMap(\.self), to: &$0) }
    }
  }

  private func write(_ unit: FunnelUnit, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("name", unit.name)
      writer.field("from", unit.considered)
      writer.field("to", unit.selected)
      for (name, limits) in [("limits_95", unit.warning), ("limits_99_8", unit.action)] {
        writer.field(name) { writer in
          writer.field("lower", limits.lowerBound)
          writer.field("upper", limits.upperBound)
        }
      }
      writer.field("place", unit.place.rawValue)
    }
  }
}

extension JSONWriter {
  fileprivate mutating func field(_ name: String, _ content: FigureValue.Content) {
    switch content {
    case .number(let number): field(name, number)
    case .count(let count): field(name, count)
    case .flag(let isSet): field(name, isSet)
    case .text(let text): field(name, text)
    }
  }
}
