import Glibc
import ReadbackCore
import ReadbackFormats
import ReadbackScreen
import ReadbackStore

/// Writes the reader's files: requested ones, places, and unsaved marks.
extension ReaderController {
  func write(
    _ request: WriteRequest, texts: ReaderTexts, comparisons: [Comparison?]
  ) -> WriteOutcome {
    let command: ExportCommand =
      switch request.content {
      case .sideBySide: .print
      case .findings: .list
      case .matrix: .matrix
      }
    // The matrix includes all retellings, other formats the one on the screen.
    let wanted = command == .matrix ? Array(texts.retellings.indices) : [request.retelling]
    let reviewed = wanted.compactMap { index in
      comparisons[index].map { reviewedComparison($0, of: texts.pair(index)) }
    }
    // Before numbers are assigned, a file would not agree with later ones.
    guard reviewed.count == wanted.count, !reviewed.contains(where: \.comparison.awaitsNumbers)
    else { return .refused("still comparing; try again") }
    let options = ExportOptions(version: Version.text)
    do {
      guard request.path != "-" else { return .refused("\"-\" is not a file here; name one") }
      let format = try ExportFormat(ofFile: request.path, for: command)
      var path = request.path
      if case .anywhere = writingPlace { path = FileNames.expanded(path) }
      let destination = try Destination(
        path: path, replacing: request.replaces, in: writingPlace, protection: reader.protected)
      try format.check(reviewed, path: path)
      if format.isMadeByPandoc {
        guard reader.restriction == nil else {
          throw OutputError(path: path, problem: .programForbidden("pandoc"))
        }
        try destination.write(
          format.pandocDocument(of: reviewed, for: command, options: options, path: path))
      } else {
        let text = format.text(of: reviewed, for: command, options: options) ?? ""
        guard takeFromLimits(text.utf8.count) else {
          return .refused(
            "this login has reached its limit for writing; quit and open it again for more")
        }
        try destination.write(text)
      }
      return .written(path: request.path)
    } catch let error as OutputError where error.problem == .exists {
      return .exists(request)
    } catch {
      return .refused("\(error)")
    }
  }

  /// Counts a file before it is written; returns false if the limits do not allow it.
  private func takeFromLimits(_ byteCount: Int) -> Bool {
    monitor.change {
      guard let limits else { return true }
      guard writtenCounts.files < limits.fileCount,
        writtenCounts.bytes + byteCount <= limits.byteCount
      else { return false }
      writtenCounts.files += 1
      writtenCounts.bytes += byteCount
      return true
    }
  }

  // MARK: - The place

  func keepPlace(retelling: Int, point: ReadingPoint?, texts: ReaderTexts) {
    let pair = texts.pair(retelling)
    guard let point, let quote = Quote(of: point.range, in: pair.document(point.side).text)
    else { return }
    let place = ReadingPlace(
      side: point.side == .official ? .official : .retelling, quote: quote)
    monitor.change {
      store?.setPlace(place, for: pair.identity, of: reviewer)
    }
  }

  /// The reviewer's last place in this pair.
  func readingPoint(in pair: ReaderPair) -> ReadingPoint? {
    let place = monitor.change { store?.place(for: pair.identity, of: reviewer) }
    guard let place else { return nil }
    let side: Side = place.side == .official ? .official : .retelling
    return place.quote.range(in: pair.document(side).text).map {
      ReadingPoint(side: side, range: $0)
    }
  }

  // MARK: - Marks that cannot be kept

  func unkept() -> (count: Int, reason: String)? {
    monitor.change {
      guard let store else { return nil }
      guard case .notKeeping(let error, let waiting) = store.retry(waitingFor: 500), waiting > 0
      else { return nil }
      return (waiting, error.sentence)
    }
  }

  func rescue(to path: String) -> String? {
    monitor.change {
      guard let store else { return nil }
      do {
        var path = path
        if case .anywhere = writingPlace { path = FileNames.expanded(path) }
        let destination = try Destination(
          path: path, replacing: false, in: writingPlace, protection: reader.protected)
        guard path != "-" else { throw OutputError(path: path, problem: .emptyName) }
        try destination.writeParts { send in
          for line in try store.waitingLines() { try send(line.hiddenScalarsEscaped + "\n") }
        }
        rescued = path
        return nil
      } catch {
        return "\(error)"
      }
    }
  }

  func finish(isAnswered: Bool) -> String? {
    opinions?.finish()
    return monitor.change {
      guard let store, case .notKeeping(let error, let waiting) = store.close(), waiting > 0
      else { return nil }
      if !isAnswered { rescueBesideTheStore(store) }
      let decisions = waiting == 1 ? "1 decision is" : "\(waiting) decisions are"
      guard let rescued else { return "\(decisions) lost: \(error.sentence)" }
      return "\(decisions) not kept: \(error.sentence); readback reviews import takes in \(rescued)"
    }
  }

  /// Call it inside the monitor. For an end that leaves no time for questions.
  private func rescueBesideTheStore(_ store: ReviewStore) {
    guard case .anywhere = writingPlace else { return }
    let path = "\(store.path).unkept-\(getpid()).jsonl"
    do {
      let lines = try store.waitingLines().map { $0 + "\n" }.joined()
      try OutputFile.write(lines, to: path, permissions: 0o600)
      rescued = path
    } catch {}
  }
}
