// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

extension EthnicityScheme {
  /// The NHS Data Dictionary's 16+1 codes of the 2001 census, which are the national standard, with their
  /// labels and the two-character codes of ESR, whose first character is the national code.
  ///
  /// Only the known two-character codes are read: any second character would make "NA" an African applicant.
  /// T, W and X belong to other sets and are unmapped here.
  static let nhs2001 = EthnicityScheme(
    name: "nhs-2001", title: "NHS ethnic category codes and labels (2001 census, 16+1)",
    categories: whiteOf2001 + mixedOf2001 + asianOf2001 + blackOf2001 + otherOf2001,
    declined: ["Z"], notKnown: ["99"])

  private static func codes(_ national: Character, _ second: String = "") -> [String] {
    [String(national)] + second.map { "\(national)\($0)" }
  }

  private static var whiteOf2001: [EthnicityCategory] {
    let white = Heading("White", .white)
    return [
      white.category("British", codes: codes("A"), alone: ["White British"]),
      white.category("Irish", codes: codes("B"), alone: ["White Irish"]),
      white.category(
        "Any other White background", codes: codes("C", "23ABCDEFGHJKLMNPQRSTUVWXY"),
        under: ["Other", "Any other"],
        alone: [
          "Any other White background", "Any other White", "Other White", "Other White background",
          "White other",
        ]),
    ]
  }

  private static var mixedOf2001: [EthnicityCategory] {
    let mixed = Heading("Mixed", .ethnicMinority, ["Dual heritage", "Mixed or dual heritage"])
    return [
      mixed.category(
        "White and Black Caribbean", codes: codes("D"), under: ["White/Black Caribbean"],
        alone: ["White and Black Caribbean"]),
      mixed.category(
        "White and Black African", codes: codes("E"), under: ["White/Black African"],
        alone: ["White and Black African"]),
      mixed.category(
        "White and Asian", codes: codes("F"), under: ["White/Asian"], alone: ["White and Asian"]),
      mixed.category(
        "Any other mixed background", codes: codes("G", "ABCDEF"), under: ["Other", "Any other"],
        alone: ["Any other mixed background", "Any other mixed", "Other mixed", "Other mixed background"]),
    ]
  }

  private static var asianOf2001: [EthnicityCategory] {
    let asian = Heading(
      "Asian or Asian British", .ethnicMinority, ["Asian", "Asian/Asian British", "Asian British"])
    return [
      asian.category("Indian", codes: codes("H"), alone: ["Indian"]),
      asian.category("Pakistani", codes: codes("J"), alone: ["Pakistani"]),
      asian.category("Bangladeshi", codes: codes("K"), alone: ["Bangladeshi"]),
      asian.category(
        "Any other Asian background", codes: codes("L", "ABCDEFGHJK"), under: ["Other", "Any other"],
        alone: ["Any other Asian background", "Any other Asian", "Other Asian", "Other Asian background"]),
    ]
  }

  private static var blackOf2001: [EthnicityCategory] {
    let black = Heading(
      "Black or Black British", .ethnicMinority, ["Black", "Black/Black British", "Black British"])
    return [
      black.category("Caribbean", codes: codes("M"), alone: ["Black Caribbean"]),
      black.category("African", codes: codes("N"), alone: ["Black African"]),
      black.category(
        "Any other Black background", codes: codes("P", "ABCDE"), under: ["Other", "Any other"],
        alone: ["Any other Black background", "Any other Black", "Other Black", "Other Black background"]),
    ]
  }

  private static var otherOf2001: [EthnicityCategory] {
    let other = Heading(
      "Other ethnic groups", .ethnicMinority,
      ["Other ethnic group", "Chinese or other ethnic group", "Other"])
    return [
      other.category("Chinese", codes: codes("R"), alone: ["Chinese"]),
      other.category(
        "Any other ethnic group", codes: codes("S", "ABCDE"), under: ["Any other"],
        alone: ["Any other ethnic group", "Any other ethnic category", "Other ethnic group"]),
    ]
  }
}
