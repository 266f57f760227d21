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
  @OptionGroup(title: "Second opinion") var opinion: OpinionOptions
  @OptionGroup(title: "Restricted logins") var restriction: RestrictionOptions

  mutating func run() throws {
    let reading = restriction.restriction(to: input.texts)
    if screen.reportBug {
      return try StandardStreams.write(BugReport.text(isRestricted: reading != nil))
    }
    let settings = try Settings(isRestricted: reading != nil)
    if screen.dumpConfig { return try StandardStreams.write(settings.dumped) }
    if screen.dumpKeys { return try StandardStreams.write(settings.dumpedKeys) }
    let isReader = StandardStreams.outputIsTerminal && !opinion.opinionDryRun
    if screen.against != nil, !StandardStreams.outputIsTerminal {
      throw ProgramError.againstWithoutTerminal
    }
    let opinions = OpinionJob(
      settings: try opinion.settings(isRestricted: reading != nil),
      cache: reading == nil ? .ofUser : nil, isDryRun: opinion.opinionDryRun)
    let reader = TextReader(input, within: reading, isReporting: !isReader)
    if let path = reviews.path(isRestricted: reading != nil) { reader.protected.addStore(path) }
    if let path = opinion.opinionPrompt { reader.protected.add(path) }
    guard isReader else {
      // The output is not a terminal.
      return try ExportJob(
        texts: input.texts, reader: reader,
        reviews: ReviewReader(reviews, isRestricted: reading != nil), destination: .standardOutput,
        opinions: opinions
      ).finish(.print, as: .text, options: ExportOptions(version: Version.text))
    }
    let keeping = reviews.path(isRestricted: reading != nil)
      .map { ReviewFile(path: $0, isShared: reviews.reviews != nil) }
    let texts = try reader.texts(named: input.texts)
    let opened = try ReaderTexts(reading: texts)
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
    let asking = opinions.readerOpinions(recorded: texts.recordedOpinion)
    let host = ReaderController(
      texts: input.texts, opened: opened, reader: reader,
      writingPlace: try restriction.writingPlace(), keeping: keeping, reviewer: reviewer.name,
      showsCards: !screen.noCard && settings.isOn(.startCard) && !isLinear,
      seen: reading == nil ? ReviewOptions.usualPath.map(SeenPairs.init(besideReviewsAt:)) : nil,
      limits: restriction.limits, opinions: asking)
    sessionOptions.point = screen.fresh ? nil : host.readingPoint(in: opened.pair(0))
    sessionOptions.reviewer = reviewer.name
    if let limits = restriction.limits { sessionOptions.lineLimit = limits.commentLength }
    sessionOptions.directory = reading == nil ? FileNames.currentDirectory : ""
    sessionOptions.against = screen.against.map { $0 - 1 }
    sessionOptions.opinion = asking?.offer
    let end = try runReader(
      texts: opened, services: host,
      terminalOptions: screen.terminalOptions(settings, lastTheme: remembered.theme),
      sessionOptions: sessionOptions, remembering: remembered)
    end.passOn()
    if end != .quit || opinions.isMissing { throw ExitStatus.problem }
  }
}
