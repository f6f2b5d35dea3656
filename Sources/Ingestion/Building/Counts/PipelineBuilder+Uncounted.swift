// SPDX-License-Identifier: Apache-2.0

import AuditModel

extension PipelineBuilder {
  /// Says of columns that stand beside counted categories, and are categories by their names, that nobody in them is
  /// counted.
  mutating func noteUncounted(_ layout: SourceLayout, _ file: Int) {
    guard case .csv = layout.source.format, let melted = layout.source.aggregate?.melt, !melted.isEmpty else {
      return
    }
    let columns = files[file].file.source.columns
    for name in layout.unused(of: columns) where !layout.source.ignores(name) {
      guard PercentageName(name) == nil, let counted = melted.first(where: { $0.isCategory(name) }) else {
        continue
      }
      let place = columns.firstIndex(of: name)
      state.quality.note(
        .error, "category-not-counted", file: file, subject: name,
        message:
          "the column '\(name)' of \(files[file].file.source.path) is a category of \(counted.characteristic) by its"
          + " name, and the profile counts nobody in it: name it under 'melt', or under 'ignore' where it is none",
        places: [SourcePlace(file: file, line: 1, column: place)])
    }
  }
}

extension MeltedCharacteristic {
  /// Whether a header that is none of its columns names a category of it, and not several of its columns together.
  fileprivate func isCategory(_ header: String) -> Bool {
    guard characteristic == "ethnicity" else {
      return scheme.flatMap(CategoryScheme.named).map { $0.category(of: header) != .unmapped } ?? false
    }
    // A category of another scheme is one that the export has and the profile's scheme lacks.
    guard let scheme = scheme.flatMap(EthnicityScheme.named),
      EthnicityScheme.all.contains(where: { SchemeGuess.reads($0, header) })
    else { return false }
    let label = ValueName.normalised(header)
    guard let heading = CategoryHeading(label) else { return true }
    return !columns.contains { column in
      heading.covers(
        ValueName.normalised(column.header), of: scheme.group(of: column.category).knownValue, heading: label)
    }
  }
}
