/// The nets of both passes. `Tools/sentences` trains them.
struct CellNets: Sendable {
  let first: CellNet
  let second: CellNet

  static let firstMirror = CellNet.mirror([
    (CellFeatures.symmetricCount, CellFeatures.pairCount)
  ])
  static let secondMirror = CellNet.mirror([
    (CellFeatures.symmetricCount, CellFeatures.pairCount),
    (CellContextFeatures.symmetricCount, CellContextFeatures.pairCount),
  ])
}
