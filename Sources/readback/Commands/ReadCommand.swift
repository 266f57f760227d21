import ArgumentParser
import Glibc
import ReadbackCore
import ReadbackFormats
import ReadbackScreen
import ReadbackStore
import ReadbackTerminal

struct ReadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read",
    abstract: "Open the reader; this is what readback does without a command.",
    usage: "readback [<options>] [<official> <retelling> ... | <collection>]")

  @OptionGroup var input: TextOptions
  @OptionGroup(title: "Screen") var screen: ScreenOptions
  @OptionGroup(title: "Reviews") var reviews: ReviewOptions
  @OptionGroup(title: "Reviews") var reviewer: ReviewerOptions
  @OptionGroup(title: "Restricted logins") var restriction: RestrictionOptions

  mutating func run() throws {
    let reading = restriction.restriction(to: input.texts)
    let isReader = StandardStreams.outputIsTerminal
    let reader = TextReader(input, within: reading, isReporting: !isReader)
    guard isReader else {
      // Nobody reads the screen.
      return try ExportJob(
        texts: input.texts, reader: reader,
        reviews: ReviewShelf(reviews, isRestricted: reading != nil), destination: .standardOutput
      ).finish(.print, as: .text, options: ExportOptions(version: Version.text))
    }
    let opened = try ReaderTexts(reading: reader.texts(named: input.texts))
    if let against = screen.against,
      !(2...max(2, opened.retellings.count)).contains(against)
        || opened.retellings.count < 2
    {
      throw ProgramError.noSuchRetelling(against, count: opened.retellings.count)
    }
    let reviewsPath = reviews.path(isRestricted: reading != nil)
    let store = reviewsPath.map { ReviewStore(path: $0, isShared: reviews.reviews != nil) }
    if case .notKeeping(.notADatabase(let path), _)? = store?.state {
      throw StoreError.notADatabase(path)
    }
    let host = ReaderHost(
      texts: input.texts, opened: opened, reader: reader,
      writingPlace: try restriction.writingPlace(), store: store, reviewer: reviewer.name,
      showsCards: !screen.noCard,
      seen: reading == nil ? ReviewOptions.usualPath.map(SeenPairs.init(besideReviewsAt:)) : nil,
      allowsCopying: reading == nil)
    let end = try runReader(
      texts: opened, services: host, terminalOptions: screen.terminalOptions,
      sessionOptions: Session.Options(
        officialByteOffset: screen.fresh ? nil : host.officialByteOffset(in: opened.pair(0)),
        reviewer: reviewer.name,
        directory: reading == nil ? FileNames.currentDirectory : "",
        against: screen.against.map { $0 - 1 }))
    end.passOn()
    if end != .quit { throw ExitStatus.trouble }
  }
}
