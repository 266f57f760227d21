import CProgram

/// Which Readback this is.
enum Version {
  static let number = "1.0.0"

  /// As `--version` prints it: the number and the commit it was built from.
  static var text: String { "readback \(number) (\(String(cString: readback_commit)))" }
}
