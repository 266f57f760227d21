extension StoreState {
  /// A message for the status line of a narrow screen: why decisions cannot be saved, without the path,
  /// so that the reason fits in 80 columns. Nil if there is none.
  public var briefNotice: String? {
    switch self {
    case .keeping: nil
    case .notKeeping(let error, waiting: 0): "decisions are not kept: \(error.brief)"
    case .notKeeping(let error, waiting: let count):
      "\(count) \(count == 1 ? "decision is" : "decisions are") not kept: \(error.brief)"
    }
  }
}

extension StoreError {
  fileprivate var brief: String {
    switch self {
    case .noPlace: "there is no home directory; see --reviews"
    case .noDirectory(_, let reason): "no directory for them: \(reason)"
    case .cannotOpen(_, let reason), .failed(_, let reason): reason
    case .readOnly: "their file is not writable"
    case .locked: "another process holds their file"
    case .diskFull: "the disk is full"
    default: sentence
    }
  }
}
