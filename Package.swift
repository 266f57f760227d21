// swift-tools-version: 6.2
import PackageDescription

// Floors: a target may depend only on targets listed above it. See ARCHITECTURE.md.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

/// Comparing is arithmetic over arrays: without optimisation the tests take twenty times as long.
let optimised: [SwiftSetting] = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// What is released checks its buffers and its stack.
let hardenedC: [CSetting] = [
  .unsafeFlags(
    ["-fstack-protector-strong", "-D_FORTIFY_SOURCE=2"], .when(configuration: .release))
]

let optimisedC: [CSetting] =
  hardenedC + [.unsafeFlags(["-O2"], .when(configuration: .debug))]

/// Addresses of functions are settled at the start and then read-only. Libraries that nothing calls
/// directly are not loaded at startup; the build ID is the name by which debuggers find the
/// symbols.
let hardened: [LinkerSetting] = [
  .unsafeFlags(
    ["-z", "relro", "-z", "now", "--as-needed", "--build-id=sha1"].flatMap { ["-Xlinker", $0] },
    .when(configuration: .release))
]

let package = Package(
  name: "readback",
  products: [
    .executable(name: "readback", targets: ["readback"]),
    .executable(name: "readback-opinion-http", targets: ["readback-opinion-http"]),
    .executable(name: "readback-measure", targets: ["readback-measure"]),
    // Readback in other programs: two documents in, a report out. See Examples/compare.
    .library(name: "ReadbackCore", targets: ["ReadbackCore"]),
    .library(name: "ReadbackFormats", targets: ["ReadbackFormats"]),
    // For the fuzzing package under Tests/Fuzz.
    .library(
      name: "ReadbackFloors",
      targets: [
        "ReadbackCore", "ReadbackFormats", "ReadbackStore", "ReadbackScreen", "ReadbackTerminal",
      ]),
    // Loaded into the program by a test.
    .library(name: "TestDisk", type: .dynamic, targets: ["CTestDisk"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
  ],
  targets: [
    // System libraries and C.
    .systemLibrary(name: "CNcurses"),
    .systemLibrary(name: "CSQLite"),
    .systemLibrary(name: "LibXML2Flags", pkgConfig: "libxml-2.0"),
    .systemLibrary(name: "LibZipFlags", pkgConfig: "libzip"),
    .systemLibrary(name: "CZlib"),
    .systemLibrary(name: "CUchardet", pkgConfig: "uchardet"),
    .systemLibrary(name: "CCurl"),
    // Loaded when they are first needed.
    .target(name: "CLibXML2", dependencies: ["LibXML2Flags"], cSettings: hardenedC),
    .target(name: "CZip", dependencies: ["LibZipFlags"], cSettings: hardenedC),
    .target(name: "CConverter", cSettings: hardenedC),
    .target(name: "CFiles", cSettings: hardenedC),
    .target(
      name: "CLexicon",
      exclude: [
        "aligner.bin", "findings.bin", "languages.bin", "lexicon.bin", "renderings.bin",
      ]),
    .target(name: "CEncoder", exclude: ["encoder.bin"]),
    .target(name: "CKernels", exclude: ["layer.inc"], cSettings: optimisedC),
    .target(name: "CSamples", exclude: ["opinion-prompt.txt"]),
    .target(name: "CTerminal", cSettings: hardenedC),
    .target(name: "CProgram", cSettings: hardenedC),

    // The ground floor: pure values, standard library only.
    .target(
      name: "ReadbackCore", dependencies: ["CLexicon", "CEncoder", "CKernels"],
      swiftSettings: optimised),

    // First floor.
    .target(
      name: "ReadbackFormats",
      dependencies: [
        "ReadbackCore", "CConverter", "CFiles", "CLibXML2", "CUchardet", "CZip", "CZlib",
        "CSamples",
      ],
      swiftSettings: optimised),
    .target(
      name: "ReadbackStore", dependencies: ["ReadbackCore", "CFiles", "CSQLite"],
      swiftSettings: strict),
    .target(name: "ReadbackScreen", dependencies: ["ReadbackCore"], swiftSettings: strict),

    // Second floor.
    .target(
      name: "ReadbackTerminal",
      dependencies: ["ReadbackCore", "ReadbackScreen", "CNcurses", "CTerminal"],
      swiftSettings: strict),

    // The roof: programs.
    .executableTarget(
      name: "readback",
      dependencies: [
        "ReadbackCore", "ReadbackFormats", "ReadbackStore", "ReadbackScreen", "ReadbackTerminal",
        "CProgram",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict, linkerSettings: hardened),
    // The only one with network code: a program of its own, which `readback` runs as a command. It has
    // Core's reader of JSON as a linked source, not Core with all its data.
    .executableTarget(
      name: "readback-opinion-http", dependencies: ["CCurl"],
      swiftSettings: strict, linkerSettings: hardened),
    .executableTarget(
      name: "readback-measure",
      dependencies: [
        "ReadbackCore", "ReadbackFormats",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),

    // An example of Readback as a library.
    .executableTarget(
      name: "readback-example", dependencies: ["ReadbackCore", "ReadbackFormats"],
      path: "Examples/compare", swiftSettings: strict),

    // Tests. CPseudoTerminal plays a terminal (forkpty and libvterm) to the built binary.
    .systemLibrary(name: "CVTerm", path: "Tests/CVTerm"),
    .target(
      name: "CPseudoTerminal", dependencies: ["CVTerm"], path: "Tests/CPseudoTerminal",
      linkerSettings: [.linkedLibrary("vterm")]),
    // Makes a program think that a file is on a network drive.
    .target(name: "CTestDisk", path: "Tests/CTestDisk"),
    // What tests of several floors share.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(
      name: "ReadbackCoreTests", dependencies: ["ReadbackCore", "CKernels", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ReadbackFormatsTests", dependencies: ["ReadbackFormats", "CZlib", "TestSupport"],
      exclude: ["Fixtures"], swiftSettings: strict),
    // Another process for the store's tests, to be killed or to hold a lock.
    .executableTarget(
      name: "StoreExerciser", dependencies: ["ReadbackCore", "ReadbackStore", "CSQLite"],
      path: "Tests/StoreExerciser", swiftSettings: strict),
    .testTarget(
      name: "ReadbackStoreTests",
      dependencies: ["ReadbackCore", "ReadbackStore", "CSQLite", "StoreExerciser", "TestSupport"],
      exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(
      name: "ReadbackScreenTests", dependencies: ["ReadbackScreen", "TestSupport"],
      exclude: ["Goldens"],
      swiftSettings: strict),
    .testTarget(
      name: "ReadbackProgramTests",
      dependencies: [
        "readback", "readback-example", "readback-opinion-http", "StoreExerciser",
        "CPseudoTerminal", "CNcurses",
        "ReadbackCore", "ReadbackFormats", "ReadbackScreen", "ReadbackTerminal", "TestSupport",
      ],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .gnu2x
)
