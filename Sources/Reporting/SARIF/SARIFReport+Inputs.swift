// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

extension SARIFReport {
  /// A file that was read, with its digest and its account.
  func write(_ input: ReportInput, to writer: inout JSONWriter) {
    let ledger = input.ledger
    writer.object { writer in
      writer.field("location") { writer in
        writer.field("uri", SARIFText.uri(input.path))
        writer.field("uriBaseId", SARIFReport.base)
      }
      writer.field("length", ledger.bytes)
      writer.shown("encoding", ledger.encoding)
      writer.field("roles", strings: ["analysisTarget"])
      if !ledger.sha256.isEmpty { writer.field("hashes") { $0.field("sha-256", ledger.sha256) } }
      writer.field("properties") { writer in
        writer.shown("format", ledger.format)
        writer.shown("source", ledger.source)
        writer.field("read", ledger.read)
        writer.field("used", ledger.used)
        writer.field("setAside") { writer in
          for item in input.setAside { writer.field(item.reason.rawValue, item.count) }
        }
        if let announced = ledger.announced { writer.field("announced", announced) }
        writer.field("complete", ledger.isWhole)
      }
    }
  }

  /// Whether the audit itself went well, and what its reader must know of the data.
  func writeInvocation(to writer: inout JSONWriter) {
    let errors = document.listedRules.flatMap { listed in
      listed.findings.filter { $0.verdict == .error }.map { (listed, $0) }
    }
    writer.object { writer in
      writer.field("executionSuccessful", document.answer.isComplete && errors.isEmpty)
      writer.key("toolExecutionNotifications")
      writer.array(notifications(errors)) { write($1, to: &$0) }
    }
  }

  private struct Notification {
    let level: String
    let text: String
    var rule: ListedRule?
    var places: [SourcePlace] = []
    var properties: [(name: String, value: String)] = []
    var count: Int?
  }

  private func notifications(_ errors: [(rule: ListedRule, finding: Finding)]) -> [Notification] {
    document.answer.cautions.map { Notification(level: "error", text: $0) }
      + document.answer.departures.map { Notification(level: "note", text: "Not as shipped: \($0).") }
      + document.headlines.filter { $0.turn != nil }.map {
        Notification(level: "warning", text: $0.wholeSentence)
      }
      + errors.map { error in
        Notification(
          level: "error", text: "\(error.finding.subject.ref): \(error.finding.message)", rule: error.rule)
      }
      + document.quality.map { item in
        Notification(
          level: item.weight.rawValue, text: item.message.sentence, places: item.places,
          properties: [("kind", item.kind), ("effect", item.effect ?? "")], count: item.count)
      }
  }

  private func write(_ notification: Notification, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("level", notification.level)
      writer.field("message") { $0.field("text", SARIFText.message(notification.text)) }
      if let rule = notification.rule {
        writer.field("associatedRule") { writer in
          writer.field("id", ShownText.clean(rule.rule.id))
          writer.field("index", rule.index)
        }
      }
      if !notification.places.isEmpty {
        writer.field("locations", array: notification.places) { writer, place in
          writer.object { writer in
            let names = document.names(of: place)
            writer.field("physicalLocation") { writer in
              writeArtifact(Int(place.file), path: names.file, to: &writer)
              if let line = names.line { writer.field("region") { $0.field("startLine", line) } }
            }
            if let column = names.column {
              writer.field("logicalLocations", array: [column]) { writer, column in
                writer.object { writer in
                  writer.shown("name", column)
                  writer.field("kind", "field")
                }
              }
            }
          }
        }
      }
      if let count = notification.count {
        writer.field("properties") { writer in
          for property in notification.properties { writer.shown(property.name, property.value) }
          writer.field("count", count)
        }
      }
    }
  }
}
