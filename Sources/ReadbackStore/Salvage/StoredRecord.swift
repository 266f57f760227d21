/// A table row or index entry as stored in a file.
struct StoredRecord {
  /// The row number; 0 in an index.
  let row: Int
  let isOfTable: Bool
  /// Empty if the bytes are not a record.
  let values: [Value]

  init(row: Int, isOfTable: Bool, payload: [UInt8]) {
    self.row = row
    self.isOfTable = isOfTable
    values = Self.values(of: payload) ?? []
  }

  private static let mostColumns = 32

  private static func values(of payload: [UInt8]) -> [Value]? {
    var lengths = ByteReader(payload[...])
    guard let headerCount = lengths.varint(), headerCount <= payload.count, headerCount > 0 else {
      return nil
    }
    var header = ByteReader(payload[..<headerCount])
    _ = header.varint()
    var body = ByteReader(payload[headerCount...])
    var values: [Value] = []
    while let type = header.varint() {
      guard values.count < mostColumns, let value = value(ofType: type, from: &body) else {
        return nil
      }
      values.append(value)
    }
    return values
  }

  private static func value(ofType type: Int, from body: inout ByteReader) -> Value? {
    switch type {
    case 0: return .null
    case 1...6:
      let count = [1, 2, 3, 4, 6, 8][type - 1]
      guard let bytes = body.bytes(count) else { return nil }
      let start: Int64 = (bytes.first ?? 0) < 0x80 ? 0 : -1
      return .integer(Int(bytes.reduce(start) { $0 << 8 | Int64($1) }))
    case 7:
      guard let bytes = body.bytes(8) else { return nil }
      return .real(Double(bitPattern: bytes.reduce(0) { $0 << 8 | UInt64($1) }))
    case 8, 9: return .integer(type - 8)
    case 12...:
      guard let bytes = body.bytes((type - 12) / 2) else { return nil }
      if type % 2 == 0 { return .bytes(Array(bytes)) }
      return String(validating: bytes, as: UTF8.self).map { .text($0) }
    default: return nil
    }
  }
}

extension Value {
  var integer: Int? {
    if case .integer(let value) = self { value } else { nil }
  }

  var text: String? {
    if case .text(let value) = self { value } else { nil }
  }

  var isNull: Bool {
    if case .null = self { true } else { false }
  }
}
