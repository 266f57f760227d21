import Testing

@testable import ReadbackCore

private func document(_ text: String, declared: String = "") -> Document {
  Document(segmenting: SourceText(text), details: DocumentDetails(language: declared))
}

/// The beginning that is examined must not end inside a character.
@Test(arguments: ["\u{201C}", "\u{FFFD}", "\u{E0041}", "\u{1F468}\u{200D}"], 0..<4)
func longParagraphInNoLanguageIsCutBetweenCharacters(sign: String, offset: Int) {
  let text = String(repeating: "a", count: offset) + String(repeating: sign, count: 5_000)
  #expect(document(text, declared: "de").language == "de")
}

@Test(arguments: [
  ("en", "The minister said that the talks with the president went on for three days."),
  ("fi", "Presidentti sanoi, että hän on tyytyväinen, mutta se ei ole vielä valmis ja se jatkuu."),
  ("de", "Der Minister sagte, dass die Gespräche mit dem Präsidenten nicht zu einem Ende kamen."),
  ("fr", "Le ministre a dit que les discussions avec le président ne sont pas finies."),
  ("es", "El ministro dijo que las conversaciones con el presidente duraron tres días."),
  ("pt", "O ministro disse que as conversas com o presidente não chegaram ao fim."),
  ("pl", "Minister powiedział, że rozmowy z prezydentem nie zakończyły się porozumieniem."),
  ("tr", "Bakan, cumhurbaşkanı ile görüşmelerin üç gün sürdüğünü söyledi."),
  ("ru", "Президент сказал, что он не будет говорить об этом, но это было для него важно."),
  ("uk", "Президент сказав, що він не буде говорити про це, але це було для нього важливо."),
  ("bg", "Президентът каза, че няма да говори за това, но че то е било важно за него."),
  ("el", "Ο υπουργός είπε ότι οι συνομιλίες με τον πρόεδρο διήρκεσαν τρεις ημέρες."),
  ("ar", "قال الوزير إن المحادثات مع الرئيس استمرت ثلاثة أيام ولم تنته بعد."),
  ("fa", "وزیر گفت که گفتگوها با رئیس جمهور سه روز طول کشید و هنوز تمام نشده است."),
  ("he", "השר אמר כי השיחות עם הנשיא נמשכו שלושה ימים."),
  ("hi", "मंत्री ने कहा कि राष्ट्रपति के साथ बातचीत तीन दिन तक चली।"),
  ("mr", "मंत्र्यांनी सांगितले की राष्ट्रपतींसोबतची चर्चा तीन दिवस चालली आणि ती अजून संपलेली नाही."),
  ("zh", "总统昨天在电话中与部长讨论了这个问题。"),
  ("ja", "大統領は昨日、電話で大臣とこの問題について話し合った。"),
  ("ko", "대통령은 어제 전화로 장관과 이 문제를 논의했다."),
  ("ka", "მინისტრმა თქვა, რომ პრეზიდენტთან მოლაპარაკებები სამი დღე გაგრძელდა."),
])
func languageOfASentenceIsRecognized(_ code: String, _ text: String) {
  #expect(document(text).language == code)
}

@Test(arguments: ["", "42", "12.03.2021, 14:30", "— — —"])
func textWithoutLettersHasNoLanguage(_ text: String) {
  #expect(document(text).language == nil)
}

@Test func fileDeclaresAnUnrecognizedLanguage() {
  #expect(document("42", declared: "pt-BR").language == "pt")
}

@Test func wordsOverrideTheDeclaredLanguage() {
  let text = "Der Minister sagte, dass die Gespräche mit dem Präsidenten nicht zu Ende sind."
  #expect(document(text, declared: "en").language == "de")
}

@Test func foreignNamesLeaveATextEnglish() {
  let text =
    "The papers Die Zeit und der Spiegel said that it was not for them to say who was there."
  #expect(document(text).language == "en")
}

@Test func paragraphHasItsOwnLanguage() throws {
  let document = document(
    """
    The minister said that the talks with the president went on for three days and were useful.
    Министр сказал, что переговоры с президентом шли три дня и были полезными.
    Both sides agreed to meet again before the end of the year.
    """)
  #expect(document.language == "en")
  #expect(
    document.paragraphs.indices.map { document.language(ofParagraph: $0) } == ["en", "ru", "en"])
}

/// Lines in a language that is in no list of function words.
@Test func paragraphInAThirdLanguageIsCommentary() {
  let document = document(
    """
    The minister said that the talks with the president went on for three days and were useful.
    Waziri alisema kuwa mazungumzo na rais yaliendelea kwa siku tatu na yalikuwa na manufaa makubwa.
    Both sides agreed to meet again before the end of the year, and to let others take part.
    """)
  #expect(document.paragraphs.map(\.role) == [.body, .commentary, .body])
}

@Test func listOfNamesIsNotAnotherLanguage() {
  let document = document(
    """
    The minister said that the talks with the president went on for three days and were useful.
    Taking part: Giovanni Bertolucci, Alessandro Manzoni, Paolo Rossi, Francesca Colombo, Luigi Ferrari.
    Both sides agreed to meet again before the end of the year, and to let others take part.
    """)
  #expect(document.paragraphs[1].role == .body)
}

@Test func moreThanSixtyLanguagesAreRecognized() {
  #expect(LanguageRecognizer.standard.languages.count > 60)
}

@Test func everyLanguageHasAName() {
  for language in LanguageRecognizer.standard.languages {
    #expect(LanguageName.name(of: language) != language)
  }
}
