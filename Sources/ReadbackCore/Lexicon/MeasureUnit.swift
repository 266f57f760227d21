/// Units in which texts count time, distance, weight and money.
struct MeasureUnit: Sendable {
  private enum Dimension: Hashable { case time, length, weight, money }

  private let dimension: Dimension
  /// In seconds, metres or grams; for money a number of the currency.
  private let size: Double

  var isTime: Bool { dimension == .time }
  var isCurrency: Bool { dimension == .money }

  /// A unit by its name, code or sign, in lower case.
  init?(_ form: String) {
    guard let unit = Self.units[form] else { return nil }
    self = unit
  }

  /// "Two-year" and "five-day-long" are two years and five days.
  static func counted(hyphened form: String) -> (value: Double, unit: MeasureUnit)? {
    guard form.utf8.contains(0x2D) else { return nil }
    let parts = form.split(separator: "-")
    guard parts.count > 1, let value = Numerals.cardinal(String(parts[0])),
      let unit = MeasureUnit(String(parts[1]))
    else { return nil }
    return (value, unit)
  }

  /// "Daily" is by the day.
  init?(adverb form: String) {
    switch form {
    case "hourly": self = Self.units["hour"]!
    case "daily": self = Self.units["day"]!
    case "weekly": self = Self.units["week"]!
    case "monthly": self = Self.units["month"]!
    case "yearly", "annually": self = Self.units["year"]!
    default: return nil
    }
  }

  private init(_ dimension: Dimension, _ size: Double) {
    self.dimension = dimension
    self.size = size
  }

  func measuresWhat(_ other: MeasureUnit) -> Bool { dimension == other.dimension }

  func isSame(as other: MeasureUnit) -> Bool { dimension == other.dimension && size == other.size }

  /// Whether so many of one unit are so many of the other, as people round: "24 months", "two
  /// years".
  func convertsTo(_ other: MeasureUnit, _ value: Double, _ otherValue: Double) -> Bool {
    guard dimension == other.dimension, dimension != .money, size != other.size else {
      return false
    }
    let (one, two) = (value * size, otherValue * other.size)
    return abs(one - two) <= 0.04 * max(one, two)
  }

  private static let units: [String: MeasureUnit] = {
    var units: [String: MeasureUnit] = [:]
    func add(_ dimension: Dimension, _ size: Double, _ names: String) {
      for name in names.split(separator: " ") {
        units[String(name)] = MeasureUnit(dimension, size)
      }
    }
    add(.time, 1, "seconds")
    add(.time, 60, "minute minutes")
    add(.time, 3_600, "hour hours")
    add(.time, 86_400, "day days")
    add(.time, 604_800, "week weeks")
    add(.time, 1_209_600, "fortnight fortnights")
    add(.time, 2_629_800, "month months")
    add(.time, 31_557_600, "year years")
    add(.time, 315_576_000, "decade decades")
    add(.time, 3_155_760_000, "century centuries")
    add(.length, 0.01, "centimetre centimetres centimeter centimeters cm")
    add(.length, 0.3048, "foot feet")
    add(.length, 1, "metre metres meter meters")
    add(.length, 1_000, "kilometre kilometres kilometer kilometers km")
    add(.length, 1_609.344, "mile miles")
    add(.weight, 1, "gram grams gramme grammes")
    add(.weight, 1_000, "kilogram kilograms kilo kilos kg")
    add(.weight, 1_000_000, "tonne tonnes")
    // Currencies of one name are one: which dollar is meant is seldom said.
    add(.money, 1, "$ dollar dollars usd")
    add(.money, 2, "€ euro euros eur")
    add(.money, 3, "£ pound pounds sterling gbp")
    add(.money, 4, "yen jpy")
    add(.money, 5, "yuan renminbi cny rmb")
    add(.money, 6, "krona kronor krone kroner koruna crown crowns nok sek dkk isk czk")
    add(.money, 7, "ruble rubles rouble roubles rub ₽")
    add(.money, 8, "rupee rupees inr ₹")
    add(.money, 9, "zloty zlotys złoty pln zł")
    add(.money, 10, "hryvnia hryvnias uah ₴")
    add(.money, 11, "franc francs chf")
    add(.money, 12, "shekel shekels ils ₪")
    add(.money, 13, "peso pesos")
    return units
  }()
}
