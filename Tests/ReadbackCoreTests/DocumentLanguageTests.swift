import Testing

@testable import ReadbackCore

private func language(of text: String) -> String? {
  Document(segmenting: SourceText(text)).foreignLanguage
}

@Test(arguments: [
  ("fi", "Presidentti sanoi, että hän on tyytyväinen, mutta se ei ole vielä valmis ja se jatkuu."),
  ("de", "Der Minister sagte, dass die Gespräche mit dem Präsidenten nicht zu einem Ende kamen."),
  (
    "fr",
    "Le ministre a dit que les discussions avec le président ne sont pas finies dans la ville."
  ),
  ("ru", "Президент сказал, что он не будет говорить об этом, но это было для него важно."),
  ("und", "总统昨天在电话中与部长讨论了这个问题。"),
])
func anotherLanguageIsTold(_ code: String, _ text: String) {
  #expect(language(of: text) == code)
}

@Test(arguments: [
  "", "42", "Yes.", "The minister said that the talks with the president went on for days.",
  "The paper Die Zeit und der Spiegel said that it was not for them to say who had been there.",
])
func englishIsNoForeignLanguage(_ text: String) {
  #expect(language(of: text) == nil)
}
