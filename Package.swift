// swift-tools-version: 6.2
import PackageDescription

// Floors: a target may depend only on targets listed above it. See ARCHITECTURE.md.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

/// Comparing is arithmetic over arrays: without optimisation the tests take twenty times as long.
let optimised: [SwiftSetting] = strict + [.unsafeFlags(["-O"], .when(configuration: .debug))]

let optimisedC: [CSetting] = [.unsafeFlags(["-O2"], .when(configuration: .debug))]

let package = Package(
  name: "readback",
  products: [
    .executable(name: "readback", targets: ["readback"]),
    .executable(name: "readback-opinion-http", targets: ["readback-opinion-http"]),
    .executable(name: "readback-measure", targets: ["readback-measure"]),
    // For the fuzzing package under Tests/Fuzz.
    .library(
      name: "ReadbackFloors",
      targets: [
        "ReadbackCore", "ReadbackFormats", "ReadbackStore", "ReadbackScreen", "ReadbackTerminal",
      ]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2")
  ],
  targets: [
    // System libraries and C.
    .systemLibrary(name: "CNcurses"),
    .systemLibrary(name: "CSQLite"),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0"),
    .systemLibrary(name: "CZlib"),
    .systemLibrary(name: "CUchardet", pkgConfig: "uchardet"),
    .systemLibrary(name: "CZip", pkgConfig: "libzip"),
    .systemLibrary(name: "CCurl"),
    .target(name: "CConverter"),
    .target(name: "CFiles"),
    .target(
      name: "CLexicon",
      exclude: [
        "aligner.bin", "findings.bin", "languages.bin", "lexicon.bin", "renderings.bin",
      ]),
    .target(name: "CEncoder", exclude: ["encoder.bin"]),
    .target(name: "CKernels", exclude: ["layer.inc"], cSettings: optimisedC),
    .target(name: "CSamples", exclude: ["opinion-prompt.txt"]),
    .target(name: "CTerminal"),
    .target(name: "CProgram"),

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
      name: "ReadbackStore", dependencies: ["ReadbackCore", "CSQLite"], swiftSettings: strict),
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
      ], swiftSettings: strict),
    // The only one with network code: a program of its own, which `readback` runs as a command.
    .executableTarget(
      name: "readback-opinion-http", dependencies: ["ReadbackCore", "CCurl"],
      swiftSettings: strict),
    .executableTarget(
      name: "readback-measure",
      dependencies: [
        "ReadbackCore", "ReadbackFormats",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], swiftSettings: strict),

    // Tests. CPseudoTerminal plays a terminal (forkpty and libvterm) to the built binary.
    .systemLibrary(name: "CVTerm", path: "Tests/CVTerm"),
    .target(
      name: "CPseudoTerminal", dependencies: ["CVTerm"], path: "Tests/CPseudoTerminal",
      linkerSettings: [.linkedLibrary("vterm")]),
    .testTarget(
      name: "ReadbackCoreTests", dependencies: ["ReadbackCore"], swiftSettings: strict),
    .testTarget(
      name: "ReadbackFormatsTests", dependencies: ["ReadbackFormats", "CZlib"],
      exclude: ["Fixtures"], swiftSettings: strict),
    // Another process for the store's tests, to be killed or to hold a lock.
    .executableTarget(
      name: "StoreExerciser", dependencies: ["ReadbackCore", "ReadbackStore", "CSQLite"],
      path: "Tests/StoreExerciser", swiftSettings: strict),
    .testTarget(
      name: "ReadbackStoreTests",
      dependencies: ["ReadbackCore", "ReadbackStore", "CSQLite", "StoreExerciser"],
      exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(
      name: "ReadbackScreenTests", dependencies: ["ReadbackScreen"], exclude: ["Goldens"],
      swiftSettings: strict),
    .testTarget(
      name: "ReadbackProgramTests",
      dependencies: [
        "readback", "readback-opinion-http", "StoreExerciser", "CPseudoTerminal", "CNcurses",
        "ReadbackCore", "ReadbackFormats", "ReadbackScreen", "ReadbackTerminal",
      ],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .gnu2x
)
