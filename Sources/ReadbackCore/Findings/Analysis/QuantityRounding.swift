/// Numbers that are rounded fairly.
extension Quantities.Reading {
  /// Whether this number is the rounded form of a finer one: "28.7" for "28.71", "two million" for
  /// "2.1 million", but not "20" for "15".
  func isRounded(_ finer: Self) -> Bool {
    guard isCoarser(than: finer), kind == finer.kind,
      kind == .count || kind == .percent || kind == .points, isRetold || !finer.isRetold
    else { return false }
    if let bound {
      if isWithinReach(finer, of: bound) { return true }
      // "More than 200" for 190 is wrong, however round it is.
      if !finer.isApproximate, isBeyond(finer.value, bound, by: 0.01 * abs(value)) { return false }
    }
    if isRoundingOf(finer) {
      if lastPlace <= abs(value) / 10 { return true }
      if isApproximate || scale > 1, abs(value - finer.value) <= 0.05 * abs(value) { return true }
    }
    // "About thirty" for 28.
    return isApproximate && bound == nil
      && abs(value - finer.value) <= min(0.1 * abs(value), lastPlace / 2)
  }

  /// Whether the last place that matters is a higher one.
  private func isCoarser(than finer: Self) -> Bool { finer.lastPlace < lastPlace * 0.99 }

  /// Whether it is the result of truncating a finer number to the same precision.
  func isRoundingOf(_ finer: Self) -> Bool {
    let quotient = finer.value / lastPlace
    return isCoarser(than: finer) && abs(quotient - quotient.rounded()) > 1e-6
      && abs(value - finer.value) <= lastPlace * (isApproximate ? 1 : 0.5) * 1.0001
  }

  /// "More than 200" for 212, "nearly 1,200" for 1,187.
  private func isWithinReach(_ finer: Self, of bound: ClosedMeaning.Bound) -> Bool {
    guard value > 0 else { return false }
    let most =
      switch closeness {
      case .near: min(value / 6, lastPlace / 2)
      case .usual: value / (bound == .least ? 4 : 5)
      case .far: value / 2
      }
    return !isBeyond(finer.value, bound, by: 0) && abs(finer.value - value) <= most * 1.0001
  }

  /// Whether an amount is on the wrong side of a bound.
  private func isBeyond(_ amount: Double, _ bound: ClosedMeaning.Bound, by margin: Double) -> Bool {
    bound == .least ? amount < value - margin : amount > value + margin
  }

  // MARK: Shares

  /// "More than a quarter" for 27 per cent, "nearly a fifth" for 18, "about a third" for 34: on the
  /// side of the fraction that the words say, and nearer to it than to another one in common use.
  func isFairShare(of finer: Self) -> Bool {
    let (part, amount) = (value, finer.shareOfOne)
    // "Nearly three-quarters" is not a rounding of "two-thirds".
    guard kind == .share, isRetold || !finer.isRetold,
      finer.kind == .percent || !Self.commonShares.contains(where: { abs($0 - amount) < 0.001 })
    else { return false }
    let isAbove = amount >= part
    guard let bound else {
      return isApproximate && abs(amount - part) <= min(Self.gap(at: part, isAbove) / 2, part / 8)
    }
    guard isAbove == (bound == .least) else { return false }
    let gap = Self.gap(at: part, isAbove)
    let most =
      switch closeness {
      case .near: min(gap, part / 8)
      case .usual: min(gap, part / 4)
      case .far: part / 2
      }
    return abs(amount - part) <= most * 1.0001
  }

  /// The distance of a share from the next fraction in common use.
  private static func gap(at share: Double, _ isAbove: Bool) -> Double {
    commonShares.map { isAbove ? $0 - share : share - $0 }.filter { $0 > 0.001 }.min() ?? 0
  }

  private static let commonShares = [
    0, 0.1, 1.0 / 8, 1.0 / 6, 0.2, 0.25, 1.0 / 3, 0.5, 2.0 / 3, 0.75, 0.8, 0.9, 1,
  ]

  /// "Doubled" for a rise by 100 per cent, "halved" for a fall by 50.
  func isChange(of percentage: Self) -> Bool {
    guard !percentage.isFall || value < 1 else { return false }
    return abs(abs(value - 1) * 100 - abs(percentage.value)) <= 0.5
  }
}
