// SPDX-License-Identifier: Apache-2.0

extension SourceLayout {
  /// Every place that the source's fields name, each once, in the profile's order.
  static func places(of source: SourceMapping) -> [XMLPlace] {
    var seen: Set<XMLPlace> = []
    return source.allFields.flatMap { field -> [XMLPlace] in
      [field.origin, field.heading].flatMap { origin -> [XMLPlace] in
        guard case .places(let places)? = origin else { return [] }
        return places.filter { seen.insert($0).inserted }
      }
    }
  }

  /// The places as a source file's `columns` list them: with the record's path before.
  package static func placeNames(of source: SourceMapping) -> [String] {
    guard case .xml(let xml) = source.format else { return [] }
    return places(of: source).map { $0.shown(record: xml.record, enclosing: xml.enclosing?.record) }
  }

  /// What an XML reader is to be asked for.
  ///
  /// - Parameters:
  ///   - layouts: those of the file's sources before this one, of which one may enclose it.
  func request(after layouts: [SourceLayout]) -> XMLRecordRequest? {
    guard case .xml(let xml) = source.format else { return nil }
    let enclosing = xml.enclosing.flatMap { outer in layouts.firstIndex { $0.source.name == outer.source } }
    let columns = needs.compactMap { need in
      need.place.flatMap { column($0, need.request, enclosing.map { layouts[$0] }) }
    }
    return XMLRecordRequest(record: xml.record, enclosing: enclosing, columns: columns)
  }

  private func column(_ place: XMLPlace, _ request: ColumnRequest, _ outer: SourceLayout?) -> XMLColumn? {
    switch place {
    case .path(let path, let join): XMLColumn(.path(path), join: join, request: request)
    case .pairs(let pairs, let names, let join):
      XMLColumn(.pairs(pairs, names: names), join: join, request: request)
    case .enclosing(let inner):
      // The field that it stands for is one of the enclosing source, which asks for it.
      outer?.needs.firstIndex { $0.place == inner }.map {
        XMLColumn(.enclosing(column: $0), request: request)
      }
    }
  }
}
