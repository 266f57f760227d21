import Glibc
import ReadbackCore

/// Why a file was not written: which one, the problem, and what to do.
public struct OutputError: Error, Hashable, CustomStringConvertible {
  /// As the user named it.
  public let path: String
  public let problem: OutputProblem

  public init(path: String, problem: OutputProblem) {
    self.path = path
    self.problem = problem
  }

  /// One sentence for standard error or the status line.
  public var description: String {
    "cannot write \(visibleName(ofFile: path)): \(problem.sentence)"
  }
}

public enum OutputProblem: Hashable, Sendable {
  case exists
  /// A file that Readback itself reads or stores data in; never replaced, even on request.
  case inUse
  case isDirectory
  case notRegular
  case emptyName
  case noDirectory
  case notPermitted
  case diskFull
  case readOnly
  case nameTooLong
  /// A restricted name leads out of the output directory or through a symbolic link.
  case outside
  /// A restricted name begins with a dot: shells and servers interpret some such files.
  case hidden
  /// The name has the extension of a format that is not supported.
  case otherFormat(endings: [String])
  /// The format is binary, and the output is a terminal.
  case noTextForTerminal
  /// Notes can only be written into a bilingual file, and the texts do not come from one.
  case notBilingual
  /// The format needs another program, which is not installed.
  case programMissing(String)
  case programFailed(String, reason: String)
  /// This login must not run other programs.
  case programForbidden(String)
  /// Any other error of the system.
  case system(errno: Int32)

  init(errno: Int32) {
    self =
      switch errno {
      case EEXIST: .exists
      case EISDIR: .isDirectory
      case ENOENT, ENOTDIR: .noDirectory
      case EACCES, EPERM: .notPermitted
      case ENOSPC, EDQUOT, EFBIG: .diskFull
      case EROFS: .readOnly
      case ENAMETOOLONG: .nameTooLong
      case ELOOP: .outside
      default: .system(errno: errno)
      }
  }

  fileprivate var sentence: String {
    switch self {
    case .exists: "it exists already; name another file, or replace it with --force"
    case .inUse: "readback reads it or keeps decisions or settings in it; name another file"
    case .isDirectory: "it is a directory; name a file in it"
    case .notRegular: "it is not a regular file; name another one"
    case .emptyName: "the name is empty; name a file"
    case .noDirectory: "its directory does not exist; make it first"
    case .notPermitted: "the directory is not writable; choose another one"
    case .diskFull:
      "no space is left; no partial file was kept; free some space or choose another place"
    case .readOnly: "the file system is read-only; choose another place"
    case .nameTooLong: "the name is too long; choose a shorter one"
    case .outside: "it lies outside the output directory, or behind a link; name a file inside it"
    case .hidden: "names that begin with a dot are not allowed there; choose another name"
    case .otherFormat(let endings):
      "this format is not supported; use a name ending in "
        + endings.map { ".\($0)" }.joined(separator: ", ")
    case .noTextForTerminal: "a terminal cannot show this format; name a file with --output"
    case .notBilingual:
      "notes can only be written into an XLIFF, TMX, PO or tab-separated file; open one alone"
    case .programMissing(let name): "\(name) makes this format; install it"
    case .programFailed(let name, let reason):
      "\(name) failed" + (reason.isEmpty ? "" : ": \(reason)")
    case .programForbidden(let name):
      "\(name) makes this format, and this login must not run other programs"
    case .system(let errno): "\(String(cString: strerror(errno))); no partial file was kept"
    }
  }
}
