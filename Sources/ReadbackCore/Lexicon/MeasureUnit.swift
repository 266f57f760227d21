/// Units in which texts measure time, distance, weight, temperature and money.
struct MeasureUnit: Sendable {
  private enum Dimension: Hashable {
    case time, length, area, volume, weight, temperature, power, energy, money
  }

  private let dimension: Dimension
  /// In seconds, metres, grams, litres, watts, watt hours or kelvins; for money, an identifier of
  /// the currency.
  private let size: Double
  /// The zero point of the unit in kelvins.
  private var zero = 0.0

  var isTime: Bool { dimension == .time }
  var isCurrency: Bool { dimension == .money }

  /// A unit by its name, code or sign, in lower case.
  init?(_ form: String) {
    guard let unit = Self.units[form] ?? Self.speeds[form] else { return nil }
    self = unit
  }

  /// "Two-year", "19-year-old", "half-year" and "five-day-long" mean two years, nineteen years, half
  /// a year and five days.
  static func counted(hyphened form: String) -> (value: Double, unit: MeasureUnit)? {
    guard form.utf8.contains(0x2D) else { return nil }
    let parts = form.split(separator: "-")
    guard parts.count > 1,
      let value = parts[0] == "half" ? 0.5 : Numerals.cardinal(String(parts[0])),
      let unit = MeasureUnit(String(parts[1]))
    else { return nil }
    return (value, unit)
  }

  /// "Daily" means per day.
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

  /// The period for something that happens so many times: any unit of time, a night or a quarter.
  init?(period form: String) {
    switch form {
    case "night", "nights": self = Self.units["day"]!
    case "quarter", "quarters": self = MeasureUnit(.time, 3 * Self.units["month"]!.size)
    default:
      guard let unit = Self.units[form], unit.isTime else { return nil }
      self = unit
    }
  }

  /// The unit in days, for units of time.
  var days: Double? { isTime ? size / 86_400 : nil }

  /// Abbreviations of speeds with their unit of length.
  private static let speeds: [String: MeasureUnit] = [
    "mph": Self.units["mile"]!, "kph": Self.units["km"]!, "kmh": Self.units["km"]!,
    "kmph": Self.units["km"]!,
  ]

  /// The unit of time in the name of a rate.
  static func rate(in form: String) -> MeasureUnit? {
    speeds[form] == nil ? nil : units["hour"]
  }

  private init(_ dimension: Dimension, _ size: Double, zero: Double = 0) {
    self.dimension = dimension
    self.size = size
    self.zero = zero
  }

  func measuresWhat(_ other: MeasureUnit) -> Bool { dimension == other.dimension }

  func isSame(as other: MeasureUnit) -> Bool { dimension == other.dimension && size == other.size }

  /// Its size in another unit of the same kind.
  func share(of other: MeasureUnit) -> Double? {
    dimension == other.dimension && other.size > 0 ? size / other.size : nil
  }

  /// Whether two amounts are equal after conversion, allowing for rounding: "24 months", "two
  /// years".
  func convertsTo(_ other: MeasureUnit, _ value: Double, _ otherValue: Double) -> Bool {
    guard dimension == other.dimension, dimension != .money, size != other.size else {
      return false
    }
    let (one, two) = (value * size + zero, otherValue * other.size + other.zero)
    if dimension == .temperature { return abs(one - two) <= 0.6 }
    // Months have 28 to 31 days.
    let isMonthOfDays =
      dimension == .time && (2_000_000...3_000_000).contains(max(size, other.size))
      && min(size, other.size) <= 604_800
    return abs(one - two) <= (isMonthOfDays ? 0.09 : 0.04) * max(abs(one), abs(two))
  }

  private static let units: [String: MeasureUnit] = {
    var units: [String: MeasureUnit] = [:]
    func add(_ dimension: Dimension, _ size: Double, _ names: String, zero: Double = 0) {
      for name in names.split(separator: " ") {
        units[String(name)] = MeasureUnit(dimension, size, zero: zero)
      }
    }
    add(.time, 1, "seconds secs")
    add(.time, 60, "minute minutes min mins")
    add(.time, 3_600, "hour hours hrs")
    add(.time, 86_400, "day days")
    add(.time, 604_800, "week weeks")
    add(.time, 1_209_600, "fortnight fortnights")
    add(.time, 2_629_800, "month months")
    add(.time, 31_557_600, "year years")
    add(.time, 315_576_000, "decade decades")
    add(.time, 3_155_760_000, "century centuries")
    add(.length, 0.001, "millimetre millimetres millimeter millimeters mm")
    add(.length, 0.01, "centimetre centimetres centimeter centimeters cm")
    add(.length, 0.0254, "inch inches")
    add(.length, 0.3048, "foot feet ft")
    add(.length, 0.9144, "yard yards")
    add(.length, 1, "metre metres meter meters m")
    add(.length, 1_000, "kilometre kilometres kilometer kilometers km kms")
    add(.length, 1_609.344, "mile miles")
    for (name, unit) in units where unit.dimension == .length {
      units["square " + name] = MeasureUnit(.area, unit.size * unit.size)
      units["cubic " + name] = MeasureUnit(.volume, unit.size * unit.size * unit.size * 1_000)
    }
    add(.area, 10_000, "hectare hectares ha")
    add(.area, 4_046.856, "acre acres")
    add(.volume, 0.001, "millilitre millilitres milliliter milliliters ml")
    add(.volume, 1, "litre litres liter liters")
    add(.volume, 3.785, "gallon gallons")
    add(.volume, 158.987, "barrel barrels")
    add(.weight, 0.000_001, "microgram micrograms mcg")
    add(.weight, 0.001, "milligram milligrams mg")
    add(.weight, 1, "gram grams gramme grammes g")
    add(.weight, 28.35, "ounce ounces")
    add(.weight, 1_000, "kilogram kilograms kilogramme kilogrammes kilo kilos kg")
    add(.weight, 1_000_000, "tonne tonnes ton tons")
    add(.temperature, 1, "°c celsius centigrade", zero: 273.15)
    add(.temperature, 5.0 / 9, "°f fahrenheit", zero: 459.67 * 5 / 9)
    add(.power, 1_000, "kilowatt kilowatts kw")
    add(.power, 1_000_000, "megawatt megawatts mw")
    add(.power, 1_000_000_000, "gigawatt gigawatts gw")
    add(.energy, 1_000, "kilowatt-hour kilowatt-hours kwh")
    add(.energy, 1_000_000, "megawatt-hour megawatt-hours mwh")
    add(.energy, 1_000_000_000, "gigawatt-hour gigawatt-hours gwh")
    add(.energy, 1_000_000_000_000, "terawatt-hour terawatt-hours twh")
    // Currencies with the same name are treated as one: texts seldom say which dollar they mean.
    add(.money, 1, "$ dollar dollars usd us$")
    add(.money, 2, "€ euro euros eur")
    add(.money, 3, "£ pound pounds sterling gbp")
    add(.money, 4, "yen jpy ¥")
    add(.money, 5, "yuan renminbi cny rmb")
    add(.money, 6, "krona kronor krone kroner koruna crown crowns nok sek dkk isk czk")
    add(.money, 7, "ruble rubles rouble roubles rub ₽")
    add(.money, 8, "rupee rupees inr ₹ rs")
    add(.money, 9, "zloty zlotys pln zl")
    add(.money, 10, "hryvnia hryvnias uah ₴")
    add(.money, 11, "franc francs chf")
    add(.money, 12, "shekel shekels ils ₪")
    add(.money, 13, "peso pesos")
    add(.money, 14, "cent cents")
    return units
  }()
}
