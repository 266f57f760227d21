import ReadbackCore

/// The signs on the screen; help and the manual are derived from these rows.
public enum LegendEntry: Sendable, CaseIterable {
  case omission, addition, mistranslation, moved
  case chosenWords, otherWords, caret, wording, bar, cursor, boilerplate, commentary
  case place, critical, major, minor, confidence, onlyHere, number, order, confirmed, rejected,
    disputed, bothSources, opinionAlone
  case coverage, reviewed, thumb, tick

  public enum Group: String, Sendable, CaseIterable {
    case signs = "Signs"
    case texts = "In the texts"
    case panel = "In the panel"
    case edges = "Around them"
  }

  /// The row: group and meaning.
  public var row: (group: Group, meaning: String) {
    switch self {
    case .omission: (.signs, "omitted: in the official text but not in the retelling")
    case .addition: (.signs, "added: in the retelling but not in the official text")
    case .mistranslation: (.signs, "changed: the retelling says something else")
    case .moved: (.signs, "moved: the other text has this paragraph in another place")
    case .chosenWords: (.texts, "words of the selected finding, in reverse video")
    case .otherWords: (.texts, "words of the other findings")
    case .caret: (.texts, "where those words are missing in the other text")
    case .wording: (.texts, "any other word that differs; w shows and hides these")
    case .bar: (.texts, "marks the current paragraphs on both sides")
    case .cursor: (.texts, "the current line, or the selected line of a list")
    case .boilerplate: (.texts, "menus, captions, dates: part of the page, not of the text")
    case .commentary: (.texts, "the poster's own words, or text in another language")
    case .place: (.panel, "paragraph 7 of the official text, 6 of the retelling")
    case .critical: (.panel, "a statement became false, or was lost altogether")
    case .major: (.panel, "a fact, a phrase or the speaker is wrong, missing or added")
    case .minor: (.panel, "a modifier, a form or a shade of meaning")
    case .confidence: (.panel, "of findings with 80%, about four in five are right")
    case .onlyHere: (.panel, "no other retelling does this; or \"also in 2 others\"")
    case .number: (.panel, "its number, the same everywhere; :f7 goes to finding 7")
    case .order: (.panel, "the list's order; o: by text, severity or confidence")
    case .confirmed: (.panel, "confirmed by you or another reviewer")
    case .rejected: (.panel, "rejected: left out of the list and of printed output")
    case .disputed: (.panel, "reviewers disagree")
    case .bothSources: (.panel, "found by Readback and by the second opinion")
    case .opinionAlone: (.panel, "found by the second opinion only")
    case .coverage: (.edges, "how much of the official text the retelling covers")
    case .reviewed: (.edges, "findings you have confirmed or rejected")
    case .thumb: (.edges, "the part of the text that is on the screen")
    case .tick: (.edges, "where findings are, in the colour of the most severe")
    }
  }

  /// Its appearance on a Unicode terminal.
  public var sample: String { spans(Signs(repertoire: .unicode)).map(\.text).joined() }

  func spans(_ signs: Signs) -> [Span] {
    func kinds(_ ink: (FindingKind) -> Style.Ink) -> [Span] {
      zip(FindingKind.allCases, ["omit", "add", "alter"]).flatMap { kind, word in
        [Span(word, ink(kind)), Span(kind == .mistranslation ? "" : " ")]
      }
    }
    return switch self {
    case .omission: [Span(signs.of(.omission), .omissionSign)]
    case .addition: [Span(signs.of(.addition), .additionSign)]
    case .mistranslation: [Span(signs.of(.mistranslation), .mistranslationSign)]
    case .moved: [Span(signs.moved, .moved)]
    case .chosenWords: kinds(\.ink)
    case .otherWords: kinds(\.faintInk)
    case .caret: [Span(signs.caret, .omission)]
    case .wording: [Span("word", .wording)]
    case .bar: [Span(signs.bar)]
    case .cursor: [Span(signs.cursor, .key)]
    case .boilerplate: [Span("Home / Print", .boilerplate)]
    case .commentary: [Span("my view", .commentary)]
    case .place: [Span("\(signs.paragraph)7\(signs.arrow)6", .quiet)]
    case .critical: [Span("critical", .warning)]
    case .major: [Span("major", .quiet)]
    case .minor: [Span("minor", .quiet)]
    case .confidence: [Span("confidence", .quiet)]
    case .onlyHere: [Span("(only here)")]
    case .number: [Span(signs.of(.mistranslation), .mistranslationSign), Span("7", .quiet)]
    case .order: [Span(FindingOrder.severity.name, .key)]
    case .confirmed: [Span(signs.of(.confirmed), .confirmed)]
    case .rejected: [Span(signs.of(.rejected), .rejected)]
    case .disputed: [Span(signs.of(.disputed), .warning)]
    case .bothSources: [Span(signs.of(SourceChoice.both), .key)]
    case .opinionAlone: [Span(signs.of(SourceChoice.opinionAlone), .key)]
    case .coverage: [Span("92% covered", .quiet)]
    case .reviewed: [Span("3 of 9 reviewed")]
    case .thumb: [Span(signs.full, .quiet)]
    case .tick: [Span(signs.tick, .mistranslationSign)]
    }
  }
}
