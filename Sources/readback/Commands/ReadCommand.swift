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
    let isReader = StandardStreams.outputIsTerminal && !opinion.opinionDryRun
    let opinions = OpinionJob(
      settings: try opinion.settings(isRestricted: reading != nil),
      cache: reading == nil ? .ofUser : nil, isDryRun: opinion.opinionDryRun)
    let reader = TextReader(input, within: reading, isReporting: !isReader)
    guard isReader else {
      // Nobody reads the screen.
      return try ExportJob(
        texts: input.texts, reader: reader,
        reviews: ReviewShelf(reviews, isRestricted: reading != nil), destination: .standardOutput,
        opinions: opinions
      ).finish(.print, as: .text, options: ExportOptions(version: Version.text))
    }
    let texts = try reader.texts(named: input.texts)
    let opened = try ReaderTexts(reading: texts)
    let reviewsPath = reviews.path(isRestricted: reading != nil)
    let isFirstRun = reviewsPath.map { access($0, F_OK) != 0 } ?? true
    let store = reviewsPath.map { ReviewStore(path: $0, isShared: reviews.reviews != nil) }
    if case .notKeeping(.notADatabase(let path), _)? = store?.state {
      throw StoreError.notADatabase(path)
    }
    let asking = opinions.readerOpinions(recorded: texts.recordedOpinion)
    let host = ReaderHost(
      texts: input.texts, opened: opened, reader: reader,
      writingPlace: try restriction.writingPlace(), store: store, reviewer: reviewer.name,
      opinions: asking)
    let end = try runReader(
      texts: opened, services: host, terminalOptions: screen.terminalOptions,
      sessionOptions: Session.Options(
        officialByteOffset: screen.fresh ? nil : host.officialByteOffset(in: opened.pair(0)),
        reviewer: reviewer.name, isFirstRun: isFirstRun, opinion: asking?.offer))
    end.passOn()
    if end != .quit || opinions.isMissing { throw ExitStatus.trouble }
  }
}
