// SPDX-License-Identifier: Apache-2.0

import AuditModel

/// Where applications came from, which files hold as free text: whoever recommended somebody may be named in it.
extension PipelineBuilder {
  /// So many applications must share a source for it to be told.
  private static let fewestOfSource = 10

  /// Under which category each of a characteristic is told: a source that hardly anybody came from is another one.
  func shown(_ characteristic: Characteristic) -> @Sendable (ApplicantGroup) -> ApplicantGroup {
    guard characteristic == .source else { return { $0 } }
    let told = commonSources
    return { told.contains($0.name) ? $0 : .anotherSource }
  }

  /// The names of the sources that enough applications of all files share.
  private var commonSources: Set<String> {
    var sums: [String: Int] = [:]
    for fold in readers.applications {
      guard let part = fold.characteristics.firstIndex(where: { $0.characteristic == .source }) else {
        continue
      }
      let categories = fold.characteristics[part].categories
      let counts = fold.tally.parts[part].applications(categoryCount: categories.count)
      for (category, count) in zip(categories, counts) { sums[category.name, default: 0] += count }
    }
    return Set(sums.filter { $0.value >= PipelineBuilder.fewestOfSource }.keys)
  }
}
