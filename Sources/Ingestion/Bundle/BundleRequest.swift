// SPDX-License-Identifier: Apache-2.0

package import AuditModel

/// What is to be read, and how.
package struct BundleRequest: Sendable {
  package enum ProfileSelection: Sendable {
    /// The one of these that fits.
    case detect(candidates: [MappingProfile])
    case given(MappingProfile)

    /// The profiles that may be used.
    var candidates: [MappingProfile] {
      switch self {
      case .detect(let candidates): candidates
      case .given(let profile): [profile]
      }
    }
  }
  /// Files and folders, `-` for standard input. A folder gives the exports that lie directly in it.
  package var inputs: [String]
  package var profile: ProfileSelection
  package var period: ReportingPeriod?
  /// What applications are told apart by beyond what is always told.
  package var apart = ToldApart()
  /// The encoding of every CSV file, where somebody says it; it goes before what the profile says.
  package var encoding: GivenEncoding?
  /// Makes the digest of one file; without it the ledger has no digests.
  package var makeDigest: (@Sendable () -> any ContentDigest)?
  package var progress: (@Sendable (ReadProgress) -> Void)?
  /// Whether to keep what each field made of its values, for which every value is looked at once more.
  package var wantsFieldLog = false

  package init(
    inputs: [String], profile: ProfileSelection, period: ReportingPeriod? = nil,
    encoding: GivenEncoding? = nil,
    makeDigest: (@Sendable () -> any ContentDigest)? = nil,
    progress: (@Sendable (ReadProgress) -> Void)? = nil
  ) {
    self.inputs = inputs
    self.profile = profile
    self.period = period
    self.encoding = encoding
    self.makeDigest = makeDigest
    self.progress = progress
  }
}

/// How far reading has come.
package struct ReadProgress: Sendable, Hashable {
  /// The file that is being read, as the report names it.
  package let path: String
  /// Bytes read of all files so far.
  package let bytes: Int
  /// Bytes of all files; `nil` when one of them is a stream.
  package let total: Int?
}

/// The profile with which a bundle was read.
package struct ProfileUse: Sendable, Hashable {
  package let name: String
  /// The profile and the maps that it names, of which the report prints the digest.
  package let text: String
  /// Why this one.
  package let reason: String
}

/// Everything that reading a bundle gives.
package struct BundleReading: Sendable {
  package let pipeline: RecruitmentPipeline
  package let files: [SourceFile]
  package let ledger: IngestLedger
  package let quality: [DataQualityItem]
  /// `nil` when no profile was found.
  package let profile: ProfileUse?
  /// What could not be read, or not to its end; empty when all is well.
  package let failures: [IngestionError]
  /// What each field made of its values, where that was asked for.
  package var fields: FieldLog?

  /// What a bundle gives that cannot be read at all.
  static func failed(_ failures: [IngestionError], profile: ProfileUse? = nil) -> BundleReading {
    BundleReading(
      pipeline: RecruitmentPipeline(vacanciesAreComplete: false), files: [], ledger: IngestLedger(),
      quality: [],
      profile: profile, failures: failures)
  }
}
