// SPDX-License-Identifier: Apache-2.0

extension SyntaxNode {
  /// The expression in one spelling: single spaces, double quotes, no parentheses that change nothing.
  /// Parsing it and printing again gives the same text.
  var canonical: String { spell(within: 0) }

  private var precedence: Int {
    switch kind {
    case .conditional: 0
    case .logical(.or, _): 1
    case .logical(.and, _): 2
    case .binary(let op, _, _): op.precedence
    case .not, .negate: 6
    default: 7
    }
  }

  private func spell(within minimum: Int) -> String {
    precedence < minimum ? "(" + bare + ")" : bare
  }

  private var bare: String {
    switch kind {
    case .literal(let literal): return literal.canonical
    case .name(let name): return name
    case .select(let operand, let field): return operand.spell(within: 7) + "." + field.spelling
    case .has(let field): return "has(" + field.spell(within: 0) + ")"
    case .index(let operand, let index): return operand.spell(within: 7) + "[" + index.spell(within: 0) + "]"
    case .call(let name, let receiver, let arguments):
      let prefix = receiver.map { $0.spell(within: 7) + "." } ?? ""
      return prefix + name.text + "(" + Self.joined(arguments) + ")"
    case .not(let operand): return "!" + operand.spell(within: 6)
    case .negate(let operand): return "-" + Self.afterMinus(operand.spell(within: 6))
    case .binary(let op, let left, let right):
      let (l, r) = (left.spell(within: op.precedence), right.spell(within: op.precedence + 1))
      return l + " " + op.rawValue + " " + r
    case .logical(let op, let operands):
      return operands.map { $0.spell(within: precedence + 1) }.joined(separator: " " + op.rawValue + " ")
    case .conditional(let condition, let yes, let no):
      return condition.spell(within: 1) + " ? " + yes.spell(within: 1) + " : " + no.spell(within: 0)
    case .list(let elements): return "[" + Self.joined(elements) + "]"
    case .map(let keys, let values):
      let entries = zip(keys, values).map { $0.spell(within: 0) + ": " + $1.spell(within: 0) }
      return "{" + entries.joined(separator: ", ") + "}"
    case .bind(let name, let value, let body):
      return "cel.bind(" + name.text + ", " + value.spell(within: 0) + ", " + body.spell(within: 0) + ")"
    case .macro(let form):
      let parts = form.variables.map(\.text) + form.parts.dropFirst().map { $0.spell(within: 0) }
      let head = form.collection.spell(within: 7) + "." + form.macro.rawValue
      return head + "(" + parts.joined(separator: ", ") + ")"
    }
  }

  private static func joined(_ nodes: [SyntaxNode]) -> String {
    nodes.map { $0.spell(within: 0) }.joined(separator: ", ")
  }

  /// A minus sign before a digit would become part of the number.
  private static func afterMinus(_ text: String) -> String {
    guard let first = text.utf8.first, first.isDigit || first == UInt8(ascii: ".") else { return text }
    return "(" + text + ")"
  }
}

extension Word {
  /// In backticks where it could not be read without them.
  fileprivate var spelling: String {
    let isPlain = text.utf8.first?.startsWord == true && text.utf8.allSatisfy(\.isWord) && text != "in"
    return isPlain ? text : "`" + text + "`"
  }
}

extension Literal {
  var canonical: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .int(let value): String(value)
    case .uint(let value): "\(value)u"
    case .decimal(let decimal): decimal.text
    case .string(let text): Self.quoted(text)
    case .bytes(let bytes): Self.quoted(bytes)
    }
  }

  /// Printable ASCII as it is, everything else as hexadecimal escapes.
  static func quoted(_ bytes: [UInt8]) -> String {
    let parts = bytes.map { byte in
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): "\\" + String(UnicodeScalar(byte))
      case 0x20...0x7E: String(UnicodeScalar(byte))
      default: "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
    return "b\"" + parts.joined() + "\""
  }

  /// In double quotes, with escapes for what would end the text or not be seen.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{7}": result += "\\a"
      case "\u{8}": result += "\\b"
      case "\u{B}": result += "\\v"
      case "\u{C}": result += "\\f"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let hex = String(scalar.value, radix: 16)
        result += "\\x" + (hex.count < 2 ? "0" : "") + hex
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
