// SPDX-License-Identifier: Apache-2.0

/// The words and stems of all patterns, letter by letter, so that a word of a text is looked up while it is read.
///
/// A word of a text ends in a *sign*: which node of the trie it came to, whether it has no letter beyond it, whether
/// it is a number, and whether it is joined to the word before it. A sign tells all words, stems and classes of the patterns that the word is.
struct WordTrie: Sendable {
  /// By byte a column of the table of steps, or 0 for a byte that no word has.
  private var columns = [UInt8](repeating: 0, count: 256)
  private var width = 1
  /// `steps[node * width + column]`: the next node, or 0.
  private var steps: [Int32] = [0]
  /// For each sign where its labels begin; one more at the end.
  private var firstLabel: [Int32] = []
  private var labels: [Int32] = []

  /// The label of every number, and that of numbers that are joined to the word before.
  static let number: Int32 = 0
  static let joinedNumber: Int32 = 1

  /// - Parameters:
  ///   - vocabulary: the steps of patterns that are words or stems, each with its label from 2 on.
  ///   - groups: by the label of a group its words, which are in the vocabulary.
  init(_ vocabulary: [PatternStep: Int32], groups: [Int32: Set<String>] = [:]) {
    let spelled = vocabulary.compactMap { step, label in
      step.spelling.map { (step: step, bytes: Array($0.utf8), label: label) }
    }
    .sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) || ($0.bytes == $1.bytes && $0.label < $1.label) }
    for byte in Set(spelled.flatMap(\.bytes)).sorted() where width < 255 {
      columns[Int(byte)] = UInt8(width)
      width += 1
    }
    steps = [Int32](repeating: 0, count: width)
    let nodes = insert(spelled.map(\.bytes))
    var exact: [Int32: Int32] = [:]
    var stems: [Int32: Int32] = [:]
    for (node, (step, _, label)) in zip(nodes, spelled) {
      if case .stem = step { stems[node] = label } else { exact[node] = label }
    }
    var memberships: [Int32: [Int32]] = [:]
    for (label, words) in groups.sorted(by: { $0.key < $1.key }) {
      for node in words.compactMap({ find($0) }) { memberships[node, default: []].append(label) }
    }
    label(exact, stems, memberships, NumberWords.all.compactMap { find($0) })
  }

  /// Makes the nodes of all words letter by letter: first those of the first letters, then those of the second, and so
  /// on. Most words of a text leave the trie within a few letters, so what is looked up most lies together.
  ///
  /// - Returns: for each word the node to which it comes.
  private mutating func insert(_ words: [[UInt8]]) -> [Int32] {
    var nodes = [Int32](repeating: 0, count: words.count)
    for depth in 0..<(words.map(\.count).max() ?? 0) {
      for (number, bytes) in words.enumerated() where depth < bytes.count {
        let cell = Int(nodes[number]) * width + Int(columns[Int(bytes[depth])])
        if steps[cell] == 0 {
          steps[cell] = Int32(steps.count / width)
          steps.append(contentsOf: repeatElement(0, count: width))
        }
        nodes[number] = steps[cell]
      }
    }
    return nodes
  }

  private func find(_ word: String) -> Int32? {
    var node: Int32 = 0
    for byte in word.utf8 {
      node = step(from: node, byte)
      if node == 0 { return nil }
    }
    return node
  }

  /// Writes out the labels of every sign, node by node: the stems on the way, the word itself, its groups, the class.
  private mutating func label(
    _ exact: [Int32: Int32], _ stems: [Int32: Int32], _ groups: [Int32: [Int32]], _ numberWords: [Int32]
  ) {
    let count = steps.count / width
    var stemsOnTheWay = [[Int32]](repeating: [], count: count)
    // A node stands behind the one that leads to it.
    for node in 0..<count {
      if let stem = stems[Int32(node)] { stemsOnTheWay[node].append(stem) }
      for column in 0..<width where steps[node * width + column] != 0 {
        stemsOnTheWay[Int(steps[node * width + column])] = stemsOnTheWay[node]
      }
    }
    let numbers = Set(numberWords)
    for node in 0..<count {
      for sign in 0..<8 {
        let (isExact, isNumber, isJoined) = (sign & 4 != 0, sign & 2 != 0, sign & 1 != 0)
        firstLabel.append(Int32(labels.count))
        labels += stemsOnTheWay[node]
        if isExact, let word = exact[Int32(node)] { labels += [word] + (groups[Int32(node)] ?? []) }
        guard isNumber || (isExact && numbers.contains(Int32(node))) else { continue }
        labels.append(WordTrie.number)
        if isJoined { labels.append(WordTrie.joinedNumber) }
      }
    }
    firstLabel.append(Int32(labels.count))
  }

  /// The next node, or 0 when no word goes on so.
  @inline(__always)
  func step(from node: Int32, _ byte: UInt8) -> Int32 {
    let column = columns[Int(byte)]
    return column == 0 ? 0 : steps[Int(node) * width + Int(column)]
  }

  /// The sign of a word that came to this node.
  @inline(__always)
  static func sign(_ node: Int32, isExact: Bool, isNumber: Bool, isJoined: Bool) -> Int32 {
    node * 8 + (isExact ? 4 : 0) + (isNumber ? 2 : 0) + (isJoined ? 1 : 0)
  }

  var signs: Range<Int> { 0..<firstLabel.count - 1 }

  /// The labels of a sign, each once.
  @inline(__always)
  func labels(of sign: Int32) -> ArraySlice<Int32> {
    labels[Int(firstLabel[Int(sign)])..<Int(firstLabel[Int(sign) + 1])]
  }
}

extension PatternStep {
  /// The letters of a word or stem.
  var spelling: String? {
    switch self {
    case .word(let text), .stem(let text): text
    case .number, .joinedNumber, .group, .gap: nil
    }
  }
}

/// The words of a text as signs, with the bytes and the sentence in which they stand.
struct SignedWords: WordSink {
  private let trie: WordTrie
  private var node: Int32 = 0
  private var isOff = false
  private var sentence: Int32 = 0
  private(set) var signs: [Int32] = []
  private(set) var starts: [Int32] = []
  private(set) var ends: [Int32] = []
  private(set) var sentences: [Int32] = []

  /// - Parameter length: of the text, in bytes.
  init(_ trie: WordTrie, length: Int) {
    self.trie = trie
    // English has a word in about six bytes.
    let words = length / 5 + 8
    signs.reserveCapacity(words)
    starts.reserveCapacity(words)
    ends.reserveCapacity(words)
    sentences.reserveCapacity(words)
  }

  @inline(__always)
  mutating func take(_ byte: UInt8) {
    if isOff { return }
    let next = trie.step(from: node, byte)
    if next == 0 { isOff = true } else { node = next }
  }

  @inline(__always)
  mutating func endWord(_ range: Range<Int>, isNumber: Bool, isJoined: Bool) {
    signs.append(WordTrie.sign(node, isExact: !isOff, isNumber: isNumber, isJoined: isJoined))
    starts.append(Int32(truncatingIfNeeded: range.lowerBound))
    ends.append(Int32(truncatingIfNeeded: range.upperBound))
    sentences.append(sentence)
    node = 0
    isOff = false
  }

  mutating func endSentence() { sentence += 1 }

  var count: Int { signs.count }

  /// Makes a word one that no pattern knows.
  mutating func hide(_ number: Int) { signs[number] = 0 }
}
