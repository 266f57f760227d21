/// Divides text into the pieces with the greatest product of likelihoods (a unigram model), as in
/// the encoder's training.
struct PieceCutter: Sendable {
  private let normalizer: EncoderNormalizer
  private let pieces: PieceTables
  private let unknown: Int
  private let unknownScore: Double
  private let first: Int
  private let last: Int

  init(_ block: LexiconBlock, pieces: EncoderPieces) {
    normalizer = EncoderNormalizer(block)
    self.pieces = PieceTables(pieces)
    let scores: UnsafeBufferPointer<Double> = block.section("unks")
    unknownScore = scores[0]
    guard let unknown = pieces.piece("<unk>"), let first = pieces.piece("<s>"),
      let last = pieces.piece("</s>")
    else { preconditionFailure("encoder.bin lacks the pieces that every text has") }
    self.unknown = unknown
    self.first = first
    self.last = last
  }

  private init(_ cutter: PieceCutter, knowing more: EncoderPieces) {
    normalizer = cutter.normalizer
    pieces = cutter.pieces.adding(more)
    unknown = cutter.unknown
    unknownScore = cutter.unknownScore
    first = cutter.first
    last = cutter.last
  }

  /// The same cutter with the pieces of another language added.
  func knowing(_ more: EncoderPieces) -> PieceCutter { PieceCutter(self, knowing: more) }

  /// The pieces of a text, between the pieces for its beginning and end. A character that is in no
  /// piece becomes the unknown piece, and so does a text of white space.
  func pieces(of text: some Collection<UInt8>) -> [Int] {
    let text = normalizer.normalForm(of: text)
    guard !text.isEmpty else { return [first, unknown, last] }
    // For each position, the best score up to it and the last piece used.
    var best = [Double](repeating: -.infinity, count: text.count + 1)
    var start = [Int32](repeating: 0, count: text.count + 1)
    var piece = [Int32](repeating: 0, count: text.count + 1)
    best[0] = 0
    func offer(_ score: Double, _ ending: Int, from place: Int, to end: Int) {
      guard score > best[end] else { return }
      best[end] = score
      start[end] = Int32(place)
      piece[end] = Int32(ending)
    }
    var place = 0
    while place < text.count {
      let next = place + text.scalarLength(at: place)
      var hasCharacter = false
      let tables = pieces.tables
      for number in tables.indices {
        var walk = tables[number].start
        var at = place
        while at < text.count, tables[number].step(&walk, text[at]) {
          at += 1
          if let piece = tables[number].piece(at: walk) {
            offer(
              best[place] + Double(tables[number].score(of: piece)),
              PieceTables.number(of: piece, in: number), from: place, to: at)
            if at == next { hasCharacter = true }
          }
        }
      }
      if !hasCharacter { offer(best[place] + unknownScore, unknown, from: place, to: next) }
      place = next
    }
    var backwards = [last]
    var end = text.count
    while end > 0 {
      backwards.append(Int(piece[end]))
      end = Int(start[end])
    }
    backwards.append(first)
    return backwards.reversed()
  }
}
