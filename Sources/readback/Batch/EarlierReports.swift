import Glibc
import ReadbackCore
import ReadbackFormats

/// A file of reports that an earlier run left, and that this one goes on with.
final class EarlierReports {
  /// The pairs that it has reports on.
  private(set) var pairs: Set<TextPair> = []
  private let path: String
  private let file: UnsafeMutablePointer<FILE>

  /// Opens the file, or begins it. A report without an end in the last line, as an interrupted run
  /// leaves it, is taken off; whatever else the file holds is not touched, but refused. No other run may go on with it at the same time.
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

  /// Whether a last line without an end is the beginning of a report.
  private func isTornReport(_ line: UnsafeRawBufferPointer) -> Bool {
    if line.starts(with: reportLineStart) { return true }
    return !pairs.isEmpty && reportLineStart.starts(with: line)
  }

  /// Adds reports, and sees to it that they are on the disk when the program's end says so.
  func append(_ text: String) throws(ProgramError) {
    do {
      try FileDescriptor(fileno(file)).write(Array(text.utf8))
    } catch {
      throw .resumedOutput(path: path, error)
    }
  }
}

/// Finds in a line of JSON which texts it reports on.
///
/// It knows how this program writes reports: the paths are the first "path" members behind
/// `"official":{` and `"retelling":{`. Inside a JSON string no quotation mark stands unescaped, so
/// none of these can be words of a text.
enum ReportScanner {
  /// - Parameter line: ends with a zero.
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

  /// Behind the first place of some words.
  private static func skip(
    _ words: String, in text: UnsafePointer<CChar>
  ) -> UnsafePointer<CChar>? {
    strstr(text, words).map { UnsafePointer($0) + words.utf8.count }
  }

  /// A JSON string whose opening mark has been read, and what stands behind it.
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
