import Foundation

/// The built program with texts to read, as a test starts it.
enum ReaderProgram {
  /// The binary that was built with the tests; it lies beside their bundle.
  static let path: String = {
    let own = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    return own.deletingLastPathComponent().appendingPathComponent("readback").path
  }()

  static let samples: [String] = ["official", "forum-translation", "article-ru-main"].map {
    "\(packageDirectory)/Samples/\($0).txt"
  }

  /// Four floors above this file.
  private static let packageDirectory: String =
    #filePath.split(separator: "/").dropLast(4).map { "/" + $0 }.joined()

  /// Opens the reader on texts and waits until all is compared and shown.
  static func openSettled(
    _ texts: [String] = samples, environment: [String: String] = [:], columnCount: Int = 80,
    rowCount: Int = 24, showsCard: Bool = false
  ) throws -> PseudoTerminal {
    let terminal = try open(
      texts, environment: environment, columnCount: columnCount, rowCount: rowCount,
      showsCard: showsCard)
    try terminal.wait(for: "the first screen") { !terminal.row(0).isEmpty }
    try terminal.settle()
    return terminal
  }

  /// Opens the reader with reviews of its own, which are empty, in a directory of its own: what keys at
  /// random write must not lie in the checkout.
  static func open(
    _ texts: [String] = samples, environment: [String: String] = [:], columnCount: Int = 80,
    rowCount: Int = 24, showsCard: Bool = false
  ) throws -> PseudoTerminal {
    let state = try TemporaryDirectory()
    var variables = [
      "XDG_STATE_HOME": state.path, "XDG_DATA_HOME": state.path,
      // What follows Escape in a test is a key of its own.
      "ESCDELAY": "1",
    ]
    variables.merge(environment) { $1 }
    let terminal = try PseudoTerminal(
      path, showsCard ? texts : texts + ["--no-card"], environment: variables,
      directory: state.path, columnCount: columnCount, rowCount: rowCount)
    terminal.belongings.append(state)
    return terminal
  }
}

/// A directory that goes with its owner.
final class TemporaryDirectory {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("readback-test-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
    path = url.path
  }

  /// Writes a file and gives its path.
  func file(_ name: String, _ bytes: [UInt8]) throws -> String {
    let url = URL(fileURLWithPath: path).appendingPathComponent(name)
    try Data(bytes).write(to: url)
    return url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
