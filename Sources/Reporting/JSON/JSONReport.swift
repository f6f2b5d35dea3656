// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// The report as JSON: `evenhand.report/1`, described by the JSON Schema beside this file.
package struct JSONReport: Sendable {
  package static let schemaName = "evenhand.report/1"
  let document: ReportDocument

  package init(_ document: ReportDocument) { self.document = document }

  /// The published JSON Schema (draft 2020-12).
  package static var schema: String {
    String(decoding: PackageResources.evenhand_report_1_schema_json, as: UTF8.self)
  }

  package var text: String {
    JSONWriter.write { writer in
      writer.object { writer in
        writer.field("schema", JSONReport.schemaName)
        writer.field("marking", ReportDocument.marking)
        writer.field("tool") { writer in
          writer.field("name", "evenhand")
          writer.field("version", document.run.toolVersion)
        }
        writer.key("run")
        writeRun(to: &writer)
        writer.key("summary")
        writeSummary(to: &writer)
        writer.field("rules", array: document.rules) { write($1, to: &$0) }
        writer.field("findings", array: document.findings) { write($1, to: &$0) }
        writer.field("blanket", array: document.blanket) { write($1, to: &$0) }
        writer.field("measures", array: document.measures) { write($1, to: &$0) }
        writer.field("data_quality", array: document.quality) { write($1, to: &$0) }
        writer.field("explanations", array: document.explanations) { write($1, to: &$0) }
      }
    }
  }

  private func writeRun(to writer: inout JSONWriter) {
    let run = document.run
    writer.object { writer in
      writer.field("as_of", run.asOf.description)
      writer.key("period")
      if let period = run.period {
        writer.object { writer in
          writer.field("first", period.first.description)
          writer.field("last", period.last.description)
          writer.field("by", period.basis.rawValue)
        }
      } else {
        writer.null()
      }
      writer.key("span")
      if let span = run.span {
        writer.object { writer in
          writer.field("first", span.lowerBound.description)
          writer.field("last", span.upperBound.description)
        }
      } else {
        writer.null()
      }
      writer.field("checkpoint", run.checkpoint.rawValue)
      writer.field("edition", document.edition.rawValue)
      writer.field("profile") { writer in
        writer.field("name", run.profile)
        writer.field("sha256", run.profileSHA256)
        writer.field("reason", run.profileReason)
      }
      writeRegister(to: &writer)
      writer.field("inputs", array: document.inputs) { write($1, to: &$0) }
      writer.field("packs", array: run.packs) { write($1, to: &$0) }
      writer.field("settings", array: run.settings) { write($1, to: &$0) }
      writer.field("contents", array: document.contents) { writer, item in
        writer.object { writer in
          writer.field("name", item.name)
          writer.field("count", item.count)
        }
      }
    }
  }

  private func writeRegister(to writer: inout JSONWriter) {
    writer.key("register")
    guard let register = document.run.register else { return writer.null() }
    writer.object { writer in
      writer.field("path", register)
      writer.field("sha256", document.run.registerSHA256)
    }
  }

  private func write(_ input: ReportInput, to writer: inout JSONWriter) {
    let ledger = input.ledger
    writer.object { writer in
      writer.field("path", input.path)
      writer.field("sha256", ledger.sha256)
      writer.field("bytes", ledger.bytes)
      writer.field("format", ledger.format)
      writer.field("encoding", ledger.encoding)
      writer.field("profile", ledger.profile)
      writer.field("source", ledger.source)
      writer.field("records") { writer in
        writer.field("read", ledger.read)
        writer.field("used", ledger.used)
        writer.field("set_aside") { writer in
          for item in input.setAside { writer.field(item.reason.rawValue, item.count) }
        }
      }
      writer.field("announced", ledger.announced)
      writer.field("complete", ledger.isComplete)
      writer.field("unused", strings: ledger.unused)
      writer.field("notes", strings: ledger.notes)
    }
  }

  private func write(_ pack: PackSummary, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("id", pack.id)
      writer.field("version", pack.version)
      writer.field("title", pack.title)
      writer.field("sha256", pack.sha256)
      writer.field("departures", array: pack.departures) { writer, departure in
        writer.object { writer in
          writer.field("what", departure.what)
          writer.field("old", departure.old)
          writer.field("new", departure.new)
          writer.field("origin", departure.origin)
          writer.field("reason", departure.reason)
        }
      }
    }
  }

  private func writeSummary(to writer: inout JSONWriter) {
    let answer = document.answer
    let records = answer.records
    writer.object { writer in
      writer.field("overall", answer.overall.rawValue)
      writer.field("sentence", answer.sentence)
      writer.field("cautions", strings: answer.cautions)
      writer.field("departures", strings: answer.departures)
      writer.field("headlines", array: document.headlines) { writer, measure in
        writer.object { writer in
          writer.field("rule", measure.rule)
          writer.field("verdict", measure.knownVerdict?.rawValue)
          writer.field("sentence", measure.wholeSentence)
        }
      }
      writer.field("rules", answer.rules)
      writer.key("verdicts")
      write(answer.tally, to: &writer)
      writer.field("records") { writer in
        writer.field("read", records.read)
        writer.field("used", records.used)
        writer.field("set_aside", records.setAside)
      }
      writer.field("complete", answer.isComplete)
      writer.field("causes", array: document.untoldCauses) { writer, cause in
        writer.object { writer in
          writer.field("message", cause.message)
          writer.field("findings", cause.findings)
          writer.field("rules", cause.rules)
          writer.field("cuts", strings: cause.cuts)
        }
      }
    }
  }

  func write(_ tally: VerdictTally, to writer: inout JSONWriter) {
    writer.object { writer in
      for verdict in Verdict.allCases { writer.field(verdict.rawValue, tally[verdict]) }
    }
  }

  func write(_ parameter: RuleParameterValue, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("name", parameter.name)
      writer.field("value", parameter.value)
      writer.field("says", parameter.says)
      writer.field("shipped", parameter.shipped)
    }
  }
}
