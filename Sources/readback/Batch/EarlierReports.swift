import Glibc
import ReadbackCore
import ReadbackFormats

/// A file of reports from an earlier run, to which this run adds.
final class EarlierReports {
  /// The pairs that already have reports.
  private(set) var pairs: Set<TextPair> = []
  private let path: String
  private let file: UnsafeMutablePointer<FILE>

  /// Opens or creates the file. An incomplete report in the last line, left by an interrupted run,
  /// is removed; a file with anything else is refused unchanged. Only one run may use the file at a
  /// time.
  init(path: String) throws(ProgramError) {
    self.path = path
    guard let file = fopen(path, "a+e") else { throw .resumedOutput(path: path, SystemError()) }
    self.file = file
    guard flock(fileno(file), LOCK_EX | LOCK_NB) == 0 else {
      throw .resumedOutput(path: path, SystemError())
    }
    try readPairs()
  }

  deinit { fclose(file) }

  private func readPairs() throws(ProgramError) {
    var buffer: UnsafeMutablePointer<CChar>?
    var capacity = 0
    defer { free(buffer) }
    var end = 0
    rewind(file)
    while true {
      let count = getline(&buffer, &capacity, file)
      guard count > 0, let buffer else { break }
      guard buffer[count - 1] == 0x0A else {
        guard isTornReport(UnsafeRawBufferPointer(start: buffer, count: count)) else {
          throw .noReports(path: path)
        }
        break
      }
      guard let pair = ReportScanner.pair(inLine: buffer) else { throw .noReports(path: path) }
      pairs.insert(pair)
      end += count
    }
    guard ferror(file) == 0, ftruncate(fileno(file), end) == 0 else {
      throw .resumedOutput(path: path, SystemError())
    }
  }

  /// Whether an incomplete last line is the beginning of a report.
  private func isTornReport(_ line: UnsafeRawBufferPointer) -> Bool {
    if line.starts(with: reportLineStart) { return true }
    return !pairs.isEmpty && reportLineStart.starts(with: line)
  }

  /// Adds reports and syncs them to disk.
  func append(_ text: String) throws(ProgramError) {
    do {
      try FileDescriptor(fileno(file)).write(Array(text.utf8))
    } catch {
      throw .resumedOutput(path: path, error)
    }
  }
}

/// Finds the texts of a report in a line of JSON.
///
/// It relies on the form of this program's reports: the paths are the first "path" members after
/// `"official":{` and `"retelling":{`. JSON strings contain no unescaped quotation marks, so these
/// cannot occur in a text.
enum ReportScanner {
  /// - Parameter line: terminated by a zero.
  static func pair(inLine line: UnsafePointer<CChar>) -> TextPair? {
    guard let (official, rest) = path(of: "official", in: line),
      let (retelling, _) = path(of: "retelling", in: rest)
    else { return nil }
    return TextPair(official: official, retelling: retelling)
  }

  private static func path(
    of side: String, in text: UnsafePointer<CChar>
  ) -> (path: String, rest: UnsafePointer<CChar>)? {
    guard let document = skip("\"\(side)\":{", in: text),
      let path = skip("\"path\":\"", in: document)
    else { return nil }
    return string(at: path)
  }

  /// The position after the first occurrence of a string.
  private static func skip(
    _ words: String, in text: UnsafePointer<CChar>
  ) -> UnsafePointer<CChar>? {
    strstr(text, words).map { UnsafePointer($0) + words.utf8.count }
  }

  /// A JSON string whose opening mark has been read, and the text after it.
  private static func string(
    at start: UnsafePointer<CChar>
  ) -> (path: String, rest: UnsafePointer<CChar>)? {
    var bytes: [UInt8] = []
    var high: UInt32 = 0
    var place = start
    while place.pointee != 0 {
      let byte = UInt8(bitPattern: place.pointee)
      place += 1
      switch byte {
      case UInt8(ascii: "\""):
        return (String(decoding: bytes, as: UTF8.self), place)
      case UInt8(ascii: "\\"):
        let escaped = UInt8(bitPattern: place.pointee)
        if escaped == 0 { return nil }
        place += 1
        guard escaped == UInt8(ascii: "u") else {
          bytes.append(Self.escapes[escaped] ?? escaped)
          continue
        }
        var unit: UInt32 = 0
        for _ in 0..<4 {
          guard
            let digit = Character(Unicode.Scalar(UInt8(bitPattern: place.pointee))).hexDigitValue
          else { return nil }
          unit = unit << 4 | UInt32(digit)
          place += 1
        }
        if unit & 0xFC00 == 0xD800 {
          high = unit
          continue
        }
        let value = unit & 0xFC00 == 0xDC00 ? 0x10000 + (high & 0x3FF) << 10 + unit & 0x3FF : unit
        bytes += Unicode.Scalar(value).map { Array(String($0).utf8) } ?? []
      default:
        bytes.append(byte)
      }
    }
    return nil
  }

  private static let escapes: [UInt8: UInt8] = [
    UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09,
    UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C,
  ]
}
