// SPDX-License-Identifier: Apache-2.0

/// A post that is being filled, with what its own record says of it.
public struct Vacancy: Sendable {
  /// The key by which the bundle refers to it.
  public let ref: String
  public let place: SourcePlace?
  public var title: Fact<String> = .notRecorded
  public var grade: Fact<PayGrade> = .notRecorded
  public var staffGroup: Fact<String> = .notRecorded
  public var isClinical: Fact<Bool> = .notRecorded
  public var site: Fact<String> = .notRecorded
  public var department: Fact<String> = .notRecorded
  public var posts: Fact<Int> = .notRecorded
  public var advertisedOn: Fact<CivilDate> = .notRecorded
  public var closedOn: Fact<CivilDate> = .notRecorded
  public var interviewedOn: Fact<CivilDate> = .notRecorded
  public var declaration = RepresentationDeclaration()

  public init(ref: String, place: SourcePlace? = nil) {
    self.ref = ref
    self.place = place
  }
}

/// What is declared of a vacancy's interview panel as a whole, without naming a member.
public struct RepresentationDeclaration: Sendable {
  /// Whether an ethnic minority representative is on the panel.
  public var representative: Fact<Bool> = .notRecorded
  /// Whether that representative decides with the others, rather than observes.
  public var representativeDecides: Fact<Bool> = .notRecorded
  /// The role of whoever made the declaration, never a name.
  public var declaredBy: Fact<String> = .notRecorded
  public var declaredOn: Fact<CivilDate> = .notRecorded

  public init() {}
}

/// What was published to attract applicants to a vacancy.
public struct Advert: Sendable {
  /// Index of the vacancy in the pipeline.
  public let vacancy: Int
  public let place: SourcePlace?
  public var channel: Fact<String> = .notRecorded
  public var openedOn: Fact<CivilDate> = .notRecorded
  /// The last day for applications, as announced.
  public var closedOn: Fact<CivilDate> = .notRecorded
  /// The day on which it stopped taking applications; *none* while it takes them.
  public var takenDownOn: Fact<CivilDate> = .notRecorded
  public var isInternalOnly: Fact<Bool> = .notRecorded
  public var salary: Fact<String> = .notRecorded
  public var contact: Fact<Bool> = .notRecorded
  public var flexibleWorking: Fact<Bool> = .notRecorded
  public var text: Fact<String> = .notRecorded

  public init(vacancy: Int, place: SourcePlace?) {
    self.vacancy = vacancy
    self.place = place
  }
}

/// One line of a person specification.
public struct Criterion: Sendable {
  /// Index of the vacancy in the pipeline.
  public let vacancy: Int
  public let place: SourcePlace?
  public var isEssential: Fact<Bool> = .notRecorded
  public var text: Fact<String> = .notRecorded

  public init(vacancy: Int, place: SourcePlace?) {
    self.vacancy = vacancy
    self.place = place
  }
}

/// How people were looked for to fill a vacancy, beside its adverts.
public struct Search: Sendable {
  /// Index of the vacancy in the pipeline.
  public let vacancy: Int
  public let place: SourcePlace?
  /// Whether a search firm was engaged; which one is not kept.
  public var usesFirm: Fact<Bool> = .notRecorded
  /// Whether the firm was told in writing what is expected of the long list's diversity.
  public var briefedOnDiversity: Fact<Bool> = .notRecorded
  /// The text that the firm was given.
  public var brief: Fact<String> = .notRecorded

  public init(vacancy: Int, place: SourcePlace?) {
    self.vacancy = vacancy
    self.place = place
  }
}
