// SPDX-License-Identifier: Apache-2.0

/// What one XML file is asked for: the sources of the profile, with the file's own namespaces in their paths.
struct XMLFilePlan: Sendable {
  private(set) var layouts: [SourceLayout] = []
  private(set) var requests: [XMLRecordRequest] = []
  /// For each layout the path of the total that the file announces.
  private(set) var counts: [XMLPath?] = []
  /// The places of all sources as a source file's `columns` list them.
  private(set) var columns: [String] = []
  private let bindings: [NamespaceBinding]
  private let path: String

  /// - Throws: `namespace-ambiguous` when the beginning of the file has two namespaces that fit one pattern.
  init(_ sources: [SourceMapping], _ file: BundleFile, path: String) throws(IngestionError) {
    self.path = path
    bindings = sources.map { XMLFilePlan.binding($0, file) }
    for (source, binding) in zip(sources, bindings) {
      if let refusal = binding.refusal(path) { throw refusal }
      let layout = SourceLayout(source: source.bound(to: binding), firstColumn: columns.count)
      guard case .xml(let xml) = layout.source.format, let request = layout.request(after: layouts) else {
        continue
      }
      columns += SourceLayout.placeNames(of: layout.source)
      layouts.append(layout)
      requests.append(request)
      counts.append(xml.expectedCount)
    }
  }

  var singles: [XMLPath] { counts.compactMap(\.self) }

  /// What only the whole file shows: another namespace that a pattern would have meant.
  func refusal(_ summary: ReadSummary) -> IngestionError? {
    bindings.lazy.compactMap { $0.refusal(path, among: summary.namespaces) }.first
  }

  private static func binding(_ source: SourceMapping, _ file: BundleFile) -> NamespaceBinding {
    guard case .xml(let root, let paths) = file.contents else {
      return NamespaceBinding(source, .any, [])
    }
    return NamespaceBinding(source, root, paths)
  }
}

extension SourceMapping {
  /// The request for its records alone, to count them.
  func countRequest(in file: BundleFile, among sources: [SourceMapping]) -> XMLRecordRequest? {
    guard case .xml(let root, let paths) = file.contents else { return nil }
    guard case .xml(let xml) = bound(to: NamespaceBinding(self, root, paths)).format else { return nil }
    let enclosing = xml.enclosing.flatMap { outer in sources.firstIndex { $0.name == outer.source } }
    return XMLRecordRequest(record: xml.record, enclosing: enclosing, columns: [])
  }
}
