import ArgumentParser
import ReadbackCore
import ReadbackFormats

/// What print, list and matrix have in common: texts go in, one text comes out.
struct ExportingOptions: ParsableArguments {
  @OptionGroup var input: TextOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Reviews") var reviews: ReviewOptions
  @OptionGroup(title: "Second opinion") var opinion: OpinionOptions
  @OptionGroup(title: "Restricted logins") var restriction: RestrictionOptions

  /// - Parameter pairs: a file that names the texts instead.
  func job(pairs: String? = nil) throws -> ExportJob {
    let restriction = self.restriction.restriction(to: pairs.map { [$0] } ?? input.texts)
    let reader = TextReader(input, within: restriction)
    if let path = reviews.path(isRestricted: restriction != nil) { reader.protected.addStore(path) }
    for path in [pairs, opinion.opinionPrompt].compactMap({ $0 }) { reader.protected.add(path) }
    return ExportJob(
      texts: input.texts, reader: reader,
      reviews: try ReviewShelf(reviews, isRestricted: restriction != nil),
      destination: try Destination(
        path: output.output, replacing: output.force, in: self.restriction.writingPlace(),
        sparing: reader.protected),
      opinions: OpinionJob(
        settings: try opinion.settings(isRestricted: restriction != nil),
        cache: restriction == nil ? .ofUser : nil, isDryRun: opinion.opinionDryRun))
  }
}
