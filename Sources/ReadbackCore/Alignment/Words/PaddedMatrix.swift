import CKernels

/// Numbers for every pair of tokens, official ones in rows, retelling ones in columns, surrounded
/// by zeros.
///
/// Thanks to the margin, loops can access neighbours without bounds checks.
struct PaddedMatrix: Sendable {
  static let margin = 4

  let rowCount: Int
  let columnCount: Int
  /// The distance between rows in `values`.
  let stride: Int
  var values: [Float]

  init(rowCount: Int, columnCount: Int) {
    self.rowCount = rowCount
    self.columnCount = columnCount
    stride = columnCount + 2 * Self.margin
    values = [Float](repeating: 0, count: (rowCount + 2 * Self.margin) * stride)
  }

  /// The index of a cell in `values`.
  @inline(__always)
  func index(_ row: Int, _ column: Int) -> Int {
    (row + Self.margin) * stride + column + Self.margin
  }

  subscript(row: Int, column: Int) -> Float {
    @inline(__always) get { values[index(row, column)] }
    @inline(__always) set { values[index(row, column)] = newValue }
  }

  /// Sets the value of every cell.
  @inline(__always)
  mutating func fill(_ value: (_ row: Int, _ column: Int) -> Float) {
    let (rowCount, columnCount, stride, start) = (rowCount, columnCount, stride, index(0, 0))
    values.withUnsafeMutableBufferPointer { values in
      for row in 0..<rowCount {
        for column in 0..<columnCount {
          values[start + row * stride + column] = value(row, column)
        }
      }
    }
  }

  /// How well the neighbourhood of each cell matches, 0...1: for each of the `reach` tokens before
  /// and after on the official side, the best value among as many on the retelling side, less 0.15
  /// per step off the diagonal, weighted by `decay` per step.
  func context(reach: Int, decay: Float) -> PaddedMatrix {
    precondition(reach <= Self.margin)
    var result = PaddedMatrix(rowCount: rowCount, columnCount: columnCount)
    var total: Float = 0
    var weight: Float = 1
    for _ in 1...reach {
      weight *= decay
      total += 2 * weight
    }
    for row in 0..<rowCount {
      let start = index(row, 0)
      var weight = 1 / total
      for distance in 1...reach {
        weight *= decay
        for sign in [-1, 1] {
          addBest(
            of: start + sign * distance * stride, sign: sign, distance: distance, reach: reach,
            weight: weight, to: &result.values, at: start)
        }
      }
    }
    return result
  }

  /// One token of the neighbourhood, for a whole row.
  private func addBest(
    of other: Int, sign: Int, distance: Int, reach: Int, weight: Float,
    to target: inout [Float], at start: Int
  ) {
    var factors = SIMD4<Float>.zero
    for step in 1...reach { factors[step - 1] = Self.factor(distance, step) }
    let count = columnCount
    values.withUnsafeBufferPointer { source in
      target.withUnsafeMutableBufferPointer { target in
        withUnsafeBytes(of: factors) { factors in
          readback_add_best(
            source.baseAddress.unsafelyUnwrapped + other, count, sign,
            factors.assumingMemoryBound(to: Float.self).baseAddress, weight,
            target.baseAddress.unsafelyUnwrapped + start)
        }
      }
    }
  }

  private static func factor(_ distance: Int, _ step: Int) -> Float {
    1 - 0.15 * Float(abs(distance - step))
  }
}

/// The largest and second largest value of every row and column.
struct Extremes: Sendable {
  private(set) var rowFirst: [Float]
  private(set) var rowSecond: [Float]
  private(set) var columnFirst: [Float]
  private(set) var columnSecond: [Float]

  init(_ matrix: PaddedMatrix) {
    let lowest = -Float.infinity
    rowFirst = [Float](repeating: lowest, count: matrix.rowCount)
    rowSecond = rowFirst
    columnFirst = [Float](repeating: lowest, count: matrix.columnCount)
    columnSecond = columnFirst
    matrix.values.withUnsafeBufferPointer { values in
      readback_extremes(
        values.baseAddress.unsafelyUnwrapped + matrix.index(0, 0), matrix.rowCount,
        matrix.columnCount, matrix.stride, &rowFirst, &rowSecond, &columnFirst, &columnSecond)
    }
    if matrix.columnCount < 2 { rowSecond = rowFirst }
    if matrix.rowCount < 2 { columnSecond = columnFirst }
  }
}
