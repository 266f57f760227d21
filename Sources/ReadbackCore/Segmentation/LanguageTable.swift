/// The commonest function words of languages that may occur in a retelling.
///
/// Articles, pronouns, prepositions, conjunctions, auxiliaries: closed classes, from common
/// knowledge of each language. A word may be in several rows.
enum LanguageTable {
  static let rows: [(code: String, words: String)] = [
    (
      "en",
      """
      the of and to in is was that for it on with as be at by this had not are but from or have an
      they which you were her all she there would their we him been has when who will more no if
      out so said what up its about into than them can only other new some could time these two
      may then do any my now such like our over me also after his he between during i your a
      """
    ),
    (
      "de",
      """
      der die das und den dem des ein eine einer eines einem einen ist nicht von zu mit sich auf
      für im auch es an werden aus er hat dass sie nach wird bei um noch wie über so nur oder aber
      vor zur bis mehr durch kann sind wenn wurde war haben ich wir ihr zum
      """
    ),
    (
      "fr",
      """
      le la les de des du un une et est en que qui dans pour pas au aux sur ce il elle se ne sont
      par plus avec son sa ses cette ou mais comme nous vous leur été aussi entre deux l'on c'est
      qu'il d'une d'un
      """
    ),
    (
      "es",
      """
      el la los las de del un una y en que es por con para no se su al lo como más pero sus le ya o
      este sí porque esta entre cuando muy sin sobre también me hasta hay donde han quien desde
      todo nos durante son fue
      """
    ),
    (
      "it",
      """
      il lo la gli le di del della dei delle un una e è che in per non con si da come più ma anche
      sono al alla nel nella questo questa dal dalla tra ha o se ed suo sua
      """
    ),
    (
      "pt",
      """
      o os as de do da dos das um uma e é em que para com não se no na por mais como mas foi ao ele
      ela à seu sua ou quando muito nos já também só pelo pela até isso entre são
      """
    ),
    (
      "nl",
      """
      de het een en van in is dat op te zijn met voor niet aan er om ook als dan maar door bij uit
      naar worden wordt heeft nog wel deze die hij zij wij over tot werd
      """
    ),
    (
      "sv",
      """
      och i att det som en på är av för med den till inte om ett han de har jag var men sig från vi
      så kan när år nu ska eller under också efter
      """
    ),
    (
      "da",
      """
      og i at det som en på er af for med den til ikke om et han de har jeg var men sig fra vi så
      kan når nu skal eller også efter blev ved
      """
    ),
    (
      "nb",
      """
      og i å det som en på er av for med den til ikke om et han de har jeg var men seg fra vi så
      kan når nå skal eller også etter ble ved
      """
    ),
    (
      "fi",
      """
      ja on ei se että oli hän mutta ovat joka myös kun niin kuin jos mitä tämä tässä siitä jo oman
      ole joten nyt vain tai olla sen sitä ne he me minä sinä olen ollut voi aika vielä mukaan
      ennen jälkeen kanssa sekä näin nämä tätä niitä ollaan olisi eli että kaikki hänen
      """
    ),
    (
      "et",
      """
      ja on ei see et oli ta kui ka mis kes aga või oma selle seda siis nii mida veel need tema kuid
      olid ning pole mitte ma me
      """
    ),
    (
      "pl",
      """
      i w na z do nie się to że jest o jak po ale co od za przez dla był ma tym już tylko być czy są
      jego oraz który która które także między
      """
    ),
    (
      "cs",
      """
      a v na je se že s z do o to i ve jako za ale pro by po jsou jsem který která které také od
      jeho už není byl byla bylo při podle jen
      """
    ),
    (
      "hu",
      """
      a az és hogy nem is egy ez de van meg mint volt már csak el ha vagy még azt ezt ki minden után
      között szerint lesz
      """
    ),
    (
      "ro",
      """
      și şi de a în la cu pe că nu este un o din pentru care mai ce sunt au fost ar se sau dar prin
      după între lui
      """
    ),
    (
      "tr",
      """
      ve bir bu da de için ile çok ne daha gibi kadar olarak ama o var en olan sonra değil ise her
      ki mi oldu olduğunu
      """
    ),
    (
      "ru",
      """
      и в не на что он я с как а то это по но из у за от его к о все так же для был бы мы вы до при
      она они или который которые также между было были
      """
    ),
    (
      "uk",
      """
      і в не на що він я з як а то це по але у за від його до про все так для був би ми ви при вона
      вони або який які також між було були та й
      """
    ),
    (
      "bg",
      """
      и в не на че той аз с като а то това по но от за към му се са да ще бе беше или който които
      също между те тя
      """
    ),
    (
      "sr",
      """
      i u je da se na su za od sa kao to nije ne će bi ali iz po ili koji koja koje biti što о и у је
      да се на су за од са као то није ће би али из или који која које бити што
      """
    ),
    (
      "el",
      """
      και το να η του της ο με σε για που από τα την τον είναι στο στη οι των δεν θα ότι ένα μια
      """
    ),
    (
      "id",
      """
      yang dan di dengan untuk dari dalam ini itu tidak pada akan juga adalah ke oleh sebagai telah
      atau mereka bahwa
      """
    ),
    (
      "la",
      """
      et in est non ut ad cum quod qui sed ex si quae ab per de esse quam atque sunt enim autem ac
      """
    ),
  ]

  /// The languages in which a word is a function word.
  static let languages: WordKeyTable<LanguageGuess.Languages> = {
    var table: [WordKey: LanguageGuess.Languages] = [:]
    for (index, row) in rows.enumerated() {
      for word in WordKey.list(row.words) { table[word, default: 0] |= 1 << UInt32(index) }
    }
    return WordKeyTable(table)
  }()
}
