// SPDX-License-Identifier: Apache-2.0

/// The parts of a workbook that say where its sheets are and how their cells are to be read.
struct WorkbookParts {
  /// A sheet, and the part that holds it.
  struct Sheet {
    let name: String
    let part: String
    let isHidden: Bool
  }
  private(set) var sheets: [Sheet] = []
  private(set) var shared = SharedStrings()
  private(set) var formats = NumberFormats.none
  private(set) var countsFrom1904 = false

  /// - Throws: `workbook-damaged`, `sheet-too-large`, and what an archive throws.
  init(_ archive: ZipArchive, limits: SheetLimits) throws(IngestionError) {
    let parts = PartFinder(archive)
    let root = try parts.relations(of: "")
    guard let workbook = root.first(where: { $0.isOf("officeDocument") })?.target else {
      throw .damagedWorkbook(
        PartPlace(path: archive.path, part: "_rels/.rels"), "it does not say where the workbook is")
    }
    let relations = try parts.relations(of: workbook)
    let list = SheetList()
    try parts.read(workbook, into: list)
    countsFrom1904 = list.countsFrom1904
    let targets = Dictionary(relations.map { ($0.id, $0) }) { first, _ in first }
    for sheet in list.sheets {
      // A sheet of charts or macros holds no cells.
      guard let target = targets[sheet.relation], target.isOf("worksheet") else { continue }
      sheets.append(Sheet(name: sheet.name, part: target.target, isHidden: sheet.isHidden))
    }
    if let part = relations.first(where: { $0.isOf("sharedStrings") })?.target, parts.has(part) {
      let reader = SharedStringsReader(path: archive.path, limits: limits)
      try parts.read(part, into: reader)
      shared = reader.strings
    }
    if let part = relations.first(where: { $0.isOf("styles") })?.target, parts.has(part) {
      let reader = StylesReader()
      try parts.read(part, into: reader)
      formats = NumberFormats(styles: reader.styles, codes: reader.codes)
    }
  }
}

/// Finds parts by their names.
struct PartFinder {
  private let archive: ZipArchive
  private let members: [String: ZipArchive.Member]

  init(_ archive: ZipArchive) {
    self.archive = archive
    // Names of parts differ in more than case.
    members = Dictionary(archive.members.map { ($0.name.lowercased(), $0) }) { first, _ in first }
  }

  func has(_ part: String) -> Bool { members[part.lowercased()] != nil }

  func read(_ part: String, into receiver: any PartReceiver) throws(IngestionError) {
    guard let member = members[part.lowercased()] else {
      throw .damagedWorkbook(PartPlace(path: archive.path, part: part), "it is not there")
    }
    try PartParser.read(archive.open(member, shown: archive.path), part: part, into: receiver)
  }

  /// What a part refers to; of the package itself when its name is empty.
  func relations(of part: String) throws(IngestionError) -> [Relation] {
    let folder = part.split(separator: "/").dropLast().map { "\($0)/" }.joined()
    let name = part.split(separator: "/").last.map(String.init) ?? ""
    let reader = RelationsReader(folder: folder)
    try read("\(folder)_rels/\(name).rels", into: reader)
    return reader.relations
  }
}

/// A part that another refers to.
struct Relation {
  let id: String
  let type: String
  /// From the root of the package.
  let target: String

  /// The last word of the type is the same in both editions of the format.
  func isOf(_ kind: String) -> Bool { type.hasSuffix("/\(kind)") }
}

private final class RelationsReader: PartReceiver {
  private(set) var relations: [Relation] = []
  let joinsText = false
  private let folder: String
  private static let id = PartName("Id"), type = PartName("Type"), target = PartName("Target")

  init(folder: String) { self.folder = folder }

  func begin(_ element: String, _ attributes: PartAttributes) {
    guard element == "Relationship", let id = attributes[Self.id], let type = attributes[Self.type],
      let target = attributes[Self.target]
    else { return }
    relations.append(Relation(id: id, type: type, target: absolute(target)))
  }

  func end(_ element: String, text: [UInt8]) {}

  private func absolute(_ target: String) -> String {
    if target.hasPrefix("/") { return String(target.dropFirst()) }
    var steps = folder.split(separator: "/").map(String.init)
    for step in target.split(separator: "/") where step != "." {
      if step == ".." { _ = steps.popLast() } else { steps.append(String(step)) }
    }
    return steps.joined(separator: "/")
  }
}

private final class SheetList: PartReceiver {
  private(set) var sheets: [(name: String, relation: String, isHidden: Bool)] = []
  private(set) var countsFrom1904 = false
  let joinsText = false
  private static let name = PartName("name"), id = PartName("id"), state = PartName("state")
  private static let from1904 = PartName("date1904")

  func begin(_ element: String, _ attributes: PartAttributes) {
    if element == "workbookPr" {
      countsFrom1904 = ["1", "true", "on"].contains(attributes[Self.from1904] ?? "0")
    } else if element == "sheet", let name = attributes[Self.name], let relation = attributes[Self.id] {
      sheets.append((name, relation, !["visible", nil].contains(attributes[Self.state])))
    }
  }

  func end(_ element: String, text: [UInt8]) {}
}

private final class StylesReader: PartReceiver {
  /// The format number of each cell style.
  private(set) var styles: [Int] = []
  private(set) var codes: [Int: String] = [:]
  private var isInStyles = false
  let joinsText = false
  private static let number = PartName("numFmtId"), code = PartName("formatCode")

  func begin(_ element: String, _ attributes: PartAttributes) {
    switch element {
    case "cellXfs": isInStyles = true
    case "xf": if isInStyles { styles.append(attributes[Self.number].flatMap { Int($0) } ?? 0) }
    case "numFmt":
      if let number = attributes[Self.number].flatMap({ Int($0) }), let code = attributes[Self.code] {
        codes[number] = code
      }
    default: break
    }
  }

  func end(_ element: String, text: [UInt8]) { if element == "cellXfs" { isInStyles = false } }
}
