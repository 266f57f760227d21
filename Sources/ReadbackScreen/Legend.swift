import ReadbackCore

/// What the screen shows besides words: help and the manual are made from these rows.
public enum LegendEntry: Sendable, CaseIterable {
  case omission, addition, mistranslation, moved
  case chosenWords, otherWords, caret, wording, bar, cursor, furniture, commentary
  case place, critical, major, minor, confidence, onlyHere, number, order, confirmed, rejected,
    disputed
  case coverage, reviewed, thumb, tick

  public enum Group: String, Sendable, CaseIterable {
    case signs = "Signs"
    case texts = "In the texts"
    case panel = "In the panel"
    case edges = "Around them"
  }

  /// The row: group and what it means.
  public var row: (group: Group, meaning: String) {
    switch self {
    case .omission: (.signs, "left out: the official text has it, the retelling has not")
    case .addition: (.signs, "put in: only the retelling has it")
    case .mistranslation: (.signs, "changed: the retelling says something else")
    case .moved: (.signs, "moved: the paragraph stands elsewhere in its own text")
    case .chosenWords: (.texts, "words of the chosen finding, reversed on their own side")
    case .otherWords: (.texts, "words of other findings")
    case .caret: (.texts, "where, in the other text, the words are missing or were put in")
    case .wording: (.texts, "any other word that differs, after w")
    case .bar: (.texts, "lights the paragraphs that the cursor is in, on both sides")
    case .cursor: (.texts, "the line of the cursor, or the chosen line of a list")
    case .furniture: (.texts, "menus, captions and dates of the page: never a finding")
    case .commentary: (.texts, "the poster's own words, or another language")
    case .place: (.panel, "official paragraph 7, told in paragraph 6 of the retelling")
    case .critical: (.panel, "a statement became false or was destroyed")
    case .major: (.panel, "a fact, phrase or speaker is wrong, missing or put in")
    case .minor: (.panel, "a modifier, form or shade")
    case .confidence: (.panel, "of findings with .8, about four in five are right")
    case .onlyHere: (.panel, "no other retelling does the same; \"also in 2 others\"")
    case .number: (.panel, "the finding's number, the same in every list and file; :f7")
    case .order: (.panel, "o goes through the orders: text, severity, confidence")
    case .confirmed: (.panel, "you or another reviewer confirmed it")
    case .rejected: (.panel, "rejected: out of the list and the print")
    case .disputed: (.panel, "reviewers do not agree")
    case .coverage: (.edges, "how much of the official text's content is told")
    case .reviewed: (.edges, "findings that you have decided on")
    case .thumb: (.edges, "the part of the whole that is on the screen")
    case .tick: (.edges, "findings in the whole, in the colour of the gravest")
    }
  }

  /// How it looks on a Unicode terminal.
  public var sample: String { spans(Signs(repertoire: .unicode)).map(\.text).joined() }

  func spans(_ signs: Signs) -> [Span] {
    func kinds(_ ink: (FindingKind) -> Style.Ink) -> [Span] {
      zip(FindingKind.allCases, ["left", "put", "other"]).flatMap { kind, word in
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
    case .furniture: [Span("Home / Print", .furniture)]
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
    case .coverage: [Span("92% carried", .quiet)]
    case .reviewed: [Span("3 of 9 reviewed")]
    case .thumb: [Span(signs.full, .quiet)]
    case .tick: [Span(signs.tick, .mistranslationSign)]
    }
  }
}
