// SPDX-License-Identifier: Apache-2.0

internal import Expressions
internal import LocatedYAML
internal import RuleEngine

extension Evenhand {
  /// Lines of JSON, `{"expr": …, "bindings": {…}}`, answered line by line.
  ///
  /// A line may have `"undeclared": true`: the types are then those that the bindings show. A blank line has no answer.
  ///
  /// - Parameter path: `-` for standard input.
  /// - Returns: A fault when a line was no request; the others are answered all the same, errors of expressions among
  ///   them.
  /// - Throws: what is wrong with the file, the rule's name or the packs.
  public static func tryExpressions(in path: String, _ request: TrialRequest) throws(EvenhandFault)
    -> TextAnswer
  {
    let bytes = try TextFile.data(path, what: "lines of JSON")
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let lines = bytes.dropFirst(bytes.starts(with: mark) ? mark.count : 0)
      .split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let batch = ExpressionBatch(trials: try ExpressionTrials(request))
    let answers = lines.enumerated().compactMap { number, line in
      line.allSatisfy { [0x20, 0x09, 0x0D].contains($0) } ? nil : batch.answer(line, number: number + 1)
    }
    return TextAnswer(
      text: answers.map(\.line).joined(separator: "\n"),
      status: answers.allSatisfy(\.isAnswer) ? .complies : .fault)
  }
}

/// Answers requests to evaluate, each by itself.
struct ExpressionBatch {
  let trials: ExpressionTrials

  /// What is wrong with a request, or what an expression came to for an error.
  private struct Fault: Error {
    let message: String
    /// Where in the expression, if it is the expression's.
    var place: ExpressionPlace?
    /// Whether the line is a request all the same.
    var isAnswer = true

    static func noRequest(_ problem: String) -> Fault { Fault(message: problem, isAnswer: false) }
  }

  /// The answer, and whether the line was a request.
  ///
  /// - Parameter number: of the line, from 1.
  func answer(_ line: some Sequence<UInt8>, number: Int) -> (line: String, isAnswer: Bool) {
    do throws(Fault) {
      return (try answer(to: line), true)
    } catch {
      return (ValueJSON.error(error.message, line: number, at: error.place), error.isAnswer)
    }
  }

  private func answer(to line: some Sequence<UInt8>) throws(Fault) -> String {
    guard let request = String(validating: line, as: UTF8.self) else {
      throw .noRequest("the line is no text in UTF-8")
    }
    guard case .object(let object)? = JSONText(request), case .text(let text)? = object["expr"] else {
      throw .noRequest("the line is no request (expected {\"expr\": \"…\", \"bindings\": {…}})")
    }
    let known = ["expr", "bindings", "undeclared"]
    if let surplus = object.keys.sorted().first(where: { !known.contains($0) }) {
      throw .noRequest("a request has no '\(surplus)' (expected \(known.joined(separator: ", ")))")
    }
    if let undeclared = object["undeclared"], ![.bool(true), .bool(false)].contains(undeclared) {
      throw .noRequest("'undeclared' must be true or false")
    }
    guard case .object(let bindings) = object["bindings"] ?? .object([:]) else {
      throw .noRequest("'bindings' must be an object of names and values")
    }
    return try object["undeclared"] == .bool(true) ? open(text, bindings) : declared(text, bindings)
  }

  private func open(_ text: String, _ given: [String: JSONText]) throws(Fault) -> String {
    let (schema, bindings): (Schema, Bindings)
    do throws(OpenValues.Unreadable) {
      (schema, bindings) = try OpenValues.bindings(given)
    } catch { throw Fault(message: error.problem) }
    let expression: Expressions.Expression
    do throws(DiagnosticList) {
      expression = try Expressions.Expression(text, schema: schema)
    } catch { throw fault(error, in: text) }
    return try line(expression, bindings, schema)
  }

  private func declared(_ text: String, _ given: [String: JSONText]) throws(Fault) -> String {
    let names = given.keys.compactMap { $0.split(separator: ".").first.map(String.init) }
    let (trial, expression): (Trial, Expressions.Expression)
    do throws(DiagnosticList) {
      (trial, expression) = try trials.compile(text, given: Set(names))
    } catch { throw fault(error, in: text) }
    let bindings: Bindings
    do throws(AuthoredIssues) {
      // JSON is YAML too, so that facts are written as in the examples of rules.
      bindings = try trial.bindings(
        try YAMLDocument(file: "bindings", text: JSONText.object(given).line))
    } catch {
      // Their places are of no line that anybody wrote; the paths are in the words.
      throw Fault(
        message: error.issues.map { $0.problem + ($0.advice.map { " (\($0))" } ?? "") }
          .joined(separator: "; "))
    }
    return try line(expression, bindings, trial.schema)
  }

  private func line(
    _ expression: Expressions.Expression, _ bindings: Bindings, _ schema: Schema
  ) throws(Fault) -> String {
    let value = expression.evaluate(bindings)
    if let line = ValueJSON.line(value, expression.type, schema) { return line }
    guard case .error(let error) = value else { throw Fault(message: "the value cannot be written") }
    throw Fault(message: "\(error)", place: ExpressionPlace(error.range, of: expression.text))
  }

  /// The first fault has the place.
  private func fault(_ faults: DiagnosticList, in text: String) -> Fault {
    let messages = faults.diagnostics.map { $0.message + ($0.suggestion.map { " (\($0))" } ?? "") }
    return Fault(
      message: (messages + [trials.advice(on: text)].compactMap(\.self)).joined(separator: "; "),
      place: faults.diagnostics.first.map { ExpressionPlace($0.range, of: text) })
  }
}
