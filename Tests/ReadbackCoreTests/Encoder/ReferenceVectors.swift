/// Sentences with the output of the reference: the pieces, and the vector as 512 signed bytes in
/// base64. Written by Tools/encoder/reference.py.
enum ReferenceVectors {
  static let all: [(sentence: String, pieces: String, vector: String)] = [
    (
      "The two ministers agreed to meet again before the end of the year.",
      "<s> ▁The ▁two ▁ministers ▁agreed ▁to ▁meet ▁again ▁before ▁the ▁end ▁of ▁the ▁year . </s>",
      """
      1tVG0tzg1ewI//0LCAAQGhfs3y0gm7nLDBb48dIhVfk0QB3Ts+NU+EgGx9kwAfQwRe/AMlkq4VXpyezx+/BDGVOs
      97gqBSH3+A8XBErLJR3k9jAL3PM+sbgDSOm286baPkM2q+UCG8n36mT72LjVsxIQDyr0Mh3c6PvrA+0NL3kAUNQV
      yQDL6hcbDTYMzswoIsTvx8EV696aK908GyH8+dZX7ewCMQrq8/tUr+r0nw8PACzP1OR0G+ZQ8Qjqvo9c6C3z3NoG
      DeQcwSMF1McqUqY1xRYYIS48PpyBBdXkEhf02f8vvzsWE5AQ+ajtF/QLEhyzDsPj/PsNKvfn7cvscS46Y0f9Fl7o
      MBWqt/FXAkTuGwwPRSw5yj+kLCvsX0DGtgckZuja87fb6fA4OdkHVQIcBR340whM8Qgixhe1NxIWM0X9JWIY7vnt
      1xa1tBcp+Lxj997sDJv18VfOi9syGQEu/PNTZhu55PtI7LgJJUaR6Cpf7Bs2+9n/0WrkRlYRqUaP1e8a7yLfshDT
      5EXb5gEoHi01qDACLj0qNstkTvfADO4SRCi0HQItIIJK3/os6x6U6xDo1yHAvvs6qB3ktAa1EFBVyCjNTkgjTRIY
      J0ziNlj7qPz50fDR0xwPXu/rOdq1FDkV+fj8aFggNN8B1FLUAQYTFS8hOMMS6w4FBQg=
      """
    ),
    (
      "Both sides said that they would hold another meeting this year.",
      "<s> ▁Both ▁sides ▁said ▁that ▁they ▁would ▁hold ▁another ▁meeting ▁this ▁year . </s>",
      """
      tb4pvPXJ9FXiJATp9eYePCcgxVgLp6KsEy7UAxAbO/YmIzuy4Pw7Dl8BzQAAAu5PTsHSAEFRAWD/zioW2QwdIOOt
      qbNSGdH4vQY9EAn5MhW5Bf0n2cI1saH0+Pa4qY7sICRGwtQR8/H96Dvyy9nB1srLCSoh5SiqvRzK1vYSKPfZFrsh
      ANq44R0q5i/k0NvyCe/UB8veI9AAItcuZT4Z4c5uyUoNW/vc3vU9wxevsanzxf28HgdAHDT+rAPsupI4MsYx18cd
      yzed29MZrdQxT9kzEwgrLwg1X4SQdez7X0sNrt8W6jLc75rqHa3yB90xLyW5Fq8YEiYQL//l3CLKRRBEIEUlBEfc
      GpzFq7sr90mmNxkgNTEe3z6+GAHuqXzmy8wPfwwgJ0blOMdJO87tLNE0AEbr1wwT+9jT/DiwP+vwODnkSeIPCvjq
      vQu7vOEyO/Vd2xj5Dej84i3Wl8I3DRkn9xxEOvG3sOIqIdoedD2K+ksitQvx0fTxFkUt6VAqE2qdwccBvvIXBDb5
      /y7v/eREIDYCn1pOPigZFN8tNhqt1g0aBA4sJxEqA5M1vchh6SyN+WLe1j68svFO3i7Dvu/DMD8+2AUC6iFD3k71
      SSOaTe/kmQP+qe++2CrXVgQm9dLo4ln37OX3NVraLOYN2lHi4hcJCDFDM9+0w/X6JtU=
      """
    ),
    (
      "He did not say whether the government would support the plan.",
      "<s> ▁He ▁did ▁not ▁say ▁whether ▁the ▁government ▁would ▁support ▁the ▁plan . </s>",
      """
      yx8v2VHBSgTu2xD0Nzi/FfczA4LH4Vr/+6lX6EEx4R4c0PYFx0ET7SAqdx8w0N3rxMJgsuEG2FWLlfnYqikZEO6n
      0fbi9hXmySL0EdixQBeS46n8LqRAKccjeCS8+zdCe71Zw7kZ9RZLGu7j6fKwB6u7qiraSevy1fG6OMccEMzVTVQ2
      MckA6x4A5Q0H6OLSOQLbGfnovEU6CO8iPSvm7JEoqxfoJOST5DT2gkMZGei1mL3Lx0kK8snYruZW9i/QZ8v4ALbL
      xeYAJxUSsNsY3c8VObYaCBT+RB8O1IHz8XAand4jLUHOqJwd4qUxIu//6x7B08UBBycwVsYa3NonAQMyH2VBN0AK
      QEbIrgBArFgsEwU+Lg8y/Pn2QxbxM/rgHtjPLsMSQ8lZtpt2MPUtYgP4L0TlyDQe8B8oIjXqC8T8Og/oSS8g60Ig
      zvHfRCo4T/BvGjyzxejcI0vH36Mc1sjrTCLzHfz7nKfu5t5UaUK8nfIWmBcv6AskPnrw+L0q0Uru06oOlrhDCvg2
      gvjWmuFTQ8028/Xi7ig3K+5aDkm/XMVQRrchU0zq4TBZ99EF7UunX+PpBv4LdroCwQT8gv65tWMK1y9FFkMXDCIB
      SjOS7Cjuk86SsszT4/PaTwoO16ss3kNIsxHTQWcpOtVX8DkV3xfa3k0OH7UjzxRABEQ=
      """
    ),
    (
      "Prices rose in March by more than the bank had expected.",
      "<s> ▁Price s ▁rose ▁in ▁March ▁by ▁more ▁than ▁the ▁bank ▁had ▁expected . </s>",
      """
      Bw+PrD695xgYJALLQ+lFYS0oIWLoOLvUFRYX2P37IK4WS7dIvfcDEQPKuFIo7hBNNcEmVSnTxjk+BCc8zNT5BVLh
      4lkkRik28CnP1Z7eLFHRywwYHAAyKMErFwbJCtgqsg4sx7UKya9J2wK9vQTe383SHOrxxRHKpfMTCyu8BKgQAg/j
      Jenj6MsKKccH0dsiKJ/nJRIfJuf1JMjiFhf28N4sO3Y26y8fBB8ZBADz/SQA2AfPHELkVDERDBtf00Mx+S/0pAtM
      wjUs8wa+8NXxYRwQAfffWuzfpL+MMOi2+D4EFPEly8z636skAML0t+b3oLOY7v7bDCY0MS+s5tPi0CY/tznT8tfy
      8fkiRj9BSjMrMRRh/0bX14KsOODtNWqqsO0+3h7I473f2O5MVStXUAooTizl6uby1/XV/QQe+kf6FgFUT6gv184O
      negYJOInzFFf0yTlAbTrKzs82c/INDT7iu8aXf9zBcAUFQPjBOYEqkogOOoD6zHZPPMvwzxKDRE68gdOsyUK/OU4
      3boJ7zQNOhii6kA3QxX8MckMLQLV+T4L4dpunDYFDIU+HOZH6c3uI9u3vbN/V+YhptbU+ALLEFzzrCkYS6wmLm0R
      LAr52RXh0ysj/doy4y4EJdQWDNEg3RsTFv42NN4lPtcWG+8eGe7nATcoJuNPVPM5Qys=
      """
    ),
    (
      "The police are looking for a man who left the building at about 10 o'clock.",
      "<s> ▁The ▁police ▁are ▁looking ▁for ▁a ▁man ▁who ▁left ▁the ▁building ▁at ▁about ▁10 ▁o ' clock . </s>",
      """
      2klE5OiYsesl4y8+QiXpMT0xCAkBBWAS7/o4SEOwk7LO6+nJ1gNRHJ7tow4OF+opMKZEjlIl4R+srphmyun90RLE
      wgKbCSEW2A0ryDEDm9mdZE7vXws9NfQspEbq3yEAQckt2QHMCwlJ2g/oD1VNQuLLJKfeFglD+xv7Hs0kFefoGd70
      vBYj0z+UAkYQqf4ZKY24wPntBeABFjji6yzuG1Xv7x7z5AjYMDIj/VC8uMjePjMOKFeg4yU7/QMd/R25Lgz69STC
      rAfTHuyRBOHVvAgLSi7T92j6J9CrBSHewCVZ7/m30WGbmcIUx8rLCvtiMvrj290y8Lso6dr8Mmg9oQM7Mv/dOeg7
      El7LupQiTbOtNUfZNz7cO0miY/iY5ebldBC+KN4jQdxXEbkhbEWXRkvsmhozCSs93OUIBI7uRaxCG83iuqHdTA/w
      ECz/WJYfzRQ3zNcMzDFKoC9qHDXu/u0qwkcRv0yf5QDpenGNRkwuUi1LNF3789Sw1svPNPcG5ODYGTUB8EkX8vcx
      PkH9zKFGS/FAN/Geqwg6BDsLqK3EMrOjUM4B8SwMIJARsOLQB8TIaiBG7aEQoUMCQG8bj0Iaxjxd8xXwEMgn67TD
      yFgnydj9wlyNQDIkvLAvOi0Q5ZdGfYHO7h9wydpV781WE1U4UsYp4QZUPQhGKvRNYeI=
      """
    ),
    (
      "“We have lost everything,” she told reporters; her house burned down in the night.",
      "<s> ▁ “ We ▁have ▁lost ▁everything , ” ▁she ▁told ▁reporter s ; ▁her ▁house ▁burned ▁down ▁in ▁the ▁night . </s>",
      """
      W0IH9i3x48v+3kjt/hT5At7ImFSwOw0v/7klCTgU4aIJIqwNIT9B+PvjDff2BxBQFelH4rdH4O0UE/0BQ63cNsAa
      wwAF7fcREs9GGQoc9eXh+fAX9kQc/j7M6cEN79pMMRkx6S318kWfCups3ijNGh0LH/Ckyw098BIE6ylnV9oJRQ7f
      2QoeybGr8xO36PQJHNDMbs8B0pqUAjnQCxpqG0ck8tq2ZhTiCtbFxRbCvRygF9b+R0bs7EwDNxHM3QgQJEIZQQmr
      JCYt8waJ8A7QFg0n5iwE7IEGF+i7qDE6qh4TOETWDSn/qsUiEwix+v/vFkzWydcd8wVpIro5NFQDHrTQFR4a2+UL
      QDnqzhUCzeIFDBj4/djW8e/pG7rkmsUw/6ja0w1MGevRr+M/Ef3xXejVHe1Q1wnhEB6d9KHeHgEv/wH5JaL0C/rn
      ytsXZrYZytcmM80BByAeE10m2tVMzLYQ4iLCDFLlRAMXQUHTR8r5/9cDx1nS/JrgJwy4GOWwPhvu8STq9yrCDRoR
      TNdBjMgIzwVcQwnQ6iAf+ljERMvOrsf0G/nF2QH+FKMcTicGN548/TwL8+hLwiroHtvE0eAM+jjt9RkQ/U7qsROl
      9NuBFuTdreJcwfHnzXX0E80DzMYeyq7369gnTwdNtRQI9kAyGL3Vpd/EAuD+JrjZ970=
      """
    ),
    (
      "The council will vote on the new school next week.",
      "<s> ▁The ▁council ▁will ▁vote ▁on ▁the ▁new ▁school ▁next ▁week . </s>",
      """
      000zFBPitSgaE97HY7zF+mDaCBL7RJw0MGU3sUnLAMEfJCHou/W6CFrtp/TQed4EJRMf1S0HPlWS5f1KvTMfv+eq
      zsYkOPQS2/IQ5vXcP/qcMM4DH55y/WE9SQIQESbnKiNCpNQCFd1Q+UvPn9Gk4h8LD5bdQAC34Tnd08vV8+cV4Mlq
      z0r7C00BLyHiPRI2Q0Pb87kP6dfzT9MMRFDTwBLF5xnT5lkIMfExhxQl5NG2/Qi1vTkQVvNM5xX52SRNvgOzzSts
      zz3tnRyOQP/vVKhQKa3q0Qyb5uCJ6tVZAPUWGDkJ+KnktYzrobTVTC/oqgGk4Yo1wLk2ojLfoB8OUCn0ahkSIks/
      QvfJv0RPLFvf1R+21WUFIC2sIt0mF/zP8w5QD+u8XO0Hr9s+ohMluPMbDtwz6BQ2UiX82d32NvPyXfMZZlRtUyj9
      lzO1mN45FhNQLNbP9f/ZSp31MJQ1PP9OCR3CYiHL2jpjzf3H+P3LUSdzLiqW0M/qY3XN/gC3tQG8+trEpQLkvPbE
      uuPLHu9ZXd0JissdxM7aRtTpU+udI0kWQVXCSTANAoEuA+TA7ewhLfumrPaw0qkL3jrzi3kwqWRs1EYg7DmLPy7G
      UEXTEEwx5iBQMsDrrQY/B/HcC8QV9DdECuzQawjI29rAznMaFOCbTWgXYPkc05mjyfA=
      """
    ),
    (
      "A long time ago there lived a king who had three daughters and no sons.",
      "<s> ▁A ▁long ▁time ▁ago ▁there ▁lived ▁a ▁king ▁who ▁had ▁three ▁daughters ▁and ▁no ▁son s . </s>",
      """
      +wUbtaLg3pYnwfs8Drnq0iBFRccyKd60MVrHGP0BBjAsDec/8fgWCfDORh1Uee5ICeYxS7vdli31yRvADMjlz6LU
      pKOYzwJGAYazWW/KM72UOPkoYVYI/0sGTwfP/P4hRjowzUhAB9gu6lAApsW06Nv59VJj09XPGx8g9wXvIR/M3LLj
      BpIHvfryLOfZ9dIXIu0yx9rCS+enCrXtShEtG/zbHr8J+ADsWLU1L9m82C+xFlLu977b6SKw0Q6wyKwgE/eFBiML
      OtUO/jNl7qv4skfPRx7HKPj6kaWE30E2CAozIPXFAP6x2DJAq8i+qdQLTrzixulGM6Ma1sPj1fero5hn0D1wAOvC
      pEDW2uIX/KHhGSn+LgzmT8zUJRzjxRhNiv8UYlW6SjABAwAVI+f1SqtXrTjc+TdJBE/U9T4R9gcCIt3ckUHU9S0M
      cj7CgSgCrvw1I7bDCuJRAG4yDglRwQIIMTECVRd0Dcjvvhr0TllVufo7PQDWKO7wNhsotVcDC88I4iLj9DP2y/D9
      Q8jyBBRHArjcmkff1w0Y+uP2/QA6LQ8C+ajxy+2SU4Y+wkEZsAvsmjGPUc35d5QMri+/Mbw3raTk0AIYLgMgTfSr
      L91AJyQl0EDJxsvouP1EReknILc35rM50RwQXjjk4csj2Uz2VR9PO8D6MwghIBnfLKE=
      """
    ),
  ]
}
