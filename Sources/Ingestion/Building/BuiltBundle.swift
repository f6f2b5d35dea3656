// SPDX-License-Identifier: Apache-2.0

package import AuditModel

/// What was made of a bundle.
package struct BuiltBundle: Sendable {
  package let pipeline: RecruitmentPipeline
  package let files: [SourceFile]
  package let ledger: IngestLedger
  /// Errors first, then warnings, then notes.
  package let quality: [DataQualityItem]
}
