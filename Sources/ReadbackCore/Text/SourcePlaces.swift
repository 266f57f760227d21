/// Where the words of a document stand in the file that it was read from.
///
/// Empty for documents that were not read from lines of a file.
public struct SourcePlaces: Sendable {
  /// From here on, the text is that of a line of the file.
  public struct Mark: Sendable {
    /// In the document.
    public let byteOffset: UInt32
    /// Of the file, from 1.
    public let line: UInt32
    /// In bytes, from 1.
    public let column: UInt32

    public init(byteOffset: Int, line: Int, column: Int) {
      self.byteOffset = UInt32(byteOffset)
      self.line = UInt32(line)
      self.column = UInt32(column)
    }
  }

  /// In ascending order of their offsets.
  private let marks: [Mark]

  public init(_ marks: [Mark] = []) {
    self.marks = marks
  }

  /// The line and the byte column of the file; nil when they are not known. O(log n).
  public func place(ofByteOffset byteOffset: Int) -> (line: Int, column: Int)? {
    guard let first = marks.first, Int(first.byteOffset) <= byteOffset else { return nil }
    var low = 0
    var high = marks.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(marks[middle].byteOffset) <= byteOffset { low = middle } else { high = middle }
    }
    let mark = marks[low]
    return (Int(mark.line), Int(mark.column) + byteOffset - Int(mark.byteOffset))
  }
}
