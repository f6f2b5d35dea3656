// SPDX-License-Identifier: Apache-2.0

internal import LocatedYAML
internal import Patterns

/// Reads one step of `as:` that changes the text of a value.
struct StepReading {
  let name: String
  let key: YAMLNode

  static let names = [
    "lower", "upper", "collapse", "replace", "strip_prefix", "strip_suffix", "split_first", "split_last",
    "extract", "thousands", "html_to_text",
  ]

  /// Those that need nothing.
  private static let plain: [String: TextTransform] = [
    "lower": .lower, "upper": .upper, "collapse": .collapse, "html_to_text": .htmlToText,
  ]

  /// The step, or `nil` with an issue in the log.
  func step(_ argument: YAMLNode?, log: inout IssueLog) -> TextTransform? {
    switch name {
    case "lower", "upper", "collapse", "html_to_text":
      if let argument {
        log.add(argument, "the transform '\(name)' takes nothing", advice: "write as: [\(name)]")
        return nil
      }
      return StepReading.plain[name]
    case "replace": return replacement(argument, log: &log)
    case "strip_prefix": return texts(argument, log: &log).map(TextTransform.stripPrefix)
    case "strip_suffix": return texts(argument, log: &log).map(TextTransform.stripSuffix)
    case "split_first": return text(argument, log: &log).map(TextTransform.splitFirst)
    case "split_last": return text(argument, log: &log).map(TextTransform.splitLast)
    case "thousands":
      guard let argument else { return missing(&log) }
      return StepReading.mark(argument, log: &log).map(TextTransform.thousands)
    default: return pattern(argument, log: &log).map(TextTransform.extract)
    }
  }

  /// One character between or before digits.
  static func mark(_ node: YAMLNode, log: inout IssueLog) -> Character? {
    let marks: Set<Character> = [".", ",", "'", "\u{2019}", " ", "\u{A0}", "\u{202F}"]
    if let text = node.scalar, text.count == 1, let mark = text.first, marks.contains(mark) { return mark }
    log.add(node, "a mark within numbers is one character", advice: "write \".\", \",\", \"'\" or \" \"")
    return nil
  }

  private func replacement(_ argument: YAMLNode?, log: inout IssueLog) -> TextTransform? {
    guard let argument else { return missing(&log) }
    var pairs: [TextReplacement] = []
    for entry in MappingReader(argument, subject: "'replace'", log: &log).entries {
      guard let new = entry.value.scalar, !entry.name.isEmpty else {
        log.add(
          entry.key, "'replace' puts one text in the place of another", advice: "write {\"old\": \"new\"}")
        continue
      }
      pairs.append(TextReplacement(entry.name, with: new))
    }
    return pairs.isEmpty ? nil : .replace(pairs)
  }

  private func texts(_ argument: YAMLNode?, log: inout IssueLog) -> [String]? {
    guard let argument else { return missing(&log) }
    return (argument.sequence ?? [argument]).compactMap { text($0, log: &log) }
  }

  private func text(_ argument: YAMLNode?, log: inout IssueLog) -> String? {
    guard let argument else { return missing(&log) }
    if let text = argument.scalar, !text.isEmpty { return text }
    log.add(argument, "'\(name)' needs text", advice: "write {\(name): \"text\"}")
    return nil
  }

  private func pattern(_ argument: YAMLNode?, log: inout IssueLog) -> Pattern? {
    guard let argument else { return missing(&log) }
    guard let text = text(argument, log: &log) else { return nil }
    do {
      let pattern = try Pattern(text)
      if pattern.groupCount > 0 { return pattern }
      log.add(
        argument, "the pattern has no group, so nothing of what it finds is taken",
        advice: "put what is wanted into parentheses")
    } catch {
      var before = String.UnicodeScalarView()
      before.append(contentsOf: text.unicodeScalars.prefix(error.offset))
      let place = ScalarLocator.place(
        ofUTF8Offset: String(before).utf8.count, in: argument, of: log.document)
      log.add(
        log.document.issue(
          line: place.line, column: place.column, "in the pattern: \(error.problem)", advice: error.advice))
    }
    return nil
  }

  private func missing<Step>(_ log: inout IssueLog) -> Step? {
    log.add(key, "the transform '\(name)' needs to be told what", advice: "write {\(name): ...}")
    return nil
  }
}
