// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import LocatedYAML

/// A new rule that loads and whose examples hold, to be made into what it should be.
struct RuleSkeleton {
  /// `pack.name`
  let id: String
  let kind: SubjectKind
  /// The first source of the pack.
  let source: String

  var text: String {
    let body = Self.bodies[kind] ?? Self.vacancy
    return """
      # Every line that says TODO is yours. 'evenhand rules fields' lists the facts, 'evenhand rules eval' tries an
      # expression, 'evenhand rules test' runs the examples below.
      id: \(id)
      title: TODO in a few words, what is asked
      guidance:
        source: \(source)
        clause: TODO where in the source
        says: "TODO the words of the source, or what they come to."
      # must (law or contract), should (guidance) or may (good practice)
      obligation: should
      # pre-advert, pre-interview, post-appointment or pre-publication, or several
      checkpoint: [pre-publication]
      # A number that local policy may set, to be named param.least in 'expect', 'when' or the message:
      # parameters:
      #   least: {type: integer, default: "14", says: Where the number comes from.}
      for: \(kind.rawValue)
      \(body.conditions)
      message: "\(body.message)"
      remedy:
        afterwards: TODO what would mend it. Nothing may prefer a person because of race, or press anybody to declare.
      explain: {by: recruiting manager, approve: head of recruitment, within: 10 working days}
      # What is not given is not recorded.
      examples:
      \(body.examples)

      """
  }

  private struct Body {
    let conditions: String
    let message: String
    let examples: String

    init(_ conditions: String, _ message: String, complies: String, explained: String, untold: String) {
      self.conditions = conditions
      self.message = message
      examples = """
          - verdict: complies
            because: TODO why this one complies
            given: \(complies)
          - verdict: must explain
            because: TODO why this one does not
            given: \(explained)
          - verdict: cannot tell
            because: TODO which fact is lacking
            given: \(untold)
        """
    }
  }

  private static let vacancy = Body(
    """
    # Leave 'when' out for a rule that applies to all.
    # when: vacancy.band >= 7
    expect: vacancy.closed_on - vacancy.advertised_on >= days(14)
    """, "The vacancy {vacancy.ref} closed fewer than 14 days after it was advertised.",
    complies: "{vacancy.advertised_on: 2025-05-01, vacancy.closed_on: 2025-05-15}",
    explained: "{vacancy.ref: V-1, vacancy.advertised_on: 2025-05-01, vacancy.closed_on: 2025-05-14}",
    untold: "{vacancy.advertised_on: 2025-05-01}")

  private static let bodies: [SubjectKind: Body] = [
    .vacancy: vacancy,
    .advert: Body(
      """
      # Leave 'when' out for a rule that applies to all.
      # when: vacancy.band >= 7
      expect: advert.contact
      """, "The advert for {vacancy.ref} names nobody to ask.",
      complies: "{advert.contact: yes}", explained: "{vacancy.ref: V-1, advert.contact: no}", untold: "{}"),
    .interview: Body(
      """
      # Leave 'when' out for a rule that applies to all.
      # when: vacancy.band >= 7
      expect: panel.interview.deciding_members >= 3
      """, "{panel.interview.deciding_members|person|people} decided on {vacancy.ref}.",
      complies: "{panel.interview.deciding_members: 3}",
      explained: "{vacancy.ref: V-1, panel.interview.deciding_members: 2}",
      untold: "{panel.interview.deciding_members: {at_least: 2, at_most: 4}}"),
    .organisation: Body(
      "expect: organisation.records_panels", "What was read holds no panels.",
      complies: "{organisation.records_panels: yes}", explained: "{organisation.records_panels: no}",
      untold: "{organisation.records_panels: {unknown: unreadable}}"),
    .cohort: Body(
      """
      measure:
        kind: relative_likelihood
        from: shortlisted
        to: appointed
        cuts: [overall]
      expect: measure.estimate >= 0.80 && measure.estimate <= 1.25
      """, "{cohort.title}: {measure.in_words}.",
      complies:
        "{measure.reference_from: 100, measure.reference_to: 50, measure.comparison_from: 100, measure.comparison_to: 50}",
      explained:
        "{measure.reference_from: 100, measure.reference_to: 50, measure.comparison_from: 100, measure.comparison_to: 20}",
      untold: "{measure.comparison_from: 100, measure.comparison_to: 20}"),
  ]

  /// The header of a pack that is not there yet.
  static func header(of pack: String) -> String {
    """
    # Where the rules of this pack come from. A rule names one of the sources.
    id: \(pack)
    version: 0.1.0
    title: TODO what the pack is about
    says: TODO in a sentence or two, what it looks at.
    sources:
      policy:
        title: TODO the published text
        date: TODO such as 2025-04-01, or undated
        url: https://example.org/TODO

    """
  }
}

extension Evenhand {
  /// Writes a rule with its three examples into its pack's folder, and the pack's header where there is none.
  ///
  /// - Parameters:
  ///   - id: `pack.name`; the last part names the file.
  ///   - kind: what the rule looks at.
  ///   - folder: the pack's folder; when `nil`, the one named as the pack, here or under `Rules`.
  /// - Throws: an id that is none, a file that is there, a folder that cannot be written.
  public static func newRule(_ id: String, kind: String, folder: String?) throws(EvenhandFault) -> TextAnswer
  {
    let parts = id.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count >= 2, parts.allSatisfy(\.isIDPart), let name = parts.last else {
      throw .usage("'\(id)' is no id (expected PACK.NAME in small letters, digits and hyphens)")
    }
    guard let subject = ExpressionTrials.kinds.first(where: { $0.rawValue == kind }) else {
      throw .usage(
        "'\(kind)' is no kind of subject (expected "
          + "\(ExpressionTrials.kinds.map(\.rawValue).joined(separator: ", ")))")
    }
    let pack = parts.dropLast().joined(separator: ".")
    let place = folder ?? (TextFile.isFolder("Rules/\(pack)") ? "Rules/\(pack)" : pack)
    let header = "\(place)/pack.yaml"
    var written: [String] = []
    if TextFile.exists(header) {
      try requirePack(pack, in: header)
    } else if RuleSources.builtInNames.contains(pack) {
      throw .usage(
        "the pack '\(pack)' ships with the program, and one of your own by that name would hide it: "
          + "choose another, such as local.\(name)")
    } else {
      try TextFile.makeFolder(place)
      try write(RuleSkeleton.header(of: pack), to: header)
      written.append(header)
    }
    let skeleton = RuleSkeleton(id: id, kind: subject, source: try firstSource(of: header))
    let file = "\(place)/\(name).yaml"
    guard !TextFile.exists(file) else {
      throw TextFile.fault(file, "this file is there already", "choose another name, or move it away")
    }
    try write(skeleton.text, to: file)
    written.append(file)
    return TextAnswer(
      text: (written.map { "wrote \($0)" } + [
        "next: evenhand rules test \(file)",
        "and when nothing says TODO any more: evenhand rules check \(place)",
      ]).joined(separator: "\n"))
  }

  /// A rule lies in the pack that its id names.
  private static func requirePack(_ pack: String, in header: String) throws(EvenhandFault) {
    let text = try TextFile.read(header, what: "a pack's header")
    let document = try authored { () throws(AuthoredIssues) in try YAMLDocument(file: header, text: text) }
    let id = document.root.mapping?.first { $0.key.scalar == "id" }?.value.scalar ?? ""
    guard id == pack else {
      throw TextFile.fault(
        header, "this is the pack '\(id)', and the rule is one of '\(pack)'",
        "name the rule \(id).NAME, or another folder with --pack")
    }
  }

  private static func firstSource(of header: String) throws(EvenhandFault) -> String {
    let text = try TextFile.read(header, what: "a pack's header")
    let document = try authored { () throws(AuthoredIssues) in try YAMLDocument(file: header, text: text) }
    let sources = document.root.mapping?.first { $0.key.scalar == "sources" }?.value.mapping
    guard let name = sources?.first?.key.scalar else {
      throw TextFile.fault(header, "the pack names no source", "list one under 'sources'")
    }
    return name
  }
}

extension String {
  /// Small letters, digits and hyphens, a letter first.
  fileprivate var isIDPart: Bool {
    first.map { ("a"..."z").contains($0) } ?? false
      && allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-" }
  }
}
