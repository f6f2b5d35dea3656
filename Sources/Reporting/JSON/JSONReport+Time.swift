// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// The whole over time.
extension JSONReport {
  func write(_ run: RunResult, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("of", run.name)
      writer.field("chart", run.chart)
      writer.field("stages") { writer in
        writer.field("from", run.from.reportName)
        writer.field("to", run.to.reportName)
      }
      writer.field("average", .finite(run.centre))
      writer.field("months", array: run.months) { write($1, to: &$0) }
      writer.field("special_causes", strings: run.causes.map(\.words))
      writer.field("notes", strings: run.notes)
    }
  }

  private func write(_ month: RunMonth, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("month", month.month.name)
      writer.field("groups", array: month.counts) { writer, counts in
        writer.object { writer in
          writer.field("from", counts.from)
          writer.field("to", counts.to)
        }
      }
      for (name, value) in [("value", month.value), ("lower", month.lower), ("upper", month.upper)] {
        writer.key(name)
        if let value { writer.number(value) } else { writer.null() }
      }
      writer.field("causes", strings: month.causes.map(\.rawValue))
      writer.field("reason", month.reason)
    }
  }

  func writeYears(_ years: YearsResult?, _ groups: GroupComparison, to writer: inout JSONWriter) {
    writer.key("years")
    guard let years else { return writer.null() }
    writer.object { writer in
      writer.field("years", array: years.years) { writer, year in
        writer.object { writer in
          writer.field("name", year.name)
          writer.field("groups") { writer in
            writer.field(groups.reference.name, year.reference)
            writer.field(groups.comparison.name, year.comparison)
          }
          writer.field("estimate", year.estimate)
          writeInterval(year.interval, to: &writer)
        }
      }
      writer.field("changes", array: years.changes) { writer, change in
        writer.object { write([change], to: &$0) }
      }
      writer.field("notes", strings: years.notes)
    }
  }
}
