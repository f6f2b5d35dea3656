// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// Writes a whole sample: its shapes, then the answers, whose presence says that nothing is missing.
package struct SampleBundle {
  private let plan: SamplePlan
  /// How much is gathered before it goes to disk.
  private static let piece = 1 << 18

  package init(_ settings: SampleSettings) throws(SampleFault) { plan = try SamplePlan(settings) }

  /// - Parameter isForced: whether an earlier sample in the folder may be replaced.
  /// - Returns: the files, in order, with the answers last.
  package func write(to path: String, isForced: Bool = false) throws(SampleFault) -> [String] {
    let folder = SampleFolder(path: path)
    try folder.prepare(isForced: isForced)
    var answers = SampleAnswers(plan)
    var written: [String] = []
    for shape in plan.settings.shapes {
      for file in shape.files {
        answers.note(file, records: try write(file, to: folder))
        written.append("\(path)/\(file.path)")
      }
    }
    let text = answers.text
    try folder.write(SampleFolder.answers) { write in try write(Data(text.utf8)) }
    return written + ["\(path)/\(SampleFolder.answers)"]
  }

  /// - Returns: how many records the file has.
  private func write(_ file: SampleFile, to folder: SampleFolder) throws(SampleFault) -> Int {
    var records = 0
    try folder.write(file.path) { write in
      if file.form == .xml { try write(Data("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)) }
      if let root = file.root { try write(Data(root.opening.utf8)) }
      for table in file.tables {
        let indent = file.root == nil ? 0 : 2
        var row = RowWriter(table, file.form)
        row.begin(indent: indent)
        for vacancy in SampleDraw(plan) {
          table.write(vacancy, &row)
          if row.bytes.count >= SampleBundle.piece { try write(Data(row.take())) }
        }
        row.finish(indent: indent)
        try write(Data(row.take()))
        records += row.records
      }
      if let root = file.root { try write(Data(root.closing.utf8)) }
    }
    return records
  }
}
