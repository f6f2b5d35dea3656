// SPDX-License-Identifier: Apache-2.0

/// An expression of the rule language, checked against a schema and ready to be evaluated any number of
/// times.
///
/// The language is CEL (Common Expression Language) where the two share something, with static types and with
/// three-valued evaluation: a fact that is not known makes the result unknown, with the facts that were
/// lacking, unless it cannot matter.
package struct Expression: Sendable {
  /// The text as it was written.
  package let text: String
  /// The type of the result; a result may also be none, unless `bool` was expected.
  package let type: ExpressionType
  /// The text in one spelling; parsing it gives the same expression.
  package let canonical: String
  /// Every fact that it reads, such as `vacancy.band`, each once, in order of spelling. A fact of the
  /// elements of a list stands behind the list: `panel.seats.trained`.
  package let paths: [String]
  /// Whether the result itself would tell a person's equality fact, so that it must not be printed.
  package let revealsEqualityFact: Bool

  private let root: CheckedNode
  private let expected: ExpressionType?
  private let schema: Schema
  private let limits: Limits
  private let code: Code

  /// - Parameter expected: the type that the result must have; literals take it where they can.
  /// - Throws: all that is wrong with the text; syntax first, and types only once the syntax is right.
  package init(
    _ text: String, schema: Schema, expecting expected: ExpressionType? = nil, limits: Limits = .standard
  ) throws(DiagnosticList) {
    let syntax = try Parser.parse(text, limits: limits)
    var checker = Checker(schema: schema, limits: limits)
    root = try checker.checkWhole(syntax, expecting: expected)
    self.text = text
    self.schema = schema
    self.limits = limits
    self.expected = expected
    type = expected ?? root.type
    canonical = syntax.canonical
    paths = Self.paths(root)
    revealsEqualityFact = root.revealsEqualityFact
    code = Self.finished(Compiler(schema: schema, source: Array(text.utf8)).compile(root), root, expected)
  }

  /// The names from which the text starts, a macro's variables among them, whatever else is wrong with it; none for a
  /// text that cannot be parsed.
  package static func names(in text: String) -> Set<String> {
    guard let root = try? Parser.parse(text, limits: .standard) else { return [] }
    var names: Set<String> = []
    var open = [root]
    while let node = open.popLast() {
      if case .name(let name) = node.kind { names.insert(name) }
      open += node.parts
    }
    return names
  }

  /// The result; never traps and never throws. An error result says what went wrong.
  package func evaluate(_ bindings: Bindings) -> Value {
    var frame = Frame(bindings, steps: limits.steps)
    return run(code, &frame)
  }

  /// The same result, with what each part came to. Slower than `evaluate`.
  package func trace(_ bindings: Bindings) -> (Value, Trace) {
    let compiler = Compiler(schema: schema, source: Array(text.utf8), isTracing: true)
    var frame = Frame(bindings, steps: limits.steps)
    frame.recorder = Recorder()
    let value = run(Self.finished(compiler.compile(root), root, expected), &frame)
    return (value, Trace(root, frame.recorder?.root))
  }

  private func run(_ code: Code, _ frame: inout Frame) -> Value {
    let value = code(&frame)
    if frame.isExhausted { return .error(EvaluationError(.tooManySteps, range: root.range)) }
    return value
  }

  /// A rule's condition that is none is an error; a whole number where a count is expected is an exact count.
  private static func finished(_ code: @escaping Code, _ root: CheckedNode, _ expected: ExpressionType?)
    -> Code
  {
    let fault = Fault(root)
    switch expected {
    case .bool?:
      return { frame in
        let value = code(&frame)
        if case .null = value { return fault.noValue }
        return value
      }
    case .count?:
      return { frame in
        let value = code(&frame)
        return value.asCount.map { .count($0) } ?? value
      }
    default: return code
    }
  }

  private static func paths(_ root: CheckedNode) -> [String] {
    var found: Set<String> = []
    func collect(_ node: CheckedNode, isOperandOfField: Bool) {
      switch node.operation {
      case .field, .has:
        if !isOperandOfField, let path = node.path { found.insert(path) }
        for child in node.children { collect(child, isOperandOfField: true) }
      case .variable where node.type.element != nil:
        if let path = node.path { found.insert(path) }
      default:
        for child in node.children { collect(child, isOperandOfField: false) }
      }
    }
    collect(root, isOperandOfField: false)
    return found.sorted()
  }
}
