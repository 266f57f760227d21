/// Vectors for the meaning of places in two texts; each is computed once, when it is first needed.
struct KnownMeanings: Sendable {
  private let texts: [SourceText]
  private var vectors: [[TextRange: SentenceVector]]
  private let encoder = SentenceEncoder.standard

  /// Text 0 is the official one, 1 the retelling.
  init(official: SourceText, retelling: SourceText) {
    texts = [official, retelling]
    vectors = [[:], [:]]
  }

  /// Frees the vectors, which take half a kilobyte each.
  mutating func forget() { vectors = [[:], [:]] }

  /// How many places have been encoded.
  var count: Int { vectors[0].count + vectors[1].count }

  /// A place in one of the two texts.
  struct Place {
    let text: Int
    let range: TextRange
  }

  /// Encodes those places that have no vector yet.
  ///
  /// - Parameter places: may contain duplicates, which are encoded once.
  mutating func add(_ places: [Place], _ concurrently: Concurrently) {
    var seen: [Set<TextRange>] = [[], []]
    let new = places.filter {
      vectors[$0.text][$0.range] == nil && seen[$0.text].insert($0.range).inserted
    }
    let (texts, encoder) = (texts, encoder)
    let found = Stretches.map(new.count, length: 4, concurrently) { stretch in
      new[stretch].map { encoder.vector(of: texts[$0.text].bytes[$0.range]) }
    }
    for (place, vector) in zip(new, found.joined()) {
      vectors[place.text][place.range] = vector
    }
  }

  /// The vector of a place, encoded now if necessary.
  mutating func vector(of range: TextRange, inText text: Int) -> SentenceVector {
    if let known = vectors[text][range] { return known }
    let vector = encoder.vector(of: texts[text].bytes[range])
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
