import CLibXML2

/// Receives the elements and characters of an XML file in order.
protocol XMLHandler: AnyObject {
  /// - Parameters:
  ///   - name: without its prefix.
  ///   - line: of the file, from 1.
  func start(_ name: String, _ attributes: XMLAttributes, line: Int)
  func end(_ name: String)
  func characters(_ text: UnsafeBufferPointer<UInt8>)
  /// Whether the rest is not needed.
  var isDone: Bool { get }
}

extension XMLHandler {
  var isDone: Bool { false }
}

/// The attributes of an element, without prefixes except for "xml:".
struct XMLAttributes {
  fileprivate var values: [(name: String, value: String)] = []

  subscript(name: String) -> String? { values.first { $0.name == name }?.value }
}

/// Parses XML with libxml2 without building a tree: external and internal entities are ignored, and
/// nothing is fetched.
enum XMLReading {
  /// Why the parser stopped early, if it did.
  enum Outcome: Equatable {
    case complete
    /// The line of the first error; everything before it was passed on.
    case damaged(line: Int)
  }

  private final class State {
    let handler: any XMLHandler
    init(_ handler: any XMLHandler) { self.handler = handler }
  }

  /// Further attributes of an element are ignored.
  private static let mostAttributes: Int32 = 64

  static func read(_ bytes: [UInt8], into handler: any XMLHandler) -> Outcome {
    guard let xml = readback_xml()?.pointee, bytes.count < Int(Int32.max),
      let context = xml.xmlNewParserCtxt()
    else { return .damaged(line: 1) }
    // Without this, an error in a file's encoding is printed over the screen.
    xml.xmlSetStructuredErrorFunc(nil) { _, _ in }
    let state = State(handler)
    defer { xml.xmlFreeParserCtxt(context) }
    install(in: context)
    context.pointee._private = Unmanaged.passUnretained(state).toOpaque()
    let options =
      XML_PARSE_RECOVER.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
      | XML_PARSE_NONET.rawValue | XML_PARSE_NOCDATA.rawValue
    let document = bytes.withUnsafeBytes { raw in
      xml.xmlCtxtReadMemory(
        context, raw.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(raw.count), nil, nil,
        Int32(bitPattern: options))
    }
    if let document { xml.xmlFreeDoc(document) }
    if context.pointee.wellFormed != 0 || handler.isDone { return .complete }
    return .damaged(line: max(1, Int(context.pointee.lastError.line)))
  }

  private static func install(in context: xmlParserCtxtPtr) {
    guard let handler = context.pointee.sax else { return }
    let startDocument = handler.pointee.startDocument
    handler.pointee = xmlSAXHandler()
    handler.pointee.initialized = UInt32(XML_SAX2_MAGIC)
    handler.pointee.startDocument = startDocument
    handler.pointee.startElementNs = {
      context, name, _, _, _, _, count, _, attributes in
      guard let (parser, handler) = XMLReading.parts(of: context), let name,
        let xml = readback_xml()?.pointee
      else { return }
      handler.start(
        String(cString: name), XMLReading.attributes(attributes, count: count),
        line: Int(xml.xmlSAX2GetLineNumber(context)))
      if handler.isDone { xml.xmlStopParser(parser) }
    }
    handler.pointee.endElementNs = { context, name, _, _ in
      guard let (parser, handler) = XMLReading.parts(of: context), let name,
        let xml = readback_xml()?.pointee
      else { return }
      handler.end(String(cString: name))
      if handler.isDone { xml.xmlStopParser(parser) }
    }
    handler.pointee.characters = { context, bytes, count in
      guard let (_, handler) = XMLReading.parts(of: context), let bytes else { return }
      handler.characters(UnsafeBufferPointer(start: bytes, count: Int(count)))
    }
    handler.pointee.ignorableWhitespace = handler.pointee.characters
    handler.pointee.cdataBlock = handler.pointee.characters
  }

  /// libxml2 passes five pointers per attribute: name, prefix, namespace, value and the value's
  /// end.
  private static func attributes(
    _ pointers: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int32
  ) -> XMLAttributes {
    var attributes = XMLAttributes()
    guard let pointers else { return attributes }
    for index in 0..<Int(min(count, mostAttributes)) {
      let at = pointers + index * 5
      guard let name = at[0], let start = at[3], let end = at[4] else { continue }
      let value = String(
        decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self)
      let prefix = at[1].map { String(cString: $0) }
      let plain = String(cString: name)
      attributes.values.append((prefix == "xml" ? "xml:" + plain : plain, value))
    }
    return attributes
  }

  private static func parts(
    of context: UnsafeMutableRawPointer?
  ) -> (xmlParserCtxtPtr, any XMLHandler)? {
    guard let parser = context?.assumingMemoryBound(to: xmlParserCtxt.self),
      let state = parser.pointee._private
    else { return nil }
    return (parser, Unmanaged<State>.fromOpaque(state).takeUnretainedValue().handler)
  }
}
