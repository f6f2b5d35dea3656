// SPDX-License-Identifier: Apache-2.0

import AuditModel

extension BundleSession {
  /// The order in which the files are read.
  mutating func order() async throws(CancellationError) -> [Int] {
    let assigned = assignment.assigned.map(\.file)
    let bySources = Dictionary(grouping: assigned) { assignment.files[$0].sources }
    var days: [Int: CivilDate] = [:]
    for index in bySources.values.filter({ $0.count > 1 }).joined() {
      days[index] = try await latestDay(of: index)
      builder.note(latestDay: days[index], file: numbers[index])
    }
    return assigned.sorted { left, right in
      if rank(left) != rank(right) { return rank(left) < rank(right) }
      let (first, second) = (days[left]?.days ?? .min, days[right]?.days ?? .min)
      return first != second ? first > second : left < right
    }
  }

  /// The last day in the dates of a file. What cannot be read is said when the file is read.
  private func latestDay(of index: Int) async throws(CancellationError) -> CivilDate? {
    guard files[index].stream == nil else { return nil }
    let sources = assignment.files[index].sources.map { builder.profile.sources[$0] }
    do {
      return try await latestDay(of: open(index, sources), sources, index)
    } catch is CancellationError {
      throw CancellationError()
    } catch {
      return nil
    }
  }

  private func latestDay(
    of input: OpenedInput, _ sources: [SourceMapping], _ index: Int
  ) async throws -> CivilDate? {
    switch input {
    case .csv(let file):
      let records = records(file, sources[0])
      let layout = SourceLayout(source: sources[0], header: HeaderTable(records.headerAsWritten))
      guard var latest = LatestDay(layout) else { return nil }
      _ = try await records.read(columns: layout.needs.map { (index: $0.column, request: $0.request) }) {
        latest.take($0)
      }
      return latest.day
    case .xml(let file):
      let plan = try XMLFilePlan(sources, files[index].bundleFile, path: files[index].input.shownPath)
      var latest = plan.layouts.map(LatestDay.init)
      guard latest.contains(where: { $0 != nil }) else { return nil }
      _ = try await file.read(plan.requests, singles: plan.singles) { latest[$0]?.take($1) }
      return latest.compactMap { $0?.day }.max()
    }
  }
}
