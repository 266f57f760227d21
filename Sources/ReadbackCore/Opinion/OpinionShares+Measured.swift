// Written by `readback-measure opinion --fit`: do not edit by hand.

extension OpinionShares {
  static let ofStrongAnswers = OpinionShares(
    alone: [
      .omission: [
        .doubtful: 0.95,  // 4 of 4
        .minor: 0.90,  // 1 of 1
        .major: 0.86,  // 6 of 7
        .critical: 0.86,  // none
      ],
      .addition: [
        .doubtful: 0.92,  // none
        .minor: 0.97,  // 4 of 4
        .major: 0.98,  // 6 of 6
        .critical: 0.92,  // none
      ],
      .mistranslation: [
        .doubtful: 0.42,  // 2 of 7
        .minor: 0.97,  // 5 of 5
        .major: 0.99,  // 30 of 30
        .critical: 0.99,  // 14 of 14
      ],
    ],
    both: [
      .omission: 0.93,  // 43 of 46
      .addition: 0.99,  // 30 of 30
      .mistranslation: 1,  // 50 of 50
    ],
    unconfirmed: [
      .omission: 0.13,  // 4 of 47 by 15 of 18
      .addition: 0.30,  // 11 of 41 by 15 of 15
      .mistranslation: 0.02,  // 0 of 44 by 21 of 21
    ])
  static let ofWeakAnswers = OpinionShares(
    alone: [
      .omission: [
        .doubtful: 0.50,  // none
        .minor: 0.67,  // 1 of 1
        .major: 0.50,  // none
        .critical: 0.33,  // 0 of 1
      ],
      .addition: [
        .doubtful: 0.40,  // none
        .minor: 0.27,  // 0 of 1
        .major: 0.45,  // 1 of 2
        .critical: 0.40,  // none
      ],
      .mistranslation: [
        .doubtful: 0.22,  // 0 of 1
        .minor: 0.10,  // 1 of 14
        .major: 0.43,  // 5 of 11
        .critical: 0.73,  // 3 of 3
      ],
    ],
    both: [
      .omission: 0.83,  // 4 of 4
      .addition: 0.83,  // 4 of 4
      .mistranslation: 0.67,  // 5 of 7
    ],
    unconfirmed: [
      .omission: 0.77,  // 7 of 11 by 3 of 3
      .addition: 0.73,  // 5 of 9 by 2 of 2
      .mistranslation: 1,  // 8 of 13 by 2 of 4
    ])
}
