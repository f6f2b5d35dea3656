// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// The report as SARIF 2.1.0 (OASIS Standard, 27 March 2020), for viewers and gates of other tools.
///
/// No time and no host stands in it: the same audit gives the same bytes.
package struct SARIFReport: Sendable {
  /// The published schema's own address.
  static let schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
  /// What artifact addresses are relative to: the folder that was audited.
  static let base = "INPUTS"

  let document: ReportDocument
  /// The place of each file among the artifacts, by its index among the run's files.
  let artifacts: [Int: Int]

  package init(_ document: ReportDocument) {
    self.document = document
    let places = document.inputs.enumerated().map { ($1.ledger.file, $0) }
    artifacts = Dictionary(places, uniquingKeysWith: { first, _ in first })
  }

  package var text: String {
    JSONWriter.write { writer in
      writer.object { writer in
        writer.field("$schema", SARIFReport.schema)
        writer.field("version", "2.1.0")
        writer.field("runs", array: [document]) { writer, _ in writeRun(to: &writer) }
      }
    }
  }

  private func writeRun(to writer: inout JSONWriter) {
    let listed = document.listedRules
    writer.object { writer in
      writer.field("tool") { writer in
        writer.field("driver") { writer in
          writer.field("name", "Evenhand")
          writer.field("version", document.run.toolVersion)
          writer.message("shortDescription", "Audits how an organisation recruits.")
          writer.field("rules", array: document.rules) { write($1, to: &$0) }
        }
      }
      writer.field("automationDetails") { writer in
        writer.field("id", "evenhand/\(document.run.checkpoint.rawValue)/")
      }
      writer.field("originalUriBaseIds") { writer in
        writer.field(SARIFReport.base) { $0.message("description", "The folder that was audited.") }
      }
      writer.field("artifacts", array: document.inputs) { write($1, to: &$0) }
      writer.field("invocations", array: [document]) { writer, _ in writeInvocation(to: &writer) }
      writer.key("results")
      writer.array(results(listed)) { write($1, to: &$0) }
      writer.field("properties") { writeProperties(to: &$0) }
    }
  }

  /// What the run was asked, with what it was done, and how it answers.
  private func writeProperties(to writer: inout JSONWriter) {
    let (run, answer) = (document.run, document.answer)
    writer.field("marking", ReportDocument.marking)
    writer.field("edition", document.edition.rawValue)
    writer.field("asOf", run.asOf.description)
    writer.shown("period", run.periodWords)
    writer.field("checkpoint", run.checkpoint.rawValue)
    writer.field("overall", answer.overall.rawValue)
    writer.shown("sentence", answer.sentence)
    writer.field("verdicts") { writer in
      for verdict in Verdict.allCases { writer.field(verdict.rawValue, answer.tally[verdict]) }
    }
    writer.field("records") { writer in
      writer.field("read", answer.records.read)
      writer.field("used", answer.records.used)
      writer.field("setAside", answer.records.setAside)
    }
    writer.field("profile") { writer in
      writer.shown("name", run.profile)
      writer.shown("sha256", run.profileSHA256)
    }
    if run.register != nil { writer.field("register") { $0.shown("sha256", run.registerSHA256) } }
    writer.field("packs", array: run.packs) { writer, pack in
      writer.object { writer in
        writer.shown("id", pack.id)
        writer.shown("version", pack.version)
        writer.shown("sha256", pack.sha256)
        writer.field("departures", array: pack.departures) { writer, departure in
          writer.object { writer in
            writer.shown("what", departure.what)
            writer.shown("old", departure.old)
            writer.shown("new", departure.new)
            writer.shown("origin", departure.origin)
            writer.shown("reason", departure.reason)
          }
        }
      }
    }
    writer.field("settings", array: run.settings) { write($1, to: &$0) }
  }

  func write(_ parameter: RuleParameterValue, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.shown("name", parameter.name)
      writer.shown("value", parameter.value)
      writer.shown("says", parameter.says)
      writer.shown("shipped", parameter.shipped)
    }
  }
}
