import ArgumentParser
import ReadbackCore
import ReadbackFormats

/// The common part of print, list and matrix: texts go in, one text comes out.
///
/// Each command declares the options itself. As an option group of groups, the checks of a debug
/// build would take longer than comparing short texts.
protocol ExportingCommand: ParsableCommand {
  static var exportCommand: ExportCommand { get }
  var input: TextOptions { get }
  var output: OutputOptions { get }
  var reviews: ReviewOptions { get }
  var opinion: OpinionOptions { get }
  var restriction: RestrictionOptions { get }
}

extension ExportingCommand {
  /// - Parameter pairs: a file that names the texts instead.
  func job(pairs: String? = nil) throws -> ExportJob {
    let restriction = self.restriction.restriction(to: pairs.map { [$0] } ?? input.texts)
    let reader = TextReader(input, within: restriction)
    if let path = reviews.path(isRestricted: restriction != nil) { reader.protected.addStore(path) }
    for path in [pairs, opinion.opinionPrompt].compactMap({ $0 }) { reader.protected.add(path) }
    return ExportJob(
      texts: input.texts, reader: reader,
      reviews: try ReviewReader(reviews, isRestricted: restriction != nil),
      destination: try Destination(
        path: output.output, replacing: output.force, in: self.restriction.writingPlace(),
        protection: reader.protected),
      opinions: OpinionJob(
        settings: try opinion.settings(isRestricted: restriction != nil),
        cache: restriction == nil ? .ofUser : nil, isDryRun: opinion.opinionDryRun))
  }
}
