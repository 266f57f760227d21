/// Words that say opposite things.
enum Opposite {
  /// One end of a scale.
  struct Pole: Hashable, Sendable {
    fileprivate let scale: Int
    fileprivate let isUpper: Bool
    /// Told from the other end the same is said with the opposite word: "A is above B", "B is
    /// below A".
    let isConverse: Bool

    func isOpposite(of other: Pole) -> Bool { scale == other.scale && isUpper != other.isUpper }
  }

  /// The poles that a word stands for; nil for none.
  static func poles(of word: WordID) -> [Pole]? { index[word] }

  private static let index: [WordID: [Pole]] = {
    var index: [WordID: [Pole]] = [:]
    func add(_ scales: String, isConverse: Bool, from first: Int) {
      for (number, row) in scales.split(separator: "\n").enumerated() {
        for (end, words) in row.split(separator: "/").enumerated() {
          for word in words.split(separator: " ") {
            guard let id = Lexicon.standard.word(String(word)) else { continue }
            index[id, default: []].append(
              Pole(scale: first + number, isUpper: end == 0, isConverse: isConverse))
          }
        }
      }
    }
    add(plain, isConverse: false, from: 0)
    add(converse, isConverse: true, from: 1000)
    return index
  }()

  /// Words to one side of a bar say the opposite of those to the other. Only what is opposite
  /// whatever it is said of: "slow" is left out, since growth that slows still grows.
  private static let plain = """
    rise increase grow climb surge soar growth upturn upward / fall decrease decline drop shrink plunge slump plummet dwindle tumble downturn downward
    strengthen strong appreciate appreciation / weaken weak depreciate depreciation
    raise / lower reduce
    high / low
    more / less fewer
    most / least
    include inclusion / exclude exclusion
    accept approve approval acceptance adopt / reject refuse dismiss rejection refusal dismissal
    uphold / overturn annul quash
    able / unable
    willing / unwilling
    likely / unlikely
    capable / incapable
    sufficient adequate / insufficient inadequate
    complete / incomplete
    valid / invalid
    admissible / inadmissible
    support endorse back favour favor / oppose opposition
    start begin launch beginning / stop halt cease end
    resume restart reopen resumption continue / suspend discontinue suspension interrupt halt
    open / close shut
    allow permit authorise authorize / forbid ban prohibit
    confirm confirmation / deny denial
    praise commend / criticise criticize condemn denounce
    condone / condemn
    succeed success / fail failure
    legal lawful / illegal unlawful
    guilty / innocent
    acquit / convict
    safe / unsafe dangerous
    agree agreement / disagree disagreement
    satisfaction satisfied pleased delighted / dissatisfaction dissatisfied disappointment disappointed regret
    optimism optimistic / pessimism pessimistic
    advantage / disadvantage
    temporary temporarily / permanent permanently
    public / private
    voluntary optional / compulsory mandatory obligatory
    majority / minority
    maximum / minimum
    profit / loss
    surplus / deficit
    rich / poor
    easy / difficult hard
    cheap / expensive
    good / bad
    best / worst
    better / worse
    true / false
    peace / war
    double / halve
    encourage / discourage
    impose introduce / lift abolish
    create build / destroy demolish
    appoint / dismiss
    hire / fire
    alive / dead
    improve improvement / worsen deteriorate deterioration
    upside / downside
    necessary / unnecessary
    possible / impossible
    positive / negative
    stable / unstable
    constitutional / unconstitutional
    acceptable / unacceptable
    responsible / irresponsible
    correct / incorrect
    peaceful / violent
    friendly / hostile
    """

  private static let converse = """
    north northern northward / south southern southward
    east eastern eastward / west western westward
    above / below
    before / after
    inside / outside
    buy purchase / sell
    import / export
    win / lose
    arrive arrival / depart departure
    early / late
    first / last
    previous / next
    """
}
