import Foundation

/// The built program with texts, as started by tests.
enum ReaderProgram {
  /// The binary built with the tests, in the same directory as their bundle.
  static let path: String = {
    let own = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    return own.deletingLastPathComponent().appendingPathComponent("readback").path
  }()

  static let samples: [String] = ["official", "forum-translation", "article-ru-main"].map {
    "\(packageDirectory)/Samples/\($0).txt"
  }

  /// An official text of 16 short paragraphs and two retellings: one with different numbers in 14
  /// of them, one without the first. They are compared in a moment; tests that need long texts use
  /// the samples.
  static let short: [(name: String, text: String)] = {
    let paragraphs = shortOfficial.split(separator: "\n").map(String.init)
    let changed = paragraphs.enumerated().map { index, paragraph in
      index < 14 ? paragraph.replacing("\(index + 11)", with: "\(index + 41)") : paragraph
    }
    return [
      ("official", paragraphs), ("story", changed), ("letter", Array(paragraphs.dropFirst())),
    ].map { ("\($0).txt", $1.map { $0 + "\n\n" }.joined()) }
  }()

  private static let shortOfficial = """
    The harbour board of the old town met on Monday, and 11 of its members came.
    They spoke for hours about “the long pier”, which is 12 metres too short for the ferry.
    The engineer said that 13 of the wooden posts had to be replaced before the winter.
    A fisherman complained that he had paid 14 crowns a day for a berth in the café's shadow.
    The mayor promised a new crane, and the yard will build it within 15 months.
    Two schools asked for lessons in sailing, and 16 children have put down their names.
    The ferry to the islands will leave at 17 o'clock from the southern quay.
    In the spring the lighthouse was painted by 18 volunteers from the villages.
    The museum of ropes and knots sold 19 pictures at its summer market.
    A storm in the night had torn 20 boats from their moorings.
    The customs office moved to the second floor and took 21 boxes of files along.
    Nobody was hurt when a lorry with 22 barrels of herring rolled into the basin.
    The rowing club won a race in the capital against 23 others.
    The board thanked the diver who had found 24 anchors in the mud.
    Everybody agreed that the seals on the northern rocks should be left in peace.
    The next meeting will be held after the first snow.
    """

  /// Four floors above this file.
  private static let packageDirectory: String =
    #filePath.split(separator: "/").dropLast(4).map { "/" + $0 }.joined()

  /// Opens the reader on texts and waits until everything is compared and shown.
  static func openSettled(
    _ texts: [String]? = nil, options: [String] = [], environment: [String: String] = [:],
    columnCount: Int = 80,
    rowCount: Int = 24, showsCard: Bool = false
  ) throws -> PseudoTerminal {
    let terminal = try open(
      texts, options: options, environment: environment, columnCount: columnCount,
      rowCount: rowCount,
      showsCard: showsCard)
    try terminal.wait(for: "the first screen") { !terminal.row(0).isEmpty }
    try terminal.settle()
    return terminal
  }

  /// Opens the reader with its own empty file of reviews in its own directory, so that files
  /// written by random keys do not end up in the checkout.
  ///
  /// - Parameter texts: files; the short texts if there are none.
  static func open(
    _ texts: [String]? = nil, options: [String] = [], environment: [String: String] = [:],
    columnCount: Int = 80,
    rowCount: Int = 24, showsCard: Bool = false
  ) throws -> PseudoTerminal {
    let state = try TemporaryDirectory()
    var variables = [
      "XDG_STATE_HOME": state.path, "XDG_DATA_HOME": state.path,
      // A key after Escape in a test is always separate.
      "ESCDELAY": "1",
    ]
    variables.merge(environment) { $1 }
    let files = try texts ?? short.map { try state.file($0.name, Array($0.text.utf8)) }
    let terminal = try PseudoTerminal(
      path, files + options + (showsCard ? [] : ["--no-card"]), environment: variables,
      directory: state.path, columnCount: columnCount, rowCount: rowCount)
    terminal.belongings.append(state)
    return terminal
  }
}

/// A directory removed with its owner.
final class TemporaryDirectory {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("readback-test-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
    path = url.path
  }

  /// Writes a file and returns its path.
  func file(_ name: String, _ bytes: [UInt8]) throws -> String {
    let url = URL(fileURLWithPath: path).appendingPathComponent(name)
    try Data(bytes).write(to: url)
    return url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
