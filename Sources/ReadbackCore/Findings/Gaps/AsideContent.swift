/// The content of a text's headings and of the parts around it: captions, bylines, teasers.
///
/// A statement found only there is not missing.
struct AsideContent: Sendable {
  private let side: AnalysedText
  private let lexicon: Lexicon
  /// Sentences that are not compared, and headings without a counterpart.
  private var sentences: [Aside] = []
  /// By form number, and by lemma, the indices in `sentences` that contain the word; ascending.
  private var byForm: [Int32: [Int]] = [:]
  private var byLemma: [WordID: [Int]] = [:]

  private struct Aside {
    let isHeading: Bool
    let forms: [Int32]
  }

  /// A word in more places than this is not evidence.
  private static let mostPlaces = 200
  /// Fewer content words may coincide by chance.
  private static let fewestWords = 3
  /// The share of a statement's weight that such a part must have to cover it.
  private static let share: Float = 0.8

  /// - Parameter isLinked: by sentence of the side.
  init(_ side: AnalysedText, isLinked: (Int) -> Bool, lexicon: Lexicon) {
    self.side = side
    self.lexicon = lexicon
    let document = side.document
    for (index, sentence) in document.sentences.enumerated() {
      let role = document.role(ofSentence: index)
      guard role == .boilerplate || role == .heading && !isLinked(index) else { continue }
      let content = sentence.tokens.map { side.words[$0] }.filter(\.isContent)
      guard !content.isEmpty else { continue }
      let place = sentences.count
      sentences.append(Aside(isHeading: role == .heading, forms: content.map(\.formNumber)))
      for word in content {
        note(place, in: &byForm[word.formNumber, default: []])
        guard let id = word.id else { continue }
        for lemma in lexicon.lemmaSet(of: id) { note(place, in: &byLemma[lemma, default: []]) }
      }
    }
  }

  private func note(_ place: Int, in places: inout [Int]) {
    if places.last != place, places.count < Self.mostPlaces { places.append(place) }
  }

  /// Where this text covers a gap of the other, sentence by sentence; nil if one of them is not
  /// covered, or all are too short to tell.
  func place(of gap: Gap, in other: AnalysedText) -> Place? {
    guard !sentences.isEmpty else { return nil }
    var place = Place.heading
    var isEmpty = true
    var start = gap.tokens.lowerBound
    while start < gap.tokens.upperBound {
      let sentence = other.document.sentences[other.sentence(ofToken: start)].tokens
      let tokens = start..<min(gap.tokens.upperBound, max(sentence.upperBound, start + 1))
      start = tokens.upperBound
      let content = tokens.map { other.words[$0] }.filter(\.isContent)
      if content.isEmpty { continue }
      let isShort = content.count < Self.fewestWords
      guard let found = isShort ? same(content) : best(content) else { return nil }
      if !isShort { isEmpty = false }
      if !found.isHeading { place = .aside }
    }
    return isEmpty ? nil : place
  }

  /// A sentence with exactly these content words, for sentences too short to be told in others.
  private func same(_ content: [Word]) -> Aside? {
    let forms = content.map(\.formNumber)
    return byForm[forms[0]]?.lazy.map { self.sentences[$0] }.first { $0.forms == forms }
  }

  private func best(_ content: [Word]) -> Aside? {
    let total = content.reduce(Float(0)) { $0 + $1.weight }
    guard total > 0 else { return nil }
    var weights: [Int: Float] = [:]
    var numbers: [Int: Int] = [:]
    for word in content {
      var places = Set(byForm[word.formNumber] ?? [])
      if let id = word.id {
        for lemma in lexicon.lemmaSet(of: id) { places.formUnion(byLemma[lemma] ?? []) }
      }
      for place in places {
        weights[place, default: 0] += word.weight
        if word.kind == .number { numbers[place, default: 0] += 1 }
      }
    }
    let numberCount = content.count { $0.kind == .number }
    let forms = content.map(\.formNumber)
    let covering = weights.filter { place, weight in
      weight >= Self.share * total && numbers[place, default: 0] == numberCount
        && isInOrder(forms, sentences[place].forms)
    }
    return covering.max { ($0.value, $1.key) < ($1.value, $0.key) }.map { sentences[$0.key] }
  }

  /// Whether two in five of the adjacent word pairs of a statement are also adjacent here.
  private func isInOrder(_ forms: [Int32], _ aside: [Int32]) -> Bool {
    let known = Set(zip(aside, aside.dropFirst()).map(Self.pair))
    let pairs = zip(forms, forms.dropFirst()).map(Self.pair)
    return pairs.count { known.contains($0) } * 5 >= pairs.count * 2
  }

  private static func pair(_ one: Int32, _ other: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: one)) << 32 | UInt64(UInt32(bitPattern: other))
  }

  /// Where something is covered.
  enum Place {
    case heading
    /// In a caption, a byline, a teaser or another part around the text.
    case aside

    var words: String {
      switch self {
      case .heading: "in a heading"
      case .aside: "in a caption or another part around the text"
      }
    }
  }
}
