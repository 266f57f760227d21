extension StoreError: CustomStringConvertible {
  public var description: String { sentence }

  /// A sentence for the status line.
  public var sentence: String {
    switch self {
    case .noPlace: "there is no home directory; name a file with --reviews"
    case .noDirectory(let path, let reason):
      "the directory \(path) cannot be made: \(reason); name a file with --reviews"
    case .cannotOpen(let path, let reason): "\(path) cannot be opened: \(reason)"
    case .notAFile(let path): "\(path) is not a regular file; name another with --reviews"
    case .readOnly(let path): "\(path) is not writable; name another with --reviews"
    case .locked(let path): "\(path) is locked by another process"
    case .diskFull(let path): "the disk that holds \(path) is full; make room"
    case .damaged(let path):
      "\(path) is damaged and was left as it is; readback reviews recover writes what can still be read"
    case .stuck(let path): "\(path) is damaged and could not be set aside; move it away"
    case .altered(let path):
      "\(path) has tables, views or triggers that readback did not make and was left alone; name another with --reviews"
    case .newerVersion(let path, let found, let known):
      "\(path) is from a newer readback (version \(found), this one knows \(known)); use that one"
    case .notADatabase(let path):
      "\(path) is not a file of decisions and was left alone; name another with --reviews"
    case .foreign(let path):
      "\(path) is a database of another program and was left alone; name another with --reviews"
    case .failed(let path, let reason): "\(path): \(reason)"
    }
  }
}

extension StoreState {
  /// A message for the status line; nil if there is none.
  public var notice: String? {
    switch self {
    case .keeping:
      nil
    case .notKeeping(let error, waiting: 0):
      "decisions are not being kept: \(error.sentence)"
    case .notKeeping(let error, waiting: let count):
      "\(count) \(count == 1 ? "decision is" : "decisions are") not kept yet: \(error.sentence)"
    }
  }
}

extension SetAside {
  /// A message that the status line shows once.
  public var notice: String {
    "the file of decisions was damaged; it is now \(path), and a new one was created; readback reviews"
      + " recover writes what can still be read"
  }
}
