// SPDX-License-Identifier: Apache-2.0

import AuditModel

extension PipelineBuilder {
  /// How many candidates made which applications; the keys by which they are known are let go.
  ///
  /// - Parameter leftOut: the vacancies whose applications are not in the model.
  mutating func candidates(leavingOut leftOut: Set<Int>) -> [CandidateTally] {
    guard readers.applications.contains(where: { $0.candidates != nil }) else { return [] }
    let recordings = recordings
    var isCounted = [Bool](repeating: true, count: state.vacancies.count)
    for vacancy in leftOut { isCounted[vacancy] = false }
    let files = withReaders { readers, _ in
      readers.applications.indices.compactMap { index in
        readers.applications[index].takeCandidates().map { ($0, recordings[index]) }
      }
    }
    return CandidateGrouping(files.map { (rows: $0.0, recording: $0.1) }, isCounted: isCounted).tallies()
  }
}
