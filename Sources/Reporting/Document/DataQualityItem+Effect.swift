// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

extension DataQualityItem {
  /// What becomes of the counts, in a sentence; `nil` where the remark itself says it.
  var effect: String? {
    switch kind {
    case "unmapped-value", "unmapped-value-noted", "ambiguous-label", "total-label", "contradicts-heading":
      "the fact counts as unknown; the record stays in the counts."
    case "not-utf8", "not-a-date", "impossible-date", "placeholder-date", "two-digit-year", "not-yes-or-no",
      "not-a-number", "not-a-band", "pattern-not-found":
      "the fact counts as unreadable, and so as unknown; the record stays in the counts."
    case "duplicate-key", "unknown-reference", "wrong-field-count": "these records are in no count."
    case "files-skipped", "file-not-used": "nothing in it is counted."
    case "short-of-announced": "records that were announced are missing from the counts."
    case "no-key": "they may be too high."
    case "empty-stage-column": "how many came to that stage is unknown, not nought."
    case "ambiguous-column": "the fact counts as unknown; the records stay in the counts."
    case "second-reading-set-aside": "what they say for that source is in no count."
    case "blank-line", "trailing-empty-fields", "unnamed-column": "none."
    default: nil
    }
  }
}
