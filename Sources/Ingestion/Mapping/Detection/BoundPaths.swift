// SPDX-License-Identifier: Apache-2.0

extension SourceMapping {
  /// The namespaces of its paths that are patterns.
  var namespacePatterns: Set<String> {
    guard case .xml(let xml) = format else { return [] }
    var paths = [xml.record, xml.expectedCount, xml.enclosing?.record].compactMap(\.self)
    for field in allFields {
      for case .places(let places)? in [field.origin, field.heading] { paths += places.flatMap(\.paths) }
    }
    return Set(paths.flatMap(\.namespaces).filter(NamespaceBinding.isPattern))
  }

  /// The same source with the file's namespaces in place of patterns.
  func bound(to binding: NamespaceBinding) -> SourceMapping {
    guard case .xml(let xml) = format, !namespacePatterns.isEmpty else { return self }
    var source = self
    source.format = .xml(
      XMLSource(
        record: xml.record.bound(to: binding), expectedCount: xml.expectedCount?.bound(to: binding),
        enclosing: xml.enclosing.map {
          EnclosingRecord(source: $0.source, record: $0.record.bound(to: binding))
        }))
    for index in fields.indices { source.fields[index].bind(to: binding) }
    for index in counts.indices { source.counts[index].bind(to: binding) }
    for index in implies.indices { source.implies[index].bind(to: binding) }
    for index in reached.indices { source.reached[index].field.bind(to: binding) }
    for index in events.indices { source.events[index].field.bind(to: binding) }
    return source
  }
}

extension FieldMapping {
  fileprivate mutating func bind(to binding: NamespaceBinding) {
    origin = origin.bound(to: binding)
    heading = heading?.bound(to: binding)
  }
}

extension FieldOrigin {
  fileprivate func bound(to binding: NamespaceBinding) -> FieldOrigin {
    guard case .places(let places) = self else { return self }
    return .places(places.map { $0.bound(to: binding) })
  }
}

extension XMLPlace {
  /// Every path that leads to it.
  fileprivate var paths: [XMLPath] {
    switch self {
    case .path(let path, _): [path]
    case .pairs(let pairs, _, _): [pairs.path, pairs.name, pairs.value]
    case .enclosing(let place): place.paths
    }
  }

  fileprivate func bound(to binding: NamespaceBinding) -> XMLPlace {
    switch self {
    case .path(let path, let join): .path(path.bound(to: binding), join: join)
    case .pairs(let pairs, let names, let join):
      .pairs(
        XMLPairs(
          path: pairs.path.bound(to: binding), name: pairs.name.bound(to: binding),
          value: pairs.value.bound(to: binding)), names: names, join: join)
    case .enclosing(let place): .enclosing(place.bound(to: binding))
    }
  }
}

extension XMLPath {
  fileprivate var namespaces: [String] {
    (steps.map(\.name) + [attribute, test?.name].compactMap(\.self)).compactMap { name in
      switch name {
      case .named(let namespace, _), .anyIn(let namespace): namespace
      case .any: nil
      }
    }
  }

  fileprivate func bound(to binding: NamespaceBinding) -> XMLPath {
    XMLPath(
      text: text, isAbsolute: isAbsolute,
      steps: steps.map { Step(axis: $0.axis, name: $0.name.bound(to: binding)) },
      attribute: attribute?.bound(to: binding),
      test: test.map { AttributeTest(name: $0.name.bound(to: binding), value: $0.value) })
  }
}

extension XMLPath.Name {
  fileprivate func bound(to binding: NamespaceBinding) -> XMLPath.Name {
    switch self {
    case .named(let namespace, let local): .named(namespace: binding.namespace(namespace), local: local)
    case .anyIn(let namespace): .anyIn(namespace: binding.namespace(namespace))
    case .any: .any
    }
  }
}
