// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Expressions

/// An advert as rules see it: a place in the index.
struct AdvertFacts: FactRecord {
  let index: PipelineIndex
  /// Where the advert stands among those of the index.
  let position: Int

  private var advert: Advert { index.adverts.elements[position] }

  static let fields: [FactField<AdvertFacts>] = dateFields + offerFields

  private static let dateFields: [FactField<AdvertFacts>] = [
    FactField("channel", .string, "Where it was published.", called: "the channel of the advert") {
      Reading($0.advert.channel) { .string($0) }
    },
    FactField(
      "opened_on", .date, "The first day of publication.", called: "the day on which the advert opened"
    ) { Reading($0.advert.openedOn) { .day($0) } },
    FactField(
      "closed_on", .date, "The last day for applications, as announced; none while none is set.",
      called: "the closing date of the advert"
    ) { Reading($0.advert.closedOn) { .day($0) } },
    FactField(
      "taken_down_on", .date,
      "The day on which it stopped taking applications; none while it takes them.",
      called: "the day on which the advert was taken down"
    ) { Reading($0.advert.takenDownOn) { .day($0) } },
    FactField(
      "open_days", .count,
      """
      On how many days it took applications, the first and the last included: to the day on which it was taken \
      down, else to the closing date. Without either, at least the days that have passed.
      """, called: "the number of days on which the advert was open"
    ) { $0.openDays },
  ]

  private static let offerFields: [FactField<AdvertFacts>] = [
    FactField(
      "internal_only", .bool, "Whether it was open to the organisation's own staff only.",
      called: "whether the advert was internal only"
    ) { Reading($0.advert.isInternalOnly) { .bool($0) } },
    FactField("salary", .string, "The salary as it is printed.", called: "the salary of the advert") {
      Reading($0.advert.salary) { .string($0) }
    },
    FactField(
      "states_pay", .bool,
      "Whether the salary as it is printed is a sum or a range of sums; a band or a scale alone is none.",
      called: "the salary of the advert"
    ) { Reading($0.advert.salary) { .bool($0.statesSum) } },
    FactField(
      "contact", .bool, "Whether somebody to ask is named.", called: "whether the advert names a contact"
    ) { Reading($0.advert.contact) { .bool($0) } },
    FactField(
      "flexible_working", .bool, "Whether flexible working is offered.",
      called: "whether the advert offers flexible working"
    ) { Reading($0.advert.flexibleWorking) { .bool($0) } },
    FactField(
      "text", .string, "The text of the advert; one that ends with ' ...' or '…' is cut off.",
      called: "the text of the advert"
    ) { Reading($0.advert.text) { .text($0) } },
  ]

  private var openDays: Reading {
    let opened = advert.openedOn
    guard let first = opened.value else {
      // That it has not opened is no number of days.
      let state = opened.state == .none ? "not opened yet" : opened.state.rawValue
      return Reading(.lacking(state), at: opened.place)
    }
    let end = advert.takenDownOn.value == nil && !isTakenDownUnknown ? advert.closedOn : advert.takenDownOn
    guard let last = end.value else {
      guard end.state == .none else { return Reading(.lacking(end.state), at: end.place) }
      let passed = max(0, Int(index.asOf.days) - Int(first.days) + 1)
      return Reading(.count(passed...Int.max), at: opened.place)
    }
    guard last >= first else { return Reading(.lacking("closes before it opens"), at: end.place) }
    let days = Int(last.days) - Int(first.days) + 1
    return Reading(.count(days...days), at: end.place)
  }

  /// Whether the files have the day on which it was taken down, but not so that it could be read.
  private var isTakenDownUnknown: Bool {
    switch advert.takenDownOn.state {
    case .withheld, .blank, .notAsked, .unreadable, .unmapped: true
    case .known, .none, .notRecorded: false
    }
  }
}

extension Value {
  /// A text, or what is known of one that was cut off.
  static func text(_ text: String) -> Value {
    guard text.isCutOff else { return .string(text) }
    return .excerpt(text, Unknown(Cause(state: Value.cutOff)))
  }

  /// The state of a text of which only the start is known.
  static let cutOff = "cut off"
}

extension String {
  /// Whether the text breaks off: it ends with "…", or with three points behind a space, as feeds cut it.
  var isCutOff: Bool {
    let end = utf8.lastIndex { $0 != UInt8(ascii: " ") && !(0x09...0x0D).contains($0) }
    guard let end else { return false }
    let text = self[...end]
    return text.utf8.ends(with: "…") || text.utf8.ends(with: " ...")
  }
}

extension Substring.UTF8View {
  fileprivate func ends(with text: String) -> Bool { suffix(text.utf8.count).elementsEqual(text.utf8) }
}
