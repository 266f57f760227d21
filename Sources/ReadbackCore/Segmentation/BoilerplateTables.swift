/// Word classes that occur in datelines, bylines and credits.
enum BoilerplateTables {
  static let weekdays = WordKey.set(
    """
    monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
    montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi
    samedi dimanche понедельник вторник среда четверг пятница суббота воскресенье
    """)

  /// Small words that may occur in a dateline besides names.
  static let datelineWords = WordKey.set(
    """
    of on at in by the and am pm a.m a.m. p.m p.m. gmt utc est edt cet cest msk bst et pt ist
    updated published posted last modified date time created added first no views comments
    de du le la der den um uhr г года
    """)

  /// Nouns that introduce the source of a text or picture.
  static let creditNouns = WordKey.set(
    """
    source sources photo photos picture pictures image images credit credits photograph author
    authors editor video illustration graphic graphics caption foto bild quelle autor fuente crédit
    kuva lähde zdjęcie źródło фото источник автор tags tag categories category topics keywords
    """)

  /// Picture agencies; two of them separated by a slash are a credit.
  static let agencies = WordKey.set(
    """
    reuters afp ap epa pap getty dpa tass sputnik ria novosti xinhua anadolu ansa efe lehtikuva
    shutterstock istock alamy bloomberg upi scanpix keystone itar-tass kyodo imago
    """)

  /// Lower-case words that may occur in a name or a title.
  static let nameParticles = WordKey.set(
    "and in for of the de la von van der den di da du le al bin ibn & with")
}
