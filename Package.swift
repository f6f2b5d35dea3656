// swift-tools-version: 6.2
import PackageDescription

var strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"), .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .strictMemorySafety(),
]
// A new compiler's new warning must not break a user's build; here it must not go unseen.
if Context.environment["EVENHAND_WARNINGS"] == "error" { strict.append(.treatAllWarnings(as: .error)) }

// The fuzzers are built by themselves, with what they look at made to tell them where it went.
let isFuzzing = Context.environment["EVENHAND_FUZZ"] != nil
if isFuzzing { strict.append(.unsafeFlags(["-sanitize=fuzzer"])) }
let fuzzer = Target.executableTarget(
  name: "Fuzz", dependencies: ["FuzzEntries"], path: "Tests/Fuzzing/Program",
  linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])])

// The arrows run one way: a target may import what it lists here and nothing else (held by RepositoryTests).
let package = Package(
  name: "evenhand",
  products: [
    .library(name: "EvenhandKit", targets: ["EvenhandKit"]),
    .executable(name: "evenhand", targets: ["EvenhandCommand"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CLibZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    // Without pkg-config: what it says of RE2 holds a flag that the package manager warns of on every build.
    .target(name: "CRE2", linkerSettings: [.linkedLibrary("re2")]),
    .target(name: "Patterns", dependencies: ["CRE2"], swiftSettings: strict),
    // What is asked of every value is public there, and not package: only what is public is inlined elsewhere.
    .target(name: "AuditModel", swiftSettings: strict),
    .target(name: "LocatedYAML", dependencies: ["Yams"], swiftSettings: strict),
    .target(
      name: "Ingestion",
      dependencies: ["AuditModel", "CLibXML2", "CLibZip", "CZlib", "LocatedYAML", "Patterns"],
      exclude: ["Profiles", "Vocabulary"],
      swiftSettings: strict, plugins: ["EmbedTexts"]),
    .target(name: "Statistics", swiftSettings: strict),
    .target(name: "Expressions", dependencies: ["Patterns"], swiftSettings: strict),
    .target(
      name: "RuleEngine", dependencies: ["AuditModel", "Expressions", "LocatedYAML", "Statistics"],
      swiftSettings: strict),
    .target(name: "Registers", dependencies: ["AuditModel", "LocatedYAML"], swiftSettings: strict),
    .target(name: "Samples", dependencies: ["AuditModel"], swiftSettings: strict),
    .target(
      name: "Reporting",
      dependencies: ["AuditModel", .product(name: "Mustache", package: "swift-mustache")],
      resources: [.embedInCode("Templates"), .embedInCode("Schema")], swiftSettings: strict),
    .target(
      name: "EvenhandKit",
      dependencies: [
        "AuditModel", "Expressions", "Ingestion", "LocatedYAML", "Registers", "Reporting", "RuleEngine",
        "Samples", "Statistics", .product(name: "Crypto", package: "swift-crypto"),
      ], resources: [.embedInCode("Schemas")], swiftSettings: strict, plugins: ["EmbedTexts"]),
    .executableTarget(
      name: "EvenhandCommand",
      dependencies: [
        "EvenhandKit", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),
    .executableTarget(name: "EmbedTextsTool"),
    .plugin(
      name: "EmbedTexts", capability: .buildTool(), dependencies: ["EmbedTextsTool"],
      path: "Sources/EmbedTexts"),
    .target(
      name: "FuzzEntries", dependencies: ["AuditModel", "Ingestion", "LocatedYAML", "TestSupport"],
      path: "Tests/Fuzzing/Entries"),
    .testTarget(
      name: "FuzzingTests", dependencies: ["FuzzEntries", "TestSupport"], path: "Tests/Fuzzing/Tests",
      swiftSettings: strict),
    // What several suites draw their cases with.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(name: "AuditModelTests", dependencies: ["AuditModel"], swiftSettings: strict),
    .testTarget(name: "PatternsTests", dependencies: ["Patterns"], swiftSettings: strict),
    .testTarget(name: "LocatedYAMLTests", dependencies: ["LocatedYAML"], swiftSettings: strict),
    .testTarget(
      name: "IngestionTests",
      dependencies: ["AuditModel", "Ingestion", "LocatedYAML", "Samples", "TestSupport"],
      exclude: ["Workbook/Fixtures"], swiftSettings: strict),
    .testTarget(
      name: "StatisticsTests", dependencies: ["Statistics", "TestSupport"], exclude: ["Oracles"],
      swiftSettings: strict),
    .testTarget(
      name: "ExpressionsTests", dependencies: ["Expressions", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "RuleEngineTests",
      dependencies: ["AuditModel", "Expressions", "LocatedYAML", "RuleEngine", "Statistics", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "RulePackTests", dependencies: ["AuditModel", "LocatedYAML", "RuleEngine", "TestSupport"],
      exclude: ["Adverts", "Exclusions"], swiftSettings: strict),
    .testTarget(
      name: "RegistersTests", dependencies: ["AuditModel", "LocatedYAML", "Registers", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ReportingTests",
      dependencies: [
        "AuditModel", "Reporting", "TestSupport", .product(name: "Mustache", package: "swift-mustache"),
      ],
      exclude: ["Golden"], swiftSettings: strict),
    .testTarget(
      name: "SamplesTests",
      dependencies: ["AuditModel", "EvenhandKit", "Ingestion", "RuleEngine", "Samples"],
      swiftSettings: strict),
    .testTarget(
      name: "CommandLineTests", dependencies: ["EvenhandCommand", "TestSupport"],
      exclude: ["Faults", "Golden"],
      swiftSettings: strict),
    .testTarget(
      name: "WorkshopTests", dependencies: ["EvenhandKit", "LocatedYAML", "TestSupport"], exclude: ["Engine"],
      swiftSettings: strict),
    .testTarget(name: "RepositoryTests", swiftSettings: strict),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "AuditModel", "EvenhandKit", "Expressions", "Ingestion", "RuleEngine", "Samples", "Statistics",
      ],
      path: "Tests/Benchmarks", exclude: ["run"], swiftSettings: strict),
  ] + (isFuzzing ? [fuzzer] : []),
  cxxLanguageStandard: .cxx17)
