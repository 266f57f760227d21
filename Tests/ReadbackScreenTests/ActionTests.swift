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

/// On a slow connection, repeats of a held key that only moves are skipped, and no others.
@Test func onlyMovementKeysMayBeSkipped() {
  func steps(_ keys: String) -> String {
    let session = Harbour.session(columnCount: 80, rowCount: 24, keys: keys)
    return String("j ]}nrxXUacg15".filter { session.isStep(.character($0.unicodeScalars.first!)) })
  }
  #expect(steps("") == "j ]}n")
  #expect(steps("/") == "")
  #expect(steps(":") == "")
  // Words are being selected.
  #expect(steps("a") == "")
  // Space selects in a menu.
  #expect(steps("f") == "j]}n")
}
