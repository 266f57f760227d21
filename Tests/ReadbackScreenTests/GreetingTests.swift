import ReadbackCore
import Testing

@testable import ReadbackScreen

@Test(arguments: [Repertoire.unicode, .ascii])
func greetingFitsEveryScreenAndNamesTheHelp(_ repertoire: Repertoire) {
  let greeting = Greeting(signs: Signs(repertoire: repertoire))
  for columnCount in Geometry.leastColumnCount...120 {
    let text = greeting.text(columnCount: columnCount)
    #expect(text.count <= columnCount - 2)
    #expect(text.contains("? help"))
  }
}

@Test func greetingSaysWhatTheSignsMean() {
  let text = Greeting(signs: Signs(repertoire: .unicode)).text(columnCount: 80)
  #expect(
    text == "− left out  + put in  ≠ changed  ↕ told elsewhere    ? help  q quit")
}
