// SPDX-License-Identifier: Apache-2.0

/// Notes what each part came to while a traced expression runs.
struct Recorder {
  /// One run of one part.
  struct Entry {
    let id: Int
    var value: Value = .null
    var children: [Entry] = []
    /// In the body of a macro: the element's position.
    var element: Int?
    var matching = 0
    var unknown = 0
    var tally: Trace.Tally?
  }

  /// How many elements of a macro are shown one by one; the last shown is the one that decided.
  static let elementLimit = 10

  /// The parts being run, outermost first; the first stands for the whole.
  private var open = [Entry(id: 0)]

  /// The entry of the whole expression, once it has run.
  var root: Entry? { open.first?.children.first }

  mutating func begin(_ id: Int) { open.append(Entry(id: id)) }

  mutating func end(_ value: Value) {
    guard var entry = open.popLast() else { return }
    entry.value = value
    open[open.count - 1].children.append(entry)
  }

  /// The body of the macro being run has come to a value for one element.
  mutating func endElement(_ position: Int, _ value: Value, isKept: Bool) {
    let macro = open.count - 1
    switch value {
    case .bool(true): open[macro].matching += 1
    case .unknown: open[macro].unknown += 1
    default: break
    }
    open[macro].children[open[macro].children.count - 1].element = position
    // The children are the list, then one entry for each element kept: the first few and the latest.
    let kept = open[macro].children.count - 1
    if !isKept { open[macro].children.removeLast() }
    if isKept && kept > Self.elementLimit { open[macro].children.remove(at: Self.elementLimit) }
  }

  mutating func finishTally(of values: ValueList) {
    let macro = open.count - 1
    open[macro].tally = Trace.Tally(
      matching: open[macro].matching, unknown: open[macro].unknown, of: values.elements.count,
      isComplete: values.doubt == nil)
  }
}
