// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

extension EthnicityScheme {
  /// The codes of NHS Scotland, of the 2011 census there. African stands apart from Caribbean or Black.
  static let nhsScotland = EthnicityScheme(
    name: "nhs-scotland", title: "NHS Scotland ethnic group codes and labels (2011 census)",
    categories: [
      coded("1A", "White: Scottish", .white, ["White Scottish"]),
      coded("1B", "White: Other British", .white, ["White Other British", "Other British"]),
      coded("1C", "White: Irish", .white, ["White Irish"]),
      coded("1K", "White: Gypsy/Traveller", .white, ["Gypsy/Traveller"]),
      coded("1L", "White: Polish", .white, ["White Polish"]),
      coded("1Z", "White: Other white ethnic group", .white, ["Other white ethnic group", "White: Other"]),
      coded(
        "2A", "Any mixed or multiple ethnic groups", .ethnicMinority,
        ["Mixed or multiple ethnic groups", "Any mixed or multiple ethnic group"]),
      asian("3F", "Pakistani"), asian("3G", "Indian"), asian("3H", "Bangladeshi"), asian("3J", "Chinese"),
      coded(
        "3Z", "Other Asian, Asian Scottish or Asian British", .ethnicMinority,
        ["Other Asian", "Asian: Other", "Asian, Asian Scottish or Asian British: Other"]),
      coded(
        "4D", "African, African Scottish or African British", .ethnicMinority,
        ["African: African, African Scottish or African British"]),
      coded("4Y", "Other African", .ethnicMinority, ["African: Other"]),
      coded("5C", "Caribbean, Caribbean Scottish or Caribbean British", .ethnicMinority),
      coded("5D", "Black, Black Scottish or Black British", .ethnicMinority),
      coded("5Y", "Other Caribbean or Black", .ethnicMinority, ["Caribbean or Black: Other"]),
      coded("6A", "Arab, Arab Scottish or Arab British", .ethnicMinority, ["Arab"]),
      coded(
        "6Z", "Other ethnic group", .ethnicMinority, ["Other ethnic group: Other", "Any other ethnic group"]),
    ], declined: ["98", "Refused/Not provided by patient"], notKnown: ["99"])

  private static func asian(_ code: String, _ name: String) -> EthnicityCategory {
    coded(
      code, "\(name), \(name) Scottish or \(name) British", .ethnicMinority,
      [name, "Asian: \(name)", "Asian, Asian Scottish or Asian British: \(name)"])
  }
}
