/// Recognises the language of a text of at least one sentence: by letters that only one language
/// uses, otherwise by how likely its trigrams are in each language.
///
/// `readback-measure languages` measures its accuracy.
public struct LanguageRecognizer: Sendable {
  /// The recogniser with the built-in data.
  public static let standard = LanguageRecognizer(.standard)

  private let runs: LanguageRuns
  /// For each writing system, the numbers of its languages in `runs`.
  private let candidates: [[Int]]

  init(_ runs: LanguageRuns) {
    self.runs = runs
    let elsewhere = Set(WritingSystem.allCases.flatMap { $0.languages ?? [] })
    candidates = WritingSystem.allCases.map { system in
      runs.codes.indices.filter {
        system.languages?.contains(runs.codes[$0]) ?? !elsewhere.contains(runs.codes[$0])
      }
    }
  }

  /// The languages that can be recognised: BCP 47 codes, ascending.
  ///
  /// Serbian in Latin letters and Bosnian count as Croatian, Malay as Indonesian, both Norwegians as
  /// one.
  public var languages: [String] {
    Set(runs.codes + WritingSystem.allCases.flatMap { $0.languages ?? [] }).sorted()
  }

  /// A language and its lead over the next candidate.
  public struct Answer: Sendable, Hashable {
    /// BCP 47.
    public let language: String
    /// How much likelier the text is in this language than in the next: a natural logarithm.
    public let lead: Double
    /// How many letters were examined.
    public let letterCount: Int

    /// Correct for 98 of 100 sentences among those that `readback-measure languages` was run on; 96
    /// of 100 answers have a lead of this size.
    public var isSure: Bool { lead >= Self.sureLead && letterCount >= Self.leastLetters }

    static let sureLead = 2.0
    private static let leastLetters = 8
  }

  /// The likeliest language of a text in valid UTF-8; nil if it has too few letters.
  ///
  /// - Parameter limit: the maximum number of letters examined.
  public func answer(
    for text: some RandomAccessCollection<UInt8>, limit: Int = 1024
  ) -> Answer? {
    let letters = Letters(text, limit: limit)
    guard let system = letters.mainSystem else { return nil }
    let count = letters.counts[Int(system.rawValue)]
    if let alone = system.languages, alone.count == 1 {
      return Answer(
        language: alone[0], lead: Double(count * system.weight), letterCount: count * system.weight)
    }
    return likeliest(of: system, letters, letterCount: count)
  }

  /// How unlikely the trigrams of a text in Latin letters are in the language in which they are
  /// likeliest: a natural logarithm; nil for other texts.
  public func cost(of text: some RandomAccessCollection<UInt8>, limit: Int = 4096) -> Double? {
    let letters = Letters(text, limit: limit)
    guard letters.mainSystem == .latin,
      let costs = costs(of: .latin, letters),
      let least = candidates[Int(WritingSystem.latin.rawValue)].map({ costs[$0] }).min()
    else { return nil }
    return Double(least) / Self.unit
  }

  private func likeliest(
    of system: WritingSystem, _ letters: Letters, letterCount: Int
  ) -> Answer? {
    guard let costs = costs(of: system, letters) else { return nil }
    let ranked = candidates[Int(system.rawValue)].sorted { (costs[$0], $0) < (costs[$1], $1) }
    guard let best = ranked.first, let next = ranked.dropFirst().first else { return nil }
    return Answer(
      language: runs.codes[best], lead: Double(costs[next] - costs[best]) / Self.unit,
      letterCount: letterCount)
  }

  /// By language; nil if there are no trigrams.
  private func costs(of system: WritingSystem, _ letters: Letters) -> [Int]? {
    var costs = [Int](repeating: 0, count: runs.codes.count)
    var runCount = 0
    for word in letters.words(of: system) where word.count > 2 {
      for at in word.indices.dropLast(2) {
        runCount += 1
        runs.forEachEntry(of: (word[at], word[at + 1], word[at + 2])) { language, cost in
          costs[language] += cost - runs.floors[language]
        }
      }
    }
    for language in costs.indices { costs[language] += runCount * runs.floors[language] }
    if system == .devanagari {
      for (language, count) in DevanagariWords.counts(in: letters.text) {
        if let number = runs.codes.firstIndex(of: language) {
          costs[number] -= count * DevanagariWords.gain
          runCount += count
        }
      }
    }
    return runCount > 0 ? costs : nil
  }

  /// Costs are integers, -8 ln p.
  private static let unit = 8.0
}

/// The letters of a text in lower case, word by word.
private struct Letters {
  /// By writing system.
  private(set) var counts = [Int](repeating: 0, count: WritingSystem.allCases.count)
  /// The text that was examined.
  private(set) var text: [UInt8] = []
  /// Letters, with zeros between words; combining marks are left out.
  private var letters: [UInt32] = []

  init(_ bytes: some Collection<UInt8>, limit: Int) {
    text = Array(bytes.prefix(limit * 6))
    if text.count < bytes.count {
      // The end may lie inside a character.
      while let last = text.last, last & 0xC0 == 0x80 { text.removeLast() }
      if let last = text.last, last >= 0xC0 { text.removeLast() }
    }
    var at = 0
    var count = 0
    while at < text.count, count < limit {
      let scalar = text.scalar(at: at)
      if let system = WritingSystem(scalar: scalar) {
        counts[Int(system.rawValue)] += 1
        count += 1
        if scalar < 0x80 || CharacterClass(scalar: scalar) != .combining {
          letters.append(Self.lowerCase(scalar))
        } else if system.rawValue >= WritingSystem.devanagari.rawValue {
          // Runs were counted between vowel signs.
          letters.append(0)
        }
      } else if scalar < 0x80 || !(0x300..<0x370).contains(scalar) {
        letters.append(0)
      }
      at += text.scalarLength(at: at)
    }
  }

  private static func lowerCase(_ scalar: UInt32) -> UInt32 {
    Unicode.Scalar(scalar)?.lowercase.value ?? scalar
  }

  /// The dominant writing system; Chinese characters among kana count as Japanese.
  var mainSystem: WritingSystem? {
    var weights = WritingSystem.allCases.map { counts[Int($0.rawValue)] * $0.weight }
    let (kana, han) = (Int(WritingSystem.kana.rawValue), Int(WritingSystem.han.rawValue))
    if weights[kana] * 4 > weights[han] {
      weights[kana] += weights[han]
      weights[han] = 0
    }
    let best = weights.indices.max { weights[$0] < weights[$1] }
    return best.flatMap { weights[$0] > 0 ? WritingSystem(rawValue: UInt8($0)) : nil }
  }

  /// The words that begin with a letter of a writing system.
  func words(of system: WritingSystem) -> some Sequence<ArraySlice<UInt32>> {
    letters.split(separator: 0).lazy.filter { WritingSystem(scalar: $0[$0.startIndex]) == system }
  }
}

/// Words that distinguish Hindi from Marathi: trigrams were counted without vowel signs and
/// distinguish them poorly.
///
/// Postpositions, auxiliaries and pronouns, from common knowledge of both.
private enum DevanagariWords {
  /// Up to e³ times as likely.
  static let gain = 24

  private static let hindi = WordKey.set(
    """
    है हैं में के का की को से और पर ने यह वह था थी थे नहीं लिए भी एक कि या हो कर रहा रही गया गई तो
    इस उस कहा साथ बाद
    """)
  private static let marathi = WordKey.set(
    """
    आहे आहेत आणि मध्ये ही हे हा ते त्या नाही होते होती होता असे तर पण करून येथे साठी व या ला ने
    झाली झाले झाला केली केले त्यांनी म्हणून काही
    """)

  static func counts(in text: [UInt8]) -> [(language: String, count: Int)] {
    var (hindi, marathi) = (0, 0)
    var start = 0
    for at in 0...text.count where at == text.count || text[at] < 0x41 {
      if at > start {
        let key = WordKey(text, in: start..<at)
        if Self.hindi.contains(key) { hindi += 1 }
        if Self.marathi.contains(key) { marathi += 1 }
      }
      start = at + 1
    }
    return [("hi", hindi), ("mr", marathi)]
  }
}
