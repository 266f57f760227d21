/// The same news in English and in each language with a pack, one sentence per line.
enum TranslatedNews {
  static let english = """
    The finance ministers of five countries met in Lisbon on Monday and agreed on a common bank tax.
    The parliament will vote on the draft law on 14 September.
    Hospitals in the north received 350,000 doses of the new vaccine.
    The mayor said that the old bridge would be closed to lorries.
    Farmers lost a third of the harvest because of the drought.
    """

  static let languages = texts.keys.sorted()

  static let texts = [
    "ar": """
    اجتمع وزراء مالية خمس دول في لشبونة يوم الاثنين واتفقوا على ضريبة مصرفية مشتركة.
    سيصوت البرلمان على مشروع القانون في 14 سبتمبر.
    تلقت المستشفيات في الشمال 350000 جرعة من اللقاح الجديد.
    قال رئيس البلدية إن الجسر القديم سيغلق أمام الشاحنات.
    خسر المزارعون ثلث المحصول بسبب الجفاف.
    """,
    "es": """
    Los ministros de Finanzas de cinco países se reunieron el lunes en Lisboa y acordaron un impuesto bancario común.
    El Parlamento votará el proyecto de ley el 14 de septiembre.
    Los hospitales del norte recibieron 350.000 dosis de la nueva vacuna.
    El alcalde dijo que el puente viejo quedaría cerrado a los camiones.
    Los agricultores perdieron un tercio de la cosecha por la sequía.
    """,
    "fr": """
    Les ministres des Finances de cinq pays se sont réunis lundi à Lisbonne et ont convenu d’une taxe bancaire commune.
    Le Parlement se prononcera sur le projet de loi le 14 septembre.
    Les hôpitaux du nord ont reçu 350 000 doses du nouveau vaccin.
    Le maire a déclaré que le vieux pont serait fermé aux camions.
    Les agriculteurs ont perdu un tiers de la récolte à cause de la sécheresse.
    """,
    "it": """
    I ministri delle Finanze di cinque Paesi si sono incontrati lunedì a Lisbona e hanno concordato una tassa bancaria comune.
    Il Parlamento voterà il disegno di legge il 14 settembre.
    Gli ospedali del nord hanno ricevuto 350.000 dosi del nuovo vaccino.
    Il sindaco ha detto che il vecchio ponte sarà chiuso ai camion.
    Gli agricoltori hanno perso un terzo del raccolto a causa della siccità.
    """,
    "ja": """
    五カ国の財務大臣は月曜日にリスボンで会談し、共通の銀行税に合意した。
    議会は9月14日に法案を採決する。
    北部の病院は新しいワクチンを35万回分受け取った。
    市長は、古い橋をトラック通行止めにすると述べた。
    農民は干ばつのため収穫の三分の一を失った。
    """,
    "ko": """
    다섯 나라의 재무장관들이 월요일 리스본에서 만나 공동 은행세에 합의했다.
    의회는 9월 14일 법안을 표결할 예정이다.
    북부의 병원들은 새 백신 35만 회분을 받았다.
    시장은 오래된 다리에 트럭 통행이 금지될 것이라고 말했다.
    농민들은 가뭄 때문에 수확의 3분의 1을 잃었다.
    """,
    "nl": """
    De ministers van Financiën van vijf landen kwamen maandag in Lissabon bijeen en werden het eens over een gemeenschappelijke bankbelasting.
    Het parlement stemt op 14 september over het wetsvoorstel.
    Ziekenhuizen in het noorden ontvingen 350.000 doses van het nieuwe vaccin.
    De burgemeester zei dat de oude brug wordt afgesloten voor vrachtwagens.
    Boeren verloren een derde van de oogst door de droogte.
    """,
    "pl": """
    Ministrowie finansów pięciu krajów spotkali się w poniedziałek w Lizbonie i uzgodnili wspólny podatek bankowy.
    Parlament będzie głosował nad projektem ustawy 14 września.
    Szpitale na północy otrzymały 350 000 dawek nowej szczepionki.
    Burmistrz powiedział, że stary most zostanie zamknięty dla ciężarówek.
    Rolnicy stracili jedną trzecią zbiorów z powodu suszy.
    """,
    "pt": """
    Os ministros das Finanças de cinco países reuniram-se na segunda-feira em Lisboa e chegaram a acordo sobre um imposto bancário comum.
    O Parlamento votará o projeto de lei em 14 de setembro.
    Os hospitais do norte receberam 350.000 doses da nova vacina.
    O presidente da câmara disse que a ponte velha seria fechada a camiões.
    Os agricultores perderam um terço da colheita por causa da seca.
    """,
    "tr": """
    Beş ülkenin maliye bakanları pazartesi günü Lizbon'da bir araya geldi ve ortak bir banka vergisi üzerinde anlaştı.
    Parlamento yasa tasarısını 14 Eylül'de oylayacak.
    Kuzeydeki hastaneler yeni aşıdan 350.000 doz aldı.
    Belediye başkanı eski köprünün kamyonlara kapatılacağını söyledi.
    Çiftçiler kuraklık nedeniyle hasadın üçte birini kaybetti.
    """,
    "uk": """
    Міністри фінансів п’яти країн зустрілися в понеділок у Лісабоні й домовилися про спільний банківський податок.
    Парламент голосуватиме за законопроєкт 14 вересня.
    Лікарні на півночі отримали 350 000 доз нової вакцини.
    Мер сказав, що старий міст закриють для вантажівок.
    Фермери втратили третину врожаю через посуху.
    """,
    "zh": """
    五国财政部长周一在里斯本会晤，就共同的银行税达成一致。
    议会将于9月14日对法律草案进行表决。
    北部的医院收到了35万剂新疫苗。
    市长说，旧桥将禁止卡车通行。
    由于干旱，农民损失了三分之一的收成。
    """,
  ]
}
