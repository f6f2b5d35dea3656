// SPDX-License-Identifier: Apache-2.0

internal import Ingestion

/// The encoding of the inputs as a person names it.
struct EncodingName: Sendable {
  /// `nil` when it is to be found from the files.
  let given: GivenEncoding?

  /// - Throws: a usage fault that names the encodings there are.
  init(_ name: String?) throws(EvenhandFault) {
    guard let name, name != "auto" else {
      given = nil
      return
    }
    guard let encoding = TextEncoding(named: name) else {
      throw .usage("there is no encoding '\(name)'\(suggestion(for: name, among: TextEncoding.names))")
    }
    given = GivenEncoding(encoding, evidence: "as --encoding says")
  }
}
