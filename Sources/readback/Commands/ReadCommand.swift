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
    let settings = try Settings(isRestricted: reading != nil)
    if screen.dumpConfig { return try StandardStreams.write(settings.dumped) }
    if screen.dumpKeys { return try StandardStreams.write(settings.dumpedKeys) }
    let isReader = StandardStreams.outputIsTerminal
    let reader = TextReader(input, within: reading, isReporting: !isReader)
    guard isReader else {
      // Nobody reads the screen.
      return try ExportJob(
        texts: input.texts, reader: reader,
        reviews: ReviewShelf(reviews, isRestricted: reading != nil), destination: .standardOutput
      ).finish(.print, as: .text, options: ExportOptions(version: Version.text))
    }
    let keeping = reviews.path(isRestricted: reading != nil)
      .map { ReviewFile(path: $0, isShared: reviews.reviews != nil) }
    let opened = try ReaderTexts(reading: reader.texts(named: input.texts))
    if let against = screen.against,
      !(2...max(2, opened.retellings.count)).contains(against)
        || opened.retellings.count < 2
    {
      throw ProgramError.noSuchRetelling(against, count: opened.retellings.count)
    }
    if case .notKeeping(.notADatabase(let path), _)? = keeping?.openedEarly?.state {
      throw StoreError.notADatabase(path)
    }
    let isLinear = screen.linear || settings.isOn(.linear)
    let remembered = RememberedChoices(
      besideReviewsAt: reading == nil ? ReviewOptions.usualPath : nil)
    var sessionOptions = Session.Options()
    sessionOptions.choices = settings.choices(over: remembered.choices)
    sessionOptions.keymap = settings.file.keymap
    sessionOptions.isLinear = isLinear
    let host = ReaderHost(
      texts: input.texts, opened: opened, reader: reader,
      writingPlace: try restriction.writingPlace(), keeping: keeping, reviewer: reviewer.name,
      showsCards: !screen.noCard && settings.isOn(.startCard) && !isLinear,
      seen: reading == nil ? ReviewOptions.usualPath.map(SeenPairs.init(besideReviewsAt:)) : nil,
      allowsCopying: reading == nil)
    sessionOptions.point = screen.fresh ? nil : host.readingPoint(in: opened.pair(0))
    sessionOptions.reviewer = reviewer.name
    sessionOptions.directory = reading == nil ? FileNames.currentDirectory : ""
    sessionOptions.against = screen.against.map { $0 - 1 }
    let end = try runReader(
      texts: opened, services: host,
      terminalOptions: screen.terminalOptions(settings, lastTheme: remembered.theme),
      sessionOptions: sessionOptions, remembering: remembered)
    end.passOn()
    if end != .quit { throw ExitStatus.trouble }
  }
}
