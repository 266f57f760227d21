/// Maps a model's probability to how often the model is right when it gives that probability.
///
/// Interpolates linearly between measured points.
struct CalibrationCurve: Sendable {
  /// Probabilities that the model gives, ascending.
  private let said: Section<Float>
  /// The share of answers that were right at each of them.
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
