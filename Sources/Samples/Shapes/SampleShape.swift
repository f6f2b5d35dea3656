// SPDX-License-Identifier: Apache-2.0

/// A form in which a sample is written, into a folder of its name. Each stands in a file of its own, with the tables
/// that only it has; its answers follow from its contents.
package struct SampleShape: Sendable {
  package let name: String
  /// The profile that reads it.
  let profile: String
  /// Whether the profile is an example, which is never found from the files and has to be named.
  let profileIsExample: Bool
  let contents: ShapeContents
  let files: [SampleFile]

  init(
    _ name: String, profile: String, profileIsExample: Bool = false, contents: ShapeContents,
    files: [SampleFile]
  ) {
    self.name = name
    self.profile = profile
    self.profileIsExample = profileIsExample
    self.contents = contents
    self.files = files
  }

  package static let all: [SampleShape] = [
    .canonical, .xml, .counts, .flatCSV, .flatXML, .losAngeles, .tracStyle, .workdayReport, .hrXML3,
    .nhsJobsFeed, .teachingVacancies,
  ]
}

/// Which of the drawn facts a shape holds.
struct ShapeContents: Sendable {
  enum Vacancies: Sendable {
    case none
    /// Every vacancy.
    case listed
    /// Those with an application that counts.
    case ofApplications
    /// Those with an advert.
    case advertised
  }
  enum Panels: Sendable {
    case none
    /// With roles, training and what was counted.
    case seats
    /// Of whoever held interviews only that they did.
    case interviewers
  }
  enum Adverts: Sendable {
    case none
    /// Text and form.
    case full
    /// The text, the dates, and of the form nothing else.
    case text
    /// The start of the text, the dates and the pay.
    case excerpt
  }
  enum Applications: Sendable { case none, rows, counts }
  enum Stages: Sendable {
    case all
    case appliedOnly
    /// None is called shortlisted.
    case withoutShortlisted
  }

  var vacancies = Vacancies.listed
  var hasBand = false
  var hasInterviewDay = false
  var hasDeclaration = false
  var panels = Panels.none
  var adverts = Adverts.none
  var hasSpecification = false
  var hasSearches = false
  var applications = Applications.none
  var stages = Stages.all
  /// Along what the applications can be cut beside everything and their characteristics.
  var cuts: Set<SampleCut.Dimension> = []
  var characteristics: [OtherCharacteristic] = []
  /// Whether categories are listed that nobody is of, so that there is a cut for each.
  var listsEveryCategory = false
  /// Stages with a column of days, which may turn out to be empty.
  var dateColumns: [SampleStage] = []

  /// Whether nothing can be told of two characteristics at once: counts are of one at a time.
  var isOfOneCharacteristicAtATime: Bool { applications == .counts }
}
