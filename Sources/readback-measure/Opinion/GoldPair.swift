import Foundation
import ReadbackCore

/// The annotation of a pair of texts, from `gold.json`.
struct GoldPair: Decodable {
  let official: [Unit]
  let retelling: [Unit]
  let omissions: [Item]
  let additions: [Item]
  let mistranslations: [Mistranslation]
  let paraphrases: [Mistranslation]?
  let borderline: [Mistranslation]?
  let frames: [[String: String]]?
  let optionalLinks: [OptionalLink]?
  let isNoRetelling: Bool?

  struct Unit: Decodable {
    let id: String
    let text: String
    let role: String?
  }

  struct Item: Decodable {
    let o: String?
    let r: String?
    let quote: String
    let weight: String
  }

  /// Also a fair paraphrase and a borderline case.
  struct Mistranslation: Decodable {
    let severity: String?
    let o: String?
    let officialQuote: String?
    let r: String?
    let retellingQuote: String?

    enum CodingKeys: String, CodingKey {
      case severity, o, r
      case officialQuote = "o_quote"
      case retellingQuote = "r_quote"
    }
  }

  struct OptionalLink: Decodable {
    let o: [String]
    let r: [String]
  }

  enum CodingKeys: String, CodingKey {
    case official, retelling, omissions, additions, mistranslations, paraphrases, borderline
    case frames = "attribution_frames"
    case optionalLinks = "optional_links"
    case isNoRetelling = "not_a_retelling"
  }
}

/// One text of a pair with the places of its annotated units, in Unicode scalars.
struct GoldSide {
  private let scalars: [Unicode.Scalar]
  private let places: [String: Range<Int>]
  private let roles: [String: String]

  init(_ units: [GoldPair.Unit], text: SourceText) {
    scalars = Array(text[text.bytes.indices].unicodeScalars)
    var places: [String: Range<Int>] = [:]
    var at = 0
    for unit in units {
      guard
        let place = Self.place(of: unit.text, in: scalars, from: at)
          ?? Self.place(of: unit.text, in: scalars, from: 0)
      else { continue }
      places[unit.id] = place
      at = place.lowerBound + 1
    }
    self.places = places
    roles = Dictionary(units.map { ($0.id, $0.role ?? "body") }, uniquingKeysWith: { $1 })
  }

  /// The place of a unit; nil if the text does not contain it.
  func place(of unit: String) -> Range<Int>? { places[unit] }

  var headings: [Range<Int>] {
    places.filter { roles[$0.key] == "heading" }.map(\.value)
  }

  func place(of quote: String?, inUnit unit: String?) -> Range<Int>? {
    guard let quote, let unit, let around = places[unit] else { return nil }
    if let place = Self.place(of: quote, in: scalars, from: around.lowerBound),
      place.lowerBound <= around.upperBound
    {
      return place
    }
    return Self.place(of: quote, in: scalars, from: 0)
  }

  /// The letters and digits of some places.
  func letters(_ places: [Range<Int>]) -> Set<Int> {
    var letters: Set<Int> = []
    for place in places {
      for offset in place where scalars[offset].isLetterOrDigit { letters.insert(offset) }
    }
    return letters
  }

  /// The first place of words, with any white space matching any other.
  private static func place(
    of words: String, in scalars: [Unicode.Scalar], from start: Int
  ) -> Range<Int>? {
    let wanted = Array(words.unicodeScalars)
    guard !wanted.isEmpty else { return nil }
    for offset in start..<max(start, scalars.count) {
      var at = offset
      var position = 0
      while position < wanted.count, at < scalars.count {
        if wanted[position].properties.isWhitespace {
          guard scalars[at].properties.isWhitespace else { break }
          while position < wanted.count, wanted[position].properties.isWhitespace { position += 1 }
          while at < scalars.count, scalars[at].properties.isWhitespace { at += 1 }
        } else {
          guard scalars[at] == wanted[position] else { break }
          position += 1
          at += 1
        }
      }
      if position == wanted.count { return offset..<at }
    }
    return nil
  }
}

extension Unicode.Scalar {
  fileprivate var isLetterOrDigit: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .otherNumber, .letterNumber:
      true
    default: false
    }
  }
}
