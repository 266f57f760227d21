import ReadbackCore

extension OpinionSummary {
  /// For the head of a print: "Second opinion of llama3: 23 findings; ◇ ...".
  var shownSentence: String {
    let sentence = self.sentence
    return sentence.prefix(1).uppercased() + sentence.dropFirst() + "."
  }
}
