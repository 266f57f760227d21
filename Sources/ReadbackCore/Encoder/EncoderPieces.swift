/// The pieces that the encoder divides text into, and the row of numbers that represents each;
/// `Tools/encoder/rows.py` describes the layout.
struct EncoderPieces: @unchecked Sendable {
  /// Numbers per row.
  static let dimensions = 512
  private static let fourBitLevels: [Int16] = (0..<16).map { 2 * $0 - 15 }
  private static let twoBitLevels: [Int16] = [-10, -3, 3, 10]

  /// In byte order, concatenated.
  private let bytes: UnsafeBufferPointer<UInt8>
  private let starts: UnsafeBufferPointer<UInt32>
  private let scores: UnsafeBufferPointer<Float>
  private let rows: UnsafeBufferPointer<UInt16>
  /// The first rows have four bits per number, the others two.
  private let fourBitRows: UnsafeBufferPointer<UInt8>
  private let twoBitRows: UnsafeBufferPointer<UInt8>
  private let scales: UnsafeBufferPointer<Float>
  /// The pieces that begin with each byte, and those that begin with "▁" and each byte: the first
  /// steps of nearly all walks.
  private var begun: [Walk] = []
  private var begunWords: [Walk] = []
  private var space = Walk(range: 0..<0)

  init(_ block: LexiconBlock) {
    bytes = block.section("piec")
    starts = block.section("poff")
    scores = block.section("pscr")
    rows = block.section("prow")
    fourBitRows = block.section("row4")
    twoBitRows = block.section("row2")
    scales = block.section("rscl")
    begun = (0...255).map { found(from: start, UInt8($0)) }
    space = EncoderNormalizer.space.reduce(start) { found(from: $0, $1) }
    begunWords = (0...255).map { found(from: space, UInt8($0)) }
  }

  /// The range of pieces with a common prefix.
  struct Walk {
    fileprivate(set) var range: Range<Int>
    /// The length of the prefix in bytes.
    fileprivate(set) var length = 0
  }

  /// All pieces.
  var start: Walk { Walk(range: 0..<scores.count) }

  func score(of piece: Int) -> Float { scores[piece] }

  /// Keeps the pieces that continue with the given byte; returns whether there are any.
  func step(_ walk: inout Walk, _ byte: UInt8) -> Bool {
    if walk.length == 0 {
      walk = begun[Int(byte)]
    } else if walk.length == space.length, walk.range == space.range {
      walk = begunWords[Int(byte)]
    } else {
      walk = found(from: walk, byte)
    }
    return !walk.range.isEmpty
  }

  private func found(from walk: Walk, _ byte: UInt8) -> Walk {
    let first = place(of: UInt16(byte), walk)
    let end = place(
      of: UInt16(byte) + 1, Walk(range: first..<walk.range.upperBound, length: walk.length))
    return Walk(range: first..<end, length: walk.length + 1)
  }

  /// The piece that equals the prefix, if there is one: the first, because it is the shortest.
  func piece(at walk: Walk) -> Int? {
    let first = walk.range.lowerBound
    return Int(starts[first + 1] - starts[first]) == walk.length ? first : nil
  }

  /// The first piece in the range whose next byte is at least the given value.
  private func place(of byte: UInt16, _ walk: Walk) -> Int {
    walk.range.partitioningIndex { piece in
      let at = Int(starts[piece]) + walk.length
      return at < Int(starts[piece + 1]) && UInt16(bytes[at]) >= byte
    }
  }

  /// The spelling of a piece.
  func spelling(of piece: Int) -> String {
    String(decoding: bytes[Int(starts[piece])..<Int(starts[piece + 1])], as: UTF8.self)
  }

  /// The piece with the given spelling.
  func piece(_ spelling: StaticString) -> Int? {
    var walk = start
    for at in 0..<spelling.utf8CodeUnitCount {
      guard step(&walk, spelling.utf8Start[at]) else { return nil }
    }
    return piece(at: walk)
  }

  /// Writes a piece's numbers and returns their scale.
  func writeRow(of piece: Int, to numbers: UnsafeMutablePointer<Int16>) -> Float {
    let row = Int(rows[piece])
    let fourBitCount = fourBitRows.count / (Self.dimensions / 2)
    if row < fourBitCount {
      let start = row * (Self.dimensions / 2)
      for at in 0..<(Self.dimensions / 2) {
        let byte = fourBitRows[start + at]
        numbers[2 * at] = Self.fourBitLevels[Int(byte & 15)]
        numbers[2 * at + 1] = Self.fourBitLevels[Int(byte >> 4)]
      }
    } else {
      let start = (row - fourBitCount) * (Self.dimensions / 4)
      for at in 0..<(Self.dimensions / 4) {
        let byte = twoBitRows[start + at]
        for part in 0..<4 {
          numbers[4 * at + part] = Self.twoBitLevels[Int(byte >> UInt8(2 * part)) & 3]
        }
      }
    }
    return scales[row]
  }
}
