// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that a plain build or test of Readback never meets it: `make fuzz`.
let package = Package(
  name: "fuzz",
  dependencies: [.package(name: "readback", path: "../..")],
  targets: [
    .systemLibrary(name: "CFuzzer"),
    .executableTarget(
      name: "Fuzz",
      dependencies: ["CFuzzer", .product(name: "ReadbackFloors", package: "readback")],
      swiftSettings: [.treatAllWarnings(as: .error)],
      // gold gives up on two programs' `main`: ours, and the one that comes with libFuzzer.
      linkerSettings: [.unsafeFlags(["-use-ld=lld"])]),
  ],
  swiftLanguageModes: [.v6]
)
