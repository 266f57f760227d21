import ReadbackCore
import Testing

@testable import ReadbackFormats

struct MatrixTextTests {
  @Test(arguments: [(40, 1), (40, 3), (40, 12), (100, 40), (60, 120)])
  func manyRetellingsAreDividedIntoBlocks(_ width: Int, _ retellingCount: Int) {
    let comparisons = Array(repeating: SampleComparison.small, count: retellingCount)
    let text = matrixText(of: comparisons, options: ExportOptions(width: width))
    for line in text.split(separator: "\n") {
      #expect(Printable.columnCount(of: String(line)) <= width, "\(line)")
    }
    // Every retelling heads one column.
    let heads = text.split(separator: "\n").filter { line in
      line.hasPrefix("    ") && line.allSatisfy { $0.isNumber || $0 == " " }
    }
    let numbers = heads.flatMap { $0.split(separator: " ") }.compactMap { Int($0) }
    #expect(numbers == Array(1...retellingCount))
  }
}
