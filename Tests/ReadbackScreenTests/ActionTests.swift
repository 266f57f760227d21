import ReadbackCore
import Testing

@testable import ReadbackScreen

@Test func everyKeyHasOneAction() {
  let keys = Action.allCases.flatMap(\.row.keys)
  #expect(Set(keys).count == keys.count)
}

@Test func everyActionIsInHelp() {
  let session = Harbour.session(columnCount: 80, rowCount: 160, keys: "?")
  let text = rows(of: session.grid()).joined(separator: "\n")
  for action in Action.allCases { #expect(text.contains(action.row.help)) }
}

@Test func helpFitsTheNarrowestUsualScreen() {
  for action in Action.allCases { #expect(action.row.help.count <= 80 - 24) }
}
