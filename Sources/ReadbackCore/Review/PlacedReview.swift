/// What reviewers did to a pair of texts, each mark with its place in the texts as they are now.
///
/// Places outlive a new comparison of the same two documents, so holding a link by hand or taking
/// it back looks up nothing again.
public struct PlacedReview: Sendable {
  /// The official text as it is now.
  public let official: Document
  /// The retelling as it is now.
  public let retelling: Document
  /// All events, placed and lost.
  public private(set) var log: ReviewLog
  /// For each event with an anchor; nil once it was looked for in vain.
  private var places: [ReviewEvent.ID: MarkPlace?] = [:]

  /// O(length of the texts) and, for each mark, a search through them.
  public init(_ log: ReviewLog, official: Document, retelling: Document) {
    self.official = official
    self.retelling = retelling
    self.log = log
    findPlaces()
  }

  /// Takes in what others marked; events known already are passed over.
  public mutating func add(_ events: [ReviewEvent]) {
    log.add(events)
    findPlaces()
  }

  /// Decides about a finding of a comparison of these two documents.
  ///
  /// - Returns: the event to keep; nil for a finding without a word to hold on to.
  public mutating func decide(
    _ state: ReviewState, comment: String = "", on finding: Finding, by reviewer: String,
    at time: String
  ) -> ReviewEvent? {
    guard let anchor = anchor(of: finding) else { return nil }
    let event = log.add(.decision(anchor, state, comment: comment), by: reviewer, at: time)
    places[event.id] = MarkPlace(official: finding.official, retelling: finding.retelling)
    return event
  }

  /// Makes a finding by hand; its id and confidence are not looked at, its reason is the comment.
  public mutating func make(
    _ finding: Finding, by reviewer: String, at time: String
  ) -> ReviewEvent? {
    guard let anchor = anchor(of: finding) else { return nil }
    let event = log.add(.finding(anchor, comment: finding.reason), by: reviewer, at: time)
    places[event.id] = MarkPlace(official: finding.official, retelling: finding.retelling)
    return event
  }

  /// Links or unlinks sentences by hand.
  public mutating func hold(
    _ link: HeldLink, by reviewer: String, at time: String
  ) -> ReviewEvent? {
    let place = MarkPlace(
      official: official.range(ofSentences: link.official),
      retelling: retelling.range(ofSentences: link.retelling))
    guard let officialQuote = place.official.flatMap({ Quote(of: $0, in: official.text) }),
      let retellingQuote = place.retelling.flatMap({ Quote(of: $0, in: retelling.text) })
    else { return nil }
    let event = log.add(
      .link(official: officialQuote, retelling: retellingQuote, isLinked: link.isLinked),
      by: reviewer, at: time)
    places[event.id] = place
    return event
  }

  /// Takes back the last link or cut that was made by hand between these sentences, whoever made it.
  ///
  /// - Returns: the event to keep; nil when there is no such link.
  public mutating func drop(
    _ link: HeldLink, by reviewer: String, at time: String
  ) -> ReviewEvent? {
    let made = log.standing.last { event in
      heldLink(of: event).map { $0 == link } ?? false
    }
    return made.map { log.add(.undo($0.id), by: reviewer, at: time) }
  }

  /// Takes back one mark, whoever made it.
  public mutating func takeBack(
    _ mark: ReviewEvent.ID, by reviewer: String, at time: String
  ) -> ReviewEvent {
    log.add(.undo(mark), by: reviewer, at: time)
  }

  /// The links and cuts that the comparison is to hold, in order; of two about the same sentences
  /// the later one.
  public var heldLinks: [HeldLink] {
    var held: [HeldLink] = []
    for link in log.standing.compactMap(heldLink(of:)) {
      held.removeAll { $0.official == link.official && $0.retelling == link.retelling }
      held.append(link)
    }
    return held
  }

  private func heldLink(of event: ReviewEvent) -> HeldLink? {
    guard case .link(_, _, let isLinked) = event.mark, let place = place(of: event),
      let officialSentences = place.official.flatMap(official.sentences(at:)),
      let retellingSentences = place.retelling.flatMap(retelling.sentences(at:))
    else { return nil }
    return HeldLink(official: officialSentences, retelling: retellingSentences, isLinked: isLinked)
  }

  /// The place of an event's words; nil when they are gone or the event has none.
  func place(of event: ReviewEvent) -> MarkPlace? {
    places[event.id] ?? nil
  }

  private func anchor(of finding: Finding) -> Anchor? {
    let anchor = Anchor(of: finding, official: official.text, retelling: retelling.text)
    return anchor.official == nil && anchor.retelling == nil ? nil : anchor
  }

  private mutating func findPlaces() {
    let new = log.events.filter { !$0.isUndo && places[$0.id] == nil }
    if new.isEmpty { return }
    let officialText = FoldedText(official.text)
    let retellingText = FoldedText(retelling.text)
    for event in new {
      let quotes = event.mark.quotes
      let place = MarkPlace(
        official: quotes.official.flatMap(officialText.range(of:)),
        retelling: quotes.retelling.flatMap(retellingText.range(of:)))
      let isWhole =
        (place.official == nil) == (quotes.official == nil)
        && (place.retelling == nil) == (quotes.retelling == nil)
      places[event.id] = .some(isWhole ? place : nil)
    }
  }
}

/// Where the words of a mark are.
struct MarkPlace: Sendable, Hashable {
  var official: TextRange?
  var retelling: TextRange?
}

extension ReviewMark {
  var quotes: (official: Quote?, retelling: Quote?) {
    switch self {
    case .decision(let anchor, _, _), .finding(let anchor, _): (anchor.official, anchor.retelling)
    case .link(let official, let retelling, _): (official, retelling)
    case .undo: (nil, nil)
    }
  }
}

extension Document {
  /// From the first sentence's start to the last one's end; nil for no sentences.
  fileprivate func range(ofSentences indices: Range<Int>) -> TextRange? {
    guard let first = indices.first, let last = indices.last, sentences.indices.contains(first),
      sentences.indices.contains(last)
    else { return nil }
    return sentences[first].range.lowerBound..<sentences[last].range.upperBound
  }

  /// The sentences that share more than half with a place, or it with them; nil for none.
  fileprivate func sentences(at place: TextRange) -> Range<Int>? {
    let met = sentences.indices.filter { index in
      let sentence = sentences[index].range
      return sentence.clamped(to: place).count * 2 > min(sentence.count, place.count)
    }
    guard let first = met.first, let last = met.last else { return nil }
    return first..<(last + 1)
  }
}
