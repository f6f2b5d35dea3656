// SPDX-License-Identifier: Apache-2.0

/// What an expression may name: the host's variables, the records they hold and the scales its facts lie on.
package struct Schema: Sendable {
  package let records: [RecordType]
  package let scales: [Scale]
  package let variables: [Variable]
  /// Whether nobody declared the values: types are then found as the evaluation goes, a list or map may mix
  /// them, and a literal keeps the type of its spelling. Never for the rules of a pack.
  package let isOpen: Bool

  private let recordPositions: [String: Int]
  private let scalePositions: [String: Int]
  private let variablePositions: [String: Int]

  /// Names are unique within each list; of two that are the same the first stands.
  package init(
    records: [RecordType] = [], scales: [Scale] = [], variables: [Variable] = [], isOpen: Bool = false
  ) {
    self.isOpen = isOpen
    self.records = records
    self.scales = scales
    self.variables = variables
    recordPositions = positions(of: records.map(\.name))
    scalePositions = positions(of: scales.map(\.name))
    variablePositions = positions(of: variables.map(\.name))
  }

  package func record(named name: String) -> RecordType? { recordPositions[name].map { records[$0] } }

  package func scale(named name: String) -> Scale? { scalePositions[name].map { scales[$0] } }

  /// The position of a variable, which is its position in `Bindings`.
  package func variableIndex(named name: String) -> Int? { variablePositions[name] }
}

/// A name that rules start from, such as `vacancy` or `param`.
package struct Variable: Sendable {
  package let name: String
  package let type: ExpressionType
  /// One sentence for the reference page.
  package let documentation: String

  package init(_ name: String, _ type: ExpressionType, documentation: String = "") {
    self.name = name
    self.type = type
    self.documentation = documentation
  }
}

/// A kind of record: a name and its fields.
package struct RecordType: Sendable {
  package let name: String
  /// A field's position here is the index that `Record.value(at:)` is asked for.
  package let fields: [Field]
  private let fieldPositions: [String: Int]

  package init(_ name: String, fields: [Field]) {
    self.name = name
    self.fields = fields
    fieldPositions = positions(of: fields.map(\.name))
  }

  package func fieldIndex(named name: String) -> Int? { fieldPositions[name] }
}

/// One fact of a record.
package struct Field: Sendable {
  package let name: String
  package let type: ExpressionType
  /// One sentence for the reference page.
  package let documentation: String
  /// The only texts that the field can hold, when they are known; a comparison with another text is refused.
  package let possibleValues: [String]
  /// A person's equality fact (ethnicity group and the like): traces and causes never tell whose it is.
  package let isEqualityFact: Bool

  package init(
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
package struct Scale: Sendable {
  package let name: String
  /// From lowest to highest; the first label of each rank is the one that is printed.
  package let ranks: [[String]]
  private let rankOfLabel: [String: Int]

  package init(_ name: String, ranks: [[String]]) {
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
  package func rank(of label: String) -> Int? { rankOfLabel[label.lowercased()] }

  /// The printed label of a rank, or its number when the scale has no such rank.
  package func label(of rank: Int) -> String {
    ranks.indices.contains(rank) ? ranks[rank].first ?? "\(rank)" : "\(rank)"
  }

  var labels: [String] { ranks.compactMap(\.first) }
}

private func positions(of names: [String]) -> [String: Int] {
  Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
}
