// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import LocatedYAML

extension RuleReader {
  /// The measure, with where it is declared. A cohort rule has one; no other rule has.
  mutating func readMeasure(
    _ kind: SubjectKind?, _ parameters: [RuleParameter]
  ) -> (declaration: MeasureDeclaration, node: YAMLNode)? {
    let minimum = reader.optional("minimum")
    guard kind == .cohort else {
      for node in [reader.optional("measure"), minimum].compactMap(\.self) where kind != nil {
        log.add(node, "only a rule for a cohort has a measure")
      }
      return nil
    }
    guard let node = reader.required("measure", log: &log) else { return nil }
    var keys = MappingReader(node, subject: "measure", log: &log)
    if let shared = keys.optionalText("same_as", log: &log) {
      keys.finish(log: &log)
      if let minimum { log.add(minimum, "a shared measure has the minimum numbers of its owner") }
      return (.sharing(shared), node)
    }
    guard var declaration = readOwn(&keys, node) else { return nil }
    if let minimum { readMinimum(minimum, parameters, into: &declaration) }
    return (.own(declaration), node)
  }

  private mutating func readOwn(_ keys: inout MappingReader, _ node: YAMLNode)
    -> RelativeLikelihoodDeclaration?
  {
    let kind = keys.text("kind", log: &log)
    let from = readStage("from", &keys)
    let to = readStage("to", &keys)
    let groups = readGroups(&keys)
    let cuts = readCuts(&keys)
    let strata = readStrata(&keys)
    let funnels = readFunnels(&keys)
    let over = readSpans(&keys)
    let also = keys.optionalTexts("also", log: &log) ?? []
    let alsoNode = keys.optional("also") ?? node
    let kindNode = keys.optional("kind") ?? node
    keys.finish(log: &log)
    for word in also where word != "rates" {
      log.addUnknown(alsoNode, "'\(word)' is nothing that can be reported too", word, known: ["rates"])
    }
    if let kind, kind != "relative_likelihood" {
      log.addUnknown(kindNode, "'\(kind)' is no kind of measure", kind, known: ["relative_likelihood"])
    }
    guard let from, let to, let cuts else { return nil }
    if to.stage <= from.stage { log.add(node, "a measure leads from a stage to a later one") }
    if also.contains("rates"), GroupComparison.pair(of: groups) == nil {
      log.add(
        alsoNode, "rates are reported of two groups, and each category of \(groups.rawValue) is a group",
        advice: "leave 'rates' out")
    }
    check(cuts, keys.optional("cuts") ?? node, against: groups)
    return RelativeLikelihoodDeclaration(
      characteristic: groups, from: from.stage, to: to.stage, countsAppointed: to.isAppointed, cuts: cuts,
      reportsRates: also.contains("rates"), strata: strata, funnels: funnels, over: over)
  }

  /// Within what the comparison is made too.
  private mutating func readStrata(_ keys: inout MappingReader) -> [StratumKind] {
    readNames("strata", &keys, known: StratumKind.names, what: "stratum") { StratumKind($0) }
  }

  /// The kinds of unit of a funnel.
  private mutating func readFunnels(_ keys: inout MappingReader) -> [CutDimension] {
    let units = CutDimension.allCases.filter(\.isOfVacancy)
    return readNames("funnels", &keys, known: units.map(\.rawValue), what: "unit of a funnel") { name in
      units.first { $0.rawValue == name }
    }
  }

  /// Over what the whole is followed.
  private mutating func readSpans(_ keys: inout MappingReader) -> [CutDimension] {
    readNames("over", &keys, known: CutDimension.spans.map(\.rawValue), what: "span of time") { name in
      CutDimension.spans.first { $0.rawValue == name }
    }
  }

  /// A list of names of one kind, each once; empty without the key.
  private mutating func readNames<Named: Hashable>(
    _ key: String, _ keys: inout MappingReader, known: [String], what: String, _ make: (String) -> Named?
  ) -> [Named] {
    guard let node = keys.optional(key) else { return [] }
    var found: [Named] = []
    for word in node.sequence ?? [node] {
      let name = word.scalar ?? "this"
      guard let named = make(name) else {
        log.addUnknown(word, "'\(name)' is no \(what)", name, known: known)
        continue
      }
      if found.contains(named) { log.add(word, "'\(name)' stands twice") }
      found.append(named)
    }
    return found
  }

  private mutating func readStage(
    _ key: String, _ keys: inout MappingReader
  ) -> (stage: Stage, isAppointed: Bool)? {
    guard let name = keys.text(key, log: &log), let node = keys.optional(key) else { return nil }
    if let stage = Stage(name: name) { return (stage, name == "appointed") }
    log.addUnknown(node, "'\(name)' is no stage", name, known: Stage.allCases.map(\.name) + ["appointed"])
    return nil
  }

  /// By what the groups are formed; ethnicity when the rule does not say.
  private mutating func readGroups(_ keys: inout MappingReader) -> Characteristic {
    guard let node = keys.optional("groups") else { return .ethnicity }
    if let groups = node.scalar.flatMap(Characteristic.init(ofSource:)) { return groups }
    let name = node.scalar ?? "this"
    log.addUnknown(
      node, "'\(name)' is nothing by which groups are formed", name,
      known: Characteristic.ofSources.map(\.rawValue))
    return .ethnicity
  }

  /// What forms the groups cannot cut them too.
  private mutating func check(_ cuts: [Crossing], _ node: YAMLNode, against groups: Characteristic) {
    for cut in cuts where cut.characteristics.contains(groups) {
      log.add(
        node, "the groups are of '\(groups.rawValue)', which cannot cut them too", advice: "leave it out")
    }
  }

  private mutating func readCuts(_ keys: inout MappingReader) -> [Crossing]? {
    guard let node = keys.required("cuts", log: &log) else { return nil }
    var cuts: [Crossing] = []
    for word in node.sequence ?? [node] {
      guard let cut = readCut(word) else { continue }
      if cuts.contains(cut) { log.add(word, "the cut '\(cut.name)' stands twice") }
      cuts.append(cut)
    }
    if !cuts.contains(.overall) { log.add(node, "the cuts lack 'overall'", advice: "put it first") }
    return cuts
  }

  /// One way of cutting, or a list of two or three that are taken at once.
  private mutating func readCut(_ node: YAMLNode) -> Crossing? {
    var dimensions: [CutDimension] = []
    for word in node.sequence ?? [node] {
      guard let name = word.scalar, let dimension = CutDimension(rawValue: name) else {
        log.addUnknown(
          word, "'\(word.scalar ?? "this")' is no cut", word.scalar ?? "",
          known: CutDimension.allCases.map(\.rawValue))
        return nil
      }
      dimensions.append(dimension)
    }
    if dimensions.isEmpty {
      log.add(node, "a cut names nothing", advice: "write one, or a list of two or three")
      return nil
    }
    if let fault = Crossing.fault(dimensions) {
      log.add(node, fault)
      return nil
    }
    return Crossing(dimensions)
  }

  private mutating func readMinimum(
    _ node: YAMLNode, _ parameters: [RuleParameter], into declaration: inout RelativeLikelihoodDeclaration
  ) {
    var keys = MappingReader(node, subject: "minimum", log: &log)
    declaration.minimumConsidered = readIntegerName(declaration.from.name, &keys, parameters)
    declaration.minimumExpected = readIntegerName("expected", &keys, parameters)
    keys.finish(log: &log)
  }

  /// The name of a parameter that holds a whole number.
  private mutating func readIntegerName(
    _ key: String, _ keys: inout MappingReader, _ parameters: [RuleParameter]
  ) -> String? {
    guard let name = keys.optionalText(key, log: &log), let node = keys.optional(key) else { return nil }
    guard let parameter = parameters.first(where: { $0.name == name }) else {
      log.addUnknown(node, "the rule has no parameter '\(name)'", name, known: parameters.map(\.name))
      return nil
    }
    if parameter.type != .integer { log.add(node, "the parameter '\(name)' is no integer") }
    return name
  }
}
