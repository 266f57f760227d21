/// The sentences of a text that contain a word or a form of it.
struct SentencesOfWords: Sendable {
  /// Longer texts are not searched.
  static let mostSentences = 399

  private let lexicon: Lexicon
  private let sentenceCount: Int
  /// By form number.
  private var sentences: [[Int32]] = []
  /// Form numbers by lemma.
  private var formsByLemma: [WordID: [Int32]] = [:]

  init(_ side: AnalysedText, forms allForms: [Word], lexicon: Lexicon) {
    self.lexicon = lexicon
    sentenceCount = side.document.sentences.count
    guard sentenceCount <= Self.mostSentences else { return }
    sentences = Array(repeating: [], count: allForms.count)
    for (index, sentence) in side.document.sentences.enumerated() {
      for token in sentence.tokens {
        let form = Int(side.words[token].formNumber)
        if sentences[form].last != Int32(index) { sentences[form].append(Int32(index)) }
      }
    }
    for (number, word) in allForms.enumerated() where !sentences[number].isEmpty {
      guard let id = word.id else { continue }
      for lemma in lexicon.lemmaSet(of: id) {
        formsByLemma[lemma, default: []].append(Int32(number))
      }
    }
  }

  /// For each sentence, the weight of the given words that it contains in any form.
  func weights(of words: [Word]) -> [Float] {
    var weights = [Float](repeating: 0, count: sentenceCount)
    var lastWord = [Int](repeating: -1, count: sentenceCount)
    for (index, word) in words.enumerated() {
      var numbers = [word.formNumber]
      if let id = word.id {
        for lemma in lexicon.lemmaSet(of: id) { numbers += formsByLemma[lemma] ?? [] }
      }
      for number in numbers {
        for sentence in sentences[Int(number)] where lastWord[Int(sentence)] != index {
          lastWord[Int(sentence)] = index
          weights[Int(sentence)] += word.weight
        }
      }
    }
    return weights
  }
}

extension Lexicon {
  /// The set that two words share if they are forms of one word, in any spelling: the American
  /// spelling and its lemmas.
  func lemmaSet(of word: WordID) -> [WordID] {
    let american = american(word)
    return [american] + lemmas(of: american)
  }
}
