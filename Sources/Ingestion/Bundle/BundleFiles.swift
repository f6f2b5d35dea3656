// SPDX-License-Identifier: Apache-2.0

/// The files of a bundle that could be opened, and those that could not.
struct BundleFiles: Sendable {
  struct File: Sendable {
    let input: ListedInput
    let bundleFile: BundleFile
    let format: String
    let encoding: String
    /// Kept open only for a stream, which cannot be opened twice.
    let stream: OpenedInput?
    /// With what the file's header was read; `nil` for XML.
    let delimiter: UInt8?
    let delimiterEvidence: String?
  }
  private(set) var files: [File] = []
  private(set) var broken: [(input: ListedInput, error: IngestionError)] = []
  var failures: [IngestionError] { broken.map(\.error) }

  init(_ listing: InputListing, hints: CSVHints, digest: (@Sendable () -> any ContentDigest)?) {
    broken = listing.broken
    for input in listing.inputs {
      do throws(IngestionError) {
        let opened = try OpenedInput(input, hints: hints, digest: input.isStream ? digest?() : nil)
        files.append(BundleFiles.file(input, opened))
      } catch {
        broken.append((input, error))
      }
    }
  }

  private static func file(_ input: ListedInput, _ opened: OpenedInput) -> File {
    var delimiter: (UInt8, String)?
    if case .csv(let csv) = opened, input.packing.sheet == nil {
      delimiter = (csv.delimiter, csv.delimiterEvidence)
    }
    return File(
      input: input, bundleFile: opened.bundleFile(input), format: input.packing.title(opened.format),
      encoding: opened.encoding, stream: input.isStream ? opened : nil, delimiter: delimiter?.0,
      delimiterEvidence: delimiter?.1)
  }
}
