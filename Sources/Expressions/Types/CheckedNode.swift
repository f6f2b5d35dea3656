// SPDX-License-Identifier: Apache-2.0

/// One part of an expression with its names resolved and its type known.
struct CheckedNode: Sendable {
  enum Operation: Sendable {
    case constant(Value)
    case variable(Int)
    /// A macro's variable; the position in the frame's locals.
    case local(Int)
    case field(Int)
    /// Whether the field is known; the child is the record.
    case has(Int)
    /// An element of a list by its position, or of a map by its key.
    case element
    /// The value of a map's key; the child is the map.
    case key(String)
    /// Whether a map has the key; the child is the map.
    case hasKey(String)
    case not
    case negate
    case logical(LogicalOperator)
    case conditional
    case order(BinaryOperator)
    case equality(negated: Bool)
    case member
    case arithmetic(BinaryOperator)
    case list
    /// The children are the keys, then as many values.
    case map
    case call(Builtin)
    case toScale(Scale)
    /// The children are a value and the part in which the local stands for it.
    case bind
    /// The children are the list or map, the body and, for some, a condition. The local takes each element in
    /// turn; with two variables it takes the position or key, and the next one the element.
    case macro(Macro, local: Int, isForTwo: Bool)
  }

  let id: Int
  let operation: Operation
  let type: ExpressionType
  let range: Range<Int>
  var children: [CheckedNode] = []
  /// The facts that it reads, such as `vacancy.band`, when it is a plain path.
  var path: String?
  /// Its value would tell a person's equality fact otherwise than as one of a number of people.
  var revealsEqualityFact = false
  /// The only texts that it can give, when they are known.
  var possibleValues: [String] = []

  /// Its result may rest on equality facts, so the causes of an unknown must not say whose.
  var restsOnEqualityFact: Bool {
    revealsEqualityFact || children.contains(where: \.revealsEqualityFact)
  }

  /// How many parts it has, itself included.
  var size: Int { children.reduce(1) { $0 + $1.size } }
}
