// SPDX-License-Identifier: Apache-2.0

internal import LocatedYAML

/// A short word check of what rules and lexicons recommend.
///
/// It knows plain English for a few things that equality law does not let an employer do because of race, sex or age.
/// It cannot judge law: what it does not know it lets through, and a person has to read what a pack says. The packs
/// that ship are looked at by a test and not at every start.
enum ForbiddenAdvice {
  /// The first words of a text that recommend one of them, and what that is; `nil` when there are none.
  ///
  /// - Parameter isAsked: whether the text says what is to be so, as a title does; a message says what is wrong, and may
  ///   say that somebody is favoured.
  static func find(in text: String, isAsked: Bool) -> (words: String, what: String)? {
    let piece = RawText.Piece(text: text, isCutOff: false, place: nil, weight: .essential, firstLine: 1)
    let set = isAsked ? wider : set
    guard let found = PieceScan(piece, set).found(context: [], doubt: nil).first else { return nil }
    return (found.words, set.entries[found.entry].why)
  }

  private static let set = LexiconSet(entries: kinds.map(\.entry))
  private static let wider = LexiconSet(entries: (kinds + [described]).map(\.entry))

  /// One thing that may not be recommended.
  private struct Kind {
    let what: String
    let find: [String]
    /// Words that stand behind a "not" in a text that warns of it.
    let core: [String]
    var after: [String] = []

    var entry: LexiconEntry {
      let denials = ForbiddenAdvice.denials.map { "\($0) ... (\(core.joined(separator: "|")))" }
      return LexiconEntry(
        id: what, find: Kind.patterns(find), why: what, instead: "",
        unless: LexiconExceptions(patterns: [.near: Kind.patterns(denials), .after: Kind.patterns(after)]))
    }

    private static func patterns(_ texts: [String]) -> [WordPattern] {
      texts.compactMap { try? WordPattern($0) }
    }
  }

  private static let denials = [
    "(not|never|nobody|nothing)", "(no|without|neither|nor)", "(avoid|unlawful|cannot)",
    "(rather than|instead of|no one)",
  ]

  private static let groups =
    "(ethnic minority|minority ethnic|minority|minoritised|bame|bme|black|asian|african|white|non-white|women|men"
    + "|female|male|younger|older)"

  private static let grounds = "(race|ethnicity|ethnic|colour|nationality|sex|gender|age|religion)"

  private static let choosing = [
    "prefer", "favour", "prioritise", "prioritize", "choose", "select", "appoint", "shortlist", "short-list",
    "interview", "hire", "recruit", "employ", "promote", "offer the post to", "give the post to",
  ]

  private static let refusing = ["reject", "exclude", "remove", "refuse", "turn down", "deprioritise"]

  /// The first kind as it is said of somebody who does it.
  private static let described = Kind(
    what: "favouring or refusing people because of who they are",
    find: doing.map { "\($0) (a|an|the|all|every|any|only|more)? (suitable|qualified)? \(groups)" }
      + (doing + ["prefer", "favour", "prioritise"]).map {
        "\($0) ... because of (his|her|their)? \(grounds)"
      },
    core: ["prefer", "favour", "prioritise", "prefers", "favours", "prioritises", "rejects", "excludes"],
    after: ["(network*|service*|communit*|ward*|pool*|history|representati*)"])

  private static let doing = ["prefers", "favours", "prioritises", "prioritizes", "rejects", "excludes"]

  private static let kinds = [
    Kind(
      what: "favouring or refusing people because of who they are",
      find: (choosing + refusing).map {
        "\($0) (a|an|the|all|every|any|only|more)? (suitable|qualified)? \(groups)"
      }
        + (choosing + refusing).map { "\($0) (applicants|candidates|people|those|somebody) ... \(groups)" }
        + [
          "(preference|priority|points|marks|weight) ... (to|for) ... \(groups)",
          "(score|mark|rate|rank) \(groups) ... (higher|up|more)",
          "\(groups) (applicants|candidates|people) ... (preferred|favoured|prioritised)",
          "(add|put) ... \(groups) ... (to|on|onto) the (shortlist|longlist|long list)",
        ],
      core: choosing + refusing + ["preference", "priority", "score", "add", "put", "preferred", "favoured"],
      after: ["(network*|service*|communit*|ward*|pool*|history|representati*)"]),
    Kind(
      what: "a quota, or a post or a step that is kept for some",
      find: [
        "(quota|quotas)", "(ring-fence|ring-fences|ring-fenced|ringfence|ringfenced)",
        "(reserve|reserved|restrict|restricted|limit|limited|keep) ... (to|for) ... \(groups)",
        "only (consider|accept|interview|shortlist|appoint|invite) ... \(groups)",
        "\(groups) (applicants|candidates|people|staff) only",
        "all \(groups) (shortlist|shortlists|longlist)",
      ],
      core: [
        "quota", "quotas", "ring-fence", "ring-fenced", "ringfence", "ringfenced", "reserve", "reserved",
        "restrict", "restricted", "limit", "limited", "keep", "only",
      ]),
    Kind(
      what: "a tie that is broken by who people are",
      find: [
        "(automatic|automatically|always) ... (tie-break|tie-breaker)",
        "(tie-break|tie-breaker|tie|ties) ... (to|for) ... \(groups)",
      ],
      core: ["automatic", "automatically", "always", "tie-break", "tie", "ties"]),
    Kind(
      what: "making people say what their ethnicity is",
      find: [
        "(require|make|press|compel|force|oblige|order|tell) ... (declare|disclose|state|give|reveal) ... (ethnicity|ethnic|race)",
        "(must|shall|has to|have to|needs to|need to) (declare|disclose|state|reveal) ... (ethnicity|ethnic|race)",
      ],
      core: [
        "require", "make", "press", "compel", "force", "must", "has to", "have to", "needs to", "need to",
      ]),
    Kind(
      what: "undoing a process for want of somebody of a group",
      find: [
        "(reject|cancel|void|repeat|re-run|rerun|restart|re-advertise) ... (until|unless|because no|if no|if nobody) ... (ethnic minority|minority|bme|black)"
      ],
      core: ["reject", "cancel", "void", "repeat", "re-run", "rerun", "restart", "re-advertise"]),
    Kind(
      what: "asking for reasons only when a person of one group was chosen",
      find: [
        "(when|if|whenever|where) (a|any) (white|ethnic minority) (candidate|applicant|person) (is|was|has been) (appointed|chosen|preferred)"
      ],
      core: ["when", "if", "whenever", "where"]),
  ]
}

extension ForbiddenAdvice {
  /// What a rule's texts recommend of it; why the rule is as it is may name what is wrong.
  static func issues(inRule document: YAMLDocument) -> [AuthoredIssue] {
    let root = document.root
    let quoted = (root.values(of: "guidance") + root.values(of: "parameters").flatMap(\.all))
      .flatMap { $0.values(of: "says") }
    return issues(in: document, quoted + root.values(of: "message"), areAsked: false)
      + issues(
        in: document,
        root.values(of: "title") + (root.values(of: "remedy") + root.values(of: "explain")).flatMap(\.all),
        areAsked: true)
  }

  /// What the texts of a pack itself recommend of it.
  static func issues(inHeader document: YAMLDocument) -> [AuthoredIssue] {
    issues(
      in: document, document.root.values(of: "title") + document.root.values(of: "says"), areAsked: false)
  }

  /// What a lexicon's own texts and its alternatives recommend of it.
  static func issues(inLexicon document: YAMLDocument) -> [AuthoredIssue] {
    let root = document.root
    let entries = root.values(of: "entries").flatMap { $0.sequence ?? [] }
    return issues(in: document, root.values(of: "title") + root.values(of: "says"), areAsked: false)
      + issues(in: document, ([root] + entries).flatMap { $0.values(of: "instead") }, areAsked: true)
  }

  private static func issues(
    in document: YAMLDocument, _ nodes: [YAMLNode], areAsked: Bool
  ) -> [AuthoredIssue] {
    nodes.compactMap { node in
      guard let text = node.scalar, let found = find(in: text.withoutFacts, isAsked: areAsked) else {
        return nil
      }
      return document.issue(
        at: node, "\"\(found.words)\" reads as advice that equality law forbids: \(found.what)",
        advice: "say what opens the post to everybody; if the words mean something else, put them differently"
      )
    }
  }
}

extension YAMLNode {
  fileprivate func values(of key: String) -> [YAMLNode] {
    (mapping ?? []).filter { $0.key.scalar == key }.map(\.value)
  }

  /// What stands under any key.
  fileprivate var all: [YAMLNode] { (mapping ?? []).map(\.value) }
}

extension String {
  /// The text of a message without the facts in braces, which are names and no words of it.
  fileprivate var withoutFacts: String {
    var isFact = false
    return filter { character in
      if character == "{" { isFact = true }
      defer { if character == "}" { isFact = false } }
      return !isFact
    }
  }
}
