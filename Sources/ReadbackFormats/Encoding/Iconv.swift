import Glibc

/// Converts from the encodings of the C library.
enum Iconv {
  /// Whether this machine can convert from an encoding.
  static func knows(_ name: String) -> Bool {
    guard isPlain(name), let converter = iconv_open("UTF-8", name), Int(bitPattern: converter) != -1
    else { return false }
    iconv_close(converter)
    return true
  }

  /// Letters, digits and the marks used in encoding names: nothing that could make the C library
  /// open another file.
  private static func isPlain(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 40
      && name.utf8.allSatisfy {
        (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0)
          || [0x2D, 0x5F].contains($0)
      }
  }

  /// Nil if the encoding is unknown here; invalid bytes become U+FFFD.
  static func utf8(_ bytes: [UInt8], from name: String) -> [UInt8]? {
    guard isPlain(name) else { return nil }
    guard let converter = iconv_open("UTF-8", name), Int(bitPattern: converter) != -1 else {
      return nil
    }
    defer { iconv_close(converter) }
    var input = bytes.map { CChar(bitPattern: $0) }
    var converted: [UInt8] = []
    converted.reserveCapacity(bytes.count * 2)
    var chunk = [CChar](repeating: 0, count: 1 << 16)
    input.withUnsafeMutableBufferPointer { input in
      var next = input.baseAddress
      var left = input.count
      while left > 0 {
        let (status, code, count) = chunk.withUnsafeMutableBufferPointer { chunk in
          var out = chunk.baseAddress
          var room = chunk.count
          let status = iconv(converter, &next, &left, &out, &room)
          return (status, errno, chunk.count - room)
        }
        converted.append(contentsOf: chunk[..<count].lazy.map { UInt8(bitPattern: $0) })
        if status == -1, code != E2BIG {
          converted.append(contentsOf: "\u{FFFD}".utf8)
          next = next.map { $0 + 1 }
          left -= 1
        }
      }
      // Some converters hold a character back in case a combining one follows.
      let count = chunk.withUnsafeMutableBufferPointer { chunk in
        var out = chunk.baseAddress
        var room = chunk.count
        _ = iconv(converter, nil, nil, &out, &room)
        return chunk.count - room
      }
      converted.append(contentsOf: chunk[..<count].lazy.map { UInt8(bitPattern: $0) })
    }
    // The result is checked, because a converter table may be malicious.
    return UTF8Survey(converted).firstInvalid == nil ? converted : nil
  }
}
