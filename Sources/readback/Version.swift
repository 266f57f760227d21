import CProgram

/// The version of the program.
enum Version {
  static let number = "1.0.0"

  /// As printed by `--version`: the number and the commit it was built from.
  static var text: String { "readback \(number) (\(String(cString: readback_commit)))" }
}
