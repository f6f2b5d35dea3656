// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Foundation
import Testing

@testable import Reporting

@Suite struct SARIFTests {
  private typealias Object = [String: Any]

  private func run(_ outcome: AuditOutcome = SampleOutcome.outcome()) throws -> [String: Any] {
    let text = SARIFReport(try ReportDocument(outcome)).text
    let log = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? Object)
    #expect(log["version"] as? String == "2.1.0")
    return try #require((log["runs"] as? [Object])?.first)
  }

  private func results(_ run: [String: Any]) -> [[String: Any]] { run["results"] as? [Object] ?? [] }

  private func verdict(_ result: [String: Any]) -> String {
    (result["properties"] as? Object)?["verdict"] as? String ?? ""
  }

  private func text(_ object: Any?) -> String { (object as? Object)?["text"] as? String ?? "" }

  @Test(
    arguments: [
      (Verdict.mustExplain, Obligation.must, "fail", "error"), (.mustExplain, .should, "fail", "warning"),
      (.advice, .may, "fail", "note"), (.explained, .should, "fail", "warning"),
      (.cannotTell, .should, "open", "none"), (.complies, .must, "pass", "none"),
      (.notApplicable, .must, "notApplicable", "none"), (.notRun, .must, "notApplicable", "none"),
      (.error, .must, "review", "none"),
    ])
  func `each verdict has its kind and its level`(
    verdict: Verdict, obligation: Obligation, kind: String, level: String
  ) throws {
    let rule = RuleSummary(
      id: "r", pack: "p", title: "", obligation: obligation, subjectKind: .vacancy,
      guidance: SampleOutcome.guidance, remedy: "", tally: SampleOutcome.tally([verdict: 2]))
    let listed = ListedRule(rule: rule, index: 0, findings: [], alike: [])
    let result = try #require(SARIFResult(verdict, of: listed))
    #expect(result.kind == kind && result.level == level && result.count == 2)
  }

  @Test func `every verdict of every rule is there, with its number`() throws {
    let run = try run()
    var counts: [String: [String: Int]] = [:]
    for result in results(run) {
      let rule = result["ruleId"] as? String ?? ""
      counts[rule, default: [:]][verdict(result), default: 0] += result["occurrenceCount"] as? Int ?? 1
    }
    for rule in SampleOutcome.rules {
      for verdict in Verdict.allCases {
        #expect(counts[rule.id]?[verdict.rawValue] ?? 0 == rule.tally[verdict], "\(rule.id) \(verdict)")
      }
    }
    // Not a line for each subject that complies.
    #expect(results(run).count < 40)
  }

  @Test func `what is explained is suppressed with its reason, and nothing else is`() throws {
    for result in results(try run()) {
      let suppressions = result["suppressions"] as? [Object] ?? []
      #expect(suppressions.count == (verdict(result) == "explained" ? 1 : 0))
      for suppression in suppressions {
        #expect(suppression["status"] as? String == "accepted")
        #expect((suppression["justification"] as? String)?.isEmpty == false)
      }
      if result["ruleId"] as? String == "law.no-ring-fence", verdict(result) == "must_explain" {
        let note = (result["properties"] as? Object)?["explanation"] as? Object
        #expect(note?["standing"] as? String == "noted")
      }
    }
  }

  @Test func `rules, files and places refer to what is there`() throws {
    let run = try run()
    let driver = try #require((run["tool"] as? Object)?["driver"] as? Object)
    let rules = driver["rules"] as? [Object] ?? []
    let artifacts = run["artifacts"] as? [Object] ?? []
    #expect(rules.count == SampleOutcome.rules.count && artifacts.count == 2)
    for rule in rules {
      #expect(!text(rule["help"]).isEmpty && (rule["helpUri"] as? String)?.hasPrefix("https://") == true)
    }
    var places = 0
    for result in results(run) {
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
      for location in result["locations"] as? [Object] ?? [] {
        guard let physical = location["physicalLocation"] as? Object else { continue }
        let artifact = try #require(physical["artifactLocation"] as? Object)
        let file = try #require(artifact["index"] as? Int)
        #expect((artifacts[file]["location"] as? Object)?["uri"] as? String == artifact["uri"] as? String)
        #expect((physical["region"] as? Object)?["startLine"] as? Int ?? 0 > 0)
        places += 1
      }
    }
    #expect(places == 6)
    let hashes = artifacts.compactMap { ($0["hashes"] as? [String: String])?["sha-256"] }
    #expect(hashes == [SampleOutcome.digest("d"), SampleOutcome.digest("e")])
  }

  @Test func `found words have the cell and the place within its text`() throws {
    let result = try #require(
      results(try run()).first { ($0["partialFingerprints"] as? [String: String])?["evenhand/v1"] == "f11" })
    let location = try #require((result["locations"] as? [Object])?.dropFirst().first)
    let properties = location["properties"] as? Object
    #expect(properties?["line"] as? Int == 3 && properties?["column"] as? Int == 12)
    #expect(properties?["words"] as? String == "native English")
    let logical = (location["logicalLocations"] as? [Object])?.first
    #expect(logical?["fullyQualifiedName"] as? String == "advert.text")
    #expect(text(location["message"]).contains("fluent spoken and written English"))
  }

  @Test func `a run that broke off or failed is not successful, and says why`() throws {
    func invocation(_ outcome: AuditOutcome) throws -> [String: Any] {
      try #require((try run(outcome)["invocations"] as? [Object])?.first)
    }
    let failed = try invocation(SampleOutcome.outcome())
    #expect(failed["executionSuccessful"] as? Bool == false)
    let notes = failed["toolExecutionNotifications"] as? [Object] ?? []
    #expect(notes.contains { ($0["associatedRule"] as? Object)?["id"] as? String == "wres.indicator-2" })
    #expect(notes.contains { text($0["message"]).contains("no map knows") })
    var outcome = SampleOutcome.outcome()
    outcome.evaluation = Evaluation()
    #expect(try invocation(outcome)["executionSuccessful"] as? Bool == true)
    outcome.ledger.files[0].isComplete = false
    #expect(try invocation(outcome)["executionSuccessful"] as? Bool == false)
  }

  @Test func `no time, no host and no path of the machine stands in it`() throws {
    let text = SARIFReport(try ReportDocument(SampleOutcome.outcome())).text
    for name in ["TimeUtc", "machine", "account", "workingDirectory", "file:", "\"/"] {
      #expect(!text.contains(name), "\(name)")
    }
  }

  @Test(arguments: [
    ("a b.csv", "a%20b.csv"), ("-", "-"), ("sub/é.xml", "sub/%C3%A9.xml"), ("a:b\n", "a%3Ab%0A"),
  ])
  func `paths become relative addresses`(path: String, uri: String) {
    #expect(SARIFText.uri(path) == uri)
  }

  @Test(arguments: [
    ("{0}", "{{0}}"), ("[x](http://x)", "[x]\u{200B}(http://x)"), ("plain", "plain"),
  ])
  func `a message has no placeholder and no link`(text: String, message: String) {
    #expect(SARIFText.message(text) == message)
  }

  @Test(
    .enabled(
      if: OutsideTool.hasSchema("sarif-2.1.0.json"), "the schema of SARIF is not there: make test fetches it")
  )
  func `it satisfies the official schema`() throws {
    let schema = try String(contentsOf: OutsideTool.schema("sarif-2.1.0.json"), encoding: .utf8)
    var outcomes = [SampleOutcome.outcome(), HostileText.outcome(with: "{0} [x](y) \u{7}|<b>")]
    outcomes.append(SampleOutcome.outcome())
    outcomes[2].evaluation = Evaluation()
    for outcome in outcomes {
      let text = SARIFReport(try ReportDocument(outcome)).text
      #expect(try SchemaCheck.complaints(about: text, schema: schema) == "")
    }
    let spoilt = SARIFReport(try ReportDocument(outcomes[0])).text
      .replacingOccurrences(of: "\"kind\": \"open\"", with: "\"kind\": \"unknown\"")
    #expect(try SchemaCheck.complaints(about: spoilt, schema: schema) != "")
  }
}
