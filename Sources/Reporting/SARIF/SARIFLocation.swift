// SPDX-License-Identifier: Apache-2.0

internal import AuditModel

/// Where a result rests: a cell of a file, and for found words also the place within the text in that cell.
struct SARIFLocation {
  let place: SourcePlace?
  /// The model's name of the fact or of the text.
  let field: String
  let match: WordingMatch?

  init(_ evidence: Evidence) {
    place = evidence.place
    field = evidence.field
    match = nil
  }

  init(_ match: WordingMatch) {
    place = match.place
    field = match.field
    self.match = match
  }
}

extension SARIFReport {
  func write(_ location: SARIFLocation, to writer: inout JSONWriter) {
    let names = location.place.map(document.names)
    writer.object { writer in
      if let place = location.place, let names {
        writer.field("physicalLocation") { writer in
          writeArtifact(Int(place.file), path: names.file, to: &writer)
          // A file's own line, where the format has lines and one may be told.
          if let line = names.line { writer.field("region") { $0.field("startLine", line) } }
        }
      }
      writer.field("logicalLocations", array: [location]) { writer, location in
        writer.object { writer in
          writer.shown("name", names?.column ?? location.field)
          writer.shown("fullyQualifiedName", location.field)
          writer.field("kind", location.match == nil ? "field" : "text")
        }
      }
      if let match = location.match {
        writer.message("message", match.sentence)
        writer.field("properties") { writer in
          writer.field("line", match.line)
          writer.field("column", match.column)
          writer.shown("words", match.words)
          writer.shown("entry", match.entry)
          writer.shown("why", match.why)
          writer.shown("alternative", match.alternative)
        }
      }
    }
  }

  /// The file by its address, which is relative to what was audited, and by its place among the artifacts.
  func writeArtifact(_ file: Int, path: String, to writer: inout JSONWriter) {
    writer.field("artifactLocation") { writer in
      writer.field("uri", SARIFText.uri(path))
      writer.field("uriBaseId", SARIFReport.base)
      if let index = artifacts[file] { writer.field("index", index) }
    }
  }
}
