// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// Which of the categories make up the two groups of a comparison.
struct ComparedPositions {
  let reference: [GroupPosition]
  let comparison: [GroupPosition]
  let neither: [GroupPosition]

  /// - Parameter categories: those that the data have, in their order.
  init(_ groups: GroupComparison, _ categories: [ApplicantGroup]) {
    var parts: (reference: [GroupPosition], comparison: [GroupPosition], neither: [GroupPosition]) =
      ([], [], [])
    for (number, category) in categories.enumerated() {
      let position = GroupPosition(category: number)
      if category == groups.comparison {
        parts.comparison.append(position)
      } else if category == groups.reference || groups.isAgainstEveryoneElse {
        parts.reference.append(position)
      } else {
        parts.neither.append(position)
      }
    }
    (reference, comparison, neither) = parts
  }

  init(reference: [GroupPosition], comparison: [GroupPosition], neither: [GroupPosition]) {
    (self.reference, self.comparison, self.neither) = (reference, comparison, neither)
  }
}
