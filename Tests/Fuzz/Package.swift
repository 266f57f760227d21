// swift-tools-version: 6.2
import PackageDescription

// A separate package, so that normal builds and tests of Readback are not affected: `make fuzz`.
let package = Package(
  name: "fuzz",
  dependencies: [.package(name: "readback", path: "../..")],
  targets: [
    .systemLibrary(name: "CFuzzer"),
    .executableTarget(
      name: "Fuzz",
      dependencies: ["CFuzzer", .product(name: "ReadbackFloors", package: "readback")],
      swiftSettings: [.treatAllWarnings(as: .error)],
      // gold rejects two `main` functions: ours, and libFuzzer's.
      linkerSettings: [.unsafeFlags(["-use-ld=lld"])]),
  ],
  swiftLanguageModes: [.v6]
)
