import CKernels

/// One layer of the sentence encoder: 8-bit weights, with a scale and a bias for each output.
struct EncoderLayer: @unchecked Sendable {
  let inputCount: Int
  let outputCount: Int
  /// Output by output. Read-only memory, as are the others.
  private let weights: UnsafeBufferPointer<Int8>
  private let scales: UnsafeBufferPointer<Float>
  private let biases: UnsafeBufferPointer<Float>

  /// - Parameter name: of the sections, without the last letter.
  init(_ block: LexiconBlock, _ name: String) {
    weights = block.section(name + "w")
    scales = block.section(name + "s")
    biases = block.section(name + "b")
    outputCount = scales.count
    inputCount = weights.count / scales.count
  }

  /// Computes the outputs for rows of integers that start `stride` numbers apart.
  func write(
    _ inputs: UnsafePointer<Int16>, rowCount: Int, stride: Int, rowScales: [Float],
    to results: UnsafeMutablePointer<Float>
  ) {
    readback_layer(
      inputs, rowCount, stride, rowScales, weights.baseAddress, scales.baseAddress,
      biases.baseAddress, inputCount, outputCount, results)
  }

  /// The outputs for one row.
  func callAsFunction(_ inputs: [Float]) -> [Float] { outputs(of: inputs, rowCount: 1) }

  /// The outputs for rows of numbers, each of its own scale.
  func outputs(of inputs: [Float], rowCount: Int) -> [Float] {
    var short = [Int16](repeating: 0, count: inputs.count)
    let scales = inputs.withUnsafeBufferPointer { inputs in
      short.withUnsafeMutableBufferPointer { short in
        (0..<rowCount).map {
          readback_shorten(
            inputs.baseAddress! + $0 * inputCount, inputCount,
            short.baseAddress! + $0 * inputCount)
        }
      }
    }
    return [Float](unsafeUninitializedCapacity: rowCount * outputCount) { results, count in
      write(
        short, rowCount: rowCount, stride: inputCount, rowScales: scales,
        to: results.baseAddress!)
      count = rowCount * outputCount
    }
  }

  /// The outputs, row by row.
  func rows(of outputs: [Float]) -> [ArraySlice<Float>] {
    stride(from: 0, to: outputs.count, by: outputCount).map { outputs[$0..<($0 + outputCount)] }
  }
}
