// SPDX-License-Identifier: Apache-2.0

/// A name to look for, as bytes, so that it can be held against libxml2's names without making strings.
struct NamePattern: Sendable {
  /// `nil` accepts every local name.
  let local: [UInt8]?
  /// `nil` accepts every namespace; empty is no namespace.
  let namespace: [UInt8]?

  init(_ name: XMLPath.Name) {
    switch name {
    case .named(let namespace, let local):
      self.local = Array(local.utf8)
      self.namespace = Array(namespace.utf8)
    case .any:
      local = nil
      namespace = nil
    case .anyIn(let namespace):
      local = nil
      self.namespace = Array(namespace.utf8)
    }
  }

  func matches(_ name: QualifiedName) -> Bool {
    if let local, !name.isLocal(local) { return false }
    guard let namespace else { return true }
    return name.isNamespace(namespace)
  }
}

/// A path with its names as bytes.
struct PathPattern: Sendable {
  let text: String
  let isAbsolute: Bool
  let steps: [(isDescendant: Bool, name: NamePattern)]
  let attribute: NamePattern?
  let test: AttributePattern?

  init(_ path: XMLPath) {
    text = path.text
    isAbsolute = path.isAbsolute
    steps = path.steps.map { ($0.axis == .descendant, NamePattern($0.name)) }
    attribute = path.attribute.map(NamePattern.init)
    test = path.test.map(AttributePattern.init)
  }

  /// Whether the steps lead from a base to the last of `names`, which are the elements below the base.
  func leads(along names: some Collection<QualifiedName>) -> Bool {
    // `here[i]`: the first i steps end exactly at this element; `passed[i]`: at it or above it.
    var here = [Bool](repeating: false, count: steps.count + 1)
    here[0] = true
    var passed = here
    for name in names {
      var next = [Bool](repeating: false, count: steps.count + 1)
      for (index, step) in steps.enumerated() where step.isDescendant ? passed[index] : here[index] {
        next[index + 1] = step.name.matches(name)
      }
      here = next
      for index in here.indices where here[index] { passed[index] = true }
    }
    return here[steps.count]
  }
}

/// The start-tag test of a path.
struct AttributePattern: Sendable {
  let name: NamePattern
  let value: [UInt8]
  /// Whether what stands before a colon in the attribute is no part of the value: in `xsi:type` it is a prefix, and
  /// which one a file chooses says nothing.
  let passesPrefix: Bool

  init(_ test: XMLPath.AttributeTest) {
    name = NamePattern(test.name)
    value = Array(test.value.utf8)
    let type = XMLPath.Name.named(namespace: "http://www.w3.org/2001/XMLSchema-instance", local: "type")
    passesPrefix = test.name == type && !value.contains(UInt8(ascii: ":"))
  }
}

/// Everything that is asked of one file, laid flat: one slot for each column, then one for each single.
///
/// The elements that hold pairs are kinds of record of their own, after those that were asked for: each has a
/// column for its name and one for its value, and is used up by the record around it.
struct PathPlan: Sendable {
  private(set) var records: [PathPattern] = []
  /// For each kind of record the element of its own below the root that holds its records; `nil` where there is none.
  private(set) var collections: [PathPattern?] = []
  /// `nil` for a column that is filled from elsewhere than a path.
  private(set) var slots: [PathPattern?] = []
  /// For each slot what stands between its values, where it takes all of them.
  private(set) var separators: [[UInt8]?] = []
  /// The slots of each kind of record.
  private(set) var columns: [Range<Int>] = []
  /// What each kind of record gives to and takes from another.
  private(set) var links: [KindLink] = []
  /// The slots of the paths outside records.
  private(set) var singles = 0..<0

  init(_ wanted: [XMLRecordRequest], singles outside: [XMLPath]) {
    var pairs: [PairWish] = []
    for (kind, request) in wanted.enumerated() {
      add(request, kind: kind, &pairs)
    }
    for (kind, request) in wanted.enumerated() {
      if let enclosing = request.enclosing { links[enclosing].children.append(kind) }
    }
    for wish in pairs { add(wish, within: wanted[wish.kind].record) }
    let start = slots.count
    for path in outside { addSlot(PathPattern(path)) }
    singles = start..<slots.count
  }

  private mutating func add(_ request: XMLRecordRequest, kind: Int, _ pairs: inout [PairWish]) {
    let start = slots.count
    var link = KindLink(enclosing: request.enclosing)
    for (index, column) in request.columns.enumerated() {
      switch column.source {
      case .path(let path): addSlot(PathPattern(path), join: column.join)
      case .pairs(let list, let names):
        addSlot(nil, join: column.join)
        let picks = (names.isEmpty ? [""] : names).map { (name: HeaderName.normalise($0), column: index) }
        if let known = pairs.firstIndex(where: { $0.kind == kind && $0.pairs == list }) {
          pairs[known].picks += picks
        } else {
          pairs.append(PairWish(kind: kind, pairs: list, picks: picks))
        }
      case .enclosing(let other):
        addSlot(nil)
        link.taken.append((column: index, from: other))
      }
    }
    collections.append(request.record.collection.map(PathPattern.init))
    addKind(PathPattern(request.record), slots: start..<slots.count, link)
  }

  private mutating func add(_ wish: PairWish, within record: XMLPath) {
    let start = slots.count
    addSlot(PathPattern(wish.pairs.name))
    addSlot(PathPattern(wish.pairs.value))
    var link = KindLink(enclosing: wish.kind)
    link.picks = wish.picks
    addKind(PathPattern(record.appending(wish.pairs.path)), slots: start..<slots.count, link)
  }

  private mutating func addKind(_ record: PathPattern, slots: Range<Int>, _ link: KindLink) {
    records.append(record)
    columns.append(slots)
    links.append(link)
  }

  private mutating func addSlot(_ pattern: PathPattern?, join: String? = nil) {
    slots.append(pattern)
    separators.append(join.map { Array($0.utf8) })
  }
}

/// What one kind of record has to do with others.
struct KindLink: Sendable {
  /// The kind in whose record each of these must stand.
  let enclosing: Int?
  /// Columns filled from those of the enclosing record when it ends.
  var taken: [(column: Int, from: Int)] = []
  /// The kinds that wait for the end of each of these.
  var children: [Int] = []
  /// For a kind that is pairs: normalised names, an empty one for any, and the enclosing record's columns for
  /// their values.
  var picks: [(name: String, column: Int)] = []

  var isPairs: Bool { !picks.isEmpty }
  /// Whether its records stand alone.
  var isPlain: Bool { enclosing == nil && children.isEmpty }
}

/// Pairs that columns of one request want.
private struct PairWish {
  let kind: Int
  let pairs: XMLPairs
  var picks: [(name: String, column: Int)]
}
