/// A part of a mail or of a web archive (RFC 2045 and 2046): its headers and its body.
///
/// Simple enough to implement here: libraries for mail depend on GLib or a mail store, and texts
/// are only compared, not answered.
struct MailPart {
  let headers: MailHeaders
  /// The part of the file, still encoded.
  let body: ArraySlice<UInt8>
  /// The line of the file at which the body begins.
  let bodyLine: Int

  /// Parts nested more deeply are ignored.
  private static let deepest = 12
  /// Further parts of one part are ignored.
  private static let most = 500

  /// - Parameter line: the line at which the part begins.
  init(_ bytes: ArraySlice<UInt8>, line: Int) {
    var at = bytes.startIndex
    var number = line
    var fields: [[UInt8]] = []
    while at < bytes.endIndex {
      let end = bytes[at...].firstIndex(of: 0x0A) ?? bytes.endIndex
      var field = bytes[at..<end]
      if field.last == 0x0D { field.removeLast() }
      at = min(end + 1, bytes.endIndex)
      number += 1
      if field.isEmpty { break }
      if let first = field.first, first == 0x20 || first == 0x09, !fields.isEmpty {
        // A folded field continues.
        if fields[fields.count - 1].count < 8192 {
          fields[fields.count - 1].append(0x20)
          fields[fields.count - 1] += field.drop { $0 == 0x20 || $0 == 0x09 }
        }
      } else if fields.count < 1000 {
        fields.append(Array(field.prefix(8192)))
      }
    }
    headers = MailHeaders(fields)
    body = bytes[at...]
    bodyLine = number
  }

  /// The parts between the boundaries; empty if it is not a container.
  func parts(depth: Int) -> [MailPart] {
    guard depth < Self.deepest, headers.contentType.hasPrefix("multipart/"),
      let boundary = headers.parameter("boundary", of: "content-type"), !boundary.isEmpty
    else { return [] }
    let mark = Array(("--" + boundary).utf8)
    var parts: [MailPart] = []
    var start: (at: Int, line: Int)?
    var at = body.startIndex
    var line = bodyLine
    while at < body.endIndex, parts.count < Self.most {
      let end = body[at...].firstIndex(of: 0x0A) ?? body.endIndex
      if body[at..<end].starts(with: mark) {
        let rest = body[(at + mark.count)..<end]
        let isLast = rest.starts(with: [0x2D, 0x2D])
        if isLast || rest.allSatisfy({ $0 <= 0x20 }) {
          if let start { parts.append(MailPart(body[start.at..<at], line: start.line)) }
          start = isLast ? nil : (min(end + 1, body.endIndex), line + 1)
          if isLast { break }
        }
      }
      at = min(end + 1, body.endIndex)
      line += 1
    }
    // The end is missing if a download was interrupted.
    if let start, start.at < body.endIndex {
      parts.append(MailPart(body[start.at...], line: start.line))
    }
    return parts
  }

  var isAttachment: Bool { headers["content-disposition"].lowercased().hasPrefix("attachment") }

  /// Its file name, if it is an attachment.
  var fileName: String {
    headers.parameter("filename", of: "content-disposition")
      ?? headers.parameter("name", of: "content-type") ?? ""
  }

  /// The body without its transfer encoding, and the line of the file at which each of its lines
  /// begins, from 0.
  var decodedBody: (bytes: [UInt8], lines: [Int]) {
    switch headers["content-transfer-encoding"].lowercased().filter({ !$0.isWhitespace }) {
    case "base64": TransferEncoding.base64(body, line: bodyLine)
    case "quoted-printable": TransferEncoding.quotedPrintable(body, line: bodyLine)
    default: TransferEncoding.none(body, line: bodyLine)
    }
  }
}

/// The transfer encoding of a part (RFC 2045, section 6).
enum TransferEncoding {
  static func none(_ body: ArraySlice<UInt8>, line: Int) -> (bytes: [UInt8], lines: [Int]) {
    let count = 1 + body.count { $0 == 0x0A }
    return (Array(body), Array(line..<(line + count)))
  }

  static func base64(_ body: ArraySlice<UInt8>, line: Int) -> (bytes: [UInt8], lines: [Int]) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(body.count * 3 / 4)
    var lines = [line]
    var number = line
    var (bits, count): (UInt32, Int) = (0, 0)
    for byte in body {
      let value: UInt32
      switch byte {
      case 0x41...0x5A: value = UInt32(byte) - 0x41
      case 0x61...0x7A: value = UInt32(byte) - 0x61 + 26
      case 0x30...0x39: value = UInt32(byte) - 0x30 + 52
      case 0x2B, 0x2D: value = 62
      case 0x2F, 0x5F: value = 63
      case 0x0A:
        number += 1
        continue
      default: continue
      }
      bits = bits << 6 | value
      count += 6
      if count >= 8 {
        count -= 8
        let decoded = UInt8(truncatingIfNeeded: bits >> UInt32(count))
        bytes.append(decoded)
        if decoded == 0x0A { lines.append(number) }
      }
    }
    return (bytes, lines)
  }

  static func quotedPrintable(
    _ body: ArraySlice<UInt8>, line: Int
  ) -> (bytes: [UInt8], lines: [Int]) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(body.count)
    var lines = [line]
    var number = line
    var at = body.startIndex
    while at < body.endIndex {
      let byte = body[at]
      at += 1
      if byte == 0x0A {
        number += 1
        // Spaces before a line end were added in transit.
        bytes.append(0x0A)
        lines.append(number)
      } else if byte == 0x3D {
        var next = at
        while next < body.endIndex, body[next] == 0x20 || body[next] == 0x09 { next += 1 }
        if next < body.endIndex, body[next] == 0x0D { next += 1 }
        if next < body.endIndex, body[next] == 0x0A {
          number += 1
          at = next + 1
        } else if at + 1 < body.endIndex, let high = hex(body[at]), let low = hex(body[at + 1]) {
          bytes.append(high << 4 | low)
          at += 2
          if bytes.last == 0x0A { lines.append(number) }
        } else {
          bytes.append(byte)
        }
      } else {
        bytes.append(byte)
      }
    }
    return (bytes, lines)
  }

  static func hex(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x41 + 10
    case 0x61...0x66: byte - 0x61 + 10
    default: nil
    }
  }
}
