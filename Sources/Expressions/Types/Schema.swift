// SPDX-License-Identifier: Apache-2.0

/// What an expression may name: the host's variables, the records they hold and the scales its facts lie on.
public struct Schema: Sendable {
  public let records: [RecordType]
  public let scales: [Scale]
  public let variables: [Variable]

  private let recordPositions: [String: Int]
  private let scalePositions: [String: Int]
  private let variablePositions: [String: Int]

  /// Names are unique within each list; of two that are the same the first stands.
  public init(records: [RecordType] = [], scales: [Scale] = [], variables: [Variable] = []) {
    self.records = records
    self.scales = scales
    self.variables = variables
    recordPositions = positions(of: records.map(\.name))
    scalePositions = positions(of: scales.map(\.name))
    variablePositions = positions(of: variables.map(\.name))
  }

  public func record(named name: String) -> RecordType? { recordPositions[name].map { records[$0] } }

  public func scale(named name: String) -> Scale? { scalePositions[name].map { scales[$0] } }

  /// The position of a variable, which is its position in `Bindings`.
  public func variableIndex(named name: String) -> Int? { variablePositions[name] }
}

/// A name that rules start from, such as `vacancy` or `param`.
public struct Variable: Sendable {
  public let name: String
  public let type: ExpressionType
  /// One sentence for the reference page.
  public let documentation: String

  public init(_ name: String, _ type: ExpressionType, documentation: String = "") {
    self.name = name
    self.type = type
    self.documentation = documentation
  }
}

/// A kind of record: a name and its fields.
public struct RecordType: Sendable {
  public let name: String
  /// A field's position here is the index that `Record.value(at:)` is asked for.
  public let fields: [Field]
  private let fieldPositions: [String: Int]

  public init(_ name: String, fields: [Field]) {
    self.name = name
    self.fields = fields
    fieldPositions = positions(of: fields.map(\.name))
  }

  public func fieldIndex(named name: String) -> Int? { fieldPositions[name] }
}

/// One fact of a record.
public struct Field: Sendable {
  public let name: String
  public let type: ExpressionType
  /// One sentence for the reference page.
  public let documentation: String
  /// The only texts that the field can hold, when they are known; a comparison with another text is refused.
  public let possibleValues: [String]
  /// A person's equality fact (ethnicity group and the like): traces and causes never tell whose it is.
  public let isEqualityFact: Bool

  public init(
    _ name: String, _ type: ExpressionType, documentation: String = "", possibleValues: [String] = [],
    equality: Bool = false
  ) {
    self.name = name
    self.type = type
    self.documentation = documentation
    self.possibleValues = possibleValues
    isEqualityFact = equality
  }
}

/// A vocabulary in order, such as pay bands from lowest to highest.
public struct Scale: Sendable {
  public let name: String
  /// From lowest to highest; the first label of each rank is the one that is printed.
  public let ranks: [[String]]
  private let rankOfLabel: [String: Int]

  public init(_ name: String, ranks: [[String]]) {
    self.name = name
    self.ranks = ranks
    var rankOfLabel: [String: Int] = [:]
    for (rank, labels) in ranks.enumerated() {
      for label in labels where rankOfLabel[label.lowercased()] == nil {
        rankOfLabel[label.lowercased()] = rank
      }
    }
    self.rankOfLabel = rankOfLabel
  }

  /// The rank with this label, in any case; 0 is the lowest.
  public func rank(of label: String) -> Int? { rankOfLabel[label.lowercased()] }

  /// The printed label of a rank, or its number when the scale has no such rank.
  public func label(of rank: Int) -> String {
    ranks.indices.contains(rank) ? ranks[rank].first ?? "\(rank)" : "\(rank)"
  }

  var labels: [String] { ranks.compactMap(\.first) }
}

private func positions(of names: [String]) -> [String: Int] {
  Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
}
