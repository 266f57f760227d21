/// A time zone by its name in texts.
struct ClockZone: Sendable, Equatable {
  /// Its possible offsets from Greenwich in minutes: "ET" is two zones.
  private let offsets: [Double]

  /// - Parameter form: in lower case.
  init?(_ form: String) {
    guard let hours = Self.hours[form] else { return nil }
    offsets = hours.map { $0 * 60 }
  }

  /// The minutes to add to a time in this zone for the same moment in another.
  func minutes(to other: ClockZone) -> [Double] {
    offsets.flatMap { offset in other.offsets.map { $0 - offset } }
  }

  private static let hours: [String: [Double]] = [
    "gmt": [0], "utc": [0], "bst": [1], "cet": [1], "cest": [2], "eet": [2], "eest": [3],
    "msk": [3], "est": [-5], "edt": [-4], "et": [-5, -4], "cst": [-6], "cdt": [-5], "mst": [-7],
    "mdt": [-6], "pst": [-8], "pdt": [-7], "pt": [-8, -7], "ist": [5.5], "jst": [9], "kst": [9],
    "aest": [10], "aedt": [11],
  ]
}
