// SPDX-License-Identifier: Apache-2.0

import Foundation

@testable import Ingestion

/// The profiles as they lie in the source tree.
enum BuiltInProfileFiles {
  static func all() throws -> [(name: String, text: String)] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Sources/Ingestion/Profiles").standardized
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    return try names.filter { $0.hasSuffix(".map.yaml") }.map { name in
      (name, try String(contentsOf: folder.appending(path: name), encoding: .utf8))
    }
  }

  static func profiles() throws -> [MappingProfile] {
    let builtIn = BuiltInProfiles(from: try all())
    if let fault = builtIn.faults.values.first { throw fault }
    return builtIn.profiles
  }
}
