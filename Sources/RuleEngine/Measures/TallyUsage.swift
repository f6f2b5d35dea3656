// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// Which vacancies and routes the applications are of.
struct TallyUsage {
  /// By vacancy: whether it has applications.
  private(set) var isUsed: [Bool]
  /// Whether there are applications of which the vacancy is not known.
  private(set) var hasUnplaced = false
  private(set) var routes: Set<RecruitmentRoute?> = []

  init(_ tallies: some TallyColumns, vacancies: Int) {
    isUsed = Array(repeating: false, count: vacancies)
    var hasRoute = Array(repeating: false, count: TallyCell.routePositions)
    for number in 0..<tallies.count {
      hasRoute[tallies.cell(number).routePosition] = true
      if let vacancy = tallies.vacancy(number), isUsed.indices.contains(vacancy) {
        isUsed[vacancy] = true
      } else {
        hasUnplaced = true
      }
    }
    for route in RecruitmentRoute.allCases.map(Optional.some) + [nil]
    where hasRoute[TallyCell.position(of: route)] {
      routes.insert(route)
    }
  }
}

/// Texts with a number for each different one.
struct ValueCodes {
  /// The different texts.
  private(set) var values: [String] = []
  /// By vacancy: the number of its text, -1 when it is not known.
  private(set) var codes: [Int32] = []
  /// The numbers that vacancies in use have.
  private(set) var used: [Int] = []
  /// Whether the text of a vacancy in use is not known.
  private(set) var isUnknownUsed = false
  private var codeOfValue: [String: Int] = [:]

  init(_ texts: [String?], isUsed: [Bool]) {
    var isCodeUsed: [Bool] = []
    codes.reserveCapacity(texts.count)
    for (number, text) in texts.enumerated() {
      guard let text else {
        codes.append(-1)
        isUnknownUsed = isUnknownUsed || isUsed[number]
        continue
      }
      let code = codeOfValue[text] ?? values.count
      if code == values.count {
        codeOfValue[text] = code
        values.append(text)
        isCodeUsed.append(false)
      }
      codes.append(Int32(code))
      if isUsed[number] { isCodeUsed[code] = true }
    }
    used = isCodeUsed.indices.filter { isCodeUsed[$0] }
  }

  func code(of text: String) -> Int? { codeOfValue[text] }
}

extension TallyCell {
  /// How many positions there are: one for each route, and one for a route that is not known.
  static let routePositions = 4

  var routePosition: Int { TallyCell.position(of: routeValue) }

  static func position(of route: RecruitmentRoute?) -> Int {
    switch route {
    case .internal: 0
    case .external: 1
    case .international: 2
    case nil: 3
    }
  }
}
