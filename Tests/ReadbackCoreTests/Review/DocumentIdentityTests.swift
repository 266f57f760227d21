import Testing

@testable import ReadbackCore

private func identity(_ text: String) -> DocumentIdentity {
  DocumentIdentity(of: Document(segmenting: SourceText(text)))
}

private let story = """
  The ministers met on Monday in the old town hall and spoke for three hours about the price of \
  grain, the state of the roads and the ferry that has not run since the flood.
  They agreed to send two engineers to look at the pier, and to ask the fishermen what they need.
  The mayor said that the ferry would run again before the end of summer, whatever it cost.
  A small crowd waited outside in the rain, and some of them had brought drums and a trumpet.
  """

@Test func wrappingAndTypographyKeepTheIdentity() {
  let rewrapped = story.replacing("three hours", with: "three\nhours").replacing(",", with: " ,")
  #expect(identity(rewrapped).fingerprint == identity(story).fingerprint)
  #expect(identity(story + "x").fingerprint != identity(story).fingerprint)
}

@Test func anEditedTextIsAVersion() {
  var paragraphs = story.split(separator: "\n").map(String.init)
  paragraphs.swapAt(0, 2)
  paragraphs[1] = "They could not agree on anything and went home without a word to the press."
  let edited = identity(paragraphs.joined(separator: "\n"))
  #expect(edited.isVersion(of: identity(story)))
  #expect(identity(story).isVersion(of: edited))
}

@Test func anotherTextIsNotAVersion() {
  let other = """
    Three hours of rain kept the crowd away from the concert, but the trumpet was heard all over \
    the old town, and the mayor said the drums would be back on Monday whatever the weather.
    """
  #expect(!identity(other).isVersion(of: identity(story)))
  #expect(!identity("").isVersion(of: identity(story)))
  #expect(identity("").isVersion(of: identity("")))
}

@Test func aTextWithoutATitleIsNamedByItsFirstWords() {
  #expect(identity(story).title == "The ministers met on Monday in the old town hall")
}
