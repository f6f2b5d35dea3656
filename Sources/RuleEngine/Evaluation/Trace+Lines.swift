// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Expressions

extension Trace {
  /// The tree as the report prints it, outermost part first.
  func lines(of expression: Expression, schema: Schema) -> [TraceLine] {
    lines(source: expression.text, schema: schema).map { line in
      let indent = line.prefix { $0 == " " }.count
      let sides = line.dropFirst(indent).components(around: " → ")
      return CountedMembers.shown(
        TraceLine(depth: indent / 2, expression: sides.before, value: sides.after))
    }
  }
}

extension Substring {
  /// What stands before and behind the last occurrence of the separator.
  fileprivate func components(around separator: String) -> (before: String, after: String) {
    let wanted = Array(separator.unicodeScalars)
    let scalars = Array(unicodeScalars)
    guard scalars.count >= wanted.count else { return (String(self), "") }
    for start in stride(from: scalars.count - wanted.count, through: 0, by: -1)
    where Array(scalars[start..<start + wanted.count]) == wanted {
      return (Self.text(scalars[..<start]), Self.text(scalars[(start + wanted.count)...]))
    }
    return (String(self), "")
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}
