enum TemporaryWordLinks {
  static func links(_ official: Side, _ retelling: Side, _ groups: [SentenceLink], _ lexicon: Lexicon) -> [WordLink] {
    var result: [WordLink] = []
    for g in groups where !g.official.isEmpty && !g.retelling.isEmpty {
      let a = g.official.flatMap { Array(official.document.sentences[$0].tokens) }
      let b = g.retelling.flatMap { Array(retelling.document.sentences[$0].tokens) }
      let n = a.count, m = b.count
      var z = [Float](repeating: 0, count: n * m)
      for i in 0..<n { for j in 0..<m {
        let x = official.words[a[i]], y = retelling.words[b[j]]
        if x.form == y.form { z[i*m+j] = x.isContent ? 1 : 0.6; continue }
        guard x.isContent, y.isContent else { continue }
        if let p = x.id, let q = y.id {
          if lexicon.shareLemma(p, q) { z[i*m+j] = 0.95; continue }
          let r = lexicon.relations(p, q)
          var s = max(0, lexicon.similarity(p, q) ?? 0)
          if r.contains(.synonym) { s = max(s, 0.85) } else if r.contains(.derivation) { s = max(s, 0.8) } else if r.contains(.similar) || r.contains(.hypernym) { s = max(s, 0.6) }
          z[i*m+j] = s
        }
      } }
      var x = z
      for i in 0..<n { for j in 0..<m {
        var ctx: Float = 0
        for d in [-3,-2,-1,1,2,3] {
          var best: Float = 0
          for e in 1...3 { let ii = i+d, jj = j+(d<0 ? -e : e); if ii>=0 && ii<n && jj>=0 && jj<m { best = max(best, z[ii*m+jj]) } }
          ctx += best * (abs(d)==1 ? 0.7 : abs(d)==2 ? 0.5 : 0.34)
        }
        ctx /= 3.08
        let pos = abs((Float(i)+0.5)/Float(n) - (Float(j)+0.5)/Float(m))
        x[i*m+j] = z[i*m+j]*0.55 + 0.45*ctx*(z[i*m+j]>0.15 ? 1 : 0.6) - 0.12*pos
      } }
      for i in 0..<n { for j in 0..<m {
        let v = x[i*m+j]; guard v > 0.3 else { continue }
        if (0..<m).allSatisfy({ x[i*m+$0] <= v }) && (0..<n).allSatisfy({ x[$0*m+j] <= v }) {
          result.append(WordLink(official: a[i], retelling: b[j], probability: min(0.99, v*1.6)))
        }
      } }
    }
    return result.sorted { ($0.official, $0.retelling) < ($1.official, $1.retelling) }
  }
}
