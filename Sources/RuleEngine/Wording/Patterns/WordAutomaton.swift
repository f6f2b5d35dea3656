// SPDX-License-Identifier: Apache-2.0

/// All patterns of any number of lexicons as one automaton over the words of a text.
///
/// The patterns are a trie whose edges are words, stems and the class of numbers; a gap is an edge to a node that
/// waits for up to four words. From each word of the text that can begin a pattern the trie is walked, at most as
/// far as the longest pattern reaches: the cost grows with the text and not with the number of patterns.
struct WordAutomaton: Sendable {
  let trie: WordTrie
  /// By node and label.
  private var edges: EdgeTable
  /// By node the node that waits behind its gap, or −1.
  private var gaps: [Int32] = [-1]
  /// By node whether any edge leaves it.
  private var goesOn: [Bool] = [false]
  /// By node what is found when it is reached: the entries of words, and the codes of exceptions, ascending.
  private var finds: [[Int]] = [[]]
  private var exceptions: [[Int]] = [[]]
  /// By sign whether a pattern can begin with it.
  private var begins: [Bool] = []

  /// - Parameters:
  ///   - patterns: ordered by what they are looked for.
  ///   - groups: the groups of words that they name.
  init(_ patterns: [(pattern: WordPattern, use: PatternUse)], groups: [WordGroup] = []) {
    var vocabulary: [PatternStep: Int32] = [:]
    var texts: Set<String> = []
    let unlike = patterns.map(\.pattern).filter { texts.insert($0.text).inserted || $0.text.contains("{") }
    let steps = Set(unlike.flatMap(\.forms).joined())
    let groups = groups.filter { steps.contains(.group($0.id)) }
    let numbers = steps.contains(.number) ? NumberWords.all : []
    let words = groups.reduce(numbers) { $0.union($1.words) }
    for step in steps.union(words.map { .word($0) }) where step.spelling != nil {
      vocabulary[step] = Int32(vocabulary.count + 2)
    }
    let members = groups.enumerated().map { number, group in
      (label: Int32(vocabulary.count + 2 + number), group: group)
    }
    trie = WordTrie(
      vocabulary, groups: Dictionary(uniqueKeysWithValues: members.map { ($0.label, $0.group.words) }))
    for (label, group) in members { vocabulary[.group(group.id)] = label }
    var made: [Int64: Int32] = [:]
    edges = EdgeTable([:])
    // An exception that many entries share is walked once, however many they are.
    var known: [String: [Int32]] = [:]
    for (pattern, use) in patterns {
      let isAlikeEverywhere = !pattern.text.utf8.contains(UInt8(ascii: "{"))
      let ends =
        (isAlikeEverywhere ? known[pattern.text] : nil) ?? pattern.forms.map { insert($0, vocabulary, &made) }
      if isAlikeEverywhere { known[pattern.text] = ends }
      for end in ends { mark(Int(end), use) }
    }
    let edges = EdgeTable(made)
    self.edges = edges
    begins = trie.signs.map { sign in trie.labels(of: Int32(sign)).contains { edges.node(from: 0, $0) >= 0 } }
  }

  /// The node to which a form leads, made with those on the way where they are not there.
  private mutating func insert(
    _ form: [PatternStep], _ vocabulary: [PatternStep: Int32], _ edges: inout [Int64: Int32]
  ) -> Int32 {
    var node: Int32 = 0
    for step in form {
      goesOn[Int(node)] = true
      if step == .gap {
        if gaps[Int(node)] < 0 { gaps[Int(node)] = makeNode() }
        node = gaps[Int(node)]
        continue
      }
      let key = EdgeTable.key(node, WordAutomaton.label(of: step, vocabulary))
      let next = edges[key] ?? makeNode()
      edges[key] = next
      node = next
    }
    return node
  }

  private mutating func mark(_ node: Int, _ use: PatternUse) {
    if use.role == .find {
      if finds[node].last != use.entry { finds[node].append(use.entry) }
    } else if exceptions[node].last != use.code {
      exceptions[node].append(use.code)
    }
  }

  private static func label(of step: PatternStep, _ vocabulary: [PatternStep: Int32]) -> Int32 {
    switch step {
    case .number: WordTrie.number
    case .joinedNumber: WordTrie.joinedNumber
    default: vocabulary[step] ?? 0
    }
  }

  private mutating func makeNode() -> Int32 {
    gaps.append(-1)
    goesOn.append(false)
    finds.append([])
    exceptions.append([])
    return Int32(finds.count - 1)
  }

  /// The entries whose words an occurrence is.
  func entries(_ hit: WordHit) -> [Int] { finds[Int(hit.node)] }

  /// Whether an occurrence is an exception of any entry.
  func isException(_ hit: WordHit) -> Bool { !exceptions[Int(hit.node)].isEmpty }

  /// Whether an occurrence is this exception of this entry. However many entries share an exception, it is found once
  /// and asked for only where words of an entry were found.
  func isException(_ hit: WordHit, _ role: PatternUse.Role, of entry: Int) -> Bool {
    let codes = exceptions[Int(hit.node)]
    let code = PatternUse(entry: entry, role: role).code
    var (low, high) = (0, codes.count)
    while low < high {
      let middle = (low + high) / 2
      if codes[middle] < code { low = middle + 1 } else { high = middle }
    }
    return low < codes.count && codes[low] == code
  }

  /// Every occurrence of words that patterns stand for, ordered by where it begins.
  func hits(in words: SignedWords) -> [WordHit] {
    var walker = Walker(words)
    for start in 0..<words.count where begins[Int(words.signs[start])] { walk(from: start, &walker) }
    return walker.hits
  }

  /// Somewhere in the trie, with what was passed over on the way.
  private struct Walk {
    let node: Int32
    /// How many words may still be passed over here.
    var left: Int32
    var skipped: [Range<Int32>]
  }

  /// What a search over one text has come to; its lists are used again from word to word.
  private struct Walker {
    let words: SignedWords
    var walks: [Walk] = []
    var next: [Walk] = []
    var hits: [WordHit] = []

    init(_ words: SignedWords) { self.words = words }
  }

  private func walk(from start: Int, _ walker: inout Walker) {
    walker.walks.removeAll(keepingCapacity: true)
    walker.walks.append(Walk(node: 0, left: 0, skipped: []))
    var at = start
    let sentence = walker.words.sentences[start]
    while !walker.walks.isEmpty, at < walker.words.count, walker.words.sentences[at] == sentence {
      let labels = trie.labels(of: walker.words.signs[at])
      walker.next.removeAll(keepingCapacity: true)
      for walk in walker.walks {
        for label in labels {
          let node = edges.node(from: walk.node, label)
          guard node >= 0 else { continue }
          if !finds[Int(node)].isEmpty || !exceptions[Int(node)].isEmpty {
            walker.hits.append(WordHit(node: node, words: start..<at + 1, skipped: walk.skipped))
          }
          arrive(at: node, behind: Int32(at + 1), walk.skipped, &walker.next)
        }
        if walk.left > 0 { passOver(walk, &walker.next) }
      }
      swap(&walker.walks, &walker.next)
      at += 1
    }
  }

  private func arrive(at node: Int32, behind word: Int32, _ skipped: [Range<Int32>], _ walks: inout [Walk]) {
    guard goesOn[Int(node)] else { return }
    WordAutomaton.add(Walk(node: node, left: 0, skipped: skipped), to: &walks)
    let gap = gaps[Int(node)]
    guard gap >= 0 else { return }
    let left = Int32(WordPattern.widestGap)
    WordAutomaton.add(Walk(node: gap, left: left, skipped: skipped + [word..<word]), to: &walks)
  }

  private func passOver(_ walk: Walk, _ walks: inout [Walk]) {
    var longer = walk
    longer.left -= 1
    if let last = walk.skipped.last {
      longer.skipped[walk.skipped.count - 1] = last.lowerBound..<last.upperBound + 1
    }
    WordAutomaton.add(longer, to: &walks)
  }

  /// Of two walks at one node the one that may still pass over more stands for both.
  private static func add(_ walk: Walk, to walks: inout [Walk]) {
    guard let same = walks.firstIndex(where: { $0.node == walk.node }) else {
      walks.append(walk)
      return
    }
    if walks[same].left < walk.left { walks[same] = walk }
  }
}

/// What a pattern is looked for: an entry's own words, or one of its exceptions.
struct PatternUse: Sendable, Hashable {
  enum Role: Int, Sendable, Hashable, CaseIterable {
    case find, near, before, after, context, but, text, title, staffGroup
  }

  /// Number of the entry among those of the automaton.
  let entry: Int
  let role: Role

  /// A number for it; numbers are in the order of entries, and of an entry in that of the roles.
  var code: Int { entry << 4 | role.rawValue }
}

/// An occurrence of words that one or several patterns stand for.
struct WordHit: Sendable {
  /// Where the automaton came to.
  let node: Int32
  /// Numbers of the words of the text.
  let words: Range<Int>
  /// The words that its gaps stand for.
  let skipped: [Range<Int32>]
}
