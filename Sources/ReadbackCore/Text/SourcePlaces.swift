/// Maps a document's text to places in the file that it was read from.
///
/// Empty for documents that were not read from a file with lines.
public struct SourcePlaces: Sendable {
  /// The text from this offset on comes from the given line of the file.
  public struct Mark: Sendable {
    /// Offset in the document.
    public let byteOffset: UInt32
    /// Line of the file, from 1.
    public let line: UInt32
    /// Column in bytes, from 1.
    public let column: UInt32

    public init(byteOffset: Int, line: Int, column: Int) {
      self.byteOffset = UInt32(byteOffset)
      self.line = UInt32(line)
      self.column = UInt32(column)
    }
  }

  /// Sorted by offset.
  private let marks: [Mark]

  public init(_ marks: [Mark] = []) {
    self.marks = marks
  }

  /// The line and byte column in the file; nil if unknown. O(log n).
  public func place(ofByteOffset byteOffset: Int) -> (line: Int, column: Int)? {
    guard let first = marks.first, Int(first.byteOffset) <= byteOffset else { return nil }
    let mark = marks[marks.partitioningIndex { Int($0.byteOffset) > byteOffset } - 1]
    return (Int(mark.line), Int(mark.column) + byteOffset - Int(mark.byteOffset))
  }
}
