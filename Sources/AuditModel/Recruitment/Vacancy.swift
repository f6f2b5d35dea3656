// SPDX-License-Identifier: Apache-2.0

/// A post that is being filled, with what its own record says of it.
package struct Vacancy: Sendable {
  /// The key by which the bundle refers to it.
  package let ref: String
  package let place: SourcePlace?
  package var title: Fact<String> = .notRecorded
  package var grade: Fact<PayGrade> = .notRecorded
  package var staffGroup: Fact<String> = .notRecorded
  package var isClinical: Fact<Bool> = .notRecorded
  package var site: Fact<String> = .notRecorded
  package var department: Fact<String> = .notRecorded
  package var posts: Fact<Int> = .notRecorded
  /// The reference of the vacancy whose post this one advertises again; *none* when it is advertised for the first
  /// time.
  package var readvertises: Fact<String> = .notRecorded
  package var advertisedOn: Fact<CivilDate> = .notRecorded
  package var closedOn: Fact<CivilDate> = .notRecorded
  package var interviewedOn: Fact<CivilDate> = .notRecorded
  package var declaration = RepresentationDeclaration()

  package init(ref: String, place: SourcePlace? = nil) {
    self.ref = ref
    self.place = place
  }
}

/// What is declared of a vacancy's interview panel as a whole, without naming a member.
package struct RepresentationDeclaration: Sendable {
  /// Whether an ethnic minority representative is on the panel.
  package var representative: Fact<Bool> = .notRecorded
  /// Whether that representative decides with the others, rather than observes.
  package var representativeDecides: Fact<Bool> = .notRecorded
  /// The role of whoever made the declaration, never a name.
  package var declaredBy: Fact<String> = .notRecorded
  package var declaredOn: Fact<CivilDate> = .notRecorded

  package init() {}
}

/// What was published to attract applicants to a vacancy.
package struct Advert: Sendable {
  /// Index of the vacancy in the pipeline.
  package let vacancy: Int
  package let place: SourcePlace?
  package var channel: Fact<String> = .notRecorded
  package var openedOn: Fact<CivilDate> = .notRecorded
  /// The last day for applications, as announced.
  package var closedOn: Fact<CivilDate> = .notRecorded
  /// The day on which it stopped taking applications; *none* while it takes them.
  package var takenDownOn: Fact<CivilDate> = .notRecorded
  package var isInternalOnly: Fact<Bool> = .notRecorded
  package var salary: Fact<String> = .notRecorded
  package var contact: Fact<Bool> = .notRecorded
  package var flexibleWorking: Fact<Bool> = .notRecorded
  package var text: Fact<String> = .notRecorded

  package init(vacancy: Int, place: SourcePlace?) {
    self.vacancy = vacancy
    self.place = place
  }
}

/// One line of a person specification.
package struct Criterion: Sendable {
  /// Index of the vacancy in the pipeline.
  package let vacancy: Int
  package let place: SourcePlace?
  package var isEssential: Fact<Bool> = .notRecorded
  package var text: Fact<String> = .notRecorded

  package init(vacancy: Int, place: SourcePlace?) {
    self.vacancy = vacancy
    self.place = place
  }
}

/// How people were looked for to fill a vacancy, beside its adverts.
package struct Search: Sendable {
  /// Index of the vacancy in the pipeline.
  package let vacancy: Int
  package let place: SourcePlace?
  /// Whether a search firm was engaged; which one is not kept.
  package var usesFirm: Fact<Bool> = .notRecorded
  /// Whether the firm was told in writing what is expected of the long list's diversity.
  package var briefedOnDiversity: Fact<Bool> = .notRecorded
  /// The text that the firm was given.
  package var brief: Fact<String> = .notRecorded

  package init(vacancy: Int, place: SourcePlace?) {
    self.vacancy = vacancy
    self.place = place
  }
}
