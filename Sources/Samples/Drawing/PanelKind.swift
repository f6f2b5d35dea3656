// SPDX-License-Identifier: Apache-2.0

/// What is recorded of an interview panel.
enum PanelKind: String, Sendable, CaseIterable {
  /// Three trained members decide; nothing is said of representation, which the band does not ask for.
  case plain
  /// A representative is declared, and decides.
  case declared
  /// All three agreed to be counted; one is of an ethnic minority.
  case counted
  /// Declared: no representative; all three counted, none of an ethnic minority.
  case withoutRepresentative
  /// Neither a declaration nor counts.
  case nothingRecorded
  /// Not asked; one of three agreed to be counted.
  case partlyCounted
  /// The representative observes.
  case observing
  /// One member decides, two observe.
  case tooFewDecide
  /// One member was trained six years ago, one never.
  case untrained
  /// Interviews were held, and only the planned panel is recorded.
  case onlyPlanned

  var hasDeclaration: Bool {
    switch self {
    case .plain, .counted, .nothingRecorded: false
    default: true
    }
  }

  /// The word in the column of declarations.
  var representative: String {
    switch self {
    case .plain, .counted, .nothingRecorded: ""
    case .withoutRepresentative: "no"
    case .partlyCounted: "not asked"
    default: "yes"
    }
  }

  var representativeDecides: String {
    switch self {
    case .declared, .tooFewDecide, .untrained, .onlyPlanned: "yes"
    case .observing: "no"
    default: ""
    }
  }

  var deciding: Int { self == .tooFewDecide ? 1 : 3 }

  var observers: Int {
    switch self {
    case .observing: 1
    case .tooFewDecide: 2
    default: 0
    }
  }

  var members: Int { deciding + observers }

  /// Deciding members asked, counted, and of those counted of an ethnic minority.
  var counts: [String] {
    switch self {
    case .counted: ["3", "3", "1"]
    case .withoutRepresentative: ["3", "3", "0"]
    case .partlyCounted: ["3", "1", "0"]
    default: ["", "", ""]
    }
  }

  var hasCounts: Bool { counts.contains { !$0.isEmpty } }

  private static let compliantSenior = WeightedTable<PanelKind>([(.declared, 1), (.counted, 1)])
  private static let faultySenior = WeightedTable<PanelKind>([
    (.declared, 6), (.counted, 6), (.withoutRepresentative, 2), (.nothingRecorded, 1), (.partlyCounted, 1),
    (.observing, 1), (.tooFewDecide, 1), (.untrained, 1), (.onlyPlanned, 1),
  ])
  private static let faultyJunior = WeightedTable<PanelKind>([
    (.plain, 12), (.tooFewDecide, 1), (.untrained, 1), (.onlyPlanned, 1),
  ])

  static func draw(isSenior: Bool, _ faults: SampleFaults, _ numbers: inout SeededGenerator) -> PanelKind {
    switch (faults.ofPanels, isSenior) {
    case (false, true): compliantSenior.draw(&numbers)
    case (false, false): .plain
    case (true, true): faultySenior.draw(&numbers)
    case (true, false): faultyJunior.draw(&numbers)
    }
  }
}
