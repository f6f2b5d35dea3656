// SPDX-License-Identifier: Apache-2.0

/// Characters beyond ASCII as the reader of words sees them.
enum WideScalar {
  enum Kind {
    /// A letter, as the UTF-8 of its folded form.
    case letters([UInt8])
    case apostrophe, bullet, ellipsis, pound, dash, space, mark
    /// Stands within a word and is not seen: a soft hyphen, an accent of its own.
    case nothing
  }

  /// The scalar that begins at this byte, and how many bytes it has; the bytes are valid UTF-8.
  static func read(_ bytes: [UInt8], at index: Int) -> (scalar: Unicode.Scalar, length: Int) {
    let first = UInt32(bytes[index])
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard first >= 0xC0, index + length <= bytes.count else { return (replacement, 1) }
    var value = first & (0xFF >> UInt32(length + 1))
    for offset in 1..<length { value = value << 6 | UInt32(bytes[index + offset] & 0x3F) }
    return (Unicode.Scalar(value) ?? replacement, length)
  }

  private static let replacement: Unicode.Scalar = "\u{FFFD}"

  static func kind(of scalar: Unicode.Scalar) -> Kind {
    switch scalar.value {
    case 0xC0...0x17F: return latin[Int(scalar.value) - 0xC0]
    case 0x2018, 0x2019, 0x2BC, 0xFF07: return .apostrophe
    case 0xB7, 0x2022, 0x2023, 0x2043, 0x25AA, 0x25AB, 0x25CF, 0x25CB, 0x25E6, 0x25A0, 0x25B6, 0xF0B7:
      return .bullet
    case 0x2026: return .ellipsis
    case 0xA3: return .pound
    case 0x2010...0x2015, 0x2212: return .dash
    case 0xAD, 0x200B...0x200F, 0x2060, 0xFEFF, 0x300...0x36F, 0xFE00...0xFE0F: return .nothing
    default:
      if scalar.properties.isAlphabetic { return .letters(lowercase(scalar)) }
      return scalar.properties.isWhitespace ? .space : .mark
    }
  }

  private static func lowercase(_ scalar: Unicode.Scalar) -> [UInt8] {
    var folded = String.UnicodeScalarView()
    folded.append(
      contentsOf: scalar.properties.lowercaseMapping.unicodeScalars.filter {
        $0.value < 0x300 || $0.value > 0x36F
      })
    return Array(String(folded).utf8)
  }

  /// Latin letters with accents, without them.
  private static let latin: [Kind] = (0xC0...0x17F).map { value in
    guard value != 0xD7, value != 0xF7, let scalar = Unicode.Scalar(UInt32(value)) else { return .mark }
    let small = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
    if let plain = unaccented[small] { return .letters(Array(plain.utf8)) }
    return .letters(lowercase(scalar))
  }

  private static let unaccented: [Unicode.Scalar: String] = {
    let groups = [
      "a": "àáâãäåāăą", "c": "çćĉċč", "d": "ďđ", "e": "èéêëēĕėęě", "g": "ĝğġģ", "h": "ĥħ", "i": "ìíîïĩīĭįı",
      "j": "ĵ", "k": "ķ", "l": "ĺļľŀł", "n": "ñńņňŉ", "o": "òóôõöøōŏő", "r": "ŕŗř", "s": "śŝşš", "t": "ţťŧ",
      "u": "ùúûüũūŭůűų", "w": "ŵ", "y": "ýÿŷ", "z": "źżž", "ae": "æ", "oe": "œ", "ss": "ß",
    ]
    var plain: [Unicode.Scalar: String] = [:]
    for (letters, accented) in groups {
      for scalar in accented.unicodeScalars { plain[scalar] = letters }
    }
    return plain
  }()
}
