/// A number written as one token, with its possible readings: "1,234.5", "1.234,5", "1/4", "2½",
/// "4:52", "13/05/2024", each with a suffix if there is one.
struct WrittenNumber {
  enum Shape: Equatable {
    case plain
    /// "1/4", "½": less than one.
    case fraction
    /// Hours, minutes and possibly seconds.
    case clock([Int])
    /// Three numbers in their order.
    case date([Int])
    /// "2023/24".
    case slashed([Int])
  }

  let shape: Shape
  /// Likeliest first; several if a full stop or comma may be a group or a decimal separator.
  let values: [Double]
  /// The text after the digits: a percent sign or letters.
  let rest: Substring
  /// Whether commas or spaces group its digits.
  let isGrouped: Bool

  var value: Double { values[0] }

  /// - Parameter form: a token in lower case.
  init?(_ form: String) {
    let scalars = form.unicodeScalars
    var end = scalars.startIndex
    var text: [UInt8] = []
    var fraction: Double?
    scan: while end < scalars.endIndex {
      let scalar = scalars[end]
      let next = scalars.index(after: end)
      if let digit = Self.digit(scalar) {
        guard fraction == nil else { break }
        text.append(0x30 + digit)
      } else if let part = Self.vulgarFraction(scalar), fraction == nil {
        fraction = part
      } else if let separator = Self.separator(scalar), !text.isEmpty, fraction == nil,
        next < scalars.endIndex, Self.digit(scalars[next]) != nil
      {
        text.append(separator)
      } else if scalar.value == 0x2D, text.count == 4, let date = Self.isoDate(form[...]) {
        self.init(shape: .date(date), values: [Double(date[0])], rest: "", isGrouped: false)
        return
      } else {
        break scan
      }
      end = next
    }
    let rest = form[end...]
    if let fraction {
      let whole = text.isEmpty ? 0 : Self.whole(text[...])
      guard let whole else { return nil }
      self.init(
        shape: text.isEmpty ? .fraction : .plain, values: [whole + fraction], rest: rest,
        isGrouped: false)
      return
    }
    guard !text.isEmpty else { return nil }
    self.init(digits: text, rest: rest)
  }

  private init(shape: Shape, values: [Double], rest: Substring, isGrouped: Bool) {
    self.shape = shape
    self.values = values
    self.rest = rest
    self.isGrouped = isGrouped
  }

  /// - Parameter digits: in ASCII, with ".", ",", ":", "/" and "'" (for any group separator)
  ///   between.
  private init?(digits: [UInt8], rest: Substring) {
    func parts(_ separator: UInt8) -> [Int]? {
      let parts = digits.split(separator: separator)
      let numbers = parts.compactMap { Self.whole($0).map { Int($0) } }
      return numbers.count == parts.count ? numbers : nil
    }
    if digits.contains(0x2F) {
      guard let numbers = parts(0x2F) else { return nil }
      switch numbers.count {
      case 2 where numbers[1] > 0:
        let value = Double(numbers[0]) / Double(numbers[1])
        self.init(
          shape: numbers[0] >= 1000 ? .slashed(numbers) : .fraction, values: [value], rest: rest,
          isGrouped: false)
      case 3:
        self.init(shape: .date(numbers), values: [Double(numbers[2])], rest: rest, isGrouped: false)
      default: return nil
      }
      return
    }
    if digits.contains(0x3A) {
      guard let numbers = parts(0x3A), numbers.count <= 3 else { return nil }
      let minutes = Double(numbers[0] * 60 + numbers[1])
      self.init(shape: .clock(numbers), values: [minutes], rest: rest, isGrouped: false)
      return
    }
    let plain = digits.filter { $0 != 0x27 }
    let stops = plain.count { $0 == 0x2E }
    let commas = plain.count { $0 == 0x2C }
    if stops == 2, commas == 0, let numbers = parts(0x2E), numbers.count == 3, numbers[0] <= 31,
      plain.split(separator: 0x2E)[1].count <= 2
    {
      self.init(shape: .date(numbers), values: [Double(numbers[2])], rest: rest, isGrouped: false)
      return
    }
    guard let values = Self.values(of: plain, stops: stops, commas: commas) else { return nil }
    self.init(
      shape: .plain, values: values, rest: rest, isGrouped: commas > 0 || plain.count < digits.count
    )
  }

  /// The readings of digits with full stops and commas between them.
  private static func values(of digits: [UInt8], stops: Int, commas: Int) -> [Double]? {
    func grouped(_ sign: UInt8) -> Double? {
      let groups = digits.split(separator: sign)
      // Indian lakhs have groups of two.
      guard groups.dropFirst().allSatisfy({ $0.count == 3 || $0.count == 2 }),
        groups.last?.count == 3, groups[0].count <= 3
      else { return nil }
      return whole(digits.filter { $0 != sign }[...])
    }
    func decimal(_ sign: UInt8, grouping other: UInt8) -> Double? {
      let parts = digits.filter { $0 != other }.split(
        separator: sign, omittingEmptySubsequences: false)
      guard parts.count == 2, let whole = whole(parts[0]), let part = decimals(parts[1]) else {
        return nil
      }
      return whole + part
    }
    func decimals(_ digits: ArraySlice<UInt8>) -> Double? {
      var value = 0.0
      var place = 0.1
      for digit in digits {
        value += Double(digit - 0x30) * place
        place /= 10
      }
      return value
    }
    switch (stops, commas) {
    case (0, 0): return whole(digits[...]).map { [$0] }
    case (0, 1):
      guard let decimal = decimal(0x2C, grouping: 0x2E) else { return nil }
      return grouped(0x2C).map { digits[0] == 0x30 ? [decimal] : [$0, decimal] } ?? [decimal]
    case (1, 0):
      guard let decimal = decimal(0x2E, grouping: 0x2C) else { return nil }
      return grouped(0x2E).map { digits[0] == 0x30 ? [decimal] : [decimal, $0] } ?? [decimal]
    case (0, _): return grouped(0x2C).map { [$0] }
    case (_, 0): return grouped(0x2E).map { [$0] }
    default:
      // The last separator is the decimal one.
      let isEuropean = digits.lastIndex(of: 0x2C)! > digits.lastIndex(of: 0x2E)!
      let value =
        isEuropean ? decimal(0x2C, grouping: 0x2E) : decimal(0x2E, grouping: 0x2C)
      return value.map { [$0] }
    }
  }

  private static func whole(_ digits: ArraySlice<UInt8>) -> Double? {
    guard digits.count <= 18, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return digits.reduce(0.0) { $0 * 10 + Double($1 - 0x30) }
  }

  private static func isoDate(_ form: Substring) -> [Int]? {
    let parts = form.split(separator: "-", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Int($0) }
    return parts.count == 3 && numbers.count == 3 ? numbers : nil
  }

  private static func digit(_ scalar: Unicode.Scalar) -> UInt8? {
    if ("0"..."9").contains(scalar) { return UInt8(scalar.value - 0x30) }
    guard scalar.value >= 0x80, scalar.properties.numericType == .decimal,
      let value = scalar.properties.numericValue
    else { return nil }
    return UInt8(value)
  }

  private static func vulgarFraction(_ scalar: Unicode.Scalar) -> Double? {
    switch scalar.value {
    case 0xBC...0xBE, 0x2150...0x215E, 0x2189: scalar.properties.numericValue
    default: nil
    }
  }

  private static func separator(_ scalar: Unicode.Scalar) -> UInt8? {
    switch scalar.value {
    case 0x2C, 0x2E, 0x2F, 0x3A: UInt8(scalar.value)
    case 0x66B: 0x2E
    // Apostrophes, no-break and thin spaces, the Arabic group separator.
    case 0x27, 0xA0, 0x2009, 0x202F, 0x66C: 0x27
    default: nil
    }
  }
}
