/// Text as it may stand in an XML element or a quoted attribute.
///
/// What XML 1.0 forbids becomes U+FFFD; other hidden scalars become character references, so that
/// the value is kept and the file shows them.
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

/// Text as it may stand in an HTML element or a quoted attribute: hidden scalars by their names,
/// line ends as blanks.
func htmlText(_ text: String) -> String {
  markup(text) { scalar in
    switch scalar {
    case "\n", "\t", "\r": " "
    case _ where scalar.isHidden: "⟨\(scalar.codePointName)⟩"
    default: nil
    }
  }
}

/// Escapes what opens markup and quotes; `substitute` gives what stands for any other scalar.
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

/// A language tag fit for `lang` and `xml:lang`; nil when it does not look like one (BCP 47).
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
