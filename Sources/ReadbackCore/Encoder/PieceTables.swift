/// The pieces of one or two languages, numbered consecutively: English first, then those of a pack.
struct PieceTables: Sendable {
  private static let stride = 1 << 24

  private(set) var tables: [EncoderPieces]

  init(_ english: EncoderPieces) { tables = [english] }

  func adding(_ more: EncoderPieces) -> PieceTables {
    var tables = self
    tables.tables.append(more)
    return tables
  }

  static func number(of piece: Int, in table: Int) -> Int { table * stride + piece }

  private func place(of number: Int) -> (table: EncoderPieces, piece: Int) {
    (tables[number / Self.stride], number % Self.stride)
  }

  /// The spelling of a piece.
  func spelling(of number: Int) -> String {
    let (table, piece) = place(of: number)
    return table.spelling(of: piece)
  }

  /// Writes a piece's numbers and returns their scale.
  func writeRow(of number: Int, to numbers: UnsafeMutablePointer<Int16>) -> Float {
    let (table, piece) = place(of: number)
    return table.writeRow(of: piece, to: numbers)
  }
}
