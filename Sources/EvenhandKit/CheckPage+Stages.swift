// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Ingestion

extension CheckPage {
  /// How far the applicants of each group came as the files were understood: what counts mean is the profile's word, and a
  /// wrong one is seen in these numbers and nowhere else.
  ///
  /// Nothing is said where all of them are of one vacancy, whose counts are told nobody.
  var stages: [String] {
    let tallies = reading.pipeline.applications.elements
    let vacancies = Set(tallies.map(\.vacancy))
    guard !tallies.isEmpty, vacancies.count > 1 || vacancies == [nil] else { return [] }
    let groups: [(name: String, isOf: (Answer<EthnicityGroup>) -> Bool)] = [
      ("White", { $0 == .known(.white) }), ("ethnic minority", { $0 == .known(.ethnicMinority) }),
      ("of unknown ethnicity", { $0.state != .known }),
    ]
    let lines = groups.compactMap { group in
      line(of: tallies.filter { group.isOf($0.cell.group) }, named: group.name)
    }
    return lines.isEmpty ? [] : ["Stages"] + lines.flatMap { wrapped($0, indent: 2) } + meanings
  }

  /// "1,235 White applied, of whom 375 were shortlisted, of whom 114 accepted".
  private func line(of tallies: [ApplicationTally], named name: String) -> String? {
    let recorded = Stage.allCases.filter { stage in
      stage != .draft && tallies.contains { $0.recorded.contains(stage) }
    }
    guard let first = recorded.first else { return nil }
    let parts = recorded.map { stage in
      let said = words(count(stage, tallies))
      return stage == first ? "\(said) \(name) \(verb(stage))" : "\(said) \(verb(stage))"
    }
    return parts.joined(separator: ", of whom ")
  }

  private func count(_ stage: Stage, _ tallies: [ApplicationTally]) -> Count? {
    let counts = tallies.map { $0.count(stage) }
    return counts.contains(nil) ? nil : counts.reduce(Count.zero) { $0 + ($1 ?? .zero) }
  }

  private func words(_ count: Count?) -> String {
    guard let count else { return "an unknown number" }
    return count.exact.map(number) ?? "\(number(count.atLeast)) to \(number(count.atMost))"
  }

  private func verb(_ stage: Stage) -> String {
    switch stage {
    case .draft: "began"
    case .applied: "applied"
    case .longlisted: "were longlisted"
    case .shortlisting: "came to the shortlisting"
    case .shortlisted: "were shortlisted"
    case .interviewScheduled: "were invited to interview"
    case .interviewed: "were interviewed"
    case .offered: "were offered the post"
    case .accepted: "accepted it"
    case .checks: "came to the checks"
    case .started: "started"
    }
  }

  /// What the profile says that counts mean, by file.
  private var meanings: [String] {
    let words = AggregateMapping.Meaning.all.map(\.words)
    return reading.ledger.files.flatMap { file in
      file.notes.filter(words.contains).flatMap { note in
        wrapped("\(reading.files[file.file].path): \(note)", indent: 2)
      }
    }
  }
}
