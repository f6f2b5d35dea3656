// SPDX-License-Identifier: Apache-2.0

import AuditModel

extension PipelineBuilder {
  /// Says in the ledger how the counts of stages of a file were understood, where it has several stages: a wrong word in
  /// the profile is seen there, and from the numbers themselves it cannot be told.
  mutating func remarkOnMeaning(_ file: Int) {
    for reader in files[file].streams.compactMap({ readers.equality($0.source) })
    where reader.hasSeveralStages {
      remark(reader.aggregate.meaning.words, file: file)
    }
  }
}

extension AggregateMapping.Meaning {
  package static let all: [Self] = [.cumulative, .atStage, .current]

  /// What is made of counts of this kind.
  package var words: String {
    switch self {
    case .cumulative:
      "its counts were read as cumulative: whoever came to a stage is counted at each stage before it too"
    case .atStage:
      "its counts were read as at_stage: all who came to a stage, whether they went further or not"
    case .current:
      "its counts were read as current: each is counted at the furthest stage alone, and was added to every stage before it"
    }
  }
}
