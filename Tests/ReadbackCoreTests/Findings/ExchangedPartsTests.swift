import Testing

@testable import ReadbackCore

@Suite struct ExchangedPartsTests {
  @Test(arguments: [
    (
      "The mill stays with the widow, and the barn goes to the abbey.",
      "The mill goes to the abbey, and the barn stays with the widow."
    ),
    ("The famine was caused by the floods.", "The floods were caused by the famine."),
    (
      "The price of salt doubled while the price of wool halved.",
      "The price of wool doubled while the price of salt halved."
    ),
    (
      "The abbot will sell the orchard but not the pond.",
      "The abbot will sell the pond but not the orchard."
    ),
  ])
  func partsThatChangedPlacesAreCritical(official: String, retelling: String) {
    let faced = faced(official, retelling)
    let shown = faced.comparison.findings.filter { $0.isShown && $0.severity == .critical }
    #expect(!shown.isEmpty)
    #expect(faced.comparison.verdict.coverage < 1)
  }

  @Test(arguments: [
    ("On Monday the choir sang in Hallin.", "In Hallin the choir sang on Monday."),
    ("The abbot met the widow in the barn.", "The widow met the abbot in the barn."),
    (
      "Salt, wool and barley were sold at the fair.", "Barley, wool and salt were sold at the fair."
    ),
    ("The abbot sang and the choir listened.", "The choir listened and the abbot sang."),
    ("When the bell rings, the market opens.", "The market opens when the bell rings."),
    ("On the hill stands a chapel.", "A chapel stands on the hill."),
  ])
  func whatMayStandInEitherOrderIsNothing(official: String, retelling: String) {
    let shown = faced(official, retelling).comparison.findings.filter {
      $0.isShown && $0.severity > .minor
    }
    #expect(shown.isEmpty)
  }

  @Test func swappedTableHeadingsAreFound() {
    let official = "Guild | Gained | Lost\nMillers | 12 | 7\nWeavers | 9 | 4"
    let retelling = "Guild | Lost | Gained\nMillers | 12 | 7\nWeavers | 9 | 4"
    let faced = Faced(official, retelling)
    #expect(faced.comparison.findings.contains { $0.isShown && $0.severity == .critical })
    #expect(faced.comparison.verdict.coverage < 1)
  }

  @Test func aRepeatedSentenceIsFound() {
    let text = "The harvest was poor. The guild met. Nobody had any grain to sell in the winter."
    #expect(!Faced(text, text + " The guild met.").comparison.findings.filter(\.isShown).isEmpty)
    #expect(Faced(text, text).comparison.findings.isEmpty)
  }
}
