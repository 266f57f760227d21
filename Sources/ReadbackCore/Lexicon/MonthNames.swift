/// Names of months in lower case.
package enum MonthNames {
  private static let english: [String: Int] = [
    "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4,
    "may": 5, "june": 6, "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9,
    "sept": 9, "sep": 9, "october": 10, "oct": 10, "november": 11, "nov": 11, "december": 12,
    "dec": 12,
  ]

  /// The number of a month by its English name or abbreviation.
  package static func number(_ form: String) -> Int? { english[form] }

  static var allEnglish: some Sequence<String> { english.keys }

  /// The names in the languages of datelines, in the case that follows a number.
  static let all = WordKey.set(
    english.keys.joined(separator: " ")
      + """
       januar februar märz mai juni juli oktober dezember janvier février mars avril juin juillet
      août septembre octobre novembre décembre enero febrero marzo abril mayo junio julio agosto
      septiembre octubre noviembre diciembre januari februari maart augusti marts tammikuuta
      helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta
      marraskuuta joulukuuta января февраля марта апреля мая июня июля августа сентября октября
      ноября декабря
      """)
}
