// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

extension String {
  /// Whether a salary as it is printed states a sum of money: a number behind "£" or "GBP", one of thousands ("35k",
  /// "29,970"), or one for an hour. The number of a band or of a year is none.
  var statesSum: Bool {
    let small = lowercased()
    let rate = small.contains("hour") || small.contains("session")
    return small.numbers.contains { number in
      if number.isMoney || number.isInThousands { return true }
      if rate, number.hasPoint { return true }
      let isYear = number.digits == 4 && !number.hasComma && (1_900...2_100).contains(number.whole)
      return number.whole >= 1_000 && !isYear
    }
  }

  /// The numbers in digits, with what stands directly beside them.
  private var numbers: [PrintedNumber] {
    var numbers: [PrintedNumber] = []
    var rest = self[...]
    while let start = rest.firstIndex(where: \.isASCIIDigit) {
      let text = rest[start...].prefix { $0.isASCIIDigit || $0 == "," || $0 == "." }
      let before = self[..<start].filter { $0 != " " }
      numbers.append(
        PrintedNumber(
          text, isMoney: before.hasSuffix("£") || before.hasSuffix("gbp"), behind: self[text.endIndex...]))
      rest = self[text.endIndex...]
    }
    return numbers
  }
}

/// A number in a salary.
private struct PrintedNumber {
  let isMoney: Bool
  let isInThousands: Bool
  let hasPoint: Bool
  let hasComma: Bool
  let digits: Int
  /// Without what stands behind a point; the largest there is when it has too many digits.
  let whole: Int

  init(_ text: Substring, isMoney: Bool, behind: Substring) {
    self.isMoney = isMoney
    let trimmed = text.trimmingSuffix { $0 == "." || $0 == "," }
    isInThousands = behind.first == "k" && !(behind.dropFirst().first?.isLetter ?? false)
    hasPoint = trimmed.contains(".")
    hasComma = trimmed.contains(",")
    let digits = trimmed.prefix { $0 != "." }.filter(\.isASCIIDigit)
    self.digits = digits.count
    whole = Int(digits) ?? Int.max
  }
}

extension Substring {
  fileprivate func trimmingSuffix(_ isLoose: (Character) -> Bool) -> Substring {
    var text = self
    while let last = text.last, isLoose(last) { text.removeLast() }
    return text
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
