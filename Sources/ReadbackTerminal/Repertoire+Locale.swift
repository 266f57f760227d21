import CNcurses
import Glibc
import ReadbackCore

extension Repertoire {
  /// Sets the character locale of the process and returns what it can represent.
  ///
  /// A host without the locale that ssh passed on (en_US.UTF-8 on a minimal Debian) has C.UTF-8,
  /// which has the same characters; that is also used if no locale is set. Only an explicit C,
  /// POSIX or non-UTF-8 locale results in ASCII.
  static func ofLocale(forcingUnicode: Bool) -> Repertoire {
    let asked = askedLocale().lowercased()
    if !forcingUnicode {
      let isKnown = setlocale(LC_CTYPE, "") != nil
      if isKnown, String(cString: readback_codeset()) == "UTF-8" { return .unicode }
      if isKnown, !asked.isEmpty, !asked.contains("utf") { return .ascii }
    }
    return setlocale(LC_CTYPE, "C.UTF-8") == nil ? .ascii : .unicode
  }

  /// The first nonempty one of the three variables, in POSIX order.
  private static func askedLocale() -> String {
    for name in ["LC_ALL", "LC_CTYPE", "LANG"] {
      if let value = getenv(name), value.pointee != 0 { return String(cString: value) }
    }
    return ""
  }
}
