// SPDX-License-Identifier: Apache-2.0

/// Takes the elements of a part of a workbook as they come.
protocol PartReceiver: AnyObject {
  /// An element begins; names are local ones.
  func begin(_ element: String, _ attributes: PartAttributes) throws(IngestionError)
  /// An element ends; `text` is what stood in it, or behind the last element in it.
  func end(_ element: String, text: [UInt8]) throws(IngestionError)
  /// Whether the text of further elements belongs to the one that is open: it is handed over when that ends.
  var joinsText: Bool { get }
  /// What the element that has just begun stands for in the text around it, such as a line break.
  var standIn: [UInt8] { get }
  /// Whether text that comes now is none of the cell's.
  var ignoresText: Bool { get }
}

extension PartReceiver {
  var standIn: [UInt8] { [] }
  var ignoresText: Bool { false }
}

/// The attributes of an element, by their local names. Good only while the element's beginning is being taken.
@safe struct PartAttributes {
  private let list: AttributeList

  @unsafe init(_ list: AttributeList) { unsafe self.list = unsafe list }

  /// The value of the first attribute with this local name.
  subscript(name: PartName) -> String? {
    for index in unsafe 0..<list.count where unsafe list.name(index)?.isLocal(name.bytes) ?? false {
      var plain = GrowingBuffer<UInt8>(capacity: 32)
      unsafe appendPlain(list.value(index), to: &plain)
      return String(decoding: plain.prefix(plain.count), as: UTF8.self)
    }
    return nil
  }
}

/// The name of an attribute that is asked for often.
struct PartName: Sendable {
  fileprivate let bytes: [UInt8]
  init(_ name: String) { bytes = Array(name.utf8) }
}
