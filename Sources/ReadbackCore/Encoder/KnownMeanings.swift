/// Vectors for the meaning of places in two texts; each is computed when it is first needed, and once
/// for all places with the same words.
struct KnownMeanings: Sendable {
  private let texts: [SourceText]
  private var vectors: [[TextRange: SentenceVector]]
  /// Vectors by the bytes of the place.
  private var vectorsOfWords: [ArraySlice<UInt8>: SentenceVector] = [:]
  private let encoder = SentenceEncoder.standard

  /// Text 0 is the official one, 1 the retelling.
  init(official: SourceText, retelling: SourceText) {
    texts = [official, retelling]
    vectors = [[:], [:]]
  }

  /// Frees the vectors, which take half a kilobyte each.
  mutating func forget() {
    vectors = [[:], [:]]
    vectorsOfWords = [:]
  }

  /// How many places with different words have been encoded.
  var count: Int { vectorsOfWords.count }

  /// A place in one of the two texts.
  struct Place {
    let text: Int
    let range: TextRange
  }

  /// Encodes those places that have no vector yet.
  ///
  /// - Parameter places: may contain duplicates, which are encoded once.
  mutating func add(_ places: [Place], _ concurrently: Concurrently) {
    let new = places.filter { vectors[$0.text][$0.range] == nil }
    var seen: Set<ArraySlice<UInt8>> = []
    let words = new.map { texts[$0.text].bytes[$0.range] }
    let newWords = words.filter { vectorsOfWords[$0] == nil && seen.insert($0).inserted }
    let encoder = encoder
    let found = Chunks.map(newWords.count, length: 4, concurrently) { chunk in
      newWords[chunk].map { encoder.vector(of: $0) }
    }
    for (words, vector) in zip(newWords, found.joined()) { vectorsOfWords[words] = vector }
    for (place, words) in zip(new, words) {
      vectors[place.text][place.range] = vectorsOfWords[words]
    }
  }

  /// The vector of a place, encoded now if necessary.
  mutating func vector(of range: TextRange, inText text: Int) -> SentenceVector {
    if let known = vectors[text][range] { return known }
    let words = texts[text].bytes[range]
    let vector = vectorsOfWords[words] ?? encoder.vector(of: words)
    vectorsOfWords[words] = vector
    vectors[text][range] = vector
    return vector
  }

  /// The vector of a place that has already been encoded.
  func known(_ place: Place) -> SentenceVector {
    guard let vector = vectors[place.text][place.range] else {
      preconditionFailure("a place is asked for before it was added")
    }
    return vector
  }
}
