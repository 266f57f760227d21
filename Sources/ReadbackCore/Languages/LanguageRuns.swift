import CLexicon

/// How likely trigrams are in each language; `Tools/languages/build.py` describes the layout.
struct LanguageRuns: @unchecked Sendable {
  static let standard = LanguageRuns(
    LexiconBlock(
      start: readback_languages_start(), byteCount: readback_languages_size, magic: "RBLANGID",
      name: "languages.bin"))

  /// BCP 47 codes, ascending; languages are numbered by their index here.
  let codes: [String]
  /// For each language, the cost of a trigram that is not among its likeliest.
  let floors: [Int]
  /// Hashes, ascending.
  private let runs: UnsafeBufferPointer<UInt32>
  private let starts: UnsafeBufferPointer<UInt32>
  private let languages: UnsafeBufferPointer<UInt8>
  private let costs: UnsafeBufferPointer<UInt8>
  /// For each value of a hash's first twelve bits, the first run at or after it.
  private let pages: [Int32]

  private init(_ block: LexiconBlock) {
    let names: UnsafeBufferPointer<UInt8> = block.section("code")
    codes = stride(from: 0, to: names.count, by: 4).map { start in
      String(decoding: names[start..<(start + 4)].prefix { $0 != 0 }, as: UTF8.self)
    }
    let floors: UnsafeBufferPointer<UInt8> = block.section("flor")
    self.floors = floors.map(Int.init)
    runs = block.section("gram")
    starts = block.section("goff")
    languages = block.section("glng")
    costs = block.section("gval")
    var pages: [Int32] = []
    pages.reserveCapacity(1 << Self.pageBits + 1)
    for (index, run) in runs.enumerated() {
      while pages.count <= Int(run >> (32 - Self.pageBits)) { pages.append(Int32(index)) }
    }
    while pages.count <= 1 << Self.pageBits { pages.append(Int32(runs.count)) }
    self.pages = pages
  }

  private static let pageBits: UInt32 = 12

  /// The languages in which a trigram is likely, with its cost: -8 ln of its share.
  func forEachEntry(
    of run: (UInt32, UInt32, UInt32), _ body: (_ language: Int, _ cost: Int) -> Void
  ) {
    var hash: UInt32 = 0x811C_9DC5
    hash = (hash ^ run.0) &* 0x0100_0193
    hash = (hash ^ run.1) &* 0x0100_0193
    hash = (hash ^ run.2) &* 0x0100_0193
    let page = Int(hash >> (32 - Self.pageBits))
    var at = Int(pages[page])
    let end = Int(pages[page + 1])
    while at < end, runs[at] < hash { at += 1 }
    guard at < end, runs[at] == hash else { return }
    for entry in Int(starts[at])..<Int(starts[at + 1]) {
      body(Int(languages[entry]), Int(costs[entry]))
    }
  }
}
