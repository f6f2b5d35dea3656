// SPDX-License-Identifier: Apache-2.0

/// The texts that the cells of a workbook share.
struct SharedStrings: Sendable {
  private var texts = ByteStrings()
  var count: Int { texts.count }
  var bytes: Int { texts.bytes.count }

  subscript(index: Int) -> ArraySlice<UInt8>? { (0..<count).contains(index) ? texts[index] : nil }

  mutating func append(_ text: [UInt8]) { texts.append(CellText.decoded(text)) }
}

/// Reads them. A text may stand in several runs; how it is to be spoken is no part of it.
final class SharedStringsReader: PartReceiver {
  private(set) var strings = SharedStrings()
  let joinsText = false
  private var text: [UInt8] = []
  private var isSpoken = false
  private let path: String
  private let limits: SheetLimits

  init(path: String, limits: SheetLimits) {
    self.path = path
    self.limits = limits
  }

  func begin(_ element: String, _ attributes: PartAttributes) {
    if element == "si" { text = [] }
    if element == "rPh" { isSpoken = true }
  }

  func end(_ element: String, text run: [UInt8]) throws(IngestionError) {
    switch element {
    case "t": if !isSpoken { text += run }
    case "rPh": isSpoken = false
    case "si":
      strings.append(text)
      guard strings.bytes <= limits.text, strings.count <= limits.cells else {
        throw .sheetTooLarge(
          path, "the cells of the workbook share more than \(limits.text >> 20) MiB of text")
      }
    default: break
    }
  }
}

/// The text of a cell as it is written in a workbook.
enum CellText {
  /// `_x000D_` stands for a character that XML does not allow, or would change.
  static func decoded(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(UInt8(ascii: "_")) else { return text }
    var decoded: [UInt8] = []
    var index = 0
    while index < text.count {
      if let value = character(text[index...]) {
        if let scalar = Unicode.Scalar(value), value != 0 { decoded += String(Character(scalar)).utf8 }
        index += 7
      } else {
        decoded.append(text[index])
        index += 1
      }
    }
    return decoded
  }

  private static func character(_ text: ArraySlice<UInt8>) -> UInt32? {
    let part = text.prefix(7)
    guard part.count == 7, part.starts(with: "_x".utf8), part.last == UInt8(ascii: "_") else { return nil }
    let digits = String(decoding: part.dropFirst(2).dropLast(), as: UTF8.self)
    return digits.allSatisfy(\.isHexDigit) ? UInt32(digits, radix: 16) : nil
  }
}
