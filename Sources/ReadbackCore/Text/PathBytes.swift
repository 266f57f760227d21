/// Non-UTF-8 file names as strings: each invalid byte is represented by one of the last 256
/// private-use characters, which no name contains by accident. Python's "surrogateescape" (PEP 383)
/// does the same with characters that Swift strings cannot hold.
public enum PathBytes {
  /// The character for byte 0.
  private static let first: UInt32 = 0x10_FF00

  /// The string for a name; `bytes(of:)` returns exactly the same bytes.
  public static func string(from bytes: [UInt8]) -> String {
    if let plain = String(validating: bytes, as: UTF8.self),
      !plain.unicodeScalars.contains(where: isByte)
    {
      return plain
    }
    var result = String.UnicodeScalarView()
    var rest = bytes[...]
    while let byte = rest.first {
      let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      let character = String(validating: rest.prefix(length), as: UTF8.self)?.unicodeScalars
      if let character, character.count == 1, let scalar = character.first, !isByte(scalar) {
        result.append(scalar)
        rest = rest.dropFirst(length)
      } else {
        result.append(Unicode.Scalar(first + UInt32(byte)) ?? "?")
        rest = rest.dropFirst()
      }
    }
    return String(result)
  }

  /// The string for a name from the system.
  public static func string(from name: UnsafePointer<CChar>) -> String {
    var bytes: [UInt8] = []
    var next = name
    while next.pointee != 0 {
      bytes.append(UInt8(bitPattern: next.pointee))
      next += 1
    }
    return string(from: bytes)
  }

  /// The bytes of a name.
  public static func bytes(of path: String) -> [UInt8] {
    guard path.unicodeScalars.contains(where: isByte) else { return Array(path.utf8) }
    return path.unicodeScalars.flatMap { scalar in
      isByte(scalar) ? [UInt8(scalar.value & 0xFF)] : Array(String(scalar).utf8)
    }
  }

  /// The parts between slashes, as bytes: a slash followed by a combining mark would be part of
  /// another Character. Parts are empty between two consecutive slashes and at an end.
  public static func parts(of path: String) -> [[UInt8]] {
    bytes(of: path).split(separator: 0x2F, omittingEmptySubsequences: false).map(Array.init)
  }

  /// Whether a path is a directory or lies inside it; both must be absolute and without links.
  public static func isInside(_ place: [UInt8], _ directory: [UInt8]) -> Bool {
    if place == directory { return true }
    return place.starts(with: directory.last == 0x2F ? directory : directory + [0x2F])
  }

  /// Whether a character represents a byte.
  public static func isByte(_ scalar: Unicode.Scalar) -> Bool { scalar.value >= first }

  /// The name for display: "caf\xE9.txt".
  public static func shown(_ path: String) -> String {
    guard path.unicodeScalars.contains(where: isByte) else { return path }
    var result = ""
    for scalar in path.unicodeScalars {
      if isByte(scalar) {
        let digits = String(scalar.value & 0xFF, radix: 16, uppercase: true)
        result += "\\x" + (digits.utf8.count < 2 ? "0" : "") + digits
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Calls the body with the name as a C string.
  public static func withBytes<Result>(
    of path: String, _ body: (UnsafePointer<CChar>) throws -> Result
  ) rethrows -> Result {
    let bytes = bytes(of: path).map(CChar.init(bitPattern:)) + [0]
    return try bytes.withUnsafeBufferPointer { try body($0.baseAddress!) }
  }
}
