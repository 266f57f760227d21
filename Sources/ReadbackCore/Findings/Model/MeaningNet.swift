/// A small neural net that judges whether an edit changes the meaning.
///
/// Its input is six vectors of the sentence encoder: the edit's words, the clause around them and the
/// linked sentences, on both sides. Each vector is projected to fewer numbers. For the words, the
/// clauses and the sentences, the hidden layer gets the projections of both sides, their differences
/// and their products. The net's answer is combined with that of the trees, which know how the words
/// are related. `Tools/findings/train_meanings.py` trains the net.
struct MeaningNet: Sendable {
  /// The net that ships with the program.
  static let embedded = MeaningNet(.findings)

  /// The vector of a place, projected.
  typealias Projection = [Float]

  private let projection: EncoderLayer
  private let hidden: EncoderLayer
  /// The weight of each hidden unit, followed by the bias.
  private let output: Section<Float>
  /// The weights of the trees' and of the net's log odds, followed by a constant.
  private let mixture: Section<Float>
  /// The same for a check's and the net's log odds.
  private let checkMixture: Section<Float>
  private let calibration: CalibrationCurve

  init(_ block: LexiconBlock) {
    projection = EncoderLayer(block, "mpr")
    hidden = EncoderLayer(block, "mhi")
    output = Section(block.section("mout"))
    mixture = Section(block.section("mmix"))
    checkMixture = Section(block.section("mchk"))
    calibration = CalibrationCurve(block, model: "m")
  }

  /// - Parameter vector: nil if the side has no words there.
  func projection(of vector: SentenceVector?) -> Projection {
    projection(vector?.unit ?? [Float](repeating: 0, count: SentenceVector.dimensions))
  }

  /// The projections of both sides of a place.
  struct Sides {
    let official: Projection
    let retelling: Projection

    /// The net's inputs.
    fileprivate var inputs: [Float] {
      official + retelling + zip(official, retelling).map { $1 - $0 }
        + zip(official, retelling).map { $0 * $1 }
    }
  }

  /// The log odds that the meaning changed, from the vectors alone.
  func logOdds(words: Sides, clauses: Sides, sentences: Sides) -> Float {
    let weights = output.values
    return zip(hidden(words.inputs + clauses.inputs + sentences.inputs), weights)
      .reduce(weights[weights.count - 1]) { $0 + max(0, $1.0) * $1.1 }
  }

  /// The calibrated probability, 0...1, that the meaning changed.
  ///
  /// - Parameters:
  ///    - trees: the uncalibrated log odds from the trees.
  ///    - net: the log odds from the vectors.
  func probability(trees: Float, net: Float) -> Double {
    let weights = mixture.values
    return calibration(
      Logistic.probability(
        ofLogOdds: Double(weights[0] * trees + weights[1] * net + weights[2])))
  }

  /// The confidence, 0...1, of a finding of a check.
  ///
  /// - Parameters:
  ///    - check: the confidence that the check gives.
  ///    - net: the log odds from the vectors.
  func confidence(check: Double, net: Float) -> Double {
    let weights = checkMixture.values.map(Double.init)
    return Logistic.probability(
      ofLogOdds: weights[0] * Logistic.logOdds(of: check) + weights[1] * Double(net) + weights[2])
  }
}
