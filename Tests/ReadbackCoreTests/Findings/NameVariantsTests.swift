import Testing

@testable import ReadbackCore

@Suite struct NameVariantsTests {
  @Test(arguments: [
    ("russia", "russian"), ("siberia", "siberian"), ("london", "londoners"),
    ("scandinavia", "scandinavian"), ("turkey", "türkiye"), ("netherlands", "dutch"),
    ("joseph", "joe"),
  ])
  func countriesAndTheirPeoplesMatch(one: String, other: String) {
    #expect(NameVariants.areVariants(one, other))
    #expect(NameVariants.areVariants(other, one))
  }

  @Test(arguments: [
    ("austria", "australia"), ("niger", "nigeria"), ("niger", "nigerian"), ("iran", "iraq"),
    ("slovakia", "slovenia"), ("paraguay", "uruguay"), ("mali", "malta"),
  ])
  func similarCountryNamesAreDistinct(one: String, other: String) {
    #expect(!NameVariants.areVariants(one, other))
    #expect(NameVariants.areTwoCountries(one, other))
  }

  @Test func anotherCountryWithASimilarNameIsFound() {
    let faced = faced(
      "The wagons were sent to Austria in the spring.",
      "The wagons were sent to Australia in the spring.")
    #expect(faced.shown(.name).map(faced.words) == ["Austria | Australia"])
    #expect(faced.shown(.name).first.map { $0.severity > .minor } == true)
  }

  @Test func nationalityForTheCountryIsNotAFinding() {
    let faced = faced(
      "The wagons were sent by Nigeria in the spring.",
      "The Nigerian wagons were sent in the spring.")
    #expect(faced.shown(.name).isEmpty)
  }

  @Test func aNameIsFoundByEverySpelling() {
    let names = [
      "khaled", "khalid", "zadok", "sadok", "jeconiah", "jechoniah", "jianping", "chien-ping",
      "hsi", "xi", "siberia", "siberian", "yeltsin", "eltsin", "dzhokhar", "jokhar", "oyelaran",
      "oyeleran", "schmidt", "shmidt", "müller", "mueller", "o'neil", "oneil", "ya", "y", "jj",
      "londoners", "london", "yakutia", "yakutian", "šakić", "sakic",
    ]
    for name in names {
      for other in names {
        #expect(
          NameForms([other]).hasTransliteration(of: name)
            == NameVariants.areTransliterations(other, name), "\(other) \(name)")
      }
    }
    #expect(NameForms(Set(names)).hasTransliteration(of: "zadoc"))
    #expect(!NameForms([]).hasTransliteration(of: "zadok"))
  }
}
