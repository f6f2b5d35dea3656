// SPDX-License-Identifier: Apache-2.0

/// The edges of an automaton in two flat lists. A place for a key is found by one multiplication, and most keys that are not
/// there by one look.
struct EdgeTable: Sendable {
  private var keys: [Int64]
  private var nodes: [Int32]
  private let shift: UInt64

  private static let none: Int64 = -1

  /// - Parameter edges: by key the node to which the edge leads.
  init(_ edges: [Int64: Int32]) {
    // At most half of the places are taken.
    var bits: UInt64 = 4
    while 1 << bits < edges.count * 2 { bits += 1 }
    shift = 64 - bits
    keys = [Int64](repeating: EdgeTable.none, count: 1 << bits)
    nodes = [Int32](repeating: -1, count: 1 << bits)
    for (key, node) in edges.sorted(by: { $0.key < $1.key }) {
      var place = self.place(of: key)
      while keys[place] != EdgeTable.none { place = (place + 1) & (keys.count - 1) }
      keys[place] = key
      nodes[place] = node
    }
  }

  @inline(__always)
  static func key(_ node: Int32, _ label: Int32) -> Int64 { Int64(node) << 32 | Int64(label) }

  /// The node to which a label leads, or −1.
  @inline(__always)
  func node(from node: Int32, _ label: Int32) -> Int32 {
    let key = EdgeTable.key(node, label)
    var place = place(of: key)
    while keys[place] != key {
      if keys[place] == EdgeTable.none { return -1 }
      place = (place + 1) & (keys.count - 1)
    }
    return nodes[place]
  }

  @inline(__always)
  private func place(of key: Int64) -> Int {
    Int(truncatingIfNeeded: (UInt64(bitPattern: key) &* 0x9E37_79B9_7F4A_7C15) >> shift)
  }
}
