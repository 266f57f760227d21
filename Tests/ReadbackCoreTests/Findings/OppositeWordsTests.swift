import Testing

@testable import ReadbackCore

@Suite struct OppositeWordsTests {
  @Test(arguments: [
    (
      "The harbour master denies the charge.", "That charge is one the harbour master admits.",
      "denies | admits"
    ),
    (
      "The rule applies to lines without automatic signals from the first of March.",
      "From the first of March the rule applies to lines with automatic signals.",
      "without | with"
    ),
    (
      "The map of the wells was printed without the consent of the guild.",
      "They printed the map of the wells with the consent of the guild.",
      "without | with"
    ),
    (
      "The council was unlikely to lend the guild its boats.",
      "It was likely that the council would lend its boats to the guild.",
      "unlikely | likely"
    ),
  ])
  func oppositesInFreelyWordedSentencesAreFound(
    official: String, retelling: String, words: String
  ) {
    let faced = faced(official, retelling)
    let found = faced.shown(.polarity).map(faced.words)
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix(words.prefix { $0 != " " }) == true)
  }

  @Test(arguments: [
    ("The master denies the charge.", "The master does not admit the charge."),
    ("The guild sold its barge to the mill.", "The mill bought its barge from the guild."),
    ("The weir is closed and the lock is open.", "The lock is open, and the weir closed."),
    ("A visitor without a boat pays nothing.", "Visitors with no boat pay nothing."),
    ("It is not likely that the ferry runs.", "It is unlikely that the ferry runs."),
  ])
  func equivalentStatementWithAnOppositeIsNotReported(official: String, retelling: String) {
    #expect(faced(official, retelling).shown(.polarity).isEmpty)
  }
}
