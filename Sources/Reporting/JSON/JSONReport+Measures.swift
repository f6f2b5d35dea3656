// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

extension JSONReport {
  func write(_ measure: MeasureResult, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("rule", measure.rule)
      writer.field("measure", measure.measure)
      writer.field("direction", measure.direction)
      writer.field("cut") { writer in
        for part in measure.cut { writer.field(part.dimension, part.value) }
      }
      writer.field("stages") { writer in
        writer.field("from", measure.from.reportName)
        writer.field("to", measure.to.reportName)
      }
      writer.field("characteristic", measure.groups.characteristic.rawValue)
      writer.field("compared") { writer in
        writer.field("reference", measure.groups.reference.name)
        writer.field("comparison", measure.groups.comparison.name)
      }
      writer.field("groups") { writer in
        writer.field(measure.groups.reference.name, measure.reference)
        writer.field(measure.groups.comparison.name, measure.comparison)
        if measure.groups.leavesNeither { writer.field("neither", measure.neither) }
        writer.field("unknown", measure.unknown)
      }
      writer.field("unknown_states") { writer in
        for state in FactState.allCases {
          guard let counts = measure.unknownStates[state] else { continue }
          writer.field(state.rawValue.split(separator: " ").joined(separator: "_"), counts)
        }
      }
      writer.field("estimate", measure.estimate)
      writeRange(measure.estimateRange, to: &writer)
      writeInterval(measure.interval, to: &writer)
      writer.field("tests") { writer in
        for test in measure.tests.sorted(by: { $0.key < $1.key }) {
          writer.field(test.key, .finite(test.value))
        }
      }
      writeComparisons(measure.comparisons, to: &writer)
      writeNeeded(measure.needed, to: &writer)
      writer.field("figures") { write(measure.figures, to: &$0) }
      writer.field("strata", array: measure.strata) { write($1, to: &$0) }
      writer.field("funnels", array: measure.funnels) { write($1, to: &$0) }
      writer.field("runs", array: measure.runs) { write($1, to: &$0) }
      writeYears(measure.years, measure.groups, to: &writer)
      writeScenarios(measure.ifUnknown, measure.groups, to: &writer)
      writer.field("turn", measure.turn)
      writer.field("alternatives", array: measure.alternatives) { write($1, measure.groups, to: &$0) }
      writer.field("verdict", measure.knownVerdict?.rawValue)
      writer.field(
        "sentence", measure.untold.map { "\(measure.sentence.sentence) \($0.sentence)" } ?? measure.sentence)
    }
  }

  private func writeRange(_ range: ClosedPair?, to writer: inout JSONWriter) {
    writer.key("estimate_range")
    guard let range else { return writer.null() }
    writer.object { writer in
      writer.field("lowest", range.lowest)
      writer.field("highest", range.highest)
    }
  }

  func writeInterval(_ interval: MeasuredInterval?, to writer: inout JSONWriter) {
    writer.key("interval")
    guard let interval else { return writer.null() }
    writer.object { writer in
      writer.field("method", interval.method)
      writer.field("level", .finite(interval.level))
      writer.field("lower", interval.lower)
      writer.field("upper", interval.upper)
    }
  }

  private func writeScenarios(
    _ scenarios: IfUnknown?, _ groups: GroupComparison, to writer: inout JSONWriter
  ) {
    writer.key("if_unknown")
    guard let scenarios else { return writer.null() }
    writer.object { writer in
      writer.field("all_\(groups.reference.name)", scenarios.allReference)
      writer.field("all_\(groups.comparison.name)", scenarios.allComparison)
      writer.field("lowest", scenarios.lowest)
      writer.field("highest", scenarios.highest)
    }
  }

  private func write(
    _ other: AlternativeCounting, _ groups: GroupComparison, to writer: inout JSONWriter
  ) {
    writer.object { writer in
      writer.field("setting", other.setting)
      writer.field("groups") { writer in
        writer.field(groups.reference.name, other.reference)
        writer.field(groups.comparison.name, other.comparison)
      }
      writer.field("estimate", other.estimate)
      writer.field("verdict", other.verdict?.rawValue)
      writer.field("differs", other.difference != nil)
    }
  }
}

extension JSONWriter {
  mutating func field(_ name: String, _ counts: GroupCounts) {
    field(name) { writer in
      writer.field("from", counts.from)
      writer.field("to", counts.to)
    }
  }

  mutating func field(_ name: String, _ count: Count) {
    if let exact = count.exact { return field(name, exact) }
    field(name) { writer in
      writer.field("at_least", count.atLeast)
      writer.field("at_most", count.atMost)
    }
  }

  mutating func field(_ name: String, _ measured: MeasuredNumber) {
    switch measured {
    case .finite(let value) where value.isFinite:
      key(name)
      number(value)
    case .finite(let value) where value > 0: field(name) { $0.field("infinite", true) }
    case .infinite: field(name) { $0.field("infinite", true) }
    case .finite: field(name) { $0.field("undefined", "no number") }
    case .undefined(let reason): field(name) { $0.field("undefined", reason) }
    }
  }
}
