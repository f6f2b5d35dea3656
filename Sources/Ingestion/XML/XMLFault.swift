// SPDX-License-Identifier: Apache-2.0

import CLibXML2

/// What libxml2 found wrong, in words of our own: its messages quote the file.
struct XMLFault {
  let kind: String
  let problem: String
  let advice: String

  static let repair = "Ask for the export to be written again, or correct the file at this place"

  init(_ problem: String, kind: String = "not-well-formed", advice: String = XMLFault.repair) {
    self.kind = kind
    self.problem = problem
    self.advice = advice
  }

  /// The words for a code that needs nothing but itself; `nil` for one that has no words of its own.
  init?(_ code: UInt32) {
    guard let fault = Self.declaration(code) ?? Self.markup(code) ?? Self.reference(code) else { return nil }
    self = fault
  }

  private static func declaration(_ code: UInt32) -> XMLFault? {
    switch code {
    case XML_ERR_XMLDECL_NOT_STARTED.rawValue, XML_ERR_XMLDECL_NOT_FINISHED.rawValue,
      XML_ERR_VERSION_MISSING.rawValue, XML_ERR_UNKNOWN_VERSION.rawValue,
      XML_ERR_STANDALONE_VALUE.rawValue, XML_ERR_ENCODING_NAME.rawValue:
      badDeclaration
    case XML_ERR_RESERVED_XML_NAME.rawValue:
      XMLFault(
        "an XML declaration '<?xml …?>' stands after the beginning of the file",
        advice: "Remove what is before it, or the declaration if two files were joined")
    case XML_ERR_UNSUPPORTED_ENCODING.rawValue, XML_ERR_UNKNOWN_ENCODING.rawValue:
      XMLFault(
        "the XML declaration names an encoding that is not known", kind: "encoding-unknown",
        advice: "Save the file as UTF-8, and let its first line say encoding=\"UTF-8\"")
    case XML_ERR_DOCTYPE_NOT_FINISHED.rawValue, XML_ERR_EXT_SUBSET_NOT_FINISHED.rawValue:
      XMLFault("the DOCTYPE is damaged (expected '<!DOCTYPE name …>')")
    case XML_ERR_INVALID_ENCODING.rawValue:
      XMLFault(
        "bytes that are not UTF-8 (a file is UTF-8 unless its first line names another encoding)",
        kind: "encoding-damaged",
        advice: "Save the file as UTF-8, or name its encoding in the first line, such as"
          + " <?xml version=\"1.0\" encoding=\"windows-1252\"?>")
    default: nil
    }
  }

  static let badDeclaration = XMLFault(
    "the XML declaration is damaged (expected <?xml version=\"1.0\" encoding=\"UTF-8\"?>)",
    advice: "Correct or remove the first line; quotes in it must not be escaped")

  private static func markup(_ code: UInt32) -> XMLFault? {
    switch code {
    case XML_ERR_ATTRIBUTE_REDEFINED.rawValue: XMLFault("a start tag has the same attribute twice")
    case XML_ERR_LT_IN_ATTRIBUTE.rawValue:
      XMLFault("an attribute's value holds '<' (expected '&lt;', or a closing quote before it)")
    case XML_ERR_ATTRIBUTE_WITHOUT_VALUE.rawValue:
      XMLFault("an attribute has no value (expected name=\"value\")")
    case XML_ERR_ATTRIBUTE_NOT_STARTED.rawValue:
      XMLFault("an attribute's value has no opening quote (expected name=\"value\")")
    case XML_ERR_ATTRIBUTE_NOT_FINISHED.rawValue:
      XMLFault("an attribute's value has no closing quote")
    case XML_ERR_SPACE_REQUIRED.rawValue: XMLFault("a space is missing between the parts of a tag")
    case XML_ERR_GT_REQUIRED.rawValue: XMLFault("a tag is not closed (expected '>')")
    case XML_ERR_NAME_REQUIRED.rawValue:
      XMLFault("'<' or '&' stands in the text (expected '&lt;' or '&amp;'), or a name is missing")
    case XML_ERR_MISPLACED_CDATA_END.rawValue:
      XMLFault("']]>' stands in the text (expected ']]&gt;')")
    case XML_ERR_HYPHEN_IN_COMMENT.rawValue: XMLFault("a comment holds '--'")
    case XML_ERR_NAME_TOO_LONG.rawValue:
      XMLFault("a name is too long", kind: "name-too-long")
    case XML_ERR_NO_MEMORY.rawValue:
      XMLFault(
        "there was no memory left to read the file", kind: "no-memory", advice: "Free some and try again")
    default: nil
    }
  }

  private static func reference(_ code: UInt32) -> XMLFault? {
    switch code {
    case XML_ERR_ENTITYREF_SEMICOL_MISSING.rawValue:
      XMLFault("'&' in the text is not followed by a name and ';' (expected '&amp;' for the character)")
    case XML_ERR_INVALID_HEX_CHARREF.rawValue, XML_ERR_INVALID_DEC_CHARREF.rawValue,
      XML_ERR_INVALID_CHARREF.rawValue:
      XMLFault("'&#…;' names no character that XML allows")
    case XML_ERR_INVALID_CHAR.rawValue:
      XMLFault(
        "a control character that XML does not allow, such as a null byte or '&#1;'",
        advice: "Ask for the export to be written again without it, or remove the character at this place")
    default: nil
    }
  }
}
