// SPDX-License-Identifier: Apache-2.0

/// A file of the bundle with its beginning read.
enum OpenedInput: Sendable {
  case csv(CSVFile)
  case xml(XMLFile)

  /// - Throws: what cannot be opened, or is neither CSV nor XML.
  init(
    _ path: String, hints: CSVHints = CSVHints(), digest: (any ContentDigest)? = nil
  ) throws(IngestionError) {
    var reader = try ChunkReader(opening: path, chunkSize: 1 << 19, digest: digest)
    if OpenedInput.isXML(try reader.sample(64 << 10)) {
      self = .xml(
        path == "-" ? try XMLFile(reading: reader) : try XMLFile.open(path, digest: digest))
    } else {
      self = .csv(try CSVFile(reading: reader, hints: hints))
    }
  }

  /// Whether the first byte that is no blank, mark or zero is `<`, in whatever encoding.
  private static func isXML(_ sample: [UInt8]) -> Bool {
    let passed: Set<UInt8> = [0, 9, 10, 13, 32, 0xEF, 0xBB, 0xBF, 0xFE, 0xFF]
    return sample.first { !passed.contains($0) } == UInt8(ascii: "<")
  }

  /// What is known of it for finding a profile.
  func bundleFile(named name: String) -> BundleFile {
    switch self {
    case .csv(let file):
      .csv(name: name, headers: file.headerAsWritten, secondLine: file.secondLine)
    case .xml(let file):
      .xml(name: name, root: .named(namespace: file.rootNamespace, local: file.rootName), paths: file.paths)
    }
  }

  var format: String {
    switch self {
    case .csv: "CSV"
    case .xml: "XML"
    }
  }

  var encoding: String {
    switch self {
    case .csv(let file): file.encoding
    case .xml(let file): file.encoding
    }
  }
}
