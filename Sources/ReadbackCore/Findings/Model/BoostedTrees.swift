import CLexicon

/// Gradient-boosted decision trees with a calibration, read from the language data.
///
/// `Tools/findings` trains them; `Tools/findings/model.py` describes the layout.
struct BoostedTrees: Sendable {
  /// The names of the features that the trees were trained on, in column order.
  let featureNames: [String]
  private let bias: Float
  private let roots: Section<UInt32>
  /// For each node the feature's column, or 255 for a leaf.
  private let columns: Section<UInt8>
  /// For each node the threshold, or a leaf's value in log odds.
  private let values: Section<Float>
  /// For each node the offset of its left child; the right child follows the left subtree.
  private let leftSteps: Section<UInt16>
  private let rightSteps: Section<UInt16>
  private let calibration: CalibrationCurve

  /// The built-in models.
  static func embedded(_ name: Character) -> BoostedTrees {
    BoostedTrees(block: .findings, name: name)
  }

  /// - Parameter name: the first letter of the model's sections.
  init(block: LexiconBlock, name: Character) {
    func section<Element>(_ rest: String, of type: Element.Type = Element.self) -> Section<Element>
    {
      Section(block.section("\(name)\(rest)"))
    }
    let names: Section<UInt8> = section("nam")
    featureNames = String(decoding: names.values, as: UTF8.self).split(separator: "\n")
      .map(String.init)
    let biases: Section<Float> = section("bia")
    bias = biases.values[0]
    roots = section("roo")
    columns = section("col")
    values = section("val")
    leftSteps = section("lef")
    rightSteps = section("rig")
    calibration = CalibrationCurve(block, model: name)
  }

  /// The calibrated probability for a row of features, 0...1.
  func probability(of row: [Float]) -> Double {
    calibrated(logOdds: logOdds(of: row))
  }

  /// The calibrated probability, 0...1, for a result of `logOdds(of:)`.
  func calibrated(logOdds: Float) -> Double {
    calibration(Logistic.probability(ofLogOdds: Double(logOdds)))
  }

  /// The greatest calibrated probability for a row of features whatever values those in the given
  /// columns have. Calibration never falls, and sums rounded in the same order never change places.
  func mostProbability(of row: [Float], without unknown: Set<Int>) -> Double {
    precondition(row.count >= featureNames.count)
    let sum = roots.values.reduce(bias) { $0 + mostLogOdds(from: Int($1), row, unknown) }
    return calibrated(logOdds: sum)
  }

  private func mostLogOdds(from node: Int, _ row: [Float], _ unknown: Set<Int>) -> Float {
    let column = Int(columns.values[node])
    guard column != 255 else { return values.values[node] }
    let left = node + Int(leftSteps.values[node])
    let right = node + Int(rightSteps.values[node])
    if unknown.contains(column) {
      return max(mostLogOdds(from: left, row, unknown), mostLogOdds(from: right, row, unknown))
    }
    return mostLogOdds(from: row[column] <= values.values[node] ? left : right, row, unknown)
  }

  func logOdds(of row: [Float]) -> Float {
    precondition(row.count >= featureNames.count)
    let (columns, values) = (columns.values, values.values)
    let (leftSteps, rightSteps) = (leftSteps.values, rightSteps.values)
    return row.withUnsafeBufferPointer { row in
      var sum = bias
      for root in roots.values {
        var node = Int(root)
        var column = Int(columns[node])
        while column != 255 {
          // Both offsets are loaded, so that no branch needs to be predicted.
          let (left, right) = (Int(leftSteps[node]), Int(rightSteps[node]))
          node += row[column] <= values[node] ? left : right
          column = Int(columns[node])
        }
        sum += values[node]
      }
      return sum
    }
  }
}

extension LexiconBlock {
  /// The models that `Tools/findings` trains.
  static var findings: LexiconBlock {
    LexiconBlock(
      start: readback_findings_start(), byteCount: readback_findings_size, name: "findings.bin")
  }
}
