/// Assigns a role to every line of a document.
///
/// The role depends on the line's own appearance, on its neighbours and on the kind of text: a
/// short line without a full stop is a heading among paragraphs but a verse among verses.
struct RoleClassifier {
  let bytes: [UInt8]
  let tokens: [Token]
  let lines: [Line]
  /// The language given by the user or the collection, as BCP 47, or empty.
  let language: String
  /// Roles known to the importer, by index of the line.
  let hints: [Int: ParagraphRole]

  func roles() -> [ParagraphRole] {
    var roles = [ParagraphRole](repeating: .body, count: lines.count)
    let look = BoilerplateLook(bytes: bytes, tokens: tokens)
    let isProse = isMostlyProse
    for (index, line) in lines.enumerated() {
      if let hint = hints[index] {
        roles[index] = hint
      } else if look.isWordedAsBoilerplate(line) || (isProse && look.isShapedAsBoilerplate(line)) {
        roles[index] = .boilerplate
      }
    }
    markAppeals(&roles, look)
    markOtherLanguages(&roles)
    if isProse {
      markRepeatedLines(&roles)
      markFragments(&roles)
      markHeadings(&roles)
      markTail(&roles)
    }
    keepSomeBody(&roles)
    return roles
  }

  private func canJudge(_ index: Int) -> Bool { hints[index] == nil }

  /// Whether at least half of the text is in paragraphs of running text.
  private var isMostlyProse: Bool {
    var (prose, all) = (0, 0)
    for line in lines {
      all += line.length
      if line.isProse { prose += line.length }
    }
    return prose * 2 >= all
  }

  /// Marks appeals to readers among the last lines, going back from the end to the last line of
  /// text.
  private func markAppeals(_ roles: inout [ParagraphRole], _ look: BoilerplateLook) {
    // A letter of two or three lines may end with an appeal.
    guard lines.count > 4 else { return }
    for index in lines.indices.suffix(4).reversed() {
      if roles[index] == .body, canJudge(index) {
        guard look.isAppeal(lines[index]) else { return }
        roles[index] = .boilerplate
      }
    }
  }

  // MARK: Languages

  /// Paragraphs in another language are the poster's; short lines in another script are menus.
  private func markOtherLanguages(_ roles: inout [ParagraphRole]) {
    var scripts = [Int](repeating: 0, count: Script.allCases.count)
    for line in lines { if let script = line.script { scripts[script.rawValue] += line.wordCount } }
    let words = scripts.reduce(0, +)
    guard let best = scripts.indices.max(by: { scripts[$0] < scripts[$1] }), words > 0 else {
      return
    }
    let isOneScript = scripts[best] * 5 >= words * 4
    var total = LanguageGuess.Tally()
    var tallies: [LanguageGuess.Tally?] = []
    for (index, line) in lines.enumerated() {
      let isText = roles[index] == .body && line.wordCount >= 6
      let tally = isText ? LanguageGuess.tally(of: tokens[line.tokens], in: bytes) : nil
      if let tally { total += tally }
      tallies.append(tally)
    }
    let main = mainLanguage(total)
    let recognized = OtherLanguages(
      bytes: bytes, tokens: tokens, lines: lines, tallies: tallies, main: main)
    for (index, line) in lines.enumerated() where roles[index] == .body && canJudge(index) {
      if isOneScript, let script = line.script, script.rawValue != best, script != .other {
        roles[index] = line.isProse ? .commentary : .boilerplate
      } else if let main, let tally = tallies[index], tally.isForeign(to: main) {
        roles[index] = .commentary
      } else if let tally = tallies[index], recognized.isForeign(index, tally) {
        roles[index] = .commentary
      }
    }
  }

  /// The declared language if a good part of the text is in it, otherwise the commonest one.
  private func mainLanguage(_ total: LanguageGuess.Tally) -> Int? {
    guard let best = total.best else { return nil }
    let said = LanguageTable.rows.firstIndex {
      language == $0.code || language.hasPrefix($0.code + "-")
    }
    if let said, total.hits[said] * 4 >= total.hits[best] { return said }
    return best
  }

  // MARK: Neighbours

  /// A short line without a full stop that is repeated often belongs to the page.
  private func markRepeatedLines(_ roles: inout [ParagraphRole]) {
    var counts: [WordKey: Int] = [:]
    let short = lines.indices.filter { lines[$0].ending == .bare && lines[$0].length <= 100 }
    for index in short { counts[WordKey(bytes, in: lines[index].range), default: 0] += 1 }
    for index in short where roles[index] == .body && canJudge(index) {
      if counts[WordKey(bytes, in: lines[index].range), default: 0] > 1 {
        roles[index] = .boilerplate
      }
    }
  }

  /// Three or more short fragments in a row are a menu, unless a colon announces a list.
  private func markFragments(_ roles: inout [ParagraphRole]) {
    var start = 0
    while start < lines.count {
      var end = start
      while end < lines.count, lines[end].isFragment { end += 1 }
      if end - start >= 3, !isAnnounced(start) {
        for index in start..<end where roles[index] == .body && canJudge(index) {
          roles[index] = .boilerplate
        }
      }
      start = max(end, start + 1)
    }
  }

  /// A short line without a full stop directly before running text is its heading.
  private func markHeadings(_ roles: inout [ParagraphRole]) {
    let firstBody = roles.firstIndex(of: .body) ?? lines.count
    var next: Int?
    for index in lines.indices.reversed() where roles[index] != .boilerplate {
      let line = lines[index]
      defer { next = index }
      guard roles[index] == .body, canJudge(index), line.ending == .bare, line.wordCount > 0,
        line.length <= 120, startsInCapitals(line),
        line.sentences.count == 1 || index <= firstBody
      else { continue }
      if isAnnounced(index) { continue }
      if let next, isText(next, roles) || (roles[next] == .heading && titlesText(next, roles)) {
        roles[index] = .heading
      } else if line.isFragment, next == nil {
        roles[index] = .boilerplate
      }
    }
  }

  /// Whether the line is an item of a list announced by a line ending in a colon or comma.
  private func isAnnounced(_ index: Int) -> Bool {
    let before = lines[..<index].suffix(20).last { $0.ending != .bare }
    guard let before else { return false }
    return before.ending == .open
  }

  private func isText(_ index: Int, _ roles: [ParagraphRole]) -> Bool {
    roles[index] == .body && (lines[index].isProse || lines[index].length > 120)
  }

  /// Whether the heading directly precedes text, so that a line above it may be a title over a
  /// subtitle.
  private func titlesText(_ index: Int, _ roles: [ParagraphRole]) -> Bool {
    lines.indices[(index + 1)...].first { roles[$0] != .boilerplate }.map { isText($0, roles) }
      ?? false
  }

  private func startsInCapitals(_ line: Line) -> Bool {
    guard let word = line.tokens.first(where: { tokens[$0].kind != .mark }) else { return false }
    return LetterCase(scalar: bytes.scalar(at: tokens[word].range.lowerBound)) != .lower
  }

  /// After the text, among boilerplate: a few short lines between prompts belong to the page too.
  private func markTail(_ roles: inout [ParagraphRole]) {
    guard
      let end = lines.indices.last(where: {
        roles[$0] == .body && (lines[$0].sentences.count > 1 || lines[$0].length > 240)
      }),
      let first = lines.indices[(end + 1)...].first(where: {
        roles[$0] == .boilerplate && canJudge($0)
      })
    else { return }
    // Boilerplate known to the importer is not evidence about the lines around it.
    let tail = (first..<lines.count).filter(canJudge)
    let boilerplateCount = tail.count { roles[$0] == .boilerplate }
    guard tail.count >= 3, boilerplateCount * 5 >= tail.count * 3 else { return }
    let lastBoilerplate = tail.last { roles[$0] == .boilerplate } ?? first
    for index in tail where index < lastBoilerplate && roles[index] != .boilerplate {
      if lines[index].sentences.count == 1 { roles[index] = .boilerplate }
    }
  }

  /// A text never consists of boilerplate alone: if nothing else is left, lines are restored to the
  /// body.
  private func keepSomeBody(_ roles: inout [ParagraphRole]) {
    guard !roles.contains(.body) else { return }
    for index in lines.indices where canJudge(index) && lines[index].wordCount > 0 {
      roles[index] = .body
    }
    guard !roles.contains(.body) else { return }
    for index in lines.indices where canJudge(index) { roles[index] = .body }
  }
}
