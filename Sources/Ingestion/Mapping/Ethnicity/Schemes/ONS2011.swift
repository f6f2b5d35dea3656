// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

extension EthnicityScheme {
  /// The 18 labels of the 2011 census of England and Wales.
  static let ons2011 = EthnicityScheme(
    name: "ons-2011", title: "ONS ethnic group labels (2011 census, 18)",
    categories: whiteOf2011 + mixedOfCensus("Any other Mixed/multiple ethnic background") + asianOf2011
      + blackOf2011 + otherOfCensus)

  private static var whiteOf2011: [EthnicityCategory] {
    let white = Heading("White", .white)
    return [
      white.category(
        "English/Welsh/Scottish/Northern Irish/British", under: ["British"],
        alone: britishSpellings + ["White British"]),
      white.category("Irish", alone: ["White Irish"]),
      gypsyOrTraveller(white),
      anyOtherWhite(white),
    ]
  }

  private static var asianOf2011: [EthnicityCategory] {
    asianOfCensus(
      Heading("Asian/Asian British", .ethnicMinority, ["Asian", "Asian or Asian British", "Asian British"]))
  }

  private static var blackOf2011: [EthnicityCategory] {
    blackOfCensus(
      Heading(
        "Black/African/Caribbean/Black British", .ethnicMinority,
        ["Black", "Black or Black British", "Black African/Caribbean/Black British", "Black British"]),
      other: "Any other Black/African/Caribbean background")
  }

  /// The countries in the orders and with the joining words that are in use.
  static let britishSpellings = [
    "English/Welsh/Scottish/Northern Irish/British", "English, Welsh, Scottish, Northern Irish or British",
    "English, Scottish, Welsh, Northern Irish, British",
    "English, Scottish, Welsh, Northern Irish or British",
    "Welsh, English, Scottish, Northern Irish or British", "Welsh/English/Scottish/Northern Irish/British",
  ]

  static func gypsyOrTraveller(_ white: Heading) -> EthnicityCategory {
    white.category(
      "Gypsy or Irish Traveller",
      under: ["Gypsy, Irish Traveller", "Gypsy/Irish Traveller", "Gypsy/Traveller"],
      alone: ["Gypsy or Irish Traveller", "Gypsy/Traveller/Irish Traveller", "Irish Traveller"])
  }

  static func anyOtherWhite(_ white: Heading) -> EthnicityCategory {
    white.category(
      "Any other White background", under: ["Other", "Any other"],
      alone: [
        "Any other White background", "Any other White", "Other White", "Other White background",
        "White other",
      ])
  }

  /// The mixed groups, which the censuses of 2011 and 2021 name alike but for the last.
  static func mixedOfCensus(_ other: String) -> [EthnicityCategory] {
    let mixed = Heading(
      "Mixed or Multiple ethnic groups", .ethnicMinority,
      ["Mixed", "Mixed/multiple ethnic groups", "Mixed/multiple ethnic group", "Mixed or multiple"])
    return [
      mixed.category(
        "White and Black Caribbean", under: ["White/Black Caribbean"], alone: ["White and Black Caribbean"]),
      mixed.category(
        "White and Black African", under: ["White/Black African"], alone: ["White and Black African"]),
      mixed.category("White and Asian", under: ["White/Asian"], alone: ["White and Asian"]),
      mixed.category(
        other, under: ["Other", "Any other"],
        alone: [
          other, "Any other mixed background", "Any other Mixed or multiple background", "Any other mixed",
          "Any other Mixed/multiple background", "Other mixed", "Other mixed background",
        ]),
    ]
  }

  /// The Asian groups, which hold Chinese since 2011.
  static func asianOfCensus(_ asian: Heading) -> [EthnicityCategory] {
    [
      asian.category("Indian", alone: ["Indian"]), asian.category("Pakistani", alone: ["Pakistani"]),
      asian.category("Bangladeshi", alone: ["Bangladeshi"]), asian.category("Chinese", alone: ["Chinese"]),
      asian.category(
        "Any other Asian background", under: ["Other", "Any other"],
        alone: ["Any other Asian background", "Any other Asian", "Other Asian", "Other Asian background"]),
    ]
  }

  static func blackOfCensus(_ black: Heading, other: String) -> [EthnicityCategory] {
    [
      black.category("African", alone: ["Black African"]),
      black.category("Caribbean", alone: ["Black Caribbean"]),
      black.category(
        other, under: ["Other", "Any other"],
        alone: [
          other, "Any other Black background", "Any other Black", "Other Black", "Other Black background",
          "Any other Black, Black British or Caribbean background",
        ]),
    ]
  }

  /// Arab and every other group.
  static var otherOfCensus: [EthnicityCategory] {
    let other = Heading("Other ethnic group", .ethnicMinority, ["Other ethnic groups", "Other"])
    return [
      other.category("Arab", alone: ["Arab"]),
      other.category(
        "Any other ethnic group", under: ["Any other", "Any other ethnic background"],
        alone: ["Any other ethnic group"]),
    ]
  }
}
