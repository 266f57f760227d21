import ReadbackCore
import ReadbackScreen
import ReadbackStore

extension ReaderPair {
  func document(_ side: Side) -> Document { side == .official ? official : retelling }

  /// Identical for the same two texts, no matter where they are read from.
  var key: String {
    let identity = self.identity
    return String(identity.official.fingerprint.prefix(16))
      + identity.retelling.fingerprint.prefix(16)
  }

  var identity: PairIdentity {
    PairIdentity(official: official, retelling: retelling)
  }
}
