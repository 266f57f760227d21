/// Recognises page boilerplate by the appearance of a single line, without its neighbours.
///
/// Each rule is about pages in general, none about a particular text. See `BoilerplatePhrases` and
/// `BoilerplateTables` for the words they use.
struct BoilerplateLook {
  let bytes: [UInt8]
  let tokens: [Token]

  /// Longer lines count as text.
  static let longestLine = 320

  /// Whether the wording is typical of web pages, in any context.
  func isWordedAsBoilerplate(_ line: Line) -> Bool {
    guard line.length <= Self.longestLine else { return false }
    let words = Words(line, in: self)
    return words.hasPhrase || words.isSitePlea || isInvitation(line, words)
  }

  /// Whether a line asks the reader of a page to do something. Only the last lines are checked,
  /// since a text may also ask people to share findings.
  func isAppeal(_ line: Line) -> Bool {
    guard line.length <= 160, line.sentences.count <= 3 else { return false }
    let words = Words(line, in: self).keys
    guard words.contains(where: BoilerplatePhrases.readerWords.contains) else { return false }
    return words.contains(where: BoilerplatePhrases.appeals.contains)
      || Set(words).count(where: BoilerplatePhrases.readerBusiness.contains) > 1
  }

  private func isInvitation(_ line: Line, _ words: Words) -> Bool {
    guard words.keys.count <= 40, let first = words.keys.first else { return false }
    // An e-mail address or a user name, or the address of a page.
    let hasAddress = bytes[line.range].contains(0x40) || hasWebAddress(line)
    if BoilerplatePhrases.addresses.contains(first) { return hasAddress }
    return BoilerplatePhrases.invitations.contains(first)
      && (hasAddress || words.keys.contains(where: BoilerplatePhrases.placesToFollow.contains))
  }

  private static let schemes = ["://", "www."].map { Array($0.utf8) }

  private func hasWebAddress(_ line: Line) -> Bool {
    line.range.contains { offset in
      Self.schemes.contains { bytes[offset..<line.range.upperBound].starts(with: $0) }
    }
  }

  /// Whether it looks like a dateline, byline, credit, breadcrumb or a line without words.
  func isShapedAsBoilerplate(_ line: Line) -> Bool {
    guard line.length <= 160, line.sentences.count <= 3 else { return false }
    return isWordless(line) || isDateline(line) || isByline(line) || isCredit(line)
      || isBreadcrumb(line) || isAgencyList(line) || isCopyright(line) || endsInCredit(line)
      || endsInSlashedCredit(line) || isReference(line)
  }

  private func key(_ index: Int) -> WordKey { WordKey(bytes, in: tokens[index].range) }

  private func mark(_ index: Int) -> UInt32? {
    tokens[index].kind == .mark ? bytes.scalar(at: tokens[index].range.lowerBound) : nil
  }

  private func isCapitalised(_ index: Int) -> Bool {
    LetterCase(scalar: bytes.scalar(at: tokens[index].range.lowerBound)) != .lower
  }

  // MARK: Shapes

  /// "18 C", "***", "A": nothing that is a word.
  private func isWordless(_ line: Line) -> Bool {
    guard line.script == nil || line.script == .latin || line.script == .cyrillic else {
      return false
    }
    return !line.tokens.contains {
      tokens[$0].kind == .word
        && tokens[$0].range.count > bytes.scalarLength(at: tokens[$0].range.lowerBound)
    }
  }

  /// "December 7, 2021, Sochi": a date and little besides names.
  private func isDateline(_ line: Line) -> Bool {
    guard line.length <= 80 else { return false }
    var (hasDate, hasMonth, hasNumber, otherCount) = (false, false, false, 0)
    for index in line.tokens {
      switch tokens[index].kind {
      case .number:
        hasNumber = true
        if isDate(tokens[index].range) { hasDate = true }
      case .word:
        let key = key(index)
        if MonthNames.all.contains(key) {
          hasMonth = true
        } else if BoilerplateTables.weekdays.contains(key) {
          hasMonth = true
        } else if !BoilerplateTables.datelineWords.contains(key) {
          guard isCapitalised(index) else { return false }
          otherCount += 1
        }
      case .mark: break
      }
    }
    return (hasDate || (hasMonth && hasNumber)) && otherCount <= 4
  }

  /// "08.12.2021", "2021-12-08", "14:30".
  private func isDate(_ range: TextRange) -> Bool {
    var (digits, separators) = (0, 0)
    for byte in bytes[range] {
      switch byte {
      case 0x30...0x39: digits += 1
      case 0x2E, 0x3A, 0x2D: separators += 1
      default: return false
      }
    }
    return separators == 2 && digits >= 4 || (separators == 1 && bytes[range].contains(0x3A))
  }

  private static let by = WordKey.set("by von par por di автор text")

  /// "By Jane Doe and John Roe, in Geneva".
  private func isByline(_ line: Line) -> Bool {
    guard line.length <= 80, line.wordCount >= 3, isCapitalised(line.tokens.lowerBound),
      Self.by.contains(key(line.tokens.lowerBound))
    else { return false }
    return line.tokens.allSatisfy {
      tokens[$0].kind != .word || isCapitalised($0)
        || BoilerplateTables.nameParticles.contains(key($0))
    }
  }

  /// "Main photo source: ...": a label of a few words that names the source.
  private func isCredit(_ line: Line) -> Bool {
    let head = line.tokens.prefix(5)
    guard let colon = head.first(where: { mark($0) == 0x3A }), line.wordCount <= 16,
      line.ending == .bare || line.wordCount <= 8
    else { return false }
    return head.prefix(while: { $0 < colon }).contains {
      BoilerplateTables.creditNouns.contains(key($0))
    }
  }

  /// "Home » News » World", "Documents /".
  private func isBreadcrumb(_ line: Line) -> Bool {
    func isSeparator(_ index: Int) -> Bool {
      switch mark(index) {
      case 0x7C, 0xBB, 0x2F, 0x3E, 0x203A, 0xB7, 0x2022, 0x2192: true
      default: false
      }
    }
    guard line.ending == .bare, line.wordCount <= 16 else { return false }
    let last = line.tokens.upperBound - 1
    if isSeparator(last), last > line.tokens.lowerBound,
      tokens[last - 1].range.upperBound < tokens[last].range.lowerBound
    {
      return true
    }
    return line.tokens.dropFirst().count { isSeparator($0) } >= 2 && line.wordCount <= 12
  }

  /// "PAP / EPA", "Jane Doe/Reuters".
  private func isAgencyList(_ line: Line) -> Bool {
    guard line.ending == .bare, line.wordCount <= 24,
      line.tokens.contains(where: { mark($0) == 0x2F })
    else { return false }
    return line.tokens.contains {
      guard BoilerplateTables.agencies.contains(key($0)) else { return false }
      return ($0 > line.tokens.lowerBound && mark($0 - 1) == 0x2F)
        || ($0 + 1 < line.tokens.upperBound && mark($0 + 1) == 0x2F)
    }
  }

  /// "^ Doe, Jane (2004). The Old Port. p. 65.": a note with its link back into the text.
  private func isReference(_ line: Line) -> Bool {
    mark(line.tokens.lowerBound) == 0x5E && line.wordCount >= 2
  }

  /// "© 2021 Example Media".
  private func isCopyright(_ line: Line) -> Bool {
    line.wordCount <= 24 && line.tokens.prefix(3).contains { mark($0) == 0xA9 }
  }

  /// "The minister at the port, May 1. NEWSLINE/Jan Holt": an agency in capitals, a slash and the
  /// photographer, or in reverse order.
  private func endsInSlashedCredit(_ line: Line) -> Bool {
    guard line.ending == .bare, line.wordCount >= 3,
      let slash = line.tokens.suffix(4).first(where: { mark($0) == 0x2F }),
      slash > line.tokens.lowerBound, slash + 1 < line.tokens.upperBound,
      tokens[slash - 1].range.upperBound == tokens[slash].range.lowerBound,
      tokens[slash].range.upperBound == tokens[slash + 1].range.lowerBound,
      ((slash + 1)..<line.tokens.upperBound).allSatisfy({ isCapitalised($0) }),
      isCapitalised(slash - 1)
    else { return false }
    return [slash - 1, slash + 1].contains { index in
      tokens[index].kind == .word && tokens[index].range.count > 2
        && bytes[tokens[index].range].allSatisfy { (0x41...0x5A).contains($0) }
    }
  }

  private static let article = WordKey("the")

  /// A caption followed by its credit: "The minister greets Jane Doe The Daily Herald".
  ///
  /// In a line that writes common words in lower case, a capital "The" directly after a name begins
  /// another name that does not belong to the sentence.
  private func endsInCredit(_ line: Line) -> Bool {
    guard line.ending == .bare, line.wordCount >= 5,
      let start = line.tokens.dropFirst().first(where: {
        key($0) == Self.article && isCapitalised($0)
      }),
      tokens[start - 1].kind == .word, isCapitalised(start - 1)
    else { return false }
    let tail = (start + 1)..<line.tokens.upperBound
    guard (1...4).contains(tail.count),
      tail.allSatisfy({ tokens[$0].kind == .word && isCapitalised($0) })
    else { return false }
    return (line.tokens.lowerBound..<start).contains {
      tokens[$0].kind == .word && tokens[$0].range.count > 4 && !isCapitalised($0)
    }
  }
}

/// The words of a line as keys for looking up phrases.
private struct Words {
  let keys: [WordKey]

  init(_ line: Line, in look: BoilerplateLook) {
    keys = line.tokens.lazy.filter { look.tokens[$0].kind != .mark }.map {
      WordKey(look.bytes, in: look.tokens[$0].range)
    }
  }

  var hasPhrase: Bool {
    for start in keys.indices {
      guard let phrases = BoilerplatePhrases.byFirstWord[keys[start]] else { continue }
      for phrase in phrases where keys[start...].starts(with: phrase.words) {
        switch phrase.place {
        case .wholeLine: if start == 0, phrase.words.count == keys.count { return true }
        case .start: if start == 0, keys.count <= 40 { return true }
        case .anywhere: if keys.count <= 40 { return true }
        }
      }
    }
    return false
  }

  var isSitePlea: Bool {
    guard keys.count >= 4, keys.count <= 40, BoilerplatePhrases.siteOwners.contains(keys[0]),
      BoilerplatePhrases.siteWords.contains(keys[1])
    else { return false }
    return keys.contains(where: BoilerplatePhrases.siteBusiness.contains)
  }
}
