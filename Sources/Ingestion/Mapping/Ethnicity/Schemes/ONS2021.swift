// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

extension EthnicityScheme {
  /// The 19 labels of the 2021 census of England and Wales, in the wording of either country.
  static let ons2021 = EthnicityScheme(
    name: "ons-2021", title: "ONS ethnic group labels (2021 census, 19)",
    categories: whiteOf2021 + mixedOfCensus("Any other Mixed or multiple ethnic background") + asianOf2021
      + blackOf2021 + otherOfCensus)

  private static var whiteOf2021: [EthnicityCategory] {
    let white = Heading("White", .white)
    return [
      white.category(
        "English, Welsh, Scottish, Northern Irish or British", under: ["British"],
        alone: britishSpellings + ["White British"]),
      white.category("Irish", alone: ["White Irish"]),
      gypsyOrTraveller(white),
      white.category("Roma", alone: ["Roma"]),
      anyOtherWhite(white),
    ]
  }

  private static var asianOf2021: [EthnicityCategory] {
    asianOfCensus(
      Heading(
        "Asian, Asian British or Asian Welsh", .ethnicMinority,
        ["Asian or Asian British", "Asian/Asian British", "Asian", "Asian British"]))
  }

  private static var blackOf2021: [EthnicityCategory] {
    blackOfCensus(
      Heading(
        "Black, Black British, Black Welsh, Caribbean or African", .ethnicMinority,
        [
          "Black, Black British, Caribbean or African", "Black, African, Caribbean or Black British", "Black",
          "Black or Black British", "Black British",
        ]),
      other: "Any other Black, Black British, Caribbean or African background")
  }
}
