// SPDX-License-Identifier: Apache-2.0

import AuditModel

extension BundleSession {
  /// Looks, where many records of a file have the key of another one there, for a column that tells each two apart: a
  /// division, a site, a system whose records stand in one file.
  ///
  /// Such files are rare, and only they are read again, as far as the pairs that were kept reach.
  mutating func noteTellingColumn(_ source: SourceMapping, _ index: Int) async throws(CancellationError) {
    let number = numbers[index]
    guard files[index].stream == nil, let pairs = builder.repeatedPairs(file: number),
      case .csv(let file)? = try? open(index, [source])
    else { return }
    let records = records(file, source)
    let layout = SourceLayout(source: source, header: HeaderTable(records.headerAsWritten))
    var search = TellingColumn(pairs, columns: records.header.count, leavingOut: layout.progressColumns)
    do {
      _ = try await records.read(columns: records.header.indices.map { ($0, .coded) }) { batch in
        search.take(batch)
        if search.isDone { throw TellingColumn.AllSeen() }
      }
    } catch is CancellationError {
      throw CancellationError()
    } catch {
      // Reading stops when all pairs are seen; what cannot be read was said when the file was read.
    }
    guard let column = search.column else { return }
    builder.note(telling: column, source, file: number)
  }
}

extension SourceLayout {
  /// Columns that say how far somebody came, or how many: two records of one thing differ in them too.
  var progressColumns: Set<Int> {
    let fields = ["stage", "outcome", "count", "percentage"].compactMap(field)
    let stages = (reached + events).map(\.field) + Array(countColumns.values)
    return Set((fields + stages).flatMap(\.places) + percentages.map(\.place))
  }
}
