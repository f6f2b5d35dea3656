// SPDX-License-Identifier: Apache-2.0

internal import AuditModel
internal import Ingestion
internal import LocatedYAML

/// Finds the mapping profile of a run.
struct ProfileSources {
  /// What `--profile` says: a built-in name or a file; `nil` to find one from the inputs.
  let name: String?
  private let builtIn: BuiltInProfiles

  init(name: String?, builtIn: BuiltInProfiles = ProfileSources.builtIn) {
    self.name = name
    self.builtIn = builtIn
  }

  /// - Throws: a fault when the profile that is named is at fault, or is not there.
  func selection() throws(EvenhandFault) -> BundleRequest.ProfileSelection {
    guard let name else { return .detect(candidates: builtIn.profiles) }
    if TextFile.exists(name) {
      let text = try TextFile.read(name, what: "a mapping profile")
      return .given(
        try authored { () throws(AuthoredIssues) in
          try ProfileLoader.load(file: name, text: text, companions: ProfileFolder(of: name).files)
        })
    }
    if let profile = builtIn.profiles.first(where: { $0.name == name }) { return .given(profile) }
    if let fault = builtIn.faults[name] {
      throw EvenhandFault(status: .fault, message: fault.description)
    }
    let names = builtIn.profiles.map(\.name) + builtIn.faults.keys
    throw .usage("there is no profile or file '\(name)'\(suggestion(for: name, among: names))")
  }

  /// What is wrong with profiles that were not tried, where one is looked for.
  var remarks: [String] {
    guard name == nil else { return [] }
    return ProfileSources.remarks(builtIn)
  }

  /// What is wrong with built-in profiles, each fault with its place.
  static func remarks(_ builtIn: BuiltInProfiles) -> [String] {
    builtIn.faults.sorted { $0.key < $1.key }.map { name, fault in
      "\(fault.description)\nThe profile '\(name)' is at fault and is not used; the others are."
    }
  }

  static var builtIn: BuiltInProfiles {
    BuiltInProfiles(from: EmbeddedProfiles.files.map { (name: $0.path, text: $0.text) })
  }
}
