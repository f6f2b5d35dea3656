// SPDX-License-Identifier: Apache-2.0

/// Everything that was read of how an organisation recruits: the model that rules look at.
///
/// Values only, referring to one another by index. No applicant has a record here: applications are folded
/// into tallies at the door, and no field holds a name, an identifier or one person's ethnicity.
package struct RecruitmentPipeline: Sendable {
  /// Ordered by reference.
  package var vacancies: [Vacancy]
  /// Whether the bundle may hold more vacancies than were read.
  package var vacanciesAreComplete: Bool
  package var adverts: Recorded<Advert>
  package var criteria: Recorded<Criterion>
  package var searches: Recorded<Search>
  package var panels: Recorded<Panel>
  /// Ordered by vacancy, then by cell.
  package var applications: Recorded<ApplicationTally>
  package var scores: Recorded<ScoreTally>
  /// The earliest and latest date of an application event that was read, for printing the span.
  package var span: ClosedRange<CivilDate>?
  /// Indices of the vacancies that the reporting period is about; `nil` without a period: all of them.
  ///
  /// A vacancy is in the period when an application of it was placed there, or when its own date lies there: the
  /// closing date when the period goes by it, else the interview's, or the closing date where that is not known.
  /// One without a date and without applications in the period is not.
  package var periodVacancies: Set<Int>?
  /// The applications by other characteristics, of those that something records; as complete as they are.
  package var characteristics: [CharacteristicTable]
  /// The applications by several characteristics at once, of those that were asked for and that one file records
  /// together; counts are in none of them.
  package var crossed: [CharacteristicTable] = []
  /// How many candidates made which applications, of the rows that have a candidate's key; empty where none has.
  package var candidates: [CandidateTally] = []
  /// Whether some file has a column, or counts, of ethnicity; where none has, nobody was left out by mistake.
  package var recordsEthnicity = true
  /// Whether it is one post that somebody types in to have it checked: what is not said is not recorded, and nobody
  /// failed to record it.
  package var isTypedIn = false

  package init(
    vacancies: [Vacancy] = [], vacanciesAreComplete: Bool = true, adverts: Recorded<Advert> = .notRecorded,
    criteria: Recorded<Criterion> = .notRecorded, searches: Recorded<Search> = .notRecorded,
    panels: Recorded<Panel> = .notRecorded,
    applications: Recorded<ApplicationTally> = .notRecorded, scores: Recorded<ScoreTally> = .notRecorded,
    span: ClosedRange<CivilDate>? = nil, periodVacancies: Set<Int>? = nil,
    characteristics: [CharacteristicTable] = []
  ) {
    self.vacancies = vacancies
    self.vacanciesAreComplete = vacanciesAreComplete
    self.adverts = adverts
    self.criteria = criteria
    self.searches = searches
    self.panels = panels
    self.applications = applications
    self.scores = scores
    self.span = span
    self.periodVacancies = periodVacancies
    self.characteristics = characteristics
  }

  /// The applications by this characteristic; `nil` when nothing records it.
  package func table(of characteristic: Characteristic) -> CharacteristicTable? {
    table(of: [characteristic])
  }

  /// The applications by these characteristics at once, in their fixed order; `nil` when nothing records them.
  package func table(of characteristics: [Characteristic]) -> CharacteristicTable? {
    (self.characteristics + crossed).first { $0.characteristics == characteristics }
  }
}

extension RecruitmentPipeline {
  /// What rules, findings and registers call each advert, in the order of the adverts: the vacancy's reference,
  /// with a number where the vacancy has several, such as "V-12, advert 2".
  package var advertRefs: [String] {
    let adverts = adverts.elements
    var numbers = [Int](repeating: 0, count: vacancies.count)
    for advert in adverts where numbers.indices.contains(advert.vacancy) { numbers[advert.vacancy] += 1 }
    let isOneOfSeveral = numbers.map { $0 > 1 }
    numbers = [Int](repeating: 0, count: vacancies.count)
    return adverts.map { advert in
      guard numbers.indices.contains(advert.vacancy) else { return "advert" }
      numbers[advert.vacancy] += 1
      let ref = vacancies[advert.vacancy].ref
      return isOneOfSeveral[advert.vacancy] ? "\(ref), advert \(numbers[advert.vacancy])" : ref
    }
  }
}
