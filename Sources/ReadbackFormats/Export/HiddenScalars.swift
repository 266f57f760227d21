import ReadbackCore

extension Unicode.Scalar {
  /// Whether the scalar controls a terminal, reorders or hides the text around it, or is invisible.
  ///
  /// Tab and line end count as hidden; joiners, soft hyphens and variation selectors do not,
  /// because some scripts need them.
  public var isHidden: Bool {
    switch value {
    case 0x00...0x1F, 0x7F...0x9F: true  // C0, DEL, C1
    case 0x20...0x060F: false
    case 0x2028...0x2029, 0xFFF9...0xFFFB: true  // line ends, interlinear notes
    case _ where value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(value): true
    default: isDefaultIgnorable && !isOrthographicIgnorable
    }
  }

  /// Its visible name: "U+202E".
  var codePointName: String { "U+" + hexadecimal(value, digitCount: 4) }
}

extension String {
  /// A line of JSON with every hidden scalar as an escape: the value is unchanged, and nothing in
  /// it can control a terminal.
  public var hiddenScalarsEscaped: String {
    guard unicodeScalars.contains(where: \.isHidden) else { return self }
    var line = ""
    for scalar in unicodeScalars {
      if scalar.isHidden {
        for unit in String(scalar).utf16 {
          line += "\\u" + hexadecimal(UInt32(unit), digitCount: 4)
        }
      } else {
        line.unicodeScalars.append(scalar)
      }
    }
    return line
  }
}

/// The text on one line with every hidden scalar replaced by its name in brackets; line ends and
/// tabs become spaces.
func visibleLine(_ text: String, open: String = "⟨", close: String = "⟩") -> String {
  guard text.unicodeScalars.contains(where: \.isHidden) else { return text }
  var line = ""
  for scalar in text.unicodeScalars {
    if scalar == "\n" || scalar == "\t" || scalar == "\r" {
      line += " "
    } else if scalar.isHidden {
      line += open + scalar.codePointName + close
    } else {
      line.unicodeScalars.append(scalar)
    }
  }
  return line
}
