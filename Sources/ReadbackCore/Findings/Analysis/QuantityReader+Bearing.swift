/// Words beside an amount that say how exact it is, and whether it is a fall.
extension QuantityReader {
  static let approximators: Set<String> = [
    "about", "around", "nearly", "almost", "some", "roughly", "approximately", "over", "than",
    "under", "circa", "estimated", "~", "ca", "most", "least", "barely", "scarcely",
  ]

  /// Reads rounding, a limit with how close it is, and a fall.
  func readBearing(_ reading: inout Reading, before start: Int) {
    reading.isApproximate = isApproximate(before: start) || isOrSo(reading.tokens.upperBound)
    let two = (form(start - 2) ?? "") + " " + (form(start - 1) ?? "")
    switch form(start - 1) ?? "" {
    case "over", "above", "exceeding", "exceeded", "exceeds": reading.bound = .least
    case "nearly", "almost", "under", "below": reading.bound = .most
    default:
      reading.bound = Self.bounds[two]
      if reading.bound != nil, ["no", "not"].contains(form(start - 3)) {
        reading.bound = reading.bound == .least ? .most : .least
      }
    }
    if reading.bound != nil {
      reading.closeness = closeness(before: Self.bounds[two] == nil ? start - 1 : start - 2)
    }
    reading.isFall = ((start - 4)..<start).contains {
      form($0).map(Self.falls.contains) == true
    }
  }

  private static let bounds: [String: ClosedMeaning.Bound] = [
    "more than": .least, "at least": .least, "greater than": .least, "upwards of": .least,
    "excess of": .least, "less than": .most, "fewer than": .most, "up to": .most, "at most": .most,
    "short of": .most, "shy of": .most, "not quite": .most,
  ]

  /// Reads "just" and "well" before the word of a limit: "just over", "a bit more than".
  private func closeness(before limit: Int) -> Quantities.Closeness {
    if ["nearly", "almost", "short", "shy"].contains(form(limit))
      || form(limit) == "not" && form(limit + 1) == "quite"
    {
      return .near
    }
    guard let adverb = form(limit - 1) else { return .usual }
    if Self.far.contains(adverb) {
      // "Not much more than".
      return ["no", "not"].contains(form(limit - 2)) ? .near : .far
    }
    return Self.near.contains(adverb) ? .near : .usual
  }

  private static let near: Set<String> = [
    "just", "slightly", "little", "bit", "shade", "touch", "tad", "fraction", "barely",
    "marginally", "fractionally", "somewhat",
  ]
  private static let far: Set<String> = [
    "well", "far", "much", "considerably", "significantly", "substantially", "way", "comfortably",
  ]

  private static let falls: Set<String> = [
    "shrank", "shrink", "shrinks", "shrunk", "shrinking", "fell", "fall", "falls", "fallen",
    "falling", "dropped", "drop", "drops", "declined", "decline", "declines", "decreased",
    "decrease", "contracted", "contraction", "contracts", "lost", "loss", "deficit", "down",
    "slipped", "below", "slid", "decreasing", "declining", "reduction",
  ]

  func isApproximate(before start: Int) -> Bool {
    guard let before = form(start - 1) else { return false }
    if Self.approximators.contains(before) { return true }
    let two = (form(start - 2) ?? "") + " " + before
    return ["close to", "region of", "order of", "upwards of", "excess of", "short of", "shy of"]
      .contains(two)
  }

  /// "A fifth or so".
  func isOrSo(_ token: Int) -> Bool { form(token) == "or" && form(token + 1) == "so" }
}
