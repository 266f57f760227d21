import CZlib

/// Decompresses gzip data, up to a limit.
enum Gzip {
  static func isPacked(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x1F, 0x8B, 0x08])
  }

  /// The decompressed bytes of all members; trailing garbage is ignored, as by gzip itself.
  static func unpacked(
    _ bytes: [UInt8], named path: String, limit: Int
  ) throws(ImportError) -> [UInt8] {
    let result = bytes.withUnsafeBufferPointer { unpacked($0, limit: limit) }
    switch result {
    case .success(let unpacked): return unpacked
    case .failure(let failure): throw ImportError(file: path, problem: failure.problem)
    }
  }

  private struct Failure: Error { let problem: ImportProblem }

  private static func unpacked(
    _ bytes: UnsafeBufferPointer<UInt8>, limit: Int
  ) -> Result<[UInt8], Failure> {
    var stream = z_stream()
    // 16 selects the gzip format, 15 is the largest window.
    guard
      inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return .failure(Failure(problem: .gzipDamaged)) }
    defer { inflateEnd(&stream) }
    stream.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
    stream.avail_in = UInt32(bytes.count)
    var unpacked: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let (status, count) = chunk.withUnsafeMutableBufferPointer { buffer in
        stream.next_out = buffer.baseAddress
        stream.avail_out = UInt32(buffer.count)
        let status = inflate(&stream, Z_NO_FLUSH)
        return (status, buffer.count - Int(stream.avail_out))
      }
      guard unpacked.count + count <= limit else {
        return .failure(Failure(problem: .tooManyBytes(limit: limit)))
      }
      unpacked.append(contentsOf: chunk[..<count])
      switch status {
      case Z_OK: continue
      case Z_BUF_ERROR: return .failure(Failure(problem: .gzipTruncated))
      case Z_STREAM_END:
        let next = bytes.count - Int(stream.avail_in)
        guard bytes[next...].starts(with: [0x1F, 0x8B, 0x08]) else { return .success(unpacked) }
        guard inflateReset(&stream) == Z_OK else {
          return .failure(Failure(problem: .gzipDamaged))
        }
      default: return .failure(Failure(problem: .gzipDamaged))
      }
    }
  }
}
