// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Foundation
import Testing

@testable import Reporting

@Suite struct PageTests {
  private func page(_ outcome: AuditOutcome = SampleOutcome.outcome()) throws -> String {
    try HTMLReport(try ReportDocument(outcome)).text()
  }

  @Test("the page is marked at the top, at the end and on every printed page")
  func marking() throws {
    let page = try page()
    #expect(page.contains("<p class=\"marking\"><strong>Internal, not for publication</strong></p>"))
    #expect(page.contains("<p class=\"spine\" aria-hidden=\"true\">Internal, not for publication</p>"))
    #expect(page.contains("position: fixed"))
    #expect(page.contains("<p><strong>Internal, not for publication.</strong>"))
  }

  @Test("the answer comes before everything else in the page's main part")
  func answerFirst() throws {
    let page = try page()
    let main = try #require(page.range(of: "<main>")?.upperBound)
    let heading = try #require(page.range(of: "<h2", range: main..<page.endIndex)?.upperBound)
    #expect(page[heading...].contains("11 findings must be explained."))
    #expect(page[heading...].prefix(120).contains("11 findings must be explained."))
  }

  @Test("every table has a caption, scoped headers and a region that the keyboard reaches")
  func tables() throws {
    let page = try page()
    let tables = page.components(separatedBy: "<table").dropFirst()
    #expect(tables.count > 10)
    for table in tables {
      #expect(table.contains("<caption id=\"") && table.contains("<th scope=\"col\""))
      let cells = table.prefix { _ in true }.components(separatedBy: "</table>")[0]
      #expect(!cells.contains("<th>") && !cells.contains("<th class"))
    }
    let regions = page.components(separatedBy: "class=\"scroll\" role=\"region\" ").dropFirst()
    #expect(regions.count >= tables.count)
    for region in regions {
      #expect(region.prefix(140).contains("tabindex=\"0\"") && region.hasPrefix("aria-label"))
    }
  }

  @Test("headings go down one level at a time, and there is one of the first")
  func headings() throws {
    let levels = try page().components(separatedBy: "<h").dropFirst().compactMap { Int($0.prefix(1)) }
    #expect(levels.first == 1 && levels.count { $0 == 1 } == 1 && levels.count > 15)
    for (above, level) in zip(levels, levels.dropFirst()) { #expect(level <= above + 1) }
  }

  @Test("every id stands once, and every reference leads to one")
  func references() throws {
    let page = try page()
    func values(_ attribute: String) -> [String] {
      page.components(separatedBy: " \(attribute)=\"").dropFirst().flatMap {
        $0.prefix { $0 != "\"" }.split(separator: " ").map(String.init)
      }
    }
    let ids = values("id")
    #expect(Set(ids).count == ids.count)
    for target in values("aria-labelledby") { #expect(ids.contains(target), "\(target)") }
    for target in values("href") { #expect(ids.contains(String(target.dropFirst())), "\(target)") }
  }

  @Test("every verdict on the page stands there as a word")
  func words() throws {
    let chips = try page().components(separatedBy: "<span class=\"chip").dropFirst()
    #expect(chips.count > 20)
    for chip in chips {
      let text =
        chip.components(separatedBy: "</span>").dropFirst(chip.contains("class=\"mark\"") ? 1 : 0).first ?? ""
      let word = text.components(separatedBy: ">").last ?? ""
      #expect(word.contains { $0.isLetter }, "\(chip.prefix(120))")
    }
  }

  @Test("pictures have a title, a description and the same figures as the table")
  func pictures() throws {
    let page = try page()
    let pictures = page.components(separatedBy: "<svg ").dropFirst()
    // The funnel, and the two measures that have ratios, each in two breadths.
    #expect(pictures.count == 6)
    for picture in pictures {
      #expect(picture.contains("role=\"img\"") && picture.contains("<title") && picture.contains("<desc"))
    }
    #expect(page.contains("Band 6: 1.25 (0.94 to 1.69), complies"))
    #expect(page.contains("The range 0.80 to 1.25 is shaded."))
    #expect(page.contains("<strong>Without a ratio (nobody was appointed):</strong> Band 8a."))
    #expect(
      page.contains(
        "<th scope=\"row\">Applied to shortlisted</th><td class=\"num\">2,480 of 6,900 (35.9%)</td>"))
  }

  @Test("funnel plots and run charts are drawn where the document has them, with their tables")
  func plots() throws {
    var document = try ReportDocument(SampleOutcome.outcome())
    document.funnels = [SamplePictures.funnelPlot, SamplePictures.emptyPlot]
    document.runs = [SamplePictures.run, SamplePictures.emptyRun]
    let page = try HTMLReport(document).text()
    #expect(page.components(separatedBy: "<svg ").count == 1 + 6 + 2 + 2)
    #expect(
      page.contains(
        "<strong>Outside the limits:</strong> Theatres and recovery: 12 of 210 (5.7%), below the lower 99.8% limit; Pharmacy"
      ))
    #expect(
      page.contains(
        "<strong>Not drawn:</strong> Outpatients: 1–7 of 60 (1.7% to 11.7%), the count is a range."))
    #expect(page.contains("<th scope=\"row\">Jan 2025</th><td class=\"num\">no figure</td>"))
    #expect(page.contains("<td>run on one side</td>"))
    #expect(page.contains("There is no site with one number and one rate that could be drawn."))
    #expect(page.contains("No month has a figure that could be drawn."))
  }

  @Test("the band of the picture follows the rule's own edges")
  func edges() throws {
    let rule = RuleSummary(
      id: "r", pack: "p", title: "", obligation: .should, subjectKind: .cohort,
      guidance: SampleOutcome.guidance,
      remedy: "",
      parameters: [
        RuleParameterValue(name: "lowest", value: "0.8", says: ""),
        RuleParameterValue(name: "highest", value: "1.2", says: ""),
      ])
    #expect(MeasureGroup.edges(of: rule) == 0.8...1.2)
    #expect(MeasureGroup.edges(of: nil) == 0.8...1.25)
  }

  @Test(
    "of measures that count a step differently the rate is drawn, and the page says that there are others")
  func funnel() {
    let one = SampleMeasures.all
    let plain = StageFunnel(one)
    #expect(plain?.first == "applied" && plain?.steps.map(\.stage) == ["shortlisted", "appointed"])
    #expect(plain?.countsDiffer == false && plain?.untold == nil)
    let other = StageFunnel(one + [rate(one[5], reference: SampleMeasures.counts(6_900, 2_481))])
    #expect(other?.countsDiffer == true)
    #expect(other?.steps[0].parts[0] == SamplePictures.part(2_481, 6_900))
    #expect(other?.steps[1].parts[0] == SamplePictures.part(512, 2_480))
    var last = rate(one[5], reference: one[5].reference)
    last.untold = "the later ones are of one vacancy"
    #expect(StageFunnel([last])?.untold == "The later ones are of one vacancy.")
    #expect(StageFunnel([]) == nil)
  }

  private func rate(_ measure: MeasureResult, reference: GroupCounts) -> MeasureResult {
    MeasureResult(
      rule: measure.rule, measure: "rate", direction: measure.direction, cut: [], from: measure.from,
      to: measure.to,
      reference: reference, comparison: measure.comparison, unknown: measure.unknown, estimate: .finite(1.2),
      verdict: nil, sentence: "")
  }

  @Test("rates of all stages stand in one table, without a verdict")
  func rates() throws {
    var outcome = SampleOutcome.outcome()
    outcome.evaluation.measures += [0, 5].map { index in
      rate(SampleMeasures.all[index], reference: SampleMeasures.all[index].reference)
    }
    let page = try page(outcome)
    let table = try #require(
      page.components(separatedBy: "Rates at each step by group, and the ratio of the rates").last)
    let rows = table.components(separatedBy: "</table>")[0]
    #expect(rows.contains("Shortlisted to appointed</th>") && rows.contains("Applied to shortlisted</th>"))
    #expect(!rows.contains("Verdict"))
    #expect(JSONReport(try ReportDocument(outcome)).text.contains("\"verdict\": null"))
  }

  @Test("a report of 5,000 vacancies and 12 rules stays below 2 MiB and says what it leaves out")
  func size() throws {
    var outcome = SampleOutcome.outcome()
    let message = String(repeating: "The panel has no recorded ethnic minority representative. ", count: 5)
    outcome.evaluation = Evaluation()
    for rule in 0..<12 {
      let id = "rule.number-\(rule + 10)"
      outcome.evaluation.rules.append(
        RuleSummary(
          id: id, pack: "p", title: "Rule \(rule)", obligation: .should, subjectKind: .vacancy,
          guidance: SampleOutcome.guidance, remedy: "", tally: SampleOutcome.tally([.mustExplain: 5_000])))
      outcome.evaluation.findings += (0..<5_000).map { vacancy in
        Finding(
          fingerprint: "\(rule)-\(vacancy)", rule: id, verdict: .mustExplain,
          subject: Subject(kind: .vacancy, ref: "V-\(10_000 + vacancy)"), message: message,
          evidence: [
            Evidence(field: "vacancy.band", place: SourcePlace(file: 0, line: vacancy + 2, column: 1))
          ])
      }
    }
    let page = try page(outcome)
    #expect(page.utf8.count <= 2 << 20)
    #expect(page.contains("more, all in <code>findings.csv</code>"))
    let rows = CSVCells.parse(FindingsSheet(try ReportDocument(outcome)).text)
    #expect(rows.count == 60_001)
  }

  @Test("many pictures of many cuts leave the page below 2 MiB, and it says what they leave out")
  func sizeOfPictures() throws {
    var outcome = SampleOutcome.outcome()
    let cut = SampleMeasures.all[1]
    outcome.evaluation.measures = (0..<20).flatMap { measure in
      (0..<70).map { index in
        MeasureResult(
          rule: cut.rule, subject: "department \(index)", measure: "relative_likelihood_\(measure)",
          direction: cut.direction, cut: [CutPart(dimension: "department", value: "\(index)")],
          from: cut.from,
          to: cut.to, reference: cut.reference, comparison: cut.comparison, unknown: cut.unknown,
          estimate: cut.estimate, interval: cut.interval, verdict: cut.verdict, sentence: "")
      }
    }
    let page = try page(outcome)
    #expect(page.utf8.count <= 2 << 20)
    #expect(page.components(separatedBy: "more cuts are in the table only.").count == 21)
  }

  @Test("text has a contrast of at least 4.5 to 1 in both schemes")
  func contrast() throws {
    let style = try #require(HTMLReport.templates.first { $0.name == "style" }?.text)
    let schemes = style.components(separatedBy: ":root {").dropFirst().map {
      $0.components(separatedBy: "}")[0]
    }
    #expect(schemes.count == 2)
    let pairs = [
      ("ink", "paper"), ("ink", "panel"), ("soft", "paper"), ("soft", "panel"), ("accent", "paper"),
      ("must", "must-bg"), ("tell", "tell-bg"), ("explained", "explained-bg"), ("complies", "complies-bg"),
      ("plain", "plain-bg"), ("must", "paper"), ("tell", "paper"), ("explained", "paper"),
      ("complies", "paper"),
      ("ink", "must-bg"), ("ink", "tell-bg"), ("ink", "explained-bg"), ("ink", "complies-bg"),
    ]
    for scheme in schemes {
      for (front, back) in pairs {
        let contrast = Colour(front, in: scheme).contrast(with: Colour(back, in: scheme))
        #expect(contrast >= 4.5, "\(front) on \(back): \(contrast)")
      }
    }
  }
}

/// A colour of the style sheet, for WCAG 2.2's contrast.
struct Colour {
  let luminance: Double

  init(_ name: String, in scheme: String) {
    let hex = scheme.components(separatedBy: "--\(name): #").dropFirst().first?.prefix(6) ?? "808080"
    let number = Int(hex, radix: 16) ?? 0
    let parts = [number >> 16, number >> 8 & 255, number & 255].map { part in
      let share = Double(part) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    luminance = 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  func contrast(with other: Colour) -> Double {
    (max(luminance, other.luminance) + 0.05) / (min(luminance, other.luminance) + 0.05)
  }
}
