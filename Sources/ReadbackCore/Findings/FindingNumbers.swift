/// One order and one number for the findings of two texts, wherever they are shown.
enum FindingNumbers {
  /// Puts findings in the order of the official text and numbers those without a number.
  ///
  /// The order is that of the rows in which the texts face each other: an addition stands where the
  /// retelling has it, between what its neighbours tell. Numbers follow that order among what the
  /// panel shows by default, so that they have no gaps there; what is added to a comparison later,
  /// by a reviewer or as an opinion, goes on behind them, and doubts come last. So neither filters
  /// nor decisions nor additions change the number of a finding that somebody may have cited.
  static func numbered(
    _ findings: [Finding], official: Document, retelling: Document, alignment: Alignment
  ) -> [Finding] {
    if findings.isEmpty { return [] }
    let rows = FacingRows(
      official: official, retelling: retelling, links: alignment.links, order: .official)
    var keyed = findings.map { (row: rows.row(of: $0, official, retelling), finding: $0) }
    if zip(keyed, keyed.dropFirst()).contains(where: { $0.row > $1.row }) {
      let places = keyed.indices.sorted { (keyed[$0].row, $0) < (keyed[$1].row, $1) }
      keyed = places.map { keyed[$0] }
    }
    var numbered = keyed.map(\.finding)
    var last = numbered.lazy.filter(\.isShown).map(\.number).max() ?? 0
    for index in numbered.indices where numbered[index].isShown && numbered[index].number == 0 {
      last += 1
      numbered[index].number = last
    }
    for index in numbered.indices where !numbered[index].isShown {
      last += 1
      numbered[index].number = last
    }
    return numbered
  }
}
