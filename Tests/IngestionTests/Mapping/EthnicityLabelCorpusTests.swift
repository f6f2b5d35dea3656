// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Foundation
import Testing

@testable import Ingestion

/// 285 labels seen in government data, with the standard label that the Cabinet Office gives each.
@Suite("Labels seen in government data")
struct EthnicityLabelCorpusTests {
  static let labels: [(raw: String, standard: String)] = {
    guard let text = ReferenceFiles.text("data/ethnicity-labels/classification_lookup.csv") else { return [] }
    return text.split(whereSeparator: \.isNewline).dropFirst().compactMap { line in
      guard let comma = line.lastIndex(of: ",") else { return nil }
      let raw = line[..<comma].trimmingCharacters(in: CharacterSet(charactersIn: "\""))
      return (raw, String(line[line.index(after: comma)...]))
    }
  }()

  /// The group of a standard label; `nil` where it has none, or says who is not in it.
  private func group(_ standard: String) -> EthnicityGroup? {
    if ["All", "Unknown", "Unmatched", "Unclassified", "Not applicable"].contains(standard) { return nil }
    if standard.hasPrefix("Other than White") {
      return standard == "Other than White" ? .ethnicMinority : nil
    }
    return standard.hasPrefix("White") || ["Gypsy/Roma", "Irish Traveller"].contains(standard)
      ? .white : .ethnicMinority
  }

  @Test("no scheme contradicts them", .enabled(if: !labels.isEmpty))
  func sound() {
    for scheme in EthnicityScheme.all where scheme.name != "la-2013" {
      for label in EthnicityLabelCorpusTests.labels {
        guard case .known(let found) = scheme.group(of: label.raw) else { continue }
        #expect(found == group(label.standard), "\(scheme.name): \(label.raw)")
      }
    }
  }

  @Test(
    "the schemes read the labels that are theirs", .enabled(if: !labels.isEmpty),
    arguments: [
      ("nhs-2001", "asian or asian british - indian"),
      ("nhs-2001", "black or black british - any other black background"),
      ("nhs-2001", "mixed - white and black african"), ("nhs-2001", "white - any other white background"),
      ("nhs-2001", "other ethnic groups - chinese"),
      ("nhs-2001", "other ethnic groups - any other ethnic group"),
      ("ons-2011", "english / welsh / scottish / northern irish / british"),
      ("ons-2011", "asian/asian british: chinese"),
      ("ons-2011", "white - gypsy or irish traveller"),
      ("ons-2011", "any other black / african / caribbean background"),
      ("ons-2011", "any other mixed/multiple ethnic background"),
      ("ons-2011", "black african/caribbean/black british - african"),
      ("ons-2021", "black, african, caribbean or black british: african"),
      ("ons-2021", "white: gypsy, irish traveller"),
      ("ons-2021", "white: english, scottish, welsh, northern irish, british"),
    ])
  func complete(_ scheme: String, _ label: String) throws {
    let known = try #require(EthnicityLabelCorpusTests.labels.first { $0.raw == label })
    let found = try #require(EthnicityScheme.named(scheme)).group(of: label)
    #expect(found == group(known.standard).map(Answer.known))
  }
}
