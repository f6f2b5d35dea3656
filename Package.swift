// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"), .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .strictMemorySafety(),
]
let package = Package(
  name: "evenhand",
  dependencies: [.package(url: "https://github.com/jpsim/Yams", from: "6.2.2")],
  targets: [
    .target(name: "AuditModel", swiftSettings: strict),
    .target(name: "LocatedYAML", dependencies: ["Yams"], swiftSettings: strict),
    .target(name: "Statistics", swiftSettings: strict),
    .target(name: "Expressions", swiftSettings: strict),
    .testTarget(name: "ExpressionsTests", dependencies: ["Expressions"], swiftSettings: strict),
    .testTarget(name: "StatisticsTests", dependencies: ["Statistics"], exclude: ["Oracles"], swiftSettings: strict),
    .testTarget(name: "AuditModelTests", dependencies: ["AuditModel"], swiftSettings: strict),
    .testTarget(name: "LocatedYAMLTests", dependencies: ["LocatedYAML"], swiftSettings: strict),
  ])
