import ReadbackCore

/// A place with part of its sentence on both sides, cut between words.
struct Excerpt {
  /// With a trailing space where the text has one; begins with an ellipsis if it was cut.
  let before: String
  let words: String
  let after: String

  /// - Parameter contextByteCount: the maximum part of the sentence to show on each side.
  init(of place: TextRange, in document: Document, contextByteCount: Int = 40) {
    let touched = document.sentenceIndices(touching: place)
    words = document.text[place]
    guard let first = touched.first, let last = touched.last else {
      before = ""
      after = ""
      return
    }
    let bytes = document.text.bytes
    let start = document.sentences[first].range.lowerBound
    let end = document.sentences[last].range.upperBound
    let blank = UInt8(ascii: " ")
    if place.lowerBound - start <= contextByteCount {
      before = document.text[min(start, place.lowerBound)..<place.lowerBound]
    } else {
      let window = (place.lowerBound - contextByteCount)..<place.lowerBound
      let cut = window.dropLast().first { bytes[$0] == blank }
      before = cut.map { "… " + document.text[($0 + 1)..<place.lowerBound] } ?? "…"
    }
    if end - place.upperBound <= contextByteCount {
      after = document.text[place.upperBound..<max(end, place.upperBound)]
    } else {
      let window = place.upperBound..<(place.upperBound + contextByteCount)
      let cut = window.dropFirst().last { bytes[$0] == blank }
      after = cut.map { document.text[place.upperBound..<$0] + " …" } ?? "…"
    }
  }
}
