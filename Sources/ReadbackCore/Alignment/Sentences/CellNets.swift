/// The nets of the three passes, trained by `Tools/sentences`.
struct CellNets: Sendable {
  let first: CellNet
  let second: CellNet
  /// For cells that words alone do not decide.
  let third: CellNet

  static let firstMirror = CellNet.mirror([
    (CellFeatures.symmetricCount, CellFeatures.pairCount)
  ])
  static let secondMirror = CellNet.mirror([
    (CellFeatures.symmetricCount, CellFeatures.pairCount),
    (CellContextFeatures.symmetricCount, CellContextFeatures.pairCount),
  ])
  static let thirdMirror = CellNet.mirror([
    (CellFeatures.symmetricCount, CellFeatures.pairCount),
    (CellContextFeatures.symmetricCount, CellContextFeatures.pairCount),
    (CellMeaningFeatures.symmetricCount, CellMeaningFeatures.pairCount),
  ])
}
