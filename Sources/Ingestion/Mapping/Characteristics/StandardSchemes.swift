// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// The wordings of NHS Jobs, of the Electronic Staff Record, of the census and of the disability standard.
extension CategoryScheme {
  private static let sexes: [(group: ApplicantGroup, spellings: [String])] = [
    (.female, ["F", "Woman", "Women", "Females"]), (.male, ["M", "Man", "Men", "Males"]),
    (
      .anotherSex,
      [
        "Other", "In another way", "I describe my sex in another way", "Intersex", "Non-binary", "Nonbinary",
        "Prefer to self-describe", "Self-described", "Indeterminate",
        "Indeterminate (unable to be classified as either male or female)",
      ]
    ),
  ]

  static let sex = CategoryScheme(
    "sex", "sex, in the labels of NHS and ONS forms", of: .sex, labels: sexes)

  /// The NHS Data Dictionary's codes of the gender that a person states.
  static let statedGender = CategoryScheme(
    "nhs-stated-gender", "stated gender, NHS codes (1 male, 2 female, 9 indeterminate, X not known)",
    of: .sex,
    labels: sexes + [(.male, ["1"]), (.female, ["2"]), (.anotherSex, ["9"])], notKnown: ["X", "0"])

  private static let disabilities: [(group: ApplicantGroup, spellings: [String])] = [
    (
      .disabled,
      ["Yes", "Y", "True", "1", "Disability", "Has a disability", "Yes, disabled", "I have a disability"]
    ),
    (
      .notDisabled,
      [
        "No", "N", "False", "0", "None", "Non-disabled", "Nondisabled", "No disability",
        "Does not have a disability", "No, not disabled", "I do not have a disability",
      ]
    ),
  ]

  static let disability = CategoryScheme(
    "disability", "whether a disability is declared: yes or no, as the disability standard counts it",
    of: .disability, labels: disabilities)

  /// Not the standard one: counts by impairment overlap, and must not be added up.
  static let disabilityWithImpairments = CategoryScheme(
    "disability-with-impairments", "the same, with kinds of impairment that are read as yes; for rows only",
    of: .disability,
    labels: disabilities + [
      (
        .disabled,
        [
          "Physical impairment", "Physical disability", "Sensory impairment", "Hearing impairment",
          "Visual impairment", "Mental health condition", "Mental health disability", "Learning disability",
          "Learning difficulty", "Learning disability or difficulty", "Learning disability/difficulty",
          "Long-standing illness", "Longstanding illness or health condition", "Cognitive impairment",
          "Neurodivergent condition", "Other disability", "Other impairment", "Multiple impairments",
        ]
      )
    ])

  static let ageBands = CategoryScheme(
    "age-bands", "age bands in any layout: 25-34, 25 to 34, under 20, <=20 Years, 65+", of: .ageBand)

  static let religion = CategoryScheme(
    "religion", "religion or belief, in the labels of ESR, NHS Jobs and the census", of: .religion,
    labels: zip(
      ApplicantGroup.religions,
      [
        [
          "No religion", "None", "No religion or belief", "Atheism", "Atheist", "Non-religious",
          "Atheist / no religion", "Agnostic",
        ],
        ["Buddhism"],
        [
          "Christianity",
          "Christian (including Church of England, Catholic, Protestant and all other Christian denominations)",
        ],
        ["Hinduism"], ["Jainism"], ["Judaism", "Jew"], ["Islam", "Islamic"], ["Sikhism"],
        [
          "Other", "Other religion", "Any other religion", "Another religion", "Other religion or belief",
          "Another religion or belief", "Any other religion or belief", "Other religion/belief",
        ],
      ]
    ).map { ($0, $1) })

  static let orientation = CategoryScheme(
    "orientation", "sexual orientation, in the labels of ESR, NHS Jobs and the census", of: .orientation,
    labels: [
      (
        .heterosexual,
        ["Straight", "Heterosexual or straight", "Straight or heterosexual", "Heterosexual/straight"]
          + ["Straight/heterosexual"]
      ),
      (
        .lgbPlus,
        [
          "LGB", "LGB+", "LGBO", "LGBTQ+", "Lesbian, gay or bisexual", "Gay or lesbian", "Lesbian or gay",
          "Gay/lesbian", "Lesbian/gay", "Gay", "Lesbian", "Gay man", "Gay woman", "Gay woman/lesbian",
          "Bisexual", "Bi", "Pansexual", "Asexual", "Queer", "Other", "Other sexual orientation",
          "Another sexual orientation", "Any other sexual orientation",
          "Other sexual orientation not listed",
        ]
      ),
      (.undecided, ["Not sure", "Questioning"]),
    ])
}
