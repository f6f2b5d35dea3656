// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// Turns the raw values of one field into answers, as its profile says. Called once for each distinct value.
package struct ValueConversion: Sendable {
  private let steps: [TextTransform]
  private let conversion: Conversion
  private let scheme: EthnicityScheme?
  private let labels: [String: String]
  private let categories: CategoryScheme?
  private let missing: Set<String>
  private let words: [String: Answer<Converted>]
  private let empty: ConvertedValue

  /// The field's own words come before the words of its scheme or map.
  package init(_ field: FieldMapping) {
    steps = field.steps
    conversion = field.conversion
    if case .ethnicity(let name, _) = field.conversion {
      scheme = EthnicityScheme.named(name)
    } else {
      scheme = nil
    }
    labels = field.labels
    if case .category(let name, _) = field.conversion {
      categories = CategoryScheme.named(name)
    } else {
      categories = nil
    }
    missing = Set(field.missing.map(ValueName.literal)).union([""])
    var words: [String: Answer<Converted>] = [:]
    for word in field.none { words[ValueName.normalised(word)] = Answer.none }
    for word in field.blank { words[ValueName.normalised(word)] = .blank }
    for word in field.notAsked { words[ValueName.normalised(word)] = .notAsked }
    for word in field.withheld { words[ValueName.normalised(word)] = .withheld }
    self.words = words
    empty = ConvertedValue(ValueConversion.answer(field.empty ?? .blank))
  }

  /// What the bytes mean. The empty value means what the field says of empty cells.
  package func callAsFunction(_ bytes: ArraySlice<UInt8>) -> ConvertedValue {
    guard let raw = String(validating: bytes, as: UTF8.self) else { return .unreadable(.notUTF8) }
    let trimmed = TextFolding.trimmed(raw)
    if let answer = absence(trimmed) { return answer }
    guard let bare = FormulaGuard.stripped(trimmed, isText: conversion == .text) else {
      return changed(trimmed)
    }
    let value = absence(bare) ?? changed(bare)
    return ConvertedValue(value.answer, fault: value.fault ?? .formulaGuard)
  }

  private func changed(_ text: String) -> ConvertedValue {
    guard !steps.isEmpty else { return converted(text) }
    do throws(ConversionFault) {
      var remark: ConversionFault?
      let changed = try steps.applied(to: text, noting: &remark)
      let value = absence(changed) ?? converted(changed)
      return ConvertedValue(value.answer, fault: value.fault ?? remark)
    } catch {
      return .unreadable(error)
    }
  }

  /// What the bytes mean under a heading that stands in another column.
  ///
  /// The heading decides the group: a detail that is blank, or that stands under several headings, has the group
  /// of its heading, and one that belongs under another heading is refused. A heading that says nothing leaves
  /// the label to itself.
  package func callAsFunction(_ bytes: ArraySlice<UInt8>, under heading: ArraySlice<UInt8>) -> ConvertedValue
  {
    let own = self(bytes)
    let heading = TextFolding.trimmed(String(decoding: heading, as: UTF8.self))
    guard own.fault != .notUTF8, let scheme, !heading.isEmpty else { return own }
    let both = "\(heading): \(schemeLabel(text(bytes)))"
    if case .known(let label) = scheme.ethnicity(of: both) {
      return ConvertedValue(.known(.ethnicity(label)))
    }
    guard let group = EthnicityScheme.group(under: heading) else { return own }
    guard case .known(.ethnicity(let label)) = own.answer else {
      return ConvertedValue(
        .known(.ethnicity(EthnicityLabel(group, EthnicityScheme.label(ofHeading: heading)))))
    }
    return label.group == group ? own : ConvertedValue(.unmapped, fault: .contradictsHeading)
  }

  /// The scheme's label for one of the field's own.
  private func schemeLabel(_ text: String) -> String {
    labels.isEmpty ? text : labels[ValueName.normalised(text)] ?? text
  }

  /// The text after the field's steps; as it stands where a step finds nothing in it.
  package func text(_ bytes: ArraySlice<UInt8>) -> String {
    let text = TextFolding.trimmed(String(decoding: bytes, as: UTF8.self))
    return (try? steps.applied(to: text)) ?? text
  }

  /// What a value means that says that there is none: a word of the field's, or what stands for an empty cell.
  private func absence(_ text: String) -> ConvertedValue? {
    if !words.isEmpty, let answer = words[ValueName.normalised(text)] { return ConvertedValue(answer) }
    return missing.contains(text.lowercased()) ? empty : nil
  }

  private func converted(_ text: String) -> ConvertedValue {
    switch conversion {
    case .text: ConvertedValue(.known(.text(LineSeparator.broken(text))))
    case .key, .reference: ConvertedValue(.known(.text(text)))
    case .date(let forms): DateReading(forms: forms).convert(text)
    case .bool(let words): ValueConversion.bool(text, words)
    case .integer:
      ValueConversion.known(NumberReading.integer(text).map(Converted.integer), else: .notANumber)
    case .decimal:
      ValueConversion.known(NumberReading.decimal(text).map(Converted.decimal), else: .notANumber)
    case .grade: ValueConversion.known(GradeReading.grade(text).map(Converted.grade), else: .notABand)
    case .ethnicity(_, let unmapped): ethnicity(text, unmapped)
    case .category(_, let unmapped): category(text, unmapped)
    case .values(let map): ValueConversion.listed(text, map)
    }
  }

  private func ethnicity(_ text: String, _ policy: UnmappedPolicy) -> ConvertedValue {
    guard let scheme else { return ValueConversion.unmapped(policy) }
    let name = schemeLabel(text)
    switch scheme.reading(of: name) {
    case .ambiguous: return ConvertedValue(.unmapped, fault: .ambiguousLabel)
    case .total: return ConvertedValue(.unmapped, fault: .totalLabel)
    case .noCategory: return ValueConversion.unmapped(policy)
    case .group, .declined, .blank, .notAsked, .notKnown:
      return ConvertedValue(scheme.ethnicity(of: name).map(Converted.ethnicity))
    }
  }

  private func category(_ text: String, _ policy: UnmappedPolicy) -> ConvertedValue {
    let answer = categories?.category(of: text) ?? .unmapped
    guard answer == .unmapped else { return ConvertedValue(answer.map(Converted.category)) }
    if categories?.characteristic == .ageBand, DateReading(forms: DateForm.allCases).convert(text).isDate {
      return .unreadable(.dateOfBirth)
    }
    return ValueConversion.unmapped(policy)
  }

  private static func bool(_ text: String, _ words: BoolWords) -> ConvertedValue {
    let name = ValueName.normalised(text)
    if words.yes.contains(name) { return ConvertedValue(.known(.bool(true))) }
    if words.no.contains(name) { return ConvertedValue(.known(.bool(false))) }
    return known(words.otherwise.map(Converted.bool), else: .notABool)
  }

  private static func listed(_ text: String, _ map: ValueMap) -> ConvertedValue {
    if let name = map.canonical[ValueName.normalised(text)] { return ConvertedValue(.known(.name(name))) }
    return map.unmapped == .keep ? ConvertedValue(.known(.text(text))) : unmapped(map.unmapped)
  }

  private static func unmapped(_ policy: UnmappedPolicy) -> ConvertedValue {
    ConvertedValue(.unmapped, fault: policy == .error ? .unmappedValue : .unmappedNoted)
  }

  private static func known(_ value: Converted?, else fault: ConversionFault) -> ConvertedValue {
    value.map { ConvertedValue(.known($0)) } ?? .unreadable(fault)
  }

  /// A state without a value; *known* cannot stand for an empty cell and is read as *blank*.
  private static func answer(_ state: FactState) -> Answer<Converted> {
    switch state {
    case .none: Answer.none
    case .withheld: .withheld
    case .notAsked: .notAsked
    case .unreadable: .unreadable
    case .unmapped: .unmapped
    case .notRecorded: .notRecorded
    case .blank, .known: .blank
    }
  }
}

extension ConvertedValue {
  /// Whether it is a date, or stands for none as a date.
  fileprivate var isDate: Bool {
    if case .known(.date) = answer { return true }
    return [.impossibleDate, .placeholderDate, .twoDigitYear].contains(fault)
  }
}
