/// A part of two texts for one question to a language model: linked sentences of both sides, and
/// neighbours as context.
public struct OpinionPiece: Sendable, Hashable {
  /// Indices of the sentences that are asked about, ascending; may be empty.
  public internal(set) var official: [Int]
  /// The same for the retelling.
  public internal(set) var retelling: [Int]
  /// Neighbours that are shown as context only, ascending.
  public internal(set) var officialContext: [Int] = []
  /// The same for the retelling.
  public internal(set) var retellingContext: [Int] = []

  /// The approximate number of words per side of a piece: few enough for a model to read with care
  /// and answer briefly.
  public static let wordLimit = 1_500
  /// If a side of a link has more words than this, only this much of it is shown as context.
  private static let contextLimit = wordLimit / 2

  /// Divides two texts along their alignment. Every comparable sentence is asked about in exactly
  /// one piece; linked sentences are in the same piece, unless a single link is longer than a
  /// piece.
  ///
  /// O(length of both texts).
  public static func pieces(
    of alignment: Alignment, official: Document, retelling: Document, wordLimit: Int = wordLimit
  ) -> [OpinionPiece] {
    var pieces: [OpinionPiece] = []
    var run = Run()
    func close(_ links: some Collection<SentenceLink>) {
      guard !links.isEmpty else { return }
      pieces.append(OpinionPiece(links))
    }
    for link in alignment.links {
      let words = (official.wordCount(link.official), retelling.wordCount(link.retelling))
      if max(words.0, words.1) > wordLimit {
        close(run.links)
        run = Run()
        pieces += parts(of: link, official, retelling, wordLimit)
        continue
      }
      if run.words.0 + words.0 > wordLimit || run.words.1 + words.1 > wordLimit {
        let cut = run.bestCut(official: official, wordLimit: wordLimit)
        close(run.links[..<cut])
        let rest = run.links[cut...]
        run = Run()
        for link in rest {
          run.add(link, official.wordCount(link.official), retelling.wordCount(link.retelling))
        }
        if run.words.0 + words.0 > wordLimit || run.words.1 + words.1 > wordLimit {
          close(run.links)
          run = Run()
        }
      }
      run.add(link, words.0, words.1)
    }
    close(run.links)
    return pieces.map { $0.withContext(official: official, retelling: retelling) }
  }

  /// Everything that can be compared, in one piece.
  public static func whole(of alignment: Alignment) -> OpinionPiece {
    OpinionPiece(alignment.links)
  }

  /// A sentence with its linked sentences; nil if the alignment does not contain it.
  public static func piece(
    ofOfficial sentence: Int?, retelling other: Int?, in alignment: Alignment, official: Document,
    retelling: Document
  ) -> OpinionPiece? {
    let links = alignment.links.filter { link in
      sentence.map(link.official.contains) ?? false || other.map(link.retelling.contains) ?? false
    }
    guard !links.isEmpty else { return nil }
    return OpinionPiece(links).withContext(official: official, retelling: retelling)
  }

  /// The number of words of both texts that are sent.
  public func wordCount(official document: Document, retelling other: Document) -> Int {
    document.wordCount(official) + document.wordCount(officialContext)
      + other.wordCount(retelling) + other.wordCount(retellingContext)
  }

  // MARK: - Cutting

  private struct Run {
    var links: [SentenceLink] = []
    var words = (0, 0)
    /// The number of words before each link.
    private var before: [(Int, Int)] = []

    mutating func add(_ link: SentenceLink, _ officialCount: Int, _ retellingCount: Int) {
      before.append(words)
      links.append(link)
      words = (words.0 + officialCount, words.1 + retellingCount)
    }

    /// Before the last link, within the second half of the run, that begins an official paragraph;
    /// at the end if there is none.
    func bestCut(official: Document, wordLimit: Int) -> Int {
      for index in links.indices.reversed() {
        guard index > 0, max(before[index].0, before[index].1) * 2 >= wordLimit else { break }
        guard let first = links[index].official.first,
          official.paragraphs[official.sentences[first].paragraph].sentences.lowerBound == first
        else { continue }
        return index
      }
      return links.count
    }
  }

  /// A link that is too long for one piece: the sentences of each side in turn, with the other side
  /// as context.
  private static func parts(
    of link: SentenceLink, _ official: Document, _ retelling: Document, _ wordLimit: Int
  ) -> [OpinionPiece] {
    let ofOfficial = official.chunks(of: link.official, wordLimit)
    let ofRetelling = retelling.chunks(of: link.retelling, wordLimit)
    return (0..<max(ofOfficial.count, ofRetelling.count)).map { index in
      var piece = OpinionPiece(
        official: ofOfficial.indices.contains(index) ? ofOfficial[index] : [],
        retelling: ofRetelling.indices.contains(index) ? ofRetelling[index] : [])
      if piece.official.isEmpty {
        piece.officialContext = official.chunks(of: link.official, contextLimit).first ?? []
      }
      if piece.retelling.isEmpty {
        piece.retellingContext = retelling.chunks(of: link.retelling, contextLimit).first ?? []
      }
      return piece
    }
  }

  private func withContext(official document: Document, retelling other: Document) -> OpinionPiece {
    var piece = self
    piece.officialContext = document.neighbours(of: official, and: officialContext)
    piece.retellingContext = other.neighbours(of: retelling, and: retellingContext)
    return piece
  }
}

extension OpinionPiece {
  /// The sentences of some links, without context.
  private init(_ links: some Collection<SentenceLink>) {
    self.init(
      official: links.flatMap(\.official).sorted(), retelling: links.flatMap(\.retelling).sorted())
  }
}

extension Document {
  /// Words and numbers in some sentences.
  fileprivate func wordCount(_ sentences: [Int]) -> Int {
    sentences.reduce(0) { sum, sentence in
      sum + self.sentences[sentence].tokens.count { tokens[$0].kind != .mark }
    }
  }

  /// Divided so that each part has at most the given number of words; a longer sentence is a part
  /// by itself.
  fileprivate func chunks(of sentences: [Int], _ wordLimit: Int) -> [[Int]] {
    var chunks: [[Int]] = []
    var count = 0
    for sentence in sentences {
      let words = wordCount([sentence])
      if chunks.isEmpty || count + words > wordLimit {
        chunks.append([])
        count = 0
      }
      chunks[chunks.count - 1].append(sentence)
      count += words
    }
    return chunks
  }

  /// The sentences before and after each run of sentences, as far as they fit.
  fileprivate func neighbours(of asked: [Int], and known: [Int]) -> [Int] {
    let askedSet = Set(asked)
    var context = Set(known)
    var room = OpinionPiece.wordLimit / 4
    for sentence in asked {
      for neighbour in [sentence - 1, sentence + 1] {
        guard sentences.indices.contains(neighbour), !askedSet.contains(neighbour),
          !context.contains(neighbour), isComparable(neighbour)
        else { continue }
        let words = wordCount([neighbour])
        guard words <= room else { continue }
        room -= words
        context.insert(neighbour)
      }
    }
    return context.sorted()
  }

  private func isComparable(_ sentence: Int) -> Bool {
    switch role(ofSentence: sentence) {
    case .body, .heading: true
    case .boilerplate, .commentary: false
    }
  }
}
