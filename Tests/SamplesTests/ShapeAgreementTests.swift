// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Foundation
import Ingestion
import Testing

@testable import Samples

/// One draw, written in two shapes, gives the same findings and figures wherever both hold the facts.
@Suite struct ShapeAgreementTests {
  private static func audits(
    _ settings: SampleSettings, _ shapes: [SampleShape]
  ) async throws -> [SampleAudit] {
    let folder = Folder()
    var settings = settings
    settings.shapes = shapes
    _ = try SampleBundle(settings).write(to: folder.path)
    var audits: [SampleAudit] = []
    for shape in shapes { audits.append(try await SampleAudit("\(folder.path)/\(shape.name)")) }
    return audits
  }

  private static func settings(_ seed: UInt64) throws -> SampleSettings {
    var settings = try sampleSettings(["1.6", "0.7", "1"][Int(seed % 3)], ["0.05", "0.3"][Int(seed % 2)])
    settings.seed = seed
    settings.applications = [400, 1_500, 3_000][Int(seed / 2 % 3)]
    settings.faults = seed % 4 == 0 ? SampleFaults.none : .planted
    settings.readverts = DecimalShare("0.3") ?? settings.readverts
    return settings
  }

  @Test(arguments: UInt64(1)...4)
  func `rows say the same in CSV and in XML, word for word`(seed: UInt64) async throws {
    for pair in [[SampleShape.canonical, .xml], [.flatCSV, .flatXML]] {
      let audits = try await Self.audits(try Self.settings(seed), pair)
      #expect(audits[0].findings == audits[1].findings && !audits[0].findings.isEmpty)
      #expect(audits[0].figures { _ in true } == audits[1].figures { _ in true })
      #expect(audits[0].found["rules"] == audits[1].found["rules"])
    }
  }

  @Test(arguments: UInt64(1)...4)
  func `panels say the same in the canonical bundle and in the manner of Trac`(seed: UInt64) async throws {
    let audits = try await Self.audits(try Self.settings(seed), [.canonical, .tracStyle])
    let findings = audits.map { $0.findings.filter { $0.hasPrefix("panel.") } }
    #expect(findings[0] == findings[1] && (seed % 4 == 0 || !findings[0].isEmpty))
    let tallies = audits.map { $0.found["rules"]?.filter { $0.key.hasPrefix("panel.") } }
    #expect(tallies[0] == tallies[1] && tallies[0]?.count == 6)
  }

  /// A shape that holds less than the canonical bundle, with the dimensions of which it can tell, and what it cannot.
  private static let poorer:
    [(shape: SampleShape, dimensions: Set<String>, characteristics: Set<Characteristic>)] = [
      (
        .counts, ["band", "staff_group", "clinical", "route", "without_international"],
        Set(Characteristic.ofSources)
      ),
      (.flatCSV, ["band", "sex", "disability"], [.ethnicity]),
      (.flatXML, ["band", "sex", "disability"], [.ethnicity]),
      (.tracStyle, ["band", "staff_group", "route", "without_international"], [.ethnicity]),
    ]

  @Test(arguments: UInt64(1)...4)
  func `a ratio is the same whatever else a shape holds`(seed: UInt64) async throws {
    let audits = try await Self.audits(
      try Self.settings(seed), [.canonical] + Self.poorer.map(\.shape))
    for (audit, (shape, dimensions, characteristics)) in zip(audits.dropFirst(), Self.poorer) {
      func names(_ audit: SampleAudit) -> Set<String> {
        Set(audit.evaluation.measures.map { "\($0.rule) \($0.subject)" })
      }
      let shown = names(audit).intersection(names(audits[0]))
      func isHeld(_ measure: MeasureResult) -> Bool {
        // An application whose vacancy is not there is set aside only where vacancies are listed.
        measure.measure == "relative_likelihood" && characteristics.contains(measure.groups.characteristic)
          && measure.cut.allSatisfy { dimensions.contains($0.dimension) }
          // With fewer cuts fewer have to be hidden for the sake of others.
          && shown.contains("\(measure.rule) \(measure.subject)")
      }
      let (theirs, ours) = (audit.figures(where: isHeld), audits[0].figures(where: isHeld))
      #expect(theirs == ours && ours.count > 3, "\(shape.name)")
    }
  }

  @Test func `adverts say the same in the canonical bundle and in HR-XML, where both hold the facts`()
    async throws
  {
    for seed in UInt64(1)...3 {
      var settings = try Self.settings(seed)
      // Of a vacancy that was advertised twice HR-XML has the last advert.
      settings.readverts = DecimalShare("0", 0, over: 1)
      settings.applications = 2_000
      let audits = try await Self.audits(settings, [.canonical, .hrXML3])
      let verdicts = audits.map { audit in
        audit.findings.filter { finding in
          ["criteria.open-to-every-race", "criteria.open-long-enough", "criteria.early-closing"].contains {
            finding.hasPrefix($0)
          }
        }
      }
      #expect(verdicts[0].map(\.withoutMessage) == verdicts[1].map(\.withoutMessage) && !verdicts[0].isEmpty)
    }
  }
}

extension String {
  /// Rule, subject and verdict of a finding: messages count the lines of a text, which are paragraphs in HR-XML.
  fileprivate var withoutMessage: String { split(separator: "|").prefix(3).joined(separator: "|") }
}

extension SampleAudit {
  /// Rule, subject, verdict and message of every finding that is listed singly, but for what cannot be told.
  fileprivate var findings: [String] {
    evaluation.findings.filter { $0.verdict != .cannotTell }.map { finding in
      "\(finding.rule)|\(finding.subject.ref)|\(finding.verdict.rawValue)|\(finding.message)"
    }
  }

  /// What the measures say, without how declined offers could be counted otherwise, which counts cannot tell.
  fileprivate func figures(where isWanted: (MeasureResult) -> Bool) -> [String] {
    evaluation.measures.filter(isWanted).map { measure in
      let states = measure.unknownStates.map { "\($0.key): \($0.value)" }.sorted()
      return
        "\(measure.rule) \(measure.subject) \(measure.reference) \(measure.comparison) \(measure.neither) "
        + "\(states) \(measure.estimate) \(measure.interval.map { "\($0)" } ?? "") "
        + "\(measure.verdict?.rawValue ?? "") \(measure.sentence)"
    }
  }
}
