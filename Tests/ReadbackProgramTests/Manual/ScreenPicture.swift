import ReadbackCore
import ReadbackScreen

@testable import ReadbackTerminal

/// A screen as an SVG picture, in the colours of a theme on a terminal with 256 colours.
struct ScreenPicture {
  let grid: Grid
  let theme: ThemeName

  // In units of the picture, for a font of 14.
  private static let cellWidth = 8.4
  private static let lineHeight = 18
  private static let ascent = 13
  private static let margin = 12

  var svg: String {
    let width = Self.length(Double(grid.columnCount) * Self.cellWidth + 2 * Double(Self.margin))
    let height = grid.rowCount * Self.lineHeight + 2 * Self.margin
    var svg = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" width="\(width)" \
      height="\(height)" role="img">
      <title>Readback: an official text beside a retelling, with the list of findings</title>
      <rect width="\(width)" height="\(height)" rx="8" fill="\(usual.background)"/>
      <g font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="14" \
      xml:space="preserve">

      """
    for row in 0..<grid.rowCount { svg += line(row) }
    return svg + "</g>\n</svg>\n"
  }

  /// The colours of the terminal itself.
  private var usual: (foreground: String, background: String) {
    theme == .light ? ("#24292f", "#ffffff") : ("#d4d4d4", "#1e1e1e")
  }

  /// A row's runs of cells that look the same; each has its exact width, whatever the font.
  private func line(_ row: Int) -> String {
    let looks = Theme(name: theme, colorCount: 256)
    var svg = ""
    var start = 0
    while start < grid.columnCount {
      let look = looks.look(grid[row, start].style)
      var end = start + 1
      while end < grid.columnCount, looks.look(grid[row, end].style) == look { end += 1 }
      svg += run(row, start..<end, look)
      start = end
    }
    return svg
  }

  private func run(_ row: Int, _ columns: Range<Int>, _ look: Look) -> String {
    var foreground = color(look.foreground) ?? usual.foreground
    var background = color(look.background)
    if look.attributes.contains(.reverse) {
      (foreground, background) = (background ?? usual.background, foreground)
    }
    var svg = ""
    let top = Self.margin + row * Self.lineHeight
    if let background {
      svg += """
        <rect x="\(Self.x(columns.lowerBound))" y="\(top)" width="\(Self.width(columns.count))" \
        height="\(Self.lineHeight)" fill="\(background)"/>

        """
    }
    // Blanks at the ends need no text, unless they are underlined.
    var columns = columns
    if !look.attributes.contains(.underline) {
      while let first = columns.first, grid[row, first].text == " " {
        columns = columns.dropFirst()
      }
      while let last = columns.last, grid[row, last].text == " " { columns = columns.dropLast() }
    }
    guard !columns.isEmpty else { return svg }
    var attributes = ""
    if look.attributes.contains(.bold) { attributes += " font-weight=\"bold\"" }
    if look.attributes.contains(.underline) { attributes += " text-decoration=\"underline\"" }
    let text = columns.map { grid[row, $0].text }.joined()
      .replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    return svg + """
      <text x="\(Self.x(columns.lowerBound))" y="\(top + Self.ascent)" \
      textLength="\(Self.width(columns.count))" lengthAdjust="spacingAndGlyphs" \
      fill="\(foreground)"\(attributes)>\(text)</text>

      """
  }

  private func color(_ shade: Shade) -> String? {
    shade.of256 < 0 ? nil : DisplayColor(terminalNumber: Int(shade.of256)).hexadecimal
  }

  private static func x(_ column: Int) -> String {
    length(Double(margin) + Double(column) * cellWidth)
  }

  private static func width(_ columnCount: Int) -> String {
    length(Double(columnCount) * cellWidth)
  }

  /// With at most one decimal place.
  private static func length(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}
