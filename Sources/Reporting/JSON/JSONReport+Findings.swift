// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

extension JSONReport {
  func write(_ rule: RuleSummary, to writer: inout JSONWriter) {
    let guidance = rule.guidance
    writer.object { writer in
      writer.field("id", rule.id)
      writer.field("pack", rule.pack)
      writer.field("title", rule.title)
      writer.field("obligation", rule.obligation.rawValue)
      writer.field("subject", rule.subjectKind.rawValue)
      writer.field("guidance") { writer in
        writer.field("title", guidance.title)
        writer.field("clause", guidance.clause)
        writer.field("says", guidance.says)
        writer.field("date", guidance.date)
        writer.field("url", guidance.url)
      }
      writer.field("remedy", rule.remedy)
      writer.field("explain") { writer in
        writer.field("by", rule.explainBy)
        writer.field("approve", rule.approveBy)
        writer.field("within", rule.explainWithin)
      }
      writer.field("parameters", array: rule.parameters) { write($1, to: &$0) }
      writer.field("examined", rule.examined)
      writer.key("tally")
      write(rule.tally, to: &writer)
    }
  }

  func write(_ finding: Finding, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("fingerprint", finding.fingerprint)
      writer.field("rule", finding.rule)
      writer.field("verdict", finding.verdict.rawValue)
      write(finding.subject, to: &writer)
      writer.field("subject_date", finding.subjectDate?.description)
      writer.field("message", finding.message)
      writer.field("evidence", array: finding.evidence) { write($1.place, field: $1.field, to: &$0) }
      writer.field("lacking", array: finding.lacking) { write($1, to: &$0) }
      writer.field("why", array: finding.why) { writer, line in
        writer.object { writer in
          writer.field("depth", line.depth)
          writer.field("expression", line.expression)
          writer.field("value", line.value)
        }
      }
      writer.field("matches", array: finding.matches) { write($1, to: &$0) }
      writer.field("explanation", finding.explanation)
    }
  }

  private func write(_ match: WordingMatch, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("field", match.field)
      writer.key("place")
      if let place = match.place { write(place, field: nil, to: &writer) } else { writer.null() }
      writer.field("line", match.line)
      writer.field("column", match.column)
      writer.field("words", match.words)
      writer.field("entry", match.entry)
      writer.field("why", match.why)
      writer.field("alternative", match.alternative)
    }
  }

  func write(_ item: BlanketFinding, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("rule", item.rule)
      writer.field("verdict", item.verdict.rawValue)
      write(item.subject, to: &writer)
      writer.field("message", item.message)
      writer.field("lacking", array: item.lacking) { write($1, to: &$0) }
      writer.field("subjects", item.subjects)
      writer.field("explanation", item.explanation)
    }
  }

  func write(_ item: DataQualityItem, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("weight", item.weight.rawValue)
      writer.field("kind", item.kind)
      writer.field("message", item.message)
      writer.field("count", item.count)
      writer.field("places", array: item.places) { write($1, field: nil, to: &$0) }
    }
  }

  func write(_ result: ExplanationResult, to writer: inout JSONWriter) {
    let entry = result.explanation
    writer.object { writer in
      writer.field("rule", entry.rule)
      writer.field("subject", entry.subject)
      writer.field("line", entry.line)
      writer.field("standing", result.standing.rawValue)
      writer.field("findings", result.findings)
      writer.field("faults", strings: result.faults)
      writer.field("context", entry.context)
      writer.field("rationale", entry.rationale)
      writer.field("risks_and_mitigation", entry.risksAndMitigation)
      writer.field("action", entry.action)
      writer.field("owner", entry.owner)
      writer.field("due", entry.due?.description)
      writer.field("overdue", document.isOverdue(result))
      writer.field("evidence", entry.evidence)
      writer.field("resource", entry.resource)
      writer.field("evaluation", entry.evaluation)
      writer.field("author", entry.author)
      writer.field("approver", entry.approver)
      writer.field("approved_on", entry.approvedOn?.description)
      writer.field("comply_by", entry.complyBy?.description)
    }
  }

  private func write(_ subject: Subject, to writer: inout JSONWriter) {
    writer.field("subject") { writer in
      writer.field("kind", subject.kind.rawValue)
      writer.field("ref", subject.ref)
    }
  }

  private func write(_ fact: LackingFact, to writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("fact", fact.fact)
      writer.field("state", fact.state)
    }
  }

  private func write(_ place: SourcePlace, field: String?, to writer: inout JSONWriter) {
    let names = document.names(of: place)
    writer.object { writer in
      writer.field("file", names.file)
      writer.field("line", names.line)
      writer.field("column", names.column)
      if let field {
        writer.field("field", field)
        writer.field("extent", place.extent.rawValue)
      }
    }
  }
}
