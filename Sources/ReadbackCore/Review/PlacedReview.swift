/// The marks of reviewers on two texts, each with its current place.
///
/// Places remain valid for a new comparison of the same two documents, so adding or removing a
/// manual link does not search the texts again.
public struct PlacedReview: Sendable {
  /// The current official text.
  public let official: Document
  /// The current retelling.
  public let retelling: Document
  /// All events, whether placed or lost.
  public private(set) var log: ReviewLog
  /// For each event with an anchor; nil if the search found nothing.
  private var places: [ReviewEvent.ID: MarkPlace?] = [:]

  /// O(length of the texts), plus a search through them for each mark.
  public init(_ log: ReviewLog, official: Document, retelling: Document) {
    self.official = official
    self.retelling = retelling
    self.log = log
    findPlaces()
  }

  /// Adds the events of other reviewers; known events are ignored.
  public mutating func add(_ events: [ReviewEvent]) {
    log.add(events)
    findPlaces()
  }

  /// Adds a decision about a finding of a comparison of these two documents.
  ///
  /// - Returns: the event to store; nil for a finding without words to refer to.
  public mutating func decide(
    _ state: ReviewState, comment: String = "", on finding: Finding, by reviewer: String,
    at time: String
  ) -> ReviewEvent? {
    guard let anchor = anchor(of: finding) else { return nil }
    let event = log.add(.decision(anchor, state, comment: comment), by: reviewer, at: time)
    places[event.id] = MarkPlace(official: finding.official, retelling: finding.retelling)
    return event
  }

  /// Adds a manual finding; its id and confidence are ignored, its reason is the comment.
  public mutating func make(
    _ finding: Finding, by reviewer: String, at time: String
  ) -> ReviewEvent? {
    guard let anchor = anchor(of: finding) else { return nil }
    let event = log.add(.finding(anchor, comment: finding.reason), by: reviewer, at: time)
    places[event.id] = MarkPlace(official: finding.official, retelling: finding.retelling)
    return event
  }

  /// Links or unlinks sentences manually.
  public mutating func hold(
    _ link: ManualLink, by reviewer: String, at time: String
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

  /// Undoes the last manual link or cut between these sentences, by any reviewer.
  ///
  /// - Returns: the event to store; nil if there is no such link.
  public mutating func drop(
    _ link: ManualLink, by reviewer: String, at time: String
  ) -> ReviewEvent? {
    let made = log.standing.last { event in
      manualLink(of: event).map { $0 == link } ?? false
    }
    return made.map { log.add(.undo($0.id), by: reviewer, at: time) }
  }

  /// Undoes one mark, by any reviewer.
  public mutating func takeBack(
    _ mark: ReviewEvent.ID, by reviewer: String, at time: String
  ) -> ReviewEvent {
    log.add(.undo(mark), by: reviewer, at: time)
  }

  /// The manual links and cuts for the comparison, in order; for the same sentences only the
  /// latest.
  public var manualLinks: [ManualLink] {
    var held: [ManualLink] = []
    for link in log.standing.compactMap(manualLink(of:)) {
      held.removeAll { $0.official == link.official && $0.retelling == link.retelling }
      held.append(link)
    }
    return held
  }

  private func manualLink(of event: ReviewEvent) -> ManualLink? {
    guard case .link(_, _, let isLinked) = event.mark, let place = place(of: event),
      let officialSentences = place.official.flatMap(official.sentences(at:)),
      let retellingSentences = place.retelling.flatMap(retelling.sentences(at:))
    else { return nil }
    return ManualLink(
      official: officialSentences, retelling: retellingSentences, isLinked: isLinked)
  }

  /// The place of an event's words; nil if they are gone or the event has none.
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

/// The place of a mark's words.
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
  /// From the beginning of the first sentence to the end of the last; nil for no sentences.
  fileprivate func range(ofSentences indices: Range<Int>) -> TextRange? {
    guard let first = indices.first, let last = indices.last, sentences.indices.contains(first),
      sentences.indices.contains(last)
    else { return nil }
    return sentences[first].range.lowerBound..<sentences[last].range.upperBound
  }

  /// The sentences that overlap a place by more than half of either; nil if there are none.
  fileprivate func sentences(at place: TextRange) -> Range<Int>? {
    let met = sentences.indices.filter { index in
      let sentence = sentences[index].range
      return sentence.clamped(to: place).count * 2 > min(sentence.count, place.count)
    }
    guard let first = met.first, let last = met.last else { return nil }
    return first..<(last + 1)
  }
}
