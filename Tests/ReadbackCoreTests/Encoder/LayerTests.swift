import CKernels
import Testing

/// For every processor, and for any number of rows and outputs processed together.
@Suite struct LayerTests {
  private static let inputCount = 10
  /// Rows overlap like those of a convolution.
  private static let stride = 4

  @Test(arguments: 1...17, [16, 32, 48, 80])
  func aLayerComputesItsFormula(_ rowCount: Int, _ outputCount: Int) {
    let inputs = (0..<(rowCount * Self.stride + Self.inputCount)).map {
      Int16($0 * 7919 % 16383 - 8191)
    }
    let weights = (0..<(Self.inputCount * outputCount)).map { Int8($0 * 104_729 % 255 - 127) }
    let rowScales = (0..<rowCount).map { 0.25 * Float($0 + 1) }
    let outputScales = (0..<outputCount).map { 0.5 + Float($0 % 3) }
    let biases = (0..<outputCount).map { Float($0 - 7) }
    var results = [Float](repeating: 0, count: rowCount * outputCount)
    readback_layer(
      inputs, rowCount, Self.stride, rowScales, weights, outputScales, biases, Self.inputCount,
      outputCount, &results)
    for row in 0..<rowCount {
      for output in 0..<outputCount {
        var sum: Int32 = 0
        for input in 0..<Self.inputCount {
          // Groups of 16 outputs; within them, for every two inputs the two weights of each output.
          let place =
            output / 16 * 16 * Self.inputCount + input / 2 * 32 + output % 16 * 2 + input % 2
          sum += Int32(inputs[row * Self.stride + input]) * Int32(weights[place])
        }
        let scale = rowScales[row] * outputScales[output]
        #expect(results[row * outputCount + output] == Float(sum) * scale + biases[output])
      }
    }
  }
}
