/// Limits for texts, beyond which they are refused with a clear error.
///
/// Far above any text that people compare (the Bible has 790,000 words), and low enough that a
/// hostile text cannot use up the machine's memory or more than seconds.
public struct ImportLimits: Sendable, Hashable {
  /// Bytes of a file, also after decompression.
  public var byteCount = 16 << 20
  /// Bytes of a file as stored: a saved page may contain its pictures and scripts, which do not
  /// count for other limits.
  public var fileByteCount = 64 << 20
  /// Bytes of a page without its scripts and pictures, or of a Markdown text: parsing markup costs
  /// more than reading plain text.
  public var pageByteCount = 8 << 20
  /// Decompressed bytes of a part of an office document or an e-book.
  public var unpackedByteCount = 64 << 20
  /// Bytes of the layout description of a printed document.
  public var layoutByteCount = 128 << 20
  public var paragraphCount = 250_000
  /// Nesting depth, beyond which a page is parsed without its nesting; browsers have the same
  /// limit.
  public var nestingDepth = 512
  /// The total number of words, since each takes memory in every later stage.
  public var tokenCount = 2_000_000
  /// Texts of one collection.
  public var documentCount = 1000

  public init() {}
}
