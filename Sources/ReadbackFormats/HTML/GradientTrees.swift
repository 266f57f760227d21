/// A sum of decision trees from gradient boosting.
struct GradientTrees {
  private struct Node {
    /// The feature to test; -1 for a leaf.
    var feature: Int32
    /// Values up to this go to the next node, others to `right`; for a leaf, its value.
    var value: Float
    var right: Int32
  }

  private var nodes: [Node] = []
  private var roots: [Int] = []

  /// - Parameter text: one tree per line, in preorder: "feature:threshold" for a split, "value" for
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

  /// The highest feature number used.
  var lastFeature: Int { Int(nodes.reduce(-1) { max($0, $1.feature) }) }

  /// The sum of all trees' values for one row of features: the log odds.
  func value(of features: [Float]) -> Float {
    var sum: Float = 0
    nodes.withUnsafeBufferPointer { nodes in
      features.withUnsafeBufferPointer { features in
        for root in roots {
          var index = root
          while true {
            let node = nodes[index]
            guard node.feature >= 0 else {
              sum += node.value
              break
            }
            index = features[Int(node.feature)] <= node.value ? index + 1 : Int(node.right)
          }
        }
      }
    }
    return sum
  }
}
