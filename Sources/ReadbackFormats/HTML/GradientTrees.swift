/// A sum of decision trees, as gradient boosting makes them.
struct GradientTrees {
  private struct Node {
    /// The feature that is looked at; -1 for a leaf.
    var feature: Int32
    /// Values up to it go to the next node, others to `right`; the value of a leaf.
    var value: Float
    var right: Int32
  }

  private var nodes: [Node] = []
  private var roots: [Int] = []

  /// - Parameter text: a tree a line, each in preorder: "feature:threshold" for a split, "value" for
  ///   a leaf.
  init(_ text: String) {
    for line in text.split(separator: "\n") {
      roots.append(nodes.count)
      var parts = line.split(separator: " ")[...]
      add(&parts)
    }
  }

  private mutating func add(_ parts: inout ArraySlice<Substring>) {
    guard let part = parts.popFirst() else { return }
    let index = nodes.count
    if let colon = part.firstIndex(of: ":") {
      nodes.append(
        Node(
          feature: Int32(part[..<colon]) ?? 0, value: Float(part[part.index(after: colon)...]) ?? 0,
          right: 0))
      add(&parts)
      nodes[index].right = Int32(nodes.count)
      add(&parts)
    } else {
      nodes.append(Node(feature: -1, value: Float(part) ?? 0, right: 0))
    }
  }

  /// The highest number of a feature that is looked at.
  var lastFeature: Int { Int(nodes.reduce(-1) { max($0, $1.feature) }) }

  /// The sum of all trees' values for one row of features: the logarithm of the odds.
  func value(of features: [Float]) -> Float {
    var sum: Float = 0
    for root in roots {
      var index = root
      while nodes[index].feature >= 0 {
        let node = nodes[index]
        index = features[Int(node.feature)] <= node.value ? index + 1 : Int(node.right)
      }
      sum += nodes[index].value
    }
    return sum
  }
}
