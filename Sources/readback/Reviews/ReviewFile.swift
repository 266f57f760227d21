import Glibc
import ReadbackStore

/// The file of reviews as the reader opens it.
///
/// An existing file is opened on a separate thread while the texts are read, since it contains the
/// reader's place; a missing one is created after the first screen, which must not wait for a disk.
final class ReviewFile: @unchecked Sendable {
  let exists: Bool
  private let path: String
  private let isShared: Bool
  private let monitor = Monitor()
  /// Protected by the monitor.
  private var opened: ReviewStore?
  private var isOpening = false

  init(path: String, isShared: Bool) {
    self.path = path
    self.isShared = isShared
    exists = access(path, F_OK) == 0
    guard exists else { return }
    isOpening = true
    let hasThread = startThread { [self] in
      let store = open()
      monitor.change {
        opened = store
        isOpening = false
      }
    }
    if !hasThread {
      opened = open()
      isOpening = false
    }
  }

  /// The store of an existing file, once it is open; nil if there was none.
  var openedEarly: ReviewStore? {
    monitor.change(when: { !isOpening }, { opened })
  }

  func open() -> ReviewStore { ReviewStore(path: path, isShared: isShared) }
}
