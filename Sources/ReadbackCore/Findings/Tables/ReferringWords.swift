/// Words that refer to something named before (M. A. K. Halliday and R. Hasan, Cohesion in English,
/// chapter 2).
enum ReferringWords {
  private static let all: Set<String> = Persons.third.union([
    "this", "these", "those", "such", "latter", "former", "same",
  ])

  static func contains(_ form: String) -> Bool { all.contains(form) }
}
