import ReadbackCore

extension Session {
  /// Asks for a file name, proposing one that describes the content.
  mutating func askForFile(of content: WriteRequest.Content) {
    prompt = PromptState(.write(content), text: proposedName(of: content), isProposal: true)
  }

  private func proposedName(of content: WriteRequest.Content) -> String {
    // Proposes the format that was used last.
    let ending = answers[.file]?.last.flatMap { name -> String? in
      name.lastIndex(of: ".").map { String(name[$0...]) }
    }
    switch content {
    case .sideBySide: return stem(of: document(.retelling)) + "-faced" + (ending ?? ".html")
    case .findings: return stem(of: document(.retelling)) + "-findings.json"
    case .matrix: return stem(of: official) + "-matrix.html"
    }
  }

  /// The name of a document's file without its extension, in characters that every file system
  /// accepts.
  private func stem(of document: Document) -> String {
    let file = document.details.path.split(separator: "/").last.map(String.init) ?? ""
    let name = file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
    let plain = name.unicodeScalars.filter {
      $0.properties.isAlphabetic || ("0"..."9").contains($0) || "-_".unicodeScalars.contains($0)
    }
    return plain.isEmpty ? "readback" : String(String.UnicodeScalarView(plain))
  }

  /// Asks which text to read in another encoding, unless only one can be.
  mutating func askForEncoding() {
    prompt = PromptState(against == nil ? .encodingSide : .encoding(.retelling))
  }

  /// Asks again, with the typed text, after a file could not be written.
  mutating func askAgain(because reason: String) {
    guard let request = lastWrite, prompt == nil else {
      notice = reason
      return
    }
    lastWrite = nil
    prompt = PromptState(.write(request.content), text: request.path, problem: reason)
  }

  /// Completes the typed text as far as all matching names agree.
  mutating func take(_ completion: Completion) {
    guard prompt?.topic == .file, prompt?.line.text == completion.typed else { return }
    guard let first = completion.names.first else {
      prompt?.problem = "no file name begins like that"
      return
    }
    let shared = completion.names.dropFirst().reduce(first) { $0.sharedBeginning(with: $1) }
    if shared.count > completion.typed.count {
      prompt?.line = LineEditor(shared)
      prompt?.isProposal = false
    } else if completion.names.count > 1 {
      let names = completion.names.prefix(6).map(\.lastPart).joined(separator: "  ")
      prompt?.problem = completion.names.count > 6 ? names + "  \(signs.ellipsis)" : names
    }
  }

  /// Copies the finding as a quotation for a message.
  mutating func copyFinding() -> [Effect] {
    guard let finding = currentFinding else { return [] }
    let sign = FindingKind.mistranslation == finding.kind ? " → " : ""
    let words = Side.allCases.compactMap { side in
      finding.range(in: side).map { "\"\(document(side).text[$0])\"" }
    }.joined(separator: sign)
    notice = "copied"
    return [
      .copy(
        "\(signs.name(of: finding)) \(finding.severity.rawValue), "
          + "\(finding.cause.row.name), \(placeName(of: finding)): \(words)\n\(finding.reason)\n")
    ]
  }

  /// Copies the official sentence at the cursor and its counterpart.
  mutating func copySentences() -> [Effect] {
    guard let sentence = currentOfficialSentence else {
      notice = "there is no official sentence here"
      return []
    }
    let counterparts = retelling.link(ofOfficial: sentence)?.retelling ?? []
    let words = counterparts.map { retelling.document.text[retelling.document.sentences[$0].range] }
    notice = "copied"
    return [
      .copy(
        "\(official.text[official.sentences[sentence].range])\n\(words.joined(separator: " "))\n")
    ]
  }
}

extension String {
  func sharedBeginning(with other: String) -> String {
    String(zip(self, other).prefix { $0 == $1 }.map(\.0))
  }

  /// The part after the last slash, ignoring one at the end.
  fileprivate var lastPart: String {
    let isDirectory = hasSuffix("/")
    let name = split(separator: "/").last.map(String.init) ?? self
    return isDirectory ? name + "/" : name
  }
}
