// SPDX-License-Identifier: Apache-2.0

/// The names of columns that profiles know. Where a first line holds none of them it may be a person's record.
struct KnownHeaders: Sendable {
  let names: Set<String>

  init(_ profiles: [MappingProfile]) {
    var names: Set<String> = []
    for source in profiles.flatMap(\.sources) {
      for field in source.allFields {
        if case .headers(let headers) = field.origin { names.formUnion(headers.map(HeaderName.normalise)) }
      }
      names.formUnion(source.csv?.header?.names ?? [])
      guard !source.format.isXML else { continue }
      let counts = source.aggregate.map(SourceLayout.countHeaders) ?? []
      names.formUnion(counts.map(HeaderName.normalise))
    }
    names.remove("")
    self.names = names
  }

  func knowsAny(of header: [String]) -> Bool { header.contains { names.contains(HeaderName.normalise($0)) } }

  static func note(_ count: Int) -> String {
    let (names, them) =
      count == 1 ? ("name of its column is", "it") : ("names of its \(count) columns are", "any of them")
    return "the \(names) not shown: no profile knows \(them), so the first line may be data"
  }
}
