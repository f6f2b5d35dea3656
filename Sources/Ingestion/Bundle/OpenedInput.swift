// SPDX-License-Identifier: Apache-2.0

/// A file of the bundle with its beginning read.
enum OpenedInput: Sendable {
  case csv(CSVFile)
  case xml(XMLFile)

  /// - Throws: what cannot be opened, or is neither CSV nor XML.
  ///
  /// - Parameter digest: takes the bytes of a file that is not packed; of a packed one, `PackedDigest` makes it.
  init(
    _ input: ListedInput, hints: CSVHints = CSVHints(), digest: (any ContentDigest)? = nil
  ) throws(IngestionError) {
    let digest = input.packing.isPacked ? nil : digest
    var reader = ChunkReader(try input.open(), chunkSize: 1 << 19, digest: digest)
    if input.packing.sheet == nil, OpenedInput.isXML(try reader.sample(64 << 10)) {
      // A stream goes on where its sample ends; of a file, smaller pieces are read from the beginning.
      let isPlainFile = !input.isStream && !input.packing.isPacked
      self = .xml(isPlainFile ? try XMLFile.open(input.path, digest: digest) : try XMLFile(reading: reader))
    } else {
      self = .csv(try CSVFile(reading: reader, hints: input.packing.hints(hints)))
    }
  }

  /// Whether the first byte that is no blank, mark or zero is `<`, in whatever encoding.
  private static func isXML(_ sample: [UInt8]) -> Bool {
    let passed: Set<UInt8> = [0, 9, 10, 13, 32, 0xEF, 0xBB, 0xBF, 0xFE, 0xFF]
    return sample.first { !passed.contains($0) } == UInt8(ascii: "<")
  }

  /// What is known of it for finding a profile.
  func bundleFile(_ input: ListedInput) -> BundleFile {
    var file: BundleFile
    switch self {
    case .csv(let csv):
      file = .csv(name: input.shown, headers: csv.headerAsWritten, secondLine: csv.secondLine)
    case .xml(let xml):
      file = .xml(
        name: input.shown, root: .named(namespace: xml.rootNamespace, local: xml.rootName), paths: xml.paths)
    }
    file.names = input.names
    file.sheet = input.packing.sheet
    return file
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
