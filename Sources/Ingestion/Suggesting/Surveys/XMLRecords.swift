// SPDX-License-Identifier: Apache-2.0

/// Which elements of an XML file are its records, which of these stand within others, and which are pairs of a name
/// and a value.
struct XMLRecords: Sendable {
  struct Table: Sendable {
    let node: XMLShape.Node
    let count: Int
    /// Index of the table in whose records these stand.
    var outer: Int?
  }
  struct Pair: Sendable {
    let node: XMLShape.Node
    let pairs: XMLPairs
    /// Index of the table to whose records they belong.
    let table: Int
  }
  private(set) var tables: [Table] = []
  private(set) var pairs: [Pair] = []

  init(_ shape: XMLShape, _ counts: [String: Int], _ vocabulary: Vocabulary) {
    let elements = shape.recordLike.filter { $0.elements.count > 1 }
      .sorted { $0.elements.count < $1.elements.count }
    for node in elements {
      let count = counts[node.text] ?? 0
      let outer = tables.lastIndex { node.elements.starts(with: $0.node.elements) }
      guard shape.containers.contains(node) || isRecordOfAttributes(node, outer, shape, vocabulary) else {
        continue
      }
      guard let outer else {
        if count > 1 { tables.append(Table(node: node, count: count)) }
        continue
      }
      guard count > tables[outer].count || isRecord(node, tables[outer].node, vocabulary),
        !shape.fields(of: node, without: []).isEmpty
      else { continue }
      if let found = XMLRecords.pairs(node, shape) {
        pairs.append(
          Pair(
            node: node, pairs: XMLRecords.pairs(node, found, below: tables[outer].node, shape), table: outer))
      } else {
        tables.append(Table(node: node, count: count, outer: outer))
      }
    }
    if tables.isEmpty, let only = XMLRecords.fullest(shape) {
      tables = [Table(node: only, count: counts[only.text] ?? 1)]
    }
    addLeafPairs(shape, counts)
  }

  /// Whether an element without others in it is more than a value with something said of it: it has several attributes,
  /// or is of another kind than the record around it.
  private func isRecordOfAttributes(
    _ node: XMLShape.Node, _ outer: Int?, _ shape: XMLShape, _ vocabulary: Vocabulary
  ) -> Bool {
    shape.attributes(of: node) >= 2
      || (node.holdsText && outer.map { isRecord(node, tables[$0].node, vocabulary) } ?? false)
  }

  /// Of a file with one record the innermost element that holds nearly all of it.
  private static func fullest(_ shape: XMLShape) -> XMLShape.Node? {
    let all = shape.nodes.count { $0.attribute == nil && !shape.containers.contains($0) }
    return shape.containers.filter { node in
      let inside = shape.fields(of: node, without: []).count { $0.attribute == nil }
      return inside * 4 >= all * 3
    }.max { $0.elements.count < $1.elements.count }
  }

  /// Whether an element is of another kind than the record around it, by its name.
  private func isRecord(_ node: XMLShape.Node, _ outer: XMLShape.Node, _ vocabulary: Vocabulary) -> Bool {
    guard let own = vocabulary.entity(of: node), let around = vocabulary.entity(of: outer) else {
      return false
    }
    // What is monitored of a person stands around their answers, and is no count.
    return own != around && own != .equalityCount
      && !NameWords.words(XMLShape.names(node, below: 0).last ?? "").isEmpty
      && !node.elements.dropLast().contains(where: { $0 == node.elements.last })
      && vocabulary.isSingular(node)
  }

  private static let nameWords: Set<String> = [
    "name", "label", "key", "question", "field", "code", "title", "type",
  ]
  private static let valueWords: Set<String> = ["value", "answer", "response", "text", "content"]

  /// The fields of an element that is a name and a value.
  private static func pairs(
    _ node: XMLShape.Node, _ shape: XMLShape
  ) -> (name: XMLShape.Node, value: XMLShape.Node)? {
    let fields = shape.fields(of: node, without: [])
    guard fields.count == 2 else { return nil }
    func last(_ field: XMLShape.Node) -> Set<String> {
      Set(NameWords.words(XMLShape.names(field, below: node.elements.count).last ?? ""))
    }
    for (name, value) in [(fields[0], fields[1]), (fields[1], fields[0])]
    where !last(name).isDisjoint(with: nameWords) && !last(value).isDisjoint(with: valueWords) {
      return (name, value)
    }
    return nil
  }

  private static func pairs(
    _ node: XMLShape.Node, _ found: (name: XMLShape.Node, value: XMLShape.Node), below record: XMLShape.Node,
    _ shape: XMLShape
  ) -> XMLPairs {
    let depth = node.elements.count
    return XMLPairs(
      path: shape.path(node, below: record.elements.count), name: shape.path(found.name, below: depth),
      value: shape.path(found.value, below: depth))
  }

  /// Elements that hold text and have an attribute with its name: `<field name="Band">7</field>`.
  private mutating func addLeafPairs(_ shape: XMLShape, _ counts: [String: Int]) {
    for node in shape.nodes where node.attribute == nil && !shape.containers.contains(node) {
      guard !tables.contains(where: { $0.node == node }), !pairs.contains(where: { $0.node == node }) else {
        continue
      }
      guard let table = tables.lastIndex(where: { node.elements.starts(with: $0.node.elements) }),
        node.elements != tables[table].node.elements, (counts[node.text] ?? 0) > tables[table].count
      else { continue }
      let attributes = shape.nodes.filter { $0.attribute != nil && $0.elements == node.elements }
      guard attributes.count == 1, let name = attributes.first,
        !Set(NameWords.words(XMLShape.names(name, below: node.elements.count).last ?? ""))
          .isDisjoint(with: XMLRecords.nameWords)
      else { continue }
      pairs.append(
        Pair(
          node: node,
          pairs: XMLPairs(
            path: shape.path(node, below: tables[table].node.elements.count),
            name: shape.path(name, below: node.elements.count), value: .itself), table: table))
    }
  }
}

extension Vocabulary {
  /// What an element holds, by its name.
  func entity(of node: XMLShape.Node) -> Entity? {
    let words = Set(NameWords.words(XMLShape.names(node, below: 0).last ?? ""))
    return Entity.allCases.first { !(records[$0] ?? []).isDisjoint(with: words) }
  }

  /// Whether an element's name is not the plural around its elements.
  func isSingular(_ node: XMLShape.Node) -> Bool {
    !(NameWords.words(XMLShape.names(node, below: 0).last ?? "").last?.hasSuffix("s") ?? false)
  }

  /// Whether some field or stage is called so.
  func knowsColumn(_ words: [String]) -> Bool {
    (columns.values.flatMap(\.values) + stages.values).contains { NameWords.score(words, $0) >= 74 }
  }
}
