// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Every vacancy that any record names, in the order of first sight, with what is known of each.
struct VacancyRegistry: Sendable {
  private(set) var refs: [String] = []
  private var indices: [String: Int] = [:]
  /// Where the vacancy's own record stands; `nil` while only references name it.
  private(set) var definitions: [SourcePlace?] = []
  /// The vacancies with a record in a source in which no vacancy repeats.
  private var own: Set<Int> = []
  /// Where a record first referred to the vacancy; `nil` while only its own record names it.
  private(set) var mentions: [SourcePlace?] = []
  private(set) var facts: [String: FactStore] = [:]

  var count: Int { refs.count }

  /// The index of the vacancy with this reference.
  ///
  /// - Parameter mention: where another record refers to it; the first stands.
  mutating func intern(_ ref: String, mention: SourcePlace? = nil) -> Int {
    if let index = indices[ref] {
      if mentions[index] == nil { mentions[index] = mention }
      return index
    }
    indices[ref] = refs.count
    refs.append(ref)
    definitions.append(nil)
    mentions.append(mention)
    return refs.count - 1
  }

  /// Notes that a vacancy has a record of its own; false when it has one already. A record of a report in which
  /// vacancies may repeat stands beside that record, whichever comes first.
  mutating func define(_ vacancy: Int, at place: SourcePlace, mayRepeat: Bool = false) -> Bool {
    if mayRepeat {
      definitions[vacancy] = definitions[vacancy] ?? place
      return true
    }
    guard own.insert(vacancy).inserted else { return false }
    definitions[vacancy] = place
    return true
  }

  mutating func offer(_ answer: Answer<Converted>, of target: String, for vacancy: Int, at place: SourcePlace)
  {
    withFacts(target) { store, count in
      store.reserve(count)
      store.offer(store.number(of: answer), for: vacancy, at: place)
    }
  }

  /// The store of one field, changed in place.
  mutating func withFacts<Result>(_ target: String, _ body: (inout FactStore, Int) -> Result) -> Result {
    body(&facts[target, default: FactStore()], refs.count)
  }

  /// The vacancies with these indices as the model holds them.
  ///
  /// Field by field over all vacancies: of most fields a bundle records nothing.
  func vacancies(_ order: [Int]) -> [Vacancy] {
    var made = order.map { Vacancy(ref: refs[$0], place: definitions[$0]) }
    fill(&made, order, "title", \.asText) { $0.title = $1 }
    fill(&made, order, "band", \.asGrade) { $0.grade = $1 }
    fill(&made, order, "staff_group", \.asText) { $0.staffGroup = $1 }
    fill(&made, order, "clinical", \.asBool) { $0.isClinical = $1 }
    fill(&made, order, "site", \.asText) { $0.site = $1 }
    fill(&made, order, "department", \.asText) { $0.department = $1 }
    fill(&made, order, "posts", \.asInteger) { $0.posts = $1 }
    fill(&made, order, "readvertises", \.asText) { $0.readvertises = $1 }
    fill(&made, order, "advertised_on", \.asDate) { $0.advertisedOn = $1 }
    fill(&made, order, "closed_on", \.asDate) { $0.closedOn = $1 }
    fill(&made, order, "interviewed_on", \.asDate) { $0.interviewedOn = $1 }
    fill(&made, order, "representative", \.asBool) { $0.declaration.representative = $1 }
    fill(&made, order, "representative_decides", \.asBool) { $0.declaration.representativeDecides = $1 }
    fill(&made, order, "declared_by", \.asText) { $0.declaration.declaredBy = $1 }
    fill(&made, order, "declared_on", \.asDate) { $0.declaration.declaredOn = $1 }
    return made
  }

  private func fill<Value>(
    _ made: inout [Vacancy], _ order: [Int], _ target: String, _ view: (Converted) -> Value?,
    _ set: (inout Vacancy, Fact<Value>) -> Void
  ) {
    facts[target]?.facts(of: order, view) { set(&made[$0], $1) }
  }

  func date(_ target: String, of vacancy: Int) -> CivilDate? {
    facts[target]?.answer(for: vacancy).viewed(\.asDate).knownValue
  }
}
