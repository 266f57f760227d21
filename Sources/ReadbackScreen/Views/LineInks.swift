import ReadbackCore

/// The meaning of the words on one line: findings, matches, or plain text.
struct LineInks {
  private let plain: Style.Ink
  /// Weakest first; the last one that touches a glyph determines its ink.
  private var marks: [(range: TextRange, ink: Style.Ink)] = []

  init(session: Session, side: Side, paragraph: Int, range: TextRange) {
    let role = session.document(side).paragraphs[paragraph].role
    plain = role.ink
    let current = session.position.map { session.facing.listed[$0] }
    if session.showsWording {
      marks = session.differingWords(in: side, paragraph: paragraph, touching: range).map {
        ($0, .wording)
      }
    }
    var found: [(range: TextRange, ink: Style.Ink)] = []
    var strong: (TextRange, Style.Ink)?
    for index in session.facing.findings(in: side, paragraph: paragraph) {
      let finding = session.findings[index]
      guard let place = finding.range(in: side), place.overlaps(range) else { continue }
      if index == current {
        strong = (place, finding.kind.ink)
      } else if session.retelling.state(of: finding) != .rejected {
        found.append((place, finding.kind.faintInk))
      }
    }
    // Of nested places the shorter one takes precedence.
    marks += found.sorted { $0.range.count > $1.range.count }
    if let strong { marks.append(strong) }
    if let chosen = session.selectedRange, session.selection?.side == side {
      marks.append((chosen, .currentMatch))
    } else if let taken = session.selection?.other {
      marks.append((taken, .currentMatch))
    }
    guard session.search.isActive else { return }
    let match = session.search.current.map {
      session.search.matches.match($0, rows: session.facing.rows)
    }
    for place in session.search.matches.ranges(in: side, touching: range) {
      let isCurrent = match?.side == side && match?.range == place
      marks.append((place, isCurrent ? .currentMatch : .match))
    }
  }

  func ink(at place: TextRange) -> Style.Ink {
    for mark in marks.reversed() where mark.range.overlaps(place) { return mark.ink }
    return plain
  }
}

extension ParagraphRole {
  var ink: Style.Ink {
    switch self {
    case .body: .text
    case .heading: .heading
    case .boilerplate: .boilerplate
    case .commentary: .commentary
    }
  }
}
