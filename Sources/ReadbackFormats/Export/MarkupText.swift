/// Text for an XML element or a quoted attribute.
///
/// Characters forbidden in XML 1.0 become U+FFFD; other hidden scalars become character references,
/// which keep the value and are visible in the file.
func xmlText(_ text: String) -> String {
  markup(text) { scalar in
    switch scalar.value {
    case 0x09, 0x0A: String(scalar)
    case 0x00...0x1F, 0xFFFE, 0xFFFF: "\u{FFFD}"
    case _ where scalar.isHidden: "&#\(scalar.value);"
    default: nil
    }
  }
}

/// Text for an HTML element or a quoted attribute: hidden scalars are replaced by their names, line
/// ends by spaces.
func htmlText(_ text: String) -> String {
  markup(text) { scalar in
    switch scalar {
    case "\n", "\t", "\r": " "
    case _ where scalar.isHidden: "⟨\(scalar.codePointName)⟩"
    default: nil
    }
  }
}

/// Escapes markup and quotation marks; `substitute` returns the replacement for any other scalar.
private func markup(_ text: String, substitute: (Unicode.Scalar) -> String?) -> String {
  var escaped = ""
  escaped.reserveCapacity(text.utf8.count)
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": escaped += "&amp;"
    case "<": escaped += "&lt;"
    case ">": escaped += "&gt;"
    case "\"": escaped += "&quot;"
    case "'": escaped += "&#39;"
    default:
      if let substitute = substitute(scalar) {
        escaped += substitute
      } else {
        escaped.unicodeScalars.append(scalar)
      }
    }
  }
  return escaped
}

/// A language tag for `lang` and `xml:lang`; nil if it is not well-formed (BCP 47).
func languageTag(_ language: String) -> String? {
  let parts = language.split(separator: "-", omittingEmptySubsequences: false)
  let isTag = parts.allSatisfy { part in
    (1...8).contains(part.utf8.count)
      && part.utf8.allSatisfy {
        (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0)
      }
  }
  return isTag && parts[0].utf8.count >= 2 ? language : nil
}
