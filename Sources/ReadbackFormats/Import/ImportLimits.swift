/// How much a text may hold; beyond it, it is refused with a clear error.
///
/// Far above any text that people compare (the Bible has 790,000 words), and low enough that a
/// hostile one takes neither the machine's memory nor more than seconds.
public struct ImportLimits: Sendable, Hashable {
  /// Bytes of a file, also after unpacking.
  public var byteCount = 16 << 20
  /// Bytes of a page or a Markdown text: markup costs more to read than plain text.
  public var pageByteCount = 8 << 20
  /// Bytes that a part of an office document or an e-book may unpack to.
  public var unpackedByteCount = 64 << 20
  /// Bytes in which the layout of a printed document may be told.
  public var layoutByteCount = 128 << 20
  public var paragraphCount = 250_000
  /// Elements inside one another; browsers stop at the same depth.
  public var nestingDepth = 512
  /// Attributes of one tag: the parser compares each with each.
  public var attributeCount = 256
  /// Words in all, at most: each takes memory in every later stage.
  public var tokenCount = 2_000_000
  /// Texts of one collection.
  public var documentCount = 1000

  public init() {}
}
