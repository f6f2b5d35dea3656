// SPDX-License-Identifier: Apache-2.0

/// Which faults are planted.
package struct SampleFaults: Sendable, Hashable {
  /// As it was asked for.
  package let text: String
  /// How many records of each fault; drawn, from one to five, where it is `nil`.
  private(set) var records: [SampleFlaw: Int?] = [:]
  /// Whether panels have faults.
  private(set) var ofPanels = false
  /// Whether adverts, person specifications and searches have faults.
  private(set) var ofAdverts = false

  package static let none = SampleFaults(text: "none", isEverything: false)
  package static let planted = SampleFaults(text: "planted", isEverything: true)
  private static let panels = "panels"
  private static let adverts = "adverts"
  private static let mostRecords = 1_000

  /// The words that may stand in the list, a number behind those of records left out.
  package static let names =
    [none.text, planted.text] + SampleFlaw.allCases.map(\.rawValue) + [panels, adverts]

  private init(text: String, isEverything: Bool) {
    self.text = text
    guard isEverything else { return }
    for flaw in SampleFlaw.allCases { records.updateValue(nil, forKey: flaw) }
    (ofPanels, ofAdverts) = (true, true)
  }

  /// A list of the names, such as `duplicate-key=3,panels`.
  ///
  /// - Throws: when a part of it is none of them, or its number is out of its limits.
  package init(_ text: String) throws(SampleFault) {
    self.init(text: text, isEverything: false)
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let words = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      try add(words[0], number: words.count > 1 ? words[1] : nil)
    }
  }

  private static func count(_ number: String, of name: String) throws(SampleFault) -> Int {
    guard let count = Int(number), (1...mostRecords).contains(count) else {
      throw SampleFault("'\(name)=\(number)': how many records have the fault is a number from 1 to 1,000")
    }
    return count
  }

  private mutating func add(_ name: String, number: String?) throws(SampleFault) {
    if let flaw = SampleFlaw(rawValue: name) {
      var count: Int?
      if let number { count = try SampleFaults.count(number, of: name) }
      records.updateValue(count, forKey: flaw)
      return
    }
    guard number == nil else { throw SampleFault("'\(name)' takes no number: only faults of records do") }
    switch name {
    case SampleFaults.none.text: break
    case SampleFaults.planted.text:
      for flaw in SampleFlaw.allCases where records[flaw] == nil { records.updateValue(nil, forKey: flaw) }
      (ofPanels, ofAdverts) = (true, true)
    case SampleFaults.panels: ofPanels = true
    case SampleFaults.adverts: ofAdverts = true
    default: throw SampleFault("'\(name)' is none of \(SampleFaults.names.joined(separator: ", "))")
    }
  }
}
