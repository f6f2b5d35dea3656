// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

extension EthnicityScheme {
  /// Labels of 2001, 2011 and 2021, of England and Wales and of Scotland, and broad groups, in the spellings
  /// seen in government data: for exports that mix them. Codes are not among them, since one letter means
  /// different things in different sets.
  ///
  /// A label that covers white and other people together, such as "Other than White British", has no group.
  static let ukLabels = EthnicityScheme(
    name: "uk-labels", title: "UK ethnic group labels of any census, and broad groups; no codes",
    categories: censuses + groups.categories + seenWhite + seenMinority,
    prefixes: ["ethnicity_minor", "ethnicity_major"])

  private static var censuses: [EthnicityCategory] {
    [nhs2001, ons2011, ons2021, nhsScotland].flatMap(\.categories).map(\.withoutCode)
  }

  private static var seenWhite: [EthnicityCategory] {
    [
      .whole("White non-British", .white, ["White: non-British"]),
      .whole(
        "Gypsy or Roma", .white, ["Gypsy/Roma", "White Gypsy/Roma", "White: Gypsy or Roma", "White Roma"]),
      .whole(
        "Traveller of Irish heritage", .white,
        ["White: Traveller of Irish heritage", "White Irish Traveller"]),
      .whole("White Gypsy/Traveller", .white, ["White Gypsy or Irish Traveller"]),
    ]
  }

  private static var seenMinority: [EthnicityCategory] {
    [
      .whole(
        "Other than White", .ethnicMinority,
        [
          "Non-White", "Ethnic minority (exc. white minorities)", "Ethnic minority (excl. white minorities)",
          "Ethnic minority (excluding white minorities)",
          "Ethnic minority (other than white ethnic minority)",
        ]),
      .whole(
        "Asian excluding Chinese", .ethnicMinority,
        [
          "Asian other inc Chinese", "Pakistani and Bangladeshi", "Pakistani/Bangladeshi",
          "Asian: Pakistani/Bangladeshi",
        ]),
      .whole("Asian and other", .ethnicMinority, ["Other inc Asian"]),
      .whole(
        "Chinese or other", .ethnicMinority,
        [
          "Chinese or other ethnic group", "Chinese and other", "Other/Chinese", "Other inc Chinese",
          "Other (including Chinese)", "Chinese: Chinese", "Other Chinese",
        ]),
      .whole(
        "Mixed or other", .ethnicMinority,
        [
          "Mixed and other", "Mixed/other", "Other/mixed", "Other inc mixed", "Other (including mixed)",
          "Mixed/multiple/other", "Other inc Mixed and Chinese",
        ]),
      .whole(
        "Mixed or multiple ethnic background", .ethnicMinority,
        [
          "Mixed/multiple ethnic background", "Mixed White/Black", "Mixed: White and Black - African",
          "Mixed: White and Black - Caribbean",
        ]),
      .whole("Other ethnicity", .ethnicMinority, ["Any other ethnicity"]),
    ]
  }
}
