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
    let words = new.map { texts[$0.text].bytes[$0.range] }
    add(words: words, concurrently)
    for (place, words) in zip(new, words) {
      vectors[place.text][place.range] = vectorsOfWords[words]
    }
  }

  /// Encodes those words that have no vector yet.
  ///
  /// - Parameter words: as valid UTF-8; may contain duplicates, which are encoded once.
  mutating func add(words: [ArraySlice<UInt8>], _ concurrently: Concurrently) {
    var seen: Set<ArraySlice<UInt8>> = []
    let new = words.filter { vectorsOfWords[$0] == nil && seen.insert($0).inserted }
    for start in stride(from: 0, to: new.count, by: Self.textsAtOnce) {
      let some = Array(new[start..<min(start + Self.textsAtOnce, new.count)])
      for (words, vector) in zip(some, encoder.vectors(of: some, concurrently)) {
        vectorsOfWords[words] = vector
      }
    }
  }

  /// The encoder keeps 5 KB for each distinct piece of these.
  private static let textsAtOnce = 512

  /// The vector of a place, encoded now if necessary.
  mutating func vector(of range: TextRange, inText text: Int) -> SentenceVector {
    if let known = vectors[text][range] { return known }
    let vector = vector(ofWords: texts[text].bytes[range])
    vectors[text][range] = vector
    return vector
  }

  /// The vector of words, as valid UTF-8, encoded now if necessary.
  mutating func vector(ofWords words: ArraySlice<UInt8>) -> SentenceVector {
    if let known = vectorsOfWords[words] { return known }
    let vector = encoder.vector(of: words)
    vectorsOfWords[words] = vector
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
