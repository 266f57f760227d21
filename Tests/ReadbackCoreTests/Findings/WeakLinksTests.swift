import Testing

@testable import ReadbackCore

@Suite struct WeakLinksTests {
  private func links(_ official: String, _ retelling: String) -> [[[Int]]] {
    Faced(official, retelling).comparison.alignment.links
      .filter { !$0.official.isEmpty && !$0.retelling.isEmpty }.map { [$0.official, $0.retelling] }
  }

  @Test func aSharedWordIsNotEnoughForALink() {
    let links = links(
      "Shares of the old pump works fell on Monday. The guild met in the hall.",
      "Shares of the cake were given to the children. The guild met in the hall.")
    #expect(links == [[[1], [1]]])
  }

  @Test func aVerbatimSentenceHasNoSecondLink() {
    let links = links(
      "Captain Orlo greeted the envoy of Halden. They spoke about eels.",
      "Captain Orlo greeted the envoy of Halden. They spoke about eels. "
        + "Captain Orlo also mocked the poets of Halden.")
    #expect(links == [[[0], [0]], [[1], [1]]])
  }

  @Test func aParaphrasedSentenceKeepsItsLink() {
    let links = links(
      "The guild bought a new boat in May. Everyone was glad.",
      "In May the guild purchased another vessel. Everyone was glad.")
    #expect(links == [[[0], [0]], [[1], [1]]])
  }
}
