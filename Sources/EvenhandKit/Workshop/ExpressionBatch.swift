// SPDX-License-Identifier: Apache-2.0

internal import Expressions
internal import LocatedYAML
internal import RuleEngine

extension Evenhand {
  /// Lines of JSON, `{"expr": …, "bindings": {…}}`, answered line by line.
  ///
  /// A line may have `"undeclared": true`: the types are then those that the bindings show.
  ///
  /// - Parameter path: `-` for standard input.
  /// - Returns: A fault when a line was no request; the others are answered all the same.
  /// - Throws: what is wrong with the file, the rule's name or the packs.
  public static func tryExpressions(in path: String, _ request: TrialRequest) throws(EvenhandFault)
    -> TextAnswer
  {
    guard case .text(let text) = try TextFile.content(path, what: "lines of JSON") else {
      throw .usage("'\(path)' is no text in UTF-8 (expected a JSON object a line)")
    }
    let batch = ExpressionBatch(trials: try ExpressionTrials(request))
    let answers = text.split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }.map(batch.answer)
    return TextAnswer(
      text: answers.map(\.line).joined(separator: "\n"),
      status: answers.allSatisfy(\.isAnswer) ? .complies : .fault)
  }
}

/// Answers requests to evaluate, each by itself.
struct ExpressionBatch {
  let trials: ExpressionTrials

  /// The answer, and whether the line was a request.
  func answer(_ line: Substring) -> (line: String, isAnswer: Bool) {
    guard case .object(let object)? = JSONText(line), case .text(let text)? = object["expr"] else {
      return (
        ValueJSON.error("the line is no request (expected {\"expr\": \"…\", \"bindings\": {…}})"), false
      )
    }
    if let surplus = object.keys.sorted().first(where: { !["expr", "bindings", "undeclared"].contains($0) }) {
      return (ValueJSON.error("a request has no '\(surplus)' (expected expr, bindings, undeclared)"), false)
    }
    if let undeclared = object["undeclared"], ![.bool(true), .bool(false)].contains(undeclared) {
      return (ValueJSON.error("'undeclared' must be true or false"), false)
    }
    guard case .object(let bindings) = object["bindings"] ?? .object([:]) else {
      return (ValueJSON.error("'bindings' must be an object of names and values"), false)
    }
    return (object["undeclared"] == .bool(true) ? open(text, bindings) : declared(text, bindings), true)
  }

  private func open(_ text: String, _ given: [String: JSONText]) -> String {
    do throws(OpenValues.Unreadable) {
      let (schema, bindings) = try OpenValues.bindings(given)
      return evaluate(text, bindings) { text throws(DiagnosticList) in
        (try Expressions.Expression(text, schema: schema), schema)
      }
    } catch { return ValueJSON.error(error.problem) }
  }

  private func declared(_ text: String, _ given: [String: JSONText]) -> String {
    do throws(DiagnosticList) {
      let names = given.keys.compactMap { $0.split(separator: ".").first.map(String.init) }
      let (trial, expression) = try trials.compile(text, given: Set(names))
      do throws(AuthoredIssues) {
        // JSON is YAML too, so that facts are written as in the examples of rules.
        let facts = try YAMLDocument(file: "bindings", text: JSONText.object(given).line)
        return evaluate(text, try trial.bindings(facts)) { _ in (expression, trial.schema) }
      } catch { return ValueJSON.error(error.description) }
    } catch { return ValueJSON.error(Self.message(error)) }
  }

  private func evaluate(
    _ text: String, _ bindings: Bindings,
    _ compile: (String) throws(DiagnosticList) -> (Expressions.Expression, Schema)
  ) -> String {
    do throws(DiagnosticList) {
      let (expression, schema) = try compile(text)
      return ValueJSON.line(expression.evaluate(bindings), expression.type, schema)
    } catch { return ValueJSON.error(Self.message(error)) }
  }

  private static func message(_ faults: DiagnosticList) -> String {
    faults.diagnostics.map { fault in
      fault.message + (fault.suggestion.map { " (\($0))" } ?? "")
    }.joined(separator: "; ")
  }
}
