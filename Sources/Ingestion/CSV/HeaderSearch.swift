// SPDX-License-Identifier: Apache-2.0

/// How the header is told from the lines of titles that may stand before it.
package struct HeaderSearch: Sendable, Hashable {
  /// Names that columns may have, as they are compared.
  package let names: Set<String>
  /// Whether the header is the line that has all of them; otherwise it is the first that has enough.
  package let hasAll: Bool
  /// In how many lines it is looked for, blank ones not counted.
  package let lines: Int

  /// Where a profile says nothing.
  package static let usualLines = 15

  package init(names: Set<String> = [], hasAll: Bool = false, lines: Int = usualLines) {
    self.names = names
    self.hasAll = hasAll
    self.lines = lines
  }

  /// Whether a line with these fields is the header that the profile describes.
  func isDescribed(_ fields: [[UInt8]]) -> Bool {
    names.isSubset(of: fields.map(HeaderSearch.name))
  }

  /// What speaks for a line as the header.
  func evidence(_ fields: [[UInt8]]) -> Evidence {
    let found = fields.map(HeaderSearch.name).filter { !$0.isEmpty }
    return Evidence(
      known: Set(found).intersection(names).count, filled: found.count,
      isDistinct: Set(found).count == found.count)
  }

  struct Evidence: Sendable, Hashable {
    /// How many known names of columns it has.
    let known: Int
    /// How many of its fields hold anything.
    let filled: Int
    /// Whether no field stands in it twice.
    let isDistinct: Bool

    /// Whether it is rather the header than the file's first line is: it has two known names, they are half of
    /// what it holds, and the first line has fewer.
    func outdoes(_ first: Evidence) -> Bool {
      known >= 2 && known * 2 >= filled && known > first.known
    }

    /// Whether it is a header after the first line, which is a title, by its look alone.
    func follows(title first: Evidence) -> Bool {
      first.filled == 1 && first.known == 0 && filled >= 3 && isDistinct
    }
  }

  private static func name(_ field: [UInt8]) -> String {
    HeaderName.normalise(String(decoding: field, as: UTF8.self))
  }
}
