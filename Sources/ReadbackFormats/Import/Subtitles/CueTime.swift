/// "00:00:01,000 --> 00:00:04,000", possibly followed by WebVTT settings;
/// "0:00:01.000,0:00:04.000".
struct CueTime {
  let start: Double
  let end: Double
  /// The start without fractions of a second: "00:00:01".
  let clock: String

  init?(line: Substring) {
    guard line.utf8.count <= 300 else { return nil }
    let (from, to): (Substring, Substring)
    if let arrow = line.range(ofArrow: "-->") {
      from = line[..<arrow.lowerBound].trimming { $0.isWhitespace }
      to = line[arrow.upperBound...].trimming { $0.isWhitespace }.prefix { !$0.isWhitespace }
    } else {
      let parts = line.split(separator: ",", omittingEmptySubsequences: false)
      guard parts.count == 2, parts.allSatisfy({ $0.contains(".") }) else { return nil }
      (from, to) = (parts[0], parts[1])
    }
    self.init(from: from, to: to)
  }

  init?(from: Substring, to: Substring) {
    guard let start = Self.seconds(from), let end = Self.seconds(to) else { return nil }
    self.init(start: start, end: end)
  }

  /// In seconds.
  init(start: Double, end: Double) {
    self.start = start
    self.end = end
    let whole = Int(start)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    clock = "\(two(whole / 3600)):\(two(whole / 60 % 60)):\(two(whole % 60))"
  }

  private static func seconds(_ clock: Substring) -> Double? {
    let parts = clock.split(omittingEmptySubsequences: false) { $0 == ":" }
    guard (2...3).contains(parts.count) else { return nil }
    var seconds = 0.0
    for (index, part) in parts.enumerated() {
      let number = part.map { $0 == "," ? "." : $0 }
      guard part.count <= 10, part.first?.isNumber == true,
        let value = Double(String(number)), index == parts.count - 1 || value == value.rounded()
      else { return nil }
      seconds = seconds * 60 + value
    }
    return seconds < 1e7 ? seconds : nil
  }
}

extension Substring {
  fileprivate func range(ofArrow arrow: String) -> Range<Index>? {
    var at = startIndex
    while at < endIndex {
      if self[at...].hasPrefix(arrow) { return at..<index(at, offsetBy: arrow.count) }
      at = index(after: at)
    }
    return nil
  }
}
