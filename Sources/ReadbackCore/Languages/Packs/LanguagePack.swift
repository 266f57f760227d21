/// The data for one language other than English: words with their frequencies and vectors in a
/// space shared by all languages, pieces for the sentence encoder, words for numbers and months,
/// and transliteration to Latin letters.
///
/// A few pointers into a mapped file that never changes; `Tools/packs` makes these files.
public struct LanguagePack: Sendable {
  /// The file version that this program reads.
  public static let version: UInt32 = 1
  /// The languages for which there are packs, in `Sources/Languages`.
  static let offered: Set<String> = [
    "ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "tr", "uk", "zh",
  ]
  /// Components of a vector.
  static let dimensions = 64

  /// BCP 47.
  public let language: String
  /// The number of words.
  public var wordCount: Int { words.count }
  /// The size of the file in bytes.
  public let byteCount: Int

  let words: WordTable
  /// In byte order of the words: Zipf frequency times 32.
  private let frequencies: Section<UInt8>
  /// Four bits per component; code c means 2c - 15.
  private let codes: Section<UInt8>
  /// Nil for English, whose pieces are built in.
  let pieces: EncoderPieces?
  let tables: LanguageTables
  /// Nil for languages that the encoder was trained on.
  let readings: WordReadings?

  /// Reads a pack from memory that stays valid for the life of the process and is aligned to 8
  /// bytes.
  public init(start: UnsafeRawPointer, byteCount: Int) throws(PackProblem) {
    try PackFile.check(start, byteCount: byteCount)
    let block = LexiconBlock(
      start: start, byteCount: byteCount, magic: PackFile.magic, name: "a language pack")
    let code: UnsafeBufferPointer<UInt8> = block.section("code")
    language = String(decoding: code, as: UTF8.self)
    self.byteCount = byteCount
    let sizes: UnsafeBufferPointer<UInt32> = block.section("size")
    guard sizes.count == 2, sizes[1] == UInt32(Self.dimensions) else { throw .damaged }
    words = WordTable(block: block, count: Int(sizes[0]))
    frequencies = Section(block.section("zipf"))
    codes = Section(block.section("vecs"))
    tables = LanguageTables(block.section("tabl"))
    pieces = PackFile.hasSection("piec", at: start) ? EncoderPieces(block) : nil
    let isReadAsAnother = PackFile.hasSection("rdng", at: start)
    readings = isReadAsAnother ? WordReadings(block, wordCount: words.count) : nil
    guard frequencies.values.count == words.count,
      codes.values.count == words.count * Self.dimensions / 2,
      isReadAsAnother == (readings != nil)
    else { throw .damaged }
  }

  /// Zipf frequency, as in `Lexicon`.
  func frequency(of word: Int) -> Float { Float(frequencies.values[word]) / 32 }

  /// Adds a word's vector, 64 integers between -15 and 15.
  func addVector(of word: Int, to sum: inout [Int32]) {
    let start = word * Self.dimensions / 2
    for at in 0..<(Self.dimensions / 2) {
      let byte = codes.values[start + at]
      sum[2 * at] += 2 * Int32(byte & 15) - 15
      sum[2 * at + 1] += 2 * Int32(byte >> 4) - 15
    }
  }

  /// The index of a word, which must be in lower case.
  func index(of word: String) -> Int? {
    var word = word
    return word.withUTF8 { words.index(of: $0) }
  }
}

/// Why a file cannot be used as a language pack.
public enum PackProblem: Error, Sendable, Hashable {
  /// Not a language pack.
  case foreign
  /// A pack for another version of the program.
  case otherVersion(UInt32)
  /// Bytes are missing or changed.
  case damaged
}

/// The file structure of a pack: the layout of `Tools/lexicon/block.py`, the sections that all
/// packs have, and a checksum at the end.
private enum PackFile {
  static let magic = "RBLANGPK"
  private static let sections = ["code", "size", "spel", "sblk", "zipf", "vecs", "tabl", "sum "]
  private static let pieceSections = ["poff", "pscr", "prow", "row4", "row2", "rscl"]

  static func check(_ start: UnsafeRawPointer, byteCount: Int) throws(PackProblem) {
    let bytes = UnsafeRawBufferPointer(start: start, count: byteCount)
    guard byteCount >= 8, bytes.prefix(8).elementsEqual(magic.utf8) else { throw .foreign }
    guard byteCount >= 32 else { throw .damaged }
    let version = number(at: 8, of: start)
    guard version == LanguagePack.version else { throw .otherVersion(version) }
    let count = Int(number(at: 12, of: start))
    guard count < 100, 16 + 16 * count <= byteCount else { throw .damaged }
    for index in 0..<count {
      let offset = Int(number(at: 16 + 16 * index + 8, of: start))
      let size = Int(number(at: 16 + 16 * index + 12, of: start))
      guard offset % 8 == 0, offset + size <= byteCount else { throw .damaged }
    }
    var wanted = sections
    if hasSection("piec", at: start) { wanted += pieceSections }
    if hasSection("rdng", at: start) { wanted.append("roff") }
    guard wanted.allSatisfy({ hasSection($0, at: start) }),
      start.loadUnaligned(fromByteOffset: byteCount - 8, as: UInt64.self)
        == sum(of: UnsafeRawBufferPointer(rebasing: bytes.dropLast(8)))
    else { throw .damaged }
  }

  static func hasSection(_ name: String, at start: UnsafeRawPointer) -> Bool {
    (0..<Int(number(at: 12, of: start))).contains {
      UnsafeRawBufferPointer(start: start + 16 + 16 * $0, count: 4).elementsEqual(name.utf8)
    }
  }

  private static func number(at offset: Int, of start: UnsafeRawPointer) -> UInt32 {
    start.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
  }

  /// The hash of the 8-byte words, the last padded with zeros.
  private static func sum(of bytes: UnsafeRawBufferPointer) -> UInt64 {
    var sum = FNVHash()
    var at = 0
    while at + 8 <= bytes.count {
      sum.add(bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      at += 8
    }
    if at < bytes.count {
      var rest: UInt64 = 0
      for (place, byte) in bytes[at...].enumerated() { rest |= UInt64(byte) << UInt64(8 * place) }
      sum.add(rest)
    }
    return sum.value
  }
}
