import Glibc

/// An official text and a retelling of it, as paths.
struct TextPair: Sendable, Hashable {
  let official: String
  let retelling: String
}

/// Reads pairs from a file or standard input, one per line: official text, tab, retelling. Empty
/// lines are skipped. For use by one thread.
final class PairReader: @unchecked Sendable {
  private let path: String
  private let lines: LineReader

  init(path: String) throws(ProgramError) {
    self.path = path
    lines = try LineReader(path: path)
  }

  /// The next pair, or the problem with its line; nil at the end.
  func next() -> Result<TextPair, ProgramError>? {
    do throws(ProgramError) {
      while let line = try lines.next() {
        if line.isEmpty { continue }
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
        guard fields.count == 2, !fields[0].isEmpty, !fields[1].isEmpty else {
          return .failure(.pairLine(path: path, line: lines.number))
        }
        return .success(TextPair(official: String(fields[0]), retelling: String(fields[1])))
      }
      return nil
    } catch {
      return .failure(error)
    }
  }
}

/// Reads a file or standard input line by line.
final class LineReader {
  /// The number of the last line, from 1.
  private(set) var number = 0
  private let path: String
  private let file: UnsafeMutablePointer<FILE>
  private var isOver = false

  /// - Parameter path: "-" is standard input.
  init(path: String) throws(ProgramError) {
    self.path = path
    guard let file = path == "-" ? fdopen(dup(0), "r") : fopen(path, "re") else {
      throw .unreadable(path: path, SystemError())
    }
    self.file = file
  }

  deinit { fclose(file) }

  /// The next line without its line end; nil at the end of the file and after an error.
  func next() throws(ProgramError) -> String? {
    if isOver { return nil }
    var buffer: UnsafeMutablePointer<CChar>?
    var capacity = 0
    defer { free(buffer) }
    var count = getline(&buffer, &capacity, file)
    guard count >= 0, let buffer else {
      isOver = true
      if ferror(file) != 0 { throw .unreadable(path: path, SystemError()) }
      return nil
    }
    number += 1
    while count > 0, [0x0A, 0x0D].contains(buffer[count - 1]) { count -= 1 }
    return String(decoding: UnsafeRawBufferPointer(start: buffer, count: count), as: UTF8.self)
  }

  func allLines() throws(ProgramError) -> [String] {
    var lines: [String] = []
    while let line = try next() { lines.append(line) }
    return lines
  }
}
