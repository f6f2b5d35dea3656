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
    test = path.test.map { AttributePattern(name: NamePattern($0.name), value: Array($0.value.utf8)) }
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
}

/// Everything that is asked of one file, laid flat: one slot for each column, then one for each single.
struct PathPlan: Sendable {
  let records: [PathPattern]
  let slots: [PathPattern]
  /// The slots of each kind of record.
  let columns: [Range<Int>]
  /// The slots of the paths outside records.
  let singles: Range<Int>
  let requests: [ColumnRequest]

  init(_ wanted: [XMLRecordRequest], singles outside: [XMLPath]) {
    var slots: [PathPattern] = []
    var columns: [Range<Int>] = []
    for request in wanted {
      let start = slots.count
      slots += request.columns.map { PathPattern($0.path) }
      columns.append(start..<slots.count)
    }
    singles = slots.count..<(slots.count + outside.count)
    self.slots = slots + outside.map(PathPattern.init)
    self.columns = columns
    records = wanted.map { PathPattern($0.record) }
    requests = wanted.flatMap { $0.columns.map(\.request) }
  }
}
