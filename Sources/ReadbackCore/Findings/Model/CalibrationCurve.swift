/// Says how often a model that gives a probability is right, linear between measured points.
struct CalibrationCurve: Sendable {
  /// What the model says, ascending.
  private let said: Section<Float>
  /// The share that was right there.
  private let right: Section<Float>

  /// - Parameter model: the first letter of the model's sections.
  init(_ block: LexiconBlock, model: Character) {
    said = Section(block.section("\(model)cax"))
    right = Section(block.section("\(model)cay"))
  }

  func callAsFunction(_ probability: Double) -> Double {
    let (said, right) = (said.values, right.values)
    let above = (0..<said.count).partitioningIndex { Double(said[$0]) >= probability }
    guard above > 0 else { return Double(right[0]) }
    guard above < said.count else { return Double(right[right.count - 1]) }
    let span = Double(said[above] - said[above - 1])
    let share = span > 0 ? (probability - Double(said[above - 1])) / span : 0
    return Double(right[above - 1]) + share * Double(right[above] - right[above - 1])
  }
}
