import CLibXML2
import ReadbackCore

/// Why a page cannot be read.
struct PageProblem: Error {
  let problem: ImportProblem
}

/// Reads a page: what a person would read of it, a block a paragraph.
///
/// libxml2 tells where elements begin and end, without building a tree; nothing is fetched and no
/// entity from outside is known.
enum PageReader {
  /// - Parameter bytes: repaired by `TextRepair`.
  static func addParagraphs(
    of bytes: [UInt8], limits: ImportLimits, to text: inout TextBuilder
  ) throws(PageProblem) {
    if let line = PageCheck.lineOfOverfullTag(in: bytes, limit: limits.attributeCount) {
      throw PageProblem(problem: .tooManyAttributes(limit: limits.attributeCount, line: line))
    }
    let collector = PageCollector(limits: limits)
    guard parse(bytes, into: collector) else { throw PageProblem(problem: .parserFailed) }
    if let line = collector.lineTooDeep {
      throw PageProblem(problem: .tooDeep(limit: limits.nestingDepth, line: line))
    }
    if collector.isOverfull {
      throw PageProblem(problem: .tooManyParagraphs(limit: limits.paragraphCount))
    }
    collector.finish(&text)
  }

  private static let isReady: Bool = {
    xmlInitParser()
    return true
  }()

  private static func parse(_ bytes: [UInt8], into collector: PageCollector) -> Bool {
    guard isReady else { return false }
    // The mark settles the encoding, whatever the page says.
    let marked = [0xEF, 0xBB, 0xBF] + bytes
    return marked.withUnsafeBytes { raw in
      guard
        let context = htmlCreateMemoryParserCtxt(
          raw.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(raw.count))
      else { return false }
      defer {
        if let document = context.pointee.myDoc { xmlFreeDoc(document) }
        context.pointee.myDoc = nil
        htmlFreeParserCtxt(context)
      }
      let options =
        HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
        | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
      htmlCtxtUseOptions(context, Int32(bitPattern: options))
      install(in: context)
      context.pointee._private = Unmanaged.passUnretained(collector).toOpaque()
      htmlParseDocument(context)
      return true
    }
  }

  /// Puts the collector's calls in the place of those that build a tree.
  private static func install(in context: htmlParserCtxtPtr) {
    guard let handler = context.pointee.sax else { return }
    let startDocument = handler.pointee.startDocument
    handler.pointee = xmlSAXHandler()
    handler.pointee.startDocument = startDocument
    handler.pointee.startElement = { context, name, attributes in
      guard let (parser, collector) = PageReader.parts(of: context), let name else { return }
      collector.line = Int(xmlSAX2GetLineNumber(context))
      collector.start(String(cString: name), PageAttributes(attributes))
      if collector.lineTooDeep != nil || collector.isOverfull { xmlStopParser(parser) }
    }
    handler.pointee.endElement = { context, name in
      guard let (_, collector) = PageReader.parts(of: context), let name else { return }
      collector.end(String(cString: name))
    }
    handler.pointee.characters = { context, bytes, count in
      guard let (_, collector) = PageReader.parts(of: context), let bytes else { return }
      collector.line = Int(xmlSAX2GetLineNumber(context))
      collector.add(UnsafeBufferPointer(start: bytes, count: Int(count)))
    }
    handler.pointee.ignorableWhitespace = handler.pointee.characters
    handler.pointee.cdataBlock = handler.pointee.characters
  }

  private static func parts(
    of context: UnsafeMutableRawPointer?
  ) -> (htmlParserCtxtPtr, PageCollector)? {
    guard let parser = context?.assumingMemoryBound(to: htmlParserCtxt.self),
      let collector = parser.pointee._private
    else { return nil }
    return (parser, Unmanaged<PageCollector>.fromOpaque(collector).takeUnretainedValue())
  }
}
