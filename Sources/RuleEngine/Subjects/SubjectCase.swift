// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Expressions

/// One subject of a rule with everything that the rule's expressions may ask of it.
struct SubjectCase: Sendable {
  let subject: Subject
  /// The day by which explanations are judged and rules hold; `nil` for a standing subject.
  let date: CivilDate?
  /// The fact that would give the date, when the subject has one of its own that is not known.
  let undated: LackingFact?
  /// The values of the variables, in the order of the schema.
  let bindings: Bindings
}

/// The subjects of a rule, each made when it is asked for: an organisation has tens of thousands of
/// vacancies, and all that rules may ask of them at once would be more than everything that was read.
struct SubjectCases: Sendable {
  /// The positions in the model of the rule's subjects, in order.
  let positions: [Int]
  /// How many things of the kind the bundle holds, whether they are subjects or not.
  let bundleCount: Int
  /// What positions are numbers of: interviews are counted as vacancies.
  let countedAs: SubjectKind
  /// Whether there may be so many that subjects that are alike are worth judging together.
  let areMany: Bool
  private let make: @Sendable (Int) -> SubjectCase
  private let readFast: @Sendable (FactPath) -> FactReader?

  init(
    positions: [Int], bundleCount: Int, countedAs: SubjectKind = .vacancy, areMany: Bool = false,
    reader readFast: @escaping @Sendable (FactPath) -> FactReader? = { _ in nil },
    make: @escaping @Sendable (Int) -> SubjectCase
  ) {
    self.positions = positions
    self.bundleCount = bundleCount
    self.countedAs = countedAs
    self.areMany = areMany
    self.readFast = readFast
    self.make = make
  }

  var count: Int { positions.count }

  /// The same subjects with the value of one more variable, by position.
  func adding(_ value: @escaping @Sendable (Int) -> Value) -> SubjectCases {
    let make = make
    return SubjectCases(
      positions: positions, bundleCount: bundleCount, countedAs: countedAs, areMany: areMany,
      reader: readFast
    ) { position in
      let subject = make(position)
      return SubjectCase(
        subject: subject.subject, date: subject.date, undated: subject.undated,
        bindings: Bindings(subject.bindings.values + [value(position)]))
    }
  }

  /// The subject with this number among the rule's.
  subscript(number: Int) -> SubjectCase { make(positions[number]) }

  /// Reads a fact by position.
  func reader(_ path: FactPath) -> FactReader {
    if let reader = readFast(path) { return reader }
    let make = make
    return FactReader(
      path: path.text, start: path.start(steps: 0),
      first: { Reading(make($0).bindings.values[path.variable]) }, rest: path.steps[...])
  }
}
