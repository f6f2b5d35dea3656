// SPDX-License-Identifier: Apache-2.0

import AuditModel
import Foundation
import Testing

@testable import Ingestion

/// The 281 labels seen in government data with the standard label that the Cabinet Office gives each, and the
/// 52 labels of its classifications.
@Suite(
  "Labels seen in government data",
  .enabled(if: ReferenceFiles.areThere, "the folder with the labels is not there"))
struct EthnicityLabelCorpusTests {
  static let labels: [(raw: String, standard: String)] = {
    guard let text = ReferenceFiles.text("data/ethnicity-labels/classification_lookup.csv") else { return [] }
    return text.split(whereSeparator: \.isNewline).dropFirst().compactMap { line in
      guard let comma = line.lastIndex(of: ",") else { return nil }
      let raw = line[..<comma].trimmingCharacters(in: CharacterSet(charactersIn: "\""))
      return (raw, String(line[line.index(after: comma)...]))
    }
  }()

  /// The columns Standard, Display and Parent of the classifications, which follow a quoted field or none.
  static let standards: Set<String> = {
    let text = ReferenceFiles.text("data/ethnicity-labels/classification_definitions.csv") ?? ""
    return Set(
      text.split(whereSeparator: \.isNewline).dropFirst().flatMap { line -> [String] in
        RecordText(Array(line.utf8)[...], delimiter: UInt8(ascii: ","))?.fields[3...5].map {
          String(decoding: $0, as: UTF8.self)
        } ?? []
      })
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

  @Test("no scheme contradicts them")
  func sound() {
    for scheme in EthnicityScheme.all where scheme.name != "la-2013" {
      for label in EthnicityLabelCorpusTests.labels {
        guard case .group(let found) = scheme.reading(of: label.raw) else { continue }
        #expect(found == group(label.standard), "\(scheme.name): \(label.raw)")
      }
    }
  }

  /// Every label that gets no group, by what it gets instead: whatever is not listed here has a group. Reviewed
  /// one by one. "Minority ethnic pupil" counts everybody but White British in school statistics, and so holds
  /// white minorities; so does every label that names white people beside others.
  static let withoutGroup: [(reading: EthnicityReading, labels: [String])] = [
    (
      .ambiguous,
      [
        "african", "any other", "caribbean", "ethnicity_minor_irish", "irish", "other",
        "any other ethnic background",
      ]
    ),
    (
      .total,
      [
        "all", "all - england", "all - england's average", "all aged 16 and over", "all england",
        "all ethnic groups", "all ethnicity", "all ethnicities", "all pupils", "all groups",
        "all categories: ethnic group", "white-british, white-other, asian, black, chinese, mixed, other",
        "white/black/asian/mixed/chinese/all", "ethnicity_major_asian_total", "ethnicity_major_black_total",
        "ethnicity_major_mixed_total", "ethnicity_major_white_total", "any other asian background total",
        "bangladeshi total", "black/ african/ caribbean/ black british total", "chinese total",
        "indian total",
        "mixed/ multiple ethnic groups total", "other ethnic group total", "pakistani total",
        "white british total", "white non-british total",
      ]
    ),
    (
      .notKnown,
      [
        "ethnicity_major_unclassified", "ethnicity_minor_unclassified", "not known", "not known/not provided",
        "not recorded", "not recorded/unknown", "not reported", "not stated/invalid", "unclassified",
        "unknown",
        "unknown ethnicity", "unmatched", "unreported",
      ]
    ),
    (.declined, ["not stated"]),
    (
      .noCategory,
      [
        "ethnicity_minority_ethnic_pupil", "not applicable", "not known / prefer not to say",
        "other (inc gypsy/traveller/irish traveller)", "other than white british", "white & other",
        "white british & other", "white and other than white",
      ]
    ),
  ]

  @Test("each has a group, or the reviewed answer why it has none")
  func outcomes() {
    let all = Set(Self.labels.map { $0.raw.lowercased() } + Self.standards.map { $0.lowercased() })
    var expected: [String: EthnicityReading] = [:]
    for (reading, labels) in Self.withoutGroup { for label in labels { expected[label] = reading } }
    var counts: [EthnicityReading: Int] = [:]
    for label in all {
      let reading = EthnicityScheme.ukLabels.reading(of: label)
      counts[reading, default: 0] += 1
      if case .group = reading {
        #expect(expected[label] == nil, "\(label) has a group")
      } else {
        #expect(expected[label] == reading, "\(label) is \(reading)")
      }
    }
    #expect(counts == Self.counts)
  }

  static let counts: [EthnicityReading: Int] = [
    .group(.ethnicMinority): 184, .group(.white): 45, .total: 27, .notKnown: 13, .noCategory: 8,
    .ambiguous: 7,
    .declined: 1,
  ]

  @Test("the schemes read so many of them")
  func table() {
    let raws = Set(Self.labels.map(\.raw))
    let read = EthnicityScheme.all.map { scheme in
      let groups = raws.count { if case .group = scheme.reading(of: $0) { true } else { false } }
      return "\(scheme.name) \(groups)"
    }
    #expect(read == Self.read)
  }

  static let read = [
    "groups 29", "la-2013 3", "nhs-2001 109", "nhs-2001-or-groups 136", "nhs-scotland 28", "nhs-wales 33",
    "ons-2011 132", "ons-2021 129", "uk-labels 227",
  ]
}
