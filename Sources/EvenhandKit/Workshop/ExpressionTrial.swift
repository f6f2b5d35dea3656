// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Expressions
internal import LocatedYAML
internal import RuleEngine

/// What an expression is tried on.
public struct TrialRequest: Sendable {
  /// The rule whose parameters and facts it may name.
  public var rule: String?
  /// The kind of subject, where no rule is named; found by the names in the expression when left out too.
  public var kind: String?
  /// A file of facts in YAML.
  public var given: String?
  /// Whether each part is shown with what it came to.
  public var showsWhy = false
  /// Packs by name or folder, and overlays.
  public var rules: [String] = []
  /// Parameters set, as `RULE.PARAMETER=VALUE`.
  public var settings: [String] = []

  /// On facts that are all not recorded, for the first kind of subject that has the names unless one is given.
  public init(kind: String? = nil) { self.kind = kind }
}

/// The kinds of subject on which an expression may be tried, in the order in which they are.
struct ExpressionTrials {
  let trials: [Trial]
  private let isOfRule: Bool

  /// - Throws: a kind or rule that is not there, and what is wrong with packs.
  init(_ request: TrialRequest) throws(EvenhandFault) {
    isOfRule = request.rule != nil
    if !isOfRule, !request.rules.isEmpty || !request.settings.isEmpty {
      throw .usage(
        "--rules and --set say nothing without a rule (name it with --rule, or leave them out)")
    }
    if let id = request.rule {
      if request.kind != nil { throw .usage("--for and --rule cannot go together: a rule has its own kind") }
      let sources = RuleSources(names: request.rules, allowsDrafts: true)
      let packs = try sources.packs(settings: request.settings)
      trials = packs.compactMap { pack in pack.rule(named: id).map { Trial(for: $0, in: pack) } }
      if trials.isEmpty { throw Evenhand.unknownRule(id, among: packs.flatMap(\.rules).map(\.id)) }
    } else if let name = request.kind {
      guard let kind = Self.kinds.first(where: { $0.rawValue == name }) else {
        throw .usage(
          "'\(name)' is no kind of subject (expected \(Self.kinds.map(\.rawValue).joined(separator: ", ")))")
      }
      trials = [Trial(for: kind)]
    } else {
      trials = Self.kinds.map { Trial(for: $0) }
    }
  }

  /// Those that most rules are about come first.
  static let kinds: [SubjectKind] = [.vacancy, .advert, .cohort, .organisation, .interview]

  /// What to do about names that only rules have; `nil` where there are none, or a rule is named.
  func advice(on text: String) -> String? {
    guard !isOfRule else { return nil }
    let ofRules = Expression.names(in: text).intersection(["param", "wording"]).sorted()
    guard !ofRules.isEmpty else { return nil }
    let names = ofRules.map { "'\($0)'" }.joined(separator: " and ")
    return "\(names) \(ofRules.count == 1 ? "belongs" : "belong") to a rule: name the rule with --rule"
  }

  /// - Parameter given: names from which facts that are given start.
  /// - Throws: what is wrong with the expression, as the kind says it that has most of the names.
  func compile(
    _ text: String, given: Set<String> = []
  ) throws(DiagnosticList) -> (trial: Trial, expression: Expression) {
    var least: DiagnosticList?
    let names = Expression.names(in: text).union(given)
    let known = trials.map { trial in names.count { trial.schema.variableIndex(named: $0) != nil } }
    let most = known.max() ?? 0
    for (trial, count) in zip(trials, known) where count == most {
      do throws(DiagnosticList) {
        return (trial, try Expression(text, schema: trial.schema))
      } catch {
        if error.diagnostics.count < least?.diagnostics.count ?? .max { least = error }
      }
    }
    throw least ?? DiagnosticList.none
  }
}

extension Evenhand {
  /// What an expression comes to, with its type; unknown with its reasons; or what is wrong, with its place.
  ///
  /// - Throws: what is wrong with the facts, the rule's name or the packs.
  public static func tryExpression(_ text: String, _ request: TrialRequest) throws(EvenhandFault)
    -> TextAnswer
  {
    let trials = try ExpressionTrials(request)
    let facts = try request.given.map { path throws(EvenhandFault) in
      let content = try TextFile.read(path, what: "facts in YAML")
      return try authored { () throws(AuthoredIssues) in try YAMLDocument(file: path, text: content) }
    }
    let given =
      facts?.root.mapping?.compactMap { $0.key.scalar?.split(separator: ".").first.map(String.init) } ?? []
    let (trial, expression): (Trial, Expression)
    do throws(DiagnosticList) {
      (trial, expression) = try trials.compile(text, given: Set(given))
    } catch {
      let advice = trials.advice(on: text).map { "\n\($0)" } ?? ""
      return TextAnswer(text: ShownText.clean(TrialPage.text(error, of: text) + advice), status: .fault)
    }
    let bindings = try authored { () throws(AuthoredIssues) in try trial.bindings(facts) }
    let (value, trace) = expression.trace(bindings)
    var lines = TrialPage.lines(value, expression, trial.schema)
    if request.showsWhy { lines += [""] + trace.lines(source: text, schema: trial.schema) }
    return TextAnswer(
      text: ShownText.clean(lines.joined(separator: "\n")), status: TrialPage.status(of: value))
  }
}

/// What an expression came to, as lines of text.
enum TrialPage {
  static func lines(_ value: Value, _ expression: Expression, _ schema: Schema) -> [String] {
    switch value {
    case .unknown(let unknown), .excerpt(_, let unknown):
      let more = unknown.more > 0 ? ["  and \(unknown.more) more"] : []
      return ["unknown (\(expression.type))"] + unknown.causes.map(line) + more
    case .error(let error):
      return lines(
        Diagnostic(message: error.description, range: error.range), of: expression.text, as: "error")
    default: return ["\(value.text(schema)) (\(ValueJSON.typeName(value, expression.type)))"]
    }
  }

  private static func line(_ cause: Cause) -> String {
    let place = cause.place.map { ", \($0)" } ?? ""
    return cause.path.isEmpty ? "  \(cause.state)\(place)" : "  \(cause.path): \(cause.state)\(place)"
  }

  static func text(_ faults: DiagnosticList, of text: String) -> String {
    let lines = faults.diagnostics.flatMap { Self.lines($0, of: text, as: "error") }
    return (lines + (faults.more > 0 ? ["and \(faults.more) more"] : [])).joined(separator: "\n")
  }

  /// The message, the line of the expression and a mark below the part that is meant.
  private static func lines(_ fault: Diagnostic, of text: String, as word: String) -> [String] {
    let place = ExpressionPlace(fault.range, of: text)
    let advice = fault.suggestion.map { " (\($0))" } ?? ""
    return ["expression:\(place.line):\(place.column): \(word): \(fault.message)\(advice)"] + place.marked
  }

  static func status(of value: Value) -> ExitStatus {
    switch value {
    case .error: .fault
    case .unknown, .excerpt: .cannotTell
    default: .complies
    }
  }
}
