import CNcurses
import Glibc
import ReadbackCore

extension Repertoire {
  /// Sets the process's locale for characters and says what it can write.
  ///
  /// A host without the locale that ssh handed over (en_US.UTF-8 on a minimal Debian) has C.UTF-8,
  /// which writes the same characters; so has one where no locale is set at all. Only somebody who
  /// says C, POSIX or a locale of another character set gets ASCII.
  static func ofLocale(forcingUnicode: Bool) -> Repertoire {
    let asked = askedLocale().lowercased()
    if !forcingUnicode {
      let isKnown = setlocale(LC_CTYPE, "") != nil
      if isKnown, String(cString: readback_codeset()) == "UTF-8" { return .unicode }
      if isKnown, !asked.isEmpty, !asked.contains("utf") { return .ascii }
    }
    return setlocale(LC_CTYPE, "C.UTF-8") == nil ? .ascii : .unicode
  }

  /// The first of the three variables that is not empty, as POSIX orders them.
  private static func askedLocale() -> String {
    for name in ["LC_ALL", "LC_CTYPE", "LANG"] {
      if let value = getenv(name), value.pointee != 0 { return String(cString: value) }
    }
    return ""
  }
}
