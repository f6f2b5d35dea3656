// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import RuleEngine
internal import Statistics

/// Answers requests to compute, each by itself.
enum CalculatorBatch {
  private static let names = [
    "white", "ethnic_minority", "unknown", "strata", "ordered", "available", "before", "from", "to", "id",
    "groups", "reference", "least_share",
  ]
  private static let shape =
    "{\"white\": [1480, 6210], \"ethnic_minority\": [512, 3120]}: selected and considered"

  /// The answer to the request in a line, and whether it was one.
  static func answer(_ text: Substring, line: Int) -> (json: JSONText, isAnswer: Bool) {
    guard case .object(let request)? = JSONText(text) else {
      return (error("line \(line) is no request (expected \(shape))", nil), false)
    }
    do throws(EvenhandFault) {
      if let surplus = request.keys.sorted().first(where: { !names.contains($0) }) {
        throw .usage("a request has no '\(surplus)'\(suggestion(for: surplus, among: names))")
      }
      let json =
        try hasGroups(request) ? severalGroups(request).json : Calculation(input(request)).json
      guard case .object(var answer) = json else { return (.null, false) }
      if let id = request["id"] { answer["id"] = id }
      return (.object(answer), true)
    } catch { return (CalculatorBatch.error("line \(line): \(problem(error))", request["id"]), false) }
  }

  private static func input(_ request: [String: JSONText]) throws(EvenhandFault) -> CalculatorInput {
    let (from, to) = try stages(request)
    let strata = try strata(request)
    let white = try rate(request, "white")
    let minority = try rate(request, "ethnic_minority")
    guard let reference = white ?? strata?.pooled.reference,
      let comparison = minority ?? strata?.pooled.comparison
    else { throw .usage("the counts are missing (expected \(shape))") }
    if let pooled = strata?.pooled, pooled != SelectionTable(reference: reference, comparison: comparison) {
      throw .usage("the strata add up to other counts than the two groups")
    }
    let unknown = try rate(request, "unknown") ?? .empty
    var input = CalculatorInput(
      RelativeLikelihood(reference: reference, comparison: comparison, unknown: unknown), from: from, to: to)
    input.strata = strata
    input.isOrdered = try isOrdered(request, strata)
    input.available = try rate(request, "available")
    if input.available?.isEmpty == true { throw .usage("'available': nobody is available") }
    input.before = try before(request)
    return input
  }

  private static func isOrdered(
    _ request: [String: JSONText], _ strata: StratifiedTable?
  ) throws(EvenhandFault) -> Bool {
    guard let value = request["ordered"] else { return false }
    guard case .bool(let isOrdered) = value else { throw .usage("'ordered' is not true or false") }
    guard !isOrdered || strata != nil else {
      throw .usage("'ordered' is said of 'strata', and there are none")
    }
    return isOrdered
  }

  private static func before(_ request: [String: JSONText]) throws(EvenhandFault) -> SelectionTable? {
    guard let value = request["before"] else { return nil }
    guard case .object(let groups) = value, Set(groups.keys) == ["white", "ethnic_minority"],
      let white = try rate(groups, "white"), let minority = try rate(groups, "ethnic_minority")
    else { throw .usage("'before' is no {\"white\": […], \"ethnic_minority\": […]}") }
    return SelectionTable(reference: white, comparison: minority)
  }

  static func stages(_ request: [String: JSONText]) throws(EvenhandFault) -> (from: Stage, to: Stage) {
    let from = try stage(request, "from") ?? .shortlisted
    let to = try stage(request, "to") ?? .accepted
    guard from < to else { throw .usage("'from' is no stage before 'to'") }
    return (from, to)
  }

  private static func stage(_ request: [String: JSONText], _ name: String) throws(EvenhandFault) -> Stage? {
    guard let value = request[name] else { return nil }
    guard case .text(let text) = value else { throw .usage("'\(name)' is no name of a stage") }
    return try CalculatorInput.stage(text, name)
  }

  private static func strata(_ request: [String: JSONText]) throws(EvenhandFault) -> StratifiedTable? {
    guard let value = request["strata"] else { return nil }
    guard case .list(let rows) = value, !rows.isEmpty else {
      throw .usage("'strata' is no list of {\"white\": […], \"ethnic_minority\": […]}")
    }
    var tables: [SelectionTable] = []
    for row in rows {
      guard case .object(let groups) = row,
        Set(groups.keys).isSubset(of: ["white", "ethnic_minority", "stratum"]),
        let white = try rate(groups, "white"), let minority = try rate(groups, "ethnic_minority")
      else { throw .usage("'strata' is no list of {\"white\": […], \"ethnic_minority\": […]}") }
      tables.append(SelectionTable(reference: white, comparison: minority))
    }
    return StratifiedTable(tables)
  }

  static func rate(_ request: [String: JSONText], _ name: String) throws(EvenhandFault) -> Rate? {
    guard let value = request[name] else { return nil }
    guard case .list(let numbers) = value, numbers.count == 2, let selected = count(numbers[0]),
      let considered = count(numbers[1])
    else { throw .usage("'\(name)' is no pair of counts (expected [selected, considered])") }
    do throws(CountError) {
      return try Rate(selected: selected, of: considered)
    } catch { throw .usage("'\(name)': \(error)") }
  }

  private static func count(_ value: JSONText) -> Int? {
    if case .number(let digits) = value { Int(digits) } else { nil }
  }

  private static func error(_ problem: String, _ id: JSONText?) -> JSONText {
    var answer: [String: JSONText] = ["error": .text(problem)]
    if let id { answer["id"] = id }
    return .object(answer)
  }

  /// The words of a fault without the program's name before and the full stop behind.
  private static func problem(_ fault: EvenhandFault) -> String {
    var text = fault.message
    let start = EvenhandFault.usage("").message.dropLast()
    if text.hasPrefix(start) { text.removeFirst(start.count) }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }
}
