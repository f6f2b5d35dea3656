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

  init(_ inputs: [ListedInput], hints: CSVHints, digest: (@Sendable () -> any ContentDigest)?) {
    for input in inputs {
      do throws(IngestionError) {
        let isStream = input.path == "-" || input.size == nil
        let opened = try OpenedInput(input.path, hints: hints, digest: isStream ? digest?() : nil)
        files.append(BundleFiles.file(input, opened, isStream: isStream))
      } catch {
        broken.append((input, error))
      }
    }
  }

  private static func file(_ input: ListedInput, _ opened: OpenedInput, isStream: Bool) -> File {
    var delimiter: (UInt8, String)?
    if case .csv(let csv) = opened { delimiter = (csv.delimiter, csv.delimiterEvidence) }
    return File(
      input: input, bundleFile: opened.bundleFile(named: input.shown), format: opened.format,
      encoding: opened.encoding, stream: isStream ? opened : nil, delimiter: delimiter?.0,
      delimiterEvidence: delimiter?.1)
  }
}
