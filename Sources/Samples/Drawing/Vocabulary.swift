// SPDX-License-Identifier: Apache-2.0

/// The fixed tables that everything is drawn from. No real person, post or organisation is described.
enum Vocabulary {
  /// By band, what posts pay a year: sums of the order of those of 2025, which no rule compares.
  static let pay = [
    "2": "£24,465", "3": "£24,937 to £26,598", "4": "£27,485 to £30,162", "5": "£31,049 to £37,796",
    "6": "£38,682 to £46,580", "7": "£47,810 to £54,710", "8a": "£55,690 to £62,682",
    "8b": "£64,455 to £74,896", "8c": "£76,965 to £88,682", "8d": "£91,342 to £105,337",
    "9": "£109,179 to £125,637", "VSM": "£130,000 to £155,000",
  ]

  struct StaffGroup: Sendable {
    let name: String
    let isClinical: Bool
    let titles: [String]
  }

  /// A category in the words of the files that carry it.
  struct Category: Sendable {
    /// National code of the 2001 census.
    let code: String
    /// Label of the 2021 census.
    let label: String
  }

  static let bands = WeightedTable<String>([
    ("2", 12), ("3", 14), ("4", 12), ("5", 24), ("6", 16), ("7", 11), ("8a", 5), ("8b", 2), ("8c", 1),
    ("8d", 1), ("9", 1), ("VSM", 1),
  ])

  /// Those to which the rules on representation apply by default.
  static let seniorBands: Set<String> = ["7", "8a", "8b", "8c", "8d", "9", "VSM"]

  /// Those of whom it is asked how people were searched for, or whether they must have sat on a board.
  static let boardBands: Set<String> = ["8d", "9", "VSM"]

  static let staffGroups = WeightedTable<StaffGroup>([
    (
      StaffGroup(
        name: "Nursing and Midwifery Registered", isClinical: true,
        titles: ["Ward Nurse", "Community Nurse", "Midwife"]), 6
    ),
    (
      StaffGroup(
        name: "Allied Health Professionals", isClinical: true, titles: ["Physiotherapist", "Dietitian"]), 4
    ),
    (StaffGroup(name: "Healthcare Scientists", isClinical: true, titles: ["Biomedical Scientist"]), 2),
    (
      StaffGroup(
        name: "Administrative and Clerical", isClinical: false,
        titles: ["Payroll Officer", "Programme Manager", "Analyst, Information & Records"]), 5
    ),
    (StaffGroup(name: "Estates and Ancillary", isClinical: false, titles: ["Estates Officer"]), 2),
  ])

  static let sites = ["Sandwort General Hospital", "Thrift Community Hospital", "Glasswort House"]

  static let white = WeightedTable<Category>([
    (Category(code: "A", label: "White: English, Welsh, Scottish, Northern Irish or British"), 80),
    (Category(code: "B", label: "White: Irish"), 4),
    (Category(code: "C", label: "White: Any other White background"), 16),
  ])

  static let ethnicMinority = WeightedTable<Category>([
    (Category(code: "D", label: "Mixed or Multiple ethnic groups: White and Black Caribbean"), 3),
    (Category(code: "F", label: "Mixed or Multiple ethnic groups: White and Asian"), 3),
    (Category(code: "H", label: "Asian, Asian British or Asian Welsh: Indian"), 27),
    (Category(code: "J", label: "Asian, Asian British or Asian Welsh: Pakistani"), 14),
    (Category(code: "K", label: "Asian, Asian British or Asian Welsh: Bangladeshi"), 6),
    (Category(code: "R", label: "Asian, Asian British or Asian Welsh: Chinese"), 5),
    (Category(code: "M", label: "Black, Black British, Black Welsh, Caribbean or African: Caribbean"), 6),
    (Category(code: "N", label: "Black, Black British, Black Welsh, Caribbean or African: African"), 30),
    (Category(code: "S", label: "Other ethnic group: Any other ethnic group"), 6),
  ])

  static let withheld = Category(code: "Z", label: "Not stated")
  static let blank = Category(code: "", label: "")
  static let notKnown = Category(code: "99", label: "Not known")
  /// T belongs to no set that a profile of these files names.
  static let unmapped = Category(code: "T", label: "T")

  static let routesOfWhite = WeightedTable<String>([("external", 70), ("internal", 22), ("international", 8)])
  static let routesOfOthers = WeightedTable<String>([
    ("external", 62), ("internal", 16), ("international", 22),
  ])
  /// Positions among the columns of ethnic minority categories in the Los Angeles layout.
  static let losAngelesColumns = WeightedTable<Int>([(0, 30), (1, 25), (2, 35), (4, 3), (5, 7)])

  static let criteria = [
    (essential: "essential", text: "Works well with people of every background"),
    (essential: "essential", text: "Has the registration that the post needs, or equivalent experience"),
    (essential: "desirable", text: "Knows the communities that the trust serves"),
  ]
}
