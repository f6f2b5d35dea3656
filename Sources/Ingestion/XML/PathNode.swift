// SPDX-License-Identifier: Apache-2.0

/// One distinct element or attribute path that a file holds.
///
/// Links are indices into the tree's list of nodes; -1 is none.
struct PathNode {
  let name: QualifiedName
  let parent: Int32
  let isAttribute: Bool
  /// The next distinct child (or attribute) of the same parent, in order of first appearance.
  var next: Int32 = -1
  var children = Siblings()
  var attributes = Siblings()
  /// What the node feeds, in the tree's list of feeds.
  var feeds: Range<Int32> = 0..<0
  /// Whose record the element may be, in the tree's list of record starts.
  var records: Range<Int32> = 0..<0
  /// The first of the inherited slots that end with this element, in the tree's list of endings.
  var endings: Int32 = -1
  /// How often the node held text that fed nothing.
  var unused = 0

  init(name: QualifiedName, parent: Int32, isAttribute: Bool) {
    self.name = name
    self.parent = parent
    self.isAttribute = isAttribute
  }
}

/// The distinct children of a node, as a linked list that remembers where the next one is expected.
struct Siblings {
  var first: Int32 = -1
  var last: Int32 = -1
  /// Records repeat the same children in the same order: the one after the one found last comes next.
  var expected: Int32 = -1
}

/// Where the text of an element or the value of an attribute goes.
struct Feed {
  enum Kind { case column, joined, inherited, single }
  let kind: Kind
  let slot: Int
  /// Whose column it is; -1 for a single.
  let request: Int
  /// The node of the record that must be open; -1 where that does not matter.
  let record: Int32
  /// Whether the slot's path has a start-tag test.
  let hasTest: Bool

  init(_ kind: Kind, _ slot: Int, of request: Int = -1, record: Int32 = -1, hasTest: Bool) {
    self.kind = kind
    self.slot = slot
    self.request = request
    self.record = record
    self.hasTest = hasTest
  }
}

/// An inherited slot that is forgotten when an element ends.
struct InheritedEnding {
  let slot: Int
  let next: Int32
}
