// SPDX-License-Identifier: Apache-2.0

/// Words that stand for somebody or for a place on the web, and not for what they mean: the name behind "Mr", an e-mail
/// address before its "@", a web address behind its host. No pattern finds them.
struct NamedWords {
  private let bytes: [UInt8]
  private let words: SignedWords

  /// The same words, those that are names marked as words that no pattern knows.
  static func hidden(in words: SignedWords, of bytes: [UInt8]) -> SignedWords {
    let names = NamedWords(bytes: bytes, words: words)
    var result = words
    for number in 0..<words.count { names.hideNames(beside: number, &result) }
    return result
  }

  @inline(__always)
  private func hideNames(beside number: Int, _ result: inout SignedWords) {
    let end = Int(words.ends[number])
    guard end < bytes.count else { return }
    switch bytes[end] {
    case UInt8(ascii: "@"): hideAddress(endingWith: number, &result)
    case UInt8(ascii: "/"), UInt8(ascii: ":"):
      if isHostEnd(number) { hidePath(behind: number, &result) }
    case UInt8(ascii: " "), UInt8(ascii: "."):
      if isFormOfAddress(number) { hideName(behind: number, &result) }
    default: break
    }
  }

  /// The bytes between a word and the next.
  private func link(behind number: Int) -> ArraySlice<UInt8> {
    guard number + 1 < words.count else { return [] }
    return bytes[Int(words.ends[number])..<Int(words.starts[number + 1])]
  }

  private func hideAddress(endingWith number: Int, _ result: inout SignedWords) {
    var first = number
    while first > 0, let mark = link(behind: first - 1).first, link(behind: first - 1).count == 1,
      ".-+%'".utf8.contains(mark)
    { first -= 1 }
    for name in first...number { result.hide(name) }
  }

  private func hidePath(behind number: Int, _ result: inout SignedWords) {
    var next = number + 1
    while next < words.count, !link(behind: next - 1).contains(where: { $0 <= 0x20 }) {
      result.hide(next)
      next += 1
    }
  }

  private static let hostEnds: Set<String> = [
    "ac", "co", "com", "eu", "gov", "info", "net", "nhs", "org", "scot", "uk", "wales",
  ]

  /// Whether the word ends the name of a host, such as the "uk" of "www.example.nhs.uk/jobs".
  private func isHostEnd(_ number: Int) -> Bool {
    number > 0 && link(behind: number - 1).elementsEqual(".".utf8)
      && NamedWords.hostEnds.contains(text(number).lowercased())
  }

  private static let formsOfAddress: Set<String> = [
    "Dame", "Dr", "DR", "Miss", "Mr", "MR", "Mrs", "MRS", "Ms", "MS", "Mx", "Prof", "Professor", "Sir",
  ]

  @inline(__always)
  private func isFormOfAddress(_ number: Int) -> Bool {
    let (start, end) = (Int(words.starts[number]), Int(words.ends[number]))
    guard (2...9).contains(end - start), "DMPS".utf8.contains(bytes[start]) else { return false }
    return NamedWords.formsOfAddress.contains(text(number))
  }

  /// Initials, and the name behind them.
  private func hideName(behind number: Int, _ result: inout SignedWords) {
    var next = number + 1
    while next < words.count, isCapital(next),
      [" ", ".", ". "].contains(where: { link(behind: next - 1).elementsEqual($0.utf8) })
    {
      result.hide(next)
      if words.ends[next] - words.starts[next] > 1 { return }
      next += 1
    }
  }

  private func isCapital(_ number: Int) -> Bool {
    let byte = bytes[Int(words.starts[number])]
    return (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) || byte >= 0x80
  }

  private func text(_ number: Int) -> String {
    String(decoding: bytes[Int(words.starts[number])..<Int(words.ends[number])], as: UTF8.self)
  }
}
