import ReadbackScreen
import Testing

@testable import ReadbackTerminal

/// How ScreenPainter prepares two grids before ncurses compares them.
struct GridMovementTests {
  /// Lines of letters that are all different, starting with a number.
  private func grid(from first: Int, rowCount: Int) -> Grid {
    var grid = Grid(columnCount: 40, rowCount: rowCount)
    grid.scrollingParts = [0..<rowCount]
    for row in 0..<rowCount {
      var word = UInt32(first + row + 1) &* 2_654_435_761
      for column in 0..<40 {
        word = word &* 1_664_525 &+ 1_013_904_223
        grid[row, column] = Cell(String(Unicode.Scalar(0x100 + word >> 16 % 500)!))
      }
    }
    return grid
  }

  private func moved(_ rowCount: Int, by distance: Int) -> Int? {
    grid(from: 50 + distance, rowCount: rowCount)
      .scrolledLineCount(of: 0..<rowCount, since: grid(from: 50, rowCount: rowCount))
  }

  @Test func movedLinesAreScrolledByTheTerminal() {
    #expect(moved(15, by: 1) == 1)
    #expect(moved(15, by: -7) == -7)
    #expect(moved(4, by: 1) == 1)
    #expect(moved(15, by: 0) == nil)
    #expect(moved(15, by: 40) == nil)
  }

  /// ncurses does not scroll a few lines by a long distance: they would be written twice.
  @Test func linesThatCursesWouldRedrawAreNotScrolled() {
    #expect(moved(15, by: 9) == nil)
    #expect(moved(15, by: -12) == nil)
    #expect(moved(4, by: 2) == nil)
  }

  @Test func unchangedBarBetweenTextsIsNotSentAgain() {
    func page(from first: Int, bar: Style.Ink) -> Grid {
      var page = grid(from: first, rowCount: 6)
      for row in 0..<6 { page[row, 20] = Cell("│", style: Style(bar)) }
      return page
    }
    let before = page(from: 10, bar: .quiet)
    let after = page(from: 70, bar: .quiet)
    let half = after.firstHalf(since: before)
    for row in 0..<6 {
      #expect(half?[row, 19] == after[row, 19] && half?[row, 21] == before[row, 21])
    }
    #expect(before.firstHalf(since: before) == nil)
    #expect(page(from: 70, bar: .key).firstHalf(since: before) == nil)
  }
}
