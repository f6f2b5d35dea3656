// SPDX-License-Identifier: Apache-2.0

/// A pattern for file names: `*` for any characters, `?` for one, without regard to case.
package struct FileGlob: Sendable, Hashable {
  package let pattern: String

  package init(_ pattern: String) { self.pattern = pattern }

  /// Whether the last part of the path fits. Linear in the name for each star.
  package func matches(_ path: String) -> Bool {
    let name = Array((path.split(separator: "/").last.map(String.init) ?? path).lowercased())
    let glob = Array(pattern.lowercased())
    var (at, globAt) = (0, 0)
    var retry: (glob: Int, name: Int)?
    while at < name.count {
      if globAt < glob.count, glob[globAt] == "*" {
        retry = (globAt + 1, at)
        globAt += 1
      } else if globAt < glob.count, glob[globAt] == "?" || glob[globAt] == name[at] {
        globAt += 1
        at += 1
      } else if let star = retry {
        globAt = star.glob
        at = star.name + 1
        retry = (star.glob, star.name + 1)
      } else {
        return false
      }
    }
    return glob[globAt...].allSatisfy { $0 == "*" }
  }
}
