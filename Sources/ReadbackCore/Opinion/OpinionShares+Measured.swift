// Written by `readback-measure opinion --fit`: do not edit by hand.

extension OpinionShares {
  static let ofStrongAnswers = OpinionShares(alone: [:], both: [:], unconfirmed: [:])
  static let ofWeakAnswers = OpinionShares(alone: [:], both: [:], unconfirmed: [:])
}
