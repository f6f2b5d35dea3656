// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Expressions

/// A vacancy's person specification as rules see it.
struct SpecificationFacts: FactRecord {
  let index: PipelineIndex
  /// Position of the vacancy.
  let number: Int

  static let fields: [FactField<SpecificationFacts>] = [
    FactField(
      "essentials", .count,
      "How many criteria are essential; a range when it is not known of some, or when the file broke off.",
      called: "the number of essential criteria"
    ) { $0.count(essential: true) },
    FactField(
      "desirables", .count, "How many criteria are desirable.", called: "the number of desirable criteria"
    ) { $0.count(essential: false) },
    FactField(
      "lines", .list(.record("criterion")), "The lines of the person specification.",
      called: "the person specification"
    ) { $0.lines },
  ]

  private var lines: Reading {
    index.criteria.list(of: number) {
      .record(CriterionFacts(index: index, position: $0))
    }
  }

  private func count(essential wanted: Bool) -> Reading {
    let criteria = index.criteria
    guard criteria.isRecorded else { return Reading(.lacking(.notRecorded)) }
    var known = 0
    var perhaps = 0
    for position in criteria.positions(of: number) {
      switch criteria.elements[position].isEssential.value {
      case wanted?: known += 1
      case nil: perhaps += 1
      default: break
      }
    }
    let place = criteria.positions(of: number).first.flatMap { criteria.elements[$0].place }
    return Reading(.count(known...(criteria.brokeOff ? Int.max : known + perhaps)), at: place)
  }
}

/// One line of a person specification as rules see it: a place in the index.
struct CriterionFacts: FactRecord {
  let index: PipelineIndex
  let position: Int

  private var criterion: Criterion { index.criteria.elements[position] }

  static let fields: [FactField<CriterionFacts>] = [
    FactField(
      "essential", .bool, "Whether the criterion is essential, else desirable.",
      called: "whether a criterion is essential"
    ) { Reading($0.criterion.isEssential) { .bool($0) } },
    FactField("text", .string, "What is asked for.", called: "the text of a criterion") {
      Reading($0.criterion.text) { .text($0) }
    },
  ]
}

/// How people were looked for beside the adverts, as rules see it.
struct SearchFacts: FactRecord {
  let index: PipelineIndex
  /// Position of the vacancy.
  let number: Int

  static let fields: [FactField<SearchFacts>] = [
    FactField(
      "recorded", .bool,
      """
      Whether the files that were read say whether a search firm was engaged: false also when none of them holds \
      searches, unknown when the one that does broke off, and for one post that is typed in, of which nobody said it.
      """, called: "whether a search firm was engaged"
    ) { $0.isRecorded },
    FactField(
      "answered", .bool,
      """
      Whether the file of searches says whether a search firm was engaged: as `search.recorded`, and unknown when no \
      file that was read holds searches.
      """, called: "whether a search firm was engaged"
    ) { $0.index.searches.isRecorded ? $0.isRecorded : Reading(.lacking(.notRecorded)) },
    FactField(
      "uses_firm", .bool,
      "Whether a search firm was engaged; not for a vacancy that the file of searches leaves out.",
      called: "whether a search firm was engaged"
    ) { $0.reading(without: .bool(false)) { Reading($0.usesFirm) { .bool($0) } } },
    FactField(
      "briefed_on_diversity", .bool,
      "Whether the firm was told in writing what is expected of the long list's diversity.",
      called: "whether the search firm was briefed on diversity"
    ) { $0.reading { Reading($0.briefedOnDiversity) { .bool($0) } } },
    FactField(
      "brief_recorded", .bool,
      """
      Whether the files that were read say how the firm was briefed on diversity; unknown when what they say cannot be \
      read, or the file broke off.
      """, called: "how the search firm was briefed"
    ) { $0.isBriefRecorded },
    FactField("brief", .string, "The text of the firm's brief.", called: "the search brief") {
      $0.reading { Reading($0.brief) { .text($0) } }
    },
  ]

  private var isRecorded: Reading {
    recorded(reading(without: .bool(false)) { Reading($0.usesFirm) { .bool($0) } })
  }

  private var isBriefRecorded: Reading {
    recorded(reading { Reading($0.briefedOnDiversity) { .bool($0) } })
  }

  /// Whether a fact is recorded: not when nobody wrote it down, unknown when what was written cannot be read.
  private func recorded(_ reading: Reading) -> Reading {
    switch reading.value {
    case .unknown where index.pipeline.isTypedIn: return reading
    case .unknown(let unknown):
      let states = unknown.causes.map(\.state)
      let isLeftOut =
        !Set(states).isDisjoint(
          with: [FactState.notRecorded, .blank, .notAsked].map(\.rawValue))
      return isLeftOut ? Reading(.bool(false), at: reading.place) : reading
    default: return Reading(.bool(true), at: reading.place)
    }
  }

  /// A fact of the vacancy's one search, or why there is none.
  ///
  /// - Parameter absent: what holds of a vacancy that a file of searches, read to its end, does not name.
  private func reading(without absent: Value = .null, _ read: (Search) -> Reading) -> Reading {
    let positions = index.searches.positions(of: number)
    if positions.count > 1 {
      return Reading(.lacking("\(positions.count) searches are recorded for one vacancy"))
    }
    guard let position = positions.first else {
      if index.searches.brokeOff { return Reading(.lacking(PanelRecord.brokenOff)) }
      return Reading(index.searches.isRecorded ? absent : .lacking(.notRecorded))
    }
    let search = index.searches.elements[position]
    let reading = read(search)
    return Reading(reading.value, at: reading.place ?? search.place)
  }
}
