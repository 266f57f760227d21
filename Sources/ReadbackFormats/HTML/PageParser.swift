import CLibXML2

/// Parses a page into a tree with libxml2, which determines where elements begin and end.
///
/// Nothing is fetched and external entities are ignored.
enum PageParser {
  /// Nil if the parser cannot be created.
  ///
  /// A page nested more deeply than the limit is parsed again without its nesting.
  ///
  /// - Parameter sheets: the style sheets of the page that are kept outside it.
  static func tree(
    of sweep: PageSweep, page: [UInt8], sheets: [[UInt8]] = [], limits: ImportLimits
  ) -> PageTree? {
    let struck = StruckClasses(sheets.map { $0[...] } + sweep.styles.map { page[$0] })
    let depth = limits.nestingDepth
    guard let built = parse(sweep.bytes, struck, depth: depth) else { return nil }
    guard built.isTooDeep else { return built.tree }
    return parse(PageSweep(page, isFlat: true).bytes, struck, depth: depth)?.tree
  }

  private final class Building {
    var tree: PageTree
    let depth: Int
    var isTooDeep = false

    init(_ struck: StruckClasses, depth: Int) {
      tree = PageTree(struckClasses: struck)
      self.depth = depth
    }
  }

  private static func parse(
    _ bytes: [UInt8], _ struck: StruckClasses, depth: Int
  ) -> (tree: PageTree, isTooDeep: Bool)? {
    // The byte order mark determines the encoding, regardless of the page's declaration.
    let marked = [0xEF, 0xBB, 0xBF] + bytes
    let building = Building(struck, depth: depth)
    guard let xml = readback_xml()?.pointee else { return nil }
    xml.xmlSetStructuredErrorFunc(nil) { _, _ in }
    let isParsed = marked.withUnsafeBytes { raw in
      guard
        let context = xml.htmlCreateMemoryParserCtxt(
          raw.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(raw.count))
      else { return false }
      defer {
        if let document = context.pointee.myDoc { xml.xmlFreeDoc(document) }
        context.pointee.myDoc = nil
        xml.htmlFreeParserCtxt(context)
      }
      let options =
        HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
        | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
      _ = xml.htmlCtxtUseOptions(context, Int32(bitPattern: options))
      install(in: context)
      context.pointee._private = Unmanaged.passUnretained(building).toOpaque()
      _ = xml.htmlParseDocument(context)
      return true
    }
    guard isParsed else { return nil }
    building.tree.finish()
    return (building.tree, building.isTooDeep)
  }

  /// Replaces the parser's callbacks by the tree's.
  private static func install(in context: htmlParserCtxtPtr) {
    guard let handler = context.pointee.sax else { return }
    let startDocument = handler.pointee.startDocument
    handler.pointee = xmlSAXHandler()
    handler.pointee.startDocument = startDocument
    handler.pointee.startElement = { context, name, attributes in
      guard let (parser, building) = PageParser.parts(of: context), let name,
        let xml = readback_xml()?.pointee
      else { return }
      if Int(parser.pointee.nameNr) > building.depth {
        building.isTooDeep = true
        xml.xmlStopParser(parser)
        return
      }
      building.tree.start(
        String(cString: name), PageAttributes(attributes),
        line: Int(xml.xmlSAX2GetLineNumber(context)))
    }
    handler.pointee.endElement = { context, name in
      guard let (_, building) = PageParser.parts(of: context), let name else { return }
      building.tree.end(String(cString: name))
    }
    handler.pointee.characters = { context, bytes, count in
      guard let (_, building) = PageParser.parts(of: context), let bytes,
        let xml = readback_xml()?.pointee
      else { return }
      let characters = UnsafeBufferPointer(start: bytes, count: Int(count))
      let lineEnds = characters.count { $0 == 0x0A }
      building.tree.add(
        characters, line: max(1, Int(xml.xmlSAX2GetLineNumber(context)) - lineEnds))
    }
    handler.pointee.ignorableWhitespace = handler.pointee.characters
    handler.pointee.cdataBlock = handler.pointee.characters
  }

  private static func parts(
    of context: UnsafeMutableRawPointer?
  ) -> (htmlParserCtxtPtr, Building)? {
    guard let parser = context?.assumingMemoryBound(to: htmlParserCtxt.self),
      let building = parser.pointee._private
    else { return nil }
    return (parser, Unmanaged<Building>.fromOpaque(building).takeUnretainedValue())
  }
}
