// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

extension EthnicityScheme {
  /// Broad groups, where the export holds nothing finer. "Other" alone is unmapped: other than what?
  static let groups = EthnicityScheme(
    name: "groups",
    title: "broad groups (white, ethnic minority; or white, Asian, Black, mixed, other ethnic group)",
    categories: [
      .whole("White", .white, ["White (all)", "All white"]),
      .whole(
        "Ethnic minority", .ethnicMinority,
        [
          "Ethnic minorities", "All ethnic minorities", "Ethnic minority group", "Ethnic minority groups",
          "All other ethnic groups", "Global majority", "Non-White", "BME (all)", "All BME", "BAME (all)",
          "All BAME",
          "BME", "BAME", "Black and minority ethnic", "Black, Asian and minority ethnic",
        ]),
      .whole(
        "Asian", .ethnicMinority,
        ["Asian or Asian British", "Asian/Asian British", "Asian, Asian British or Asian Welsh"]),
      .whole(
        "Black", .ethnicMinority,
        [
          "Black or Black British", "Black/Black British", "Black/African/Caribbean/Black British",
          "Black African/Caribbean/Black British", "Black, Black British, Caribbean or African",
          "Black, Black British, Black Welsh, Caribbean or African",
          "Black, African, Caribbean or Black British",
        ]),
      .whole(
        "Mixed", .ethnicMinority,
        [
          "Mixed or Multiple ethnic groups", "Mixed/multiple ethnic groups", "Mixed/multiple ethnic group",
          "Mixed or multiple", "Mixed ethnic groups",
        ]),
      .whole("Other ethnic group", .ethnicMinority, ["Other ethnic groups", "Any other ethnic group"]),
    ])

  /// What aggregate counts of NHS organisations come in: the 16+1 categories, or broad groups, or both.
  static let nhs2001OrGroups = EthnicityScheme(
    name: "nhs-2001-or-groups",
    title: "NHS ethnic category codes and labels (2001 census, 16+1), or broad groups",
    categories: nhs2001.categories + groups.categories, declined: ["Z"], notKnown: ["99"])

  /// The categories in which the City of Los Angeles counts applicants (data of 2013 to 2016).
  ///
  /// They are United States categories: whoever is counted as Hispanic here is counted as ethnic minority.
  static let losAngeles2013 = EthnicityScheme(
    name: "la-2013", title: "City of Los Angeles applicant categories",
    categories: [
      .whole("Caucasian", .white, ["White"]), .whole("Black", .ethnicMinority),
      .whole("Hispanic", .ethnicMinority), .whole("Asian", .ethnicMinority),
      .whole(
        "American Indian/ Alaskan Native", .ethnicMinority, ["American Indian", "Alaskan Native", "Native"]),
      .whole("Filipino", .ethnicMinority),
    ])
}
