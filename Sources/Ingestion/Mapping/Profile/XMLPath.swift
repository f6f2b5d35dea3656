// SPDX-License-Identifier: Apache-2.0

/// A path as the profile writes it, with its prefixes bound to namespace URIs.
package struct XMLPath: Sendable, Hashable {
  package enum Axis: Sendable, Hashable { case child, descendant }
  package enum Name: Sendable, Hashable {
    /// `namespace` is `""` for no namespace.
    case named(namespace: String, local: String)
    /// `*`
    case any
    /// `p:*`
    case anyIn(namespace: String)
  }
  package struct Step: Sendable, Hashable {
    package let axis: Axis
    package let name: Name
    package init(axis: Axis, name: Name) {
      self.axis = axis
      self.name = name
    }
  }
  /// The one trailing start-tag test, `[@p:x='v']`, on the last element.
  package struct AttributeTest: Sendable, Hashable {
    package let name: Name
    package let value: String
    package init(name: Name, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// As written in the profile, for messages and the list of columns.
  package let text: String
  /// Whether it starts at the document's root rather than at the record.
  package let isAbsolute: Bool
  package let steps: [Step]
  /// The attribute to read, when the path ends in `@x`; the steps lead to its element.
  package let attribute: Name?
  package let test: AttributeTest?

  /// For a record: the element around it, where that is not the root and the path names it.
  package var collection: XMLPath? {
    guard isAbsolute, steps.count > 2, steps.allSatisfy({ $0.axis == .child }) else { return nil }
    return XMLPath(text: text, isAbsolute: true, steps: Array(steps.dropLast()))
  }

  package init(
    text: String, isAbsolute: Bool, steps: [Step], attribute: Name? = nil, test: AttributeTest? = nil
  ) {
    self.text = text
    self.isAbsolute = isAbsolute
    self.steps = steps
    self.attribute = attribute
    self.test = test
  }
}
