/// The text of a document as valid UTF-8, one paragraph per line.
///
/// All places in Core are half-open ranges of *byte offsets* into it, on character boundaries. The
/// JSON report counts Unicode scalars instead; `ScalarOffsets` converts between them.
public struct SourceText: Sendable, Hashable {
  /// Valid UTF-8.
  public let bytes: [UInt8]

  public init(_ string: String) {
    bytes = Array(string.utf8)
  }

  /// Takes bytes that should be valid UTF-8; invalid parts are repaired.
  public init(utf8 bytes: [UInt8]) {
    self.bytes =
      String(validating: bytes, as: UTF8.self) == nil
      ? Array(String(decoding: bytes, as: UTF8.self).utf8) : bytes
  }

  /// Whether a part of valid UTF-8 text has nothing visible: only white space and characters
  /// without shape. Such a line does not count as a paragraph.
  public static func isBlank(_ bytes: ArraySlice<UInt8>) -> Bool {
    var at = bytes.startIndex
    while at < bytes.endIndex {
      let length = bytes.scalarLength(at: at)
      switch CharacterClass(scalar: bytes.scalar(at: at)) {
      case .space, .invisible: at += length
      default: return false
      }
    }
    return true
  }

  /// The text in a range. O(length of the range).
  public subscript(range: TextRange) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }
}

/// A range of a `SourceText`: byte offsets, end exclusive.
public typealias TextRange = Range<Int>

/// Converts byte offsets of a text to Unicode scalar offsets and back.
///
/// Stores one count for every 64 bytes: look-ups are O(1), memory is 1/16 of the text.
public struct ScalarOffsets: Sendable {
  private static let stride = 64
  private let bytes: [UInt8]
  private let counts: [UInt32]

  public init(_ text: SourceText) {
    bytes = text.bytes
    var counts: [UInt32] = [0]
    counts.reserveCapacity(bytes.count / Self.stride + 2)
    for start in Swift.stride(from: 0, to: bytes.count - Self.stride, by: Self.stride) {
      counts.append(counts[counts.count - 1] + Self.count(in: bytes, start..<(start + Self.stride)))
    }
    self.counts = counts
  }

  /// The number of Unicode scalars that begin in a range of bytes.
  private static func count(in bytes: [UInt8], _ span: Range<Int>) -> UInt32 {
    bytes.withUnsafeBufferPointer { bytes in
      var count: UInt32 = 0
      for offset in span { count &+= bytes[offset] & 0xC0 != 0x80 ? 1 : 0 }
      return count
    }
  }

  /// The number of Unicode scalars before a byte offset, which must be on a character boundary.
  public func scalarOffset(ofByteOffset byteOffset: Int) -> Int {
    let block = min(byteOffset / Self.stride, counts.count - 1)
    return Int(counts[block] + Self.count(in: bytes, (block * Self.stride)..<byteOffset))
  }

  /// The range in Unicode scalars.
  public func scalarRange(of range: TextRange) -> Range<Int> {
    scalarOffset(ofByteOffset: range.lowerBound)..<scalarOffset(ofByteOffset: range.upperBound)
  }
}
