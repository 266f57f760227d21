/// Judges from what words say whether those that stand in their place change it.
///
/// It takes four vectors of the sentence encoder: an edit's words and the clauses around them, on both
/// sides. Each is projected to fewer numbers; the net then sees, for the words and for the clauses,
/// the numbers of both sides, their differences and their products. Its answer is weighed against
/// that of the trees, which know the words' relations. `Tools/findings/train_meanings.py` trains it.
struct MeaningNet: Sendable {
  /// The one in the program.
  static let embedded = MeaningNet(.findings)

  /// What a place says, projected.
  typealias Projection = [Float]

  private let projection: EncoderLayer
  private let hidden: EncoderLayer
  /// By hidden number what it adds to the log odds; the last adds itself.
  private let output: Section<Float>
  /// What the log odds of the trees and of the net are multiplied by, and what is added.
  private let mixture: Section<Float>
  private let calibration: CalibrationCurve

  init(_ block: LexiconBlock) {
    projection = EncoderLayer(block, "mpr")
    hidden = EncoderLayer(block, "mhi")
    output = Section(block.section("mout"))
    mixture = Section(block.section("mmix"))
    calibration = CalibrationCurve(block, model: "m")
  }

  /// - Parameter vector: nil for a side that has no words in the place.
  func projection(of vector: SentenceVector?) -> Projection {
    projection(vector?.unit ?? [Float](repeating: 0, count: SentenceVector.dimensions))
  }

  /// Both sides of a place.
  struct Sides {
    let official: Projection
    let retelling: Projection

    /// What the net sees of them.
    fileprivate var inputs: [Float] {
      official + retelling + zip(official, retelling).map { $1 - $0 }
        + zip(official, retelling).map { $0 * $1 }
    }
  }

  /// The log odds that the meaning changed, by the vectors alone.
  func logOdds(words: Sides, clauses: Sides) -> Float {
    let weights = output.values
    return zip(hidden(words.inputs + clauses.inputs), weights)
      .reduce(weights[weights.count - 1]) { $0 + max(0, $1.0) * $1.1 }
  }

  /// The calibrated probability, 0...1, that the meaning changed.
  ///
  /// - Parameter trees: the log odds that the trees give, uncalibrated.
  func probability(trees: Float, net: Float) -> Double {
    let weights = mixture.values
    return calibration(
      Logistic.probability(
        ofLogOdds: Double(weights[0] * trees + weights[1] * net + weights[2])))
  }
}
