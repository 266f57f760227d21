/// Words that may be followed by a full stop without ending the sentence.
///
/// Compiled from general style guides: English first, then the commonest of other European
/// languages. Single letters and dotted letters ("U.S.", "a.m.") are handled by rules, not listed
/// here.
enum Abbreviations {
  /// Titles and words that are always followed by a name or by more text.
  static let beforeName = WordKey.set(
    """
    mr mrs ms messrs mmes dr drs prof gen col lt sgt cpl capt cmdr cdr maj adm brig sen rep gov
    pres rev hon fr st ste mt ft sr. supt insp det amb atty asst assoc dep dir min sec'y
    vs viz cf eg ie al approx ca esp incl pop resp seq
    sra srta dra mme mlle mgr hr fru bzw vgl evtl ggf inkl zzgl bspw sog
    им ул руб млн млрд тыс проф акад ген см напр др
    """)

  /// Usually followed by a number: months, days, "No.", "p.".
  static let beforeNumber = WordKey.set(
    """
    no nos nr p pp vol vols fig figs art arts sec secs ch chap para paras cl ver ed eds
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    tel ext res doc ref cap st § n°
    """)

  /// May end a sentence: they do if a word that usually begins a sentence follows.
  static let betweenSentences = WordKey.set(
    """
    etc inc ltd co corp bros plc llc jr sr esq dept univ assn ave blvd rd hwy sq
    ala ariz ark calif colo conn del fla ga ill ind kan ky la md mich minn miss mo mont neb nev
    okla ore pa penn tenn tex va vt wash wis wyo
    usw gmbh cie
    """)

  /// Words that begin sentences far more often than they follow an abbreviation within one.
  static let sentenceOpeners = WordKey.set(
    """
    the a an in on at he she it they we i you this that these those but and so as for if when
    while however meanwhile there its his her their our my by from with after before since
    according what who how why where yet or nor then now also moreover although though because
    during until under both all some many most no not one here such each any another later
    earlier instead thus therefore still only even once
    """)

  /// German words before an ordinal, which no sentence ends with: "zum 75. Jahrestag".
  static let beforeOrdinal = WordKey.set(
    "der dem den des im zum zur vom beim seine seinem seinen seiner ihrem ihren ihrer unserem")
}
