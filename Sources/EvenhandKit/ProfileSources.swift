// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Ingestion
internal import LocatedYAML

/// Finds the mapping profile of a run.
struct ProfileSources {
  /// What `--profile` says: a built-in name or a file; `nil` to find one from the inputs.
  let name: String?

  func selection() throws(EvenhandFault) -> BundleRequest.ProfileSelection {
    guard let name else { return .detect(candidates: try ProfileSources.builtIn()) }
    if TextFile.exists(name) {
      let text = try TextFile.read(name, what: "a mapping profile")
      return .given(
        try authored { () throws(AuthoredIssues) in
          try ProfileLoader.load(file: name, text: text, companions: ProfileFolder(of: name).files)
        })
    }
    let known = try ProfileSources.builtIn()
    if let profile = known.first(where: { $0.name == name }) { return .given(profile) }
    let names = known.map(\.name)
    let near = nearestName(to: name, among: names).map { " Did you mean '\($0)'?" } ?? ""
    throw EvenhandFault(
      status: .fault,
      message: "evenhand: error: there is no profile or file '\(name)'; the built-in profiles are "
        + "\(names.joined(separator: ", ")).\(near)")
  }

  static func builtIn() throws(EvenhandFault) -> [MappingProfile] {
    try authored { () throws(AuthoredIssues) in
      try BuiltInProfiles.load(from: EmbeddedProfiles.files.map { (name: $0.path, text: $0.text) })
    }
  }
}
