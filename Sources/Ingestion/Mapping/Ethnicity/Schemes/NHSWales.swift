// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

extension EthnicityScheme {
  /// The codes of the NHS Wales Data Dictionary.
  ///
  /// They look like England's and are not: A is every White background, B is Gypsy or Irish Traveller, T is
  /// Arab, and there is no C.
  static let nhsWales = EthnicityScheme(
    name: "nhs-wales", title: "NHS Wales ethnic group codes and labels",
    categories: [
      coded(
        "A", "Any White Background", .white,
        [
          "Any White Background, including Welsh, English, Scottish, Northern Irish, Irish, British",
          "White", "White British", "White Irish",
        ]),
      coded(
        "B", "Gypsy or Irish Traveller", .white, ["Gypsy/Traveller/Irish Traveller", "Gypsy/Irish Traveller"]),
      coded("D", "White and Black Caribbean", .ethnicMinority),
      coded("E", "White and Black African", .ethnicMinority),
      coded("F", "White and Asian", .ethnicMinority),
      coded(
        "G", "Any other mixed background / multiple ethnic background", .ethnicMinority,
        ["Any other mixed background"]),
      coded("H", "Indian", .ethnicMinority), coded("J", "Pakistani", .ethnicMinority),
      coded("K", "Bangladeshi", .ethnicMinority),
      coded("L", "Any other Asian background", .ethnicMinority),
      coded("M", "Black Caribbean", .ethnicMinority), coded("N", "Black African", .ethnicMinority),
      coded("P", "Any other Black background", .ethnicMinority),
      coded("R", "Chinese", .ethnicMinority),
      coded("S", "Any other ethnic group", .ethnicMinority, ["Other ethnic group"]),
      coded("T", "Arab", .ethnicMinority),
    ], declined: ["Z"])

  /// A category with a code, and the labels that are read as it.
  static func coded(
    _ code: String, _ label: String, _ group: EthnicityGroup, _ others: [String] = []
  ) -> EthnicityCategory {
    let labels = [label] + others
    return EthnicityCategory(
      code: code, label: label, group: group,
      spellings: Set(([code] + labels + labels.map { "\(code) \($0)" }).map(ValueName.normalised)))
  }
}
