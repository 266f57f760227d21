/// Countries and their peoples, so that Austria and Australia are distinct but Russia and Russian
/// are not.
enum Countries {
  /// The number of the country that a name or nationality belongs to; nil for others.
  static func number(of name: String) -> Int? { index[name] }

  private static let index: [String: Int] = {
    var index: [String: Int] = [:]
    for (number, row) in rows.split(separator: "\n").enumerated() {
      for name in row.split(separator: " ") { index[String(name)] = number }
    }
    return index
  }()

  /// The members and observers of the United Nations and other entities often called countries, in
  /// lower case; for names of several words, the distinctive word. "Guinea", "Congo", "Korea" and
  /// "Sudan" are each part of several names and represent all of them.
  private static let rows = """
    afghanistan afghan afghans
    albania albanian albanians
    algeria algerian algerians
    andorra andorran andorrans
    angola angolan angolans
    antigua antiguan
    argentina argentine argentines argentinian argentinians
    armenia armenian armenians
    australia australian australians
    austria austrian austrians
    azerbaijan azerbaijani azerbaijanis azeri azeris
    bahamas bahamian bahamians
    bahrain bahraini bahrainis
    bangladesh bangladeshi bangladeshis
    barbados barbadian barbadians
    belarus belarusian belarusians byelorussia byelorussian
    belgium belgian belgians
    belize belizean belizeans
    benin beninese
    bhutan bhutanese
    bolivia bolivian bolivians
    bosnia bosnian bosnians
    botswana
    brazil brazilian brazilians
    brunei bruneian
    bulgaria bulgarian bulgarians
    burundi burundian burundians
    cambodia cambodian cambodians
    cameroon cameroonian cameroonians
    canada canadian canadians
    chad chadian chadians
    chile chilean chileans
    china chinese
    colombia colombian colombians
    comoros comorian comorians
    congo congolese
    croatia croatian croatians croat croats
    cuba cuban cubans
    cyprus cypriot cypriots
    czechia czech czechs
    denmark danish dane danes
    djibouti djiboutian
    dominica
    dominican dominicans
    ecuador ecuadorian ecuadorians
    egypt egyptian egyptians
    eritrea eritrean eritreans
    estonia estonian estonians
    eswatini swaziland swazi
    ethiopia ethiopian ethiopians
    fiji fijian fijians
    finland finnish finn finns
    france french frenchman frenchmen
    gabon gabonese
    gambia gambian gambians
    georgia georgian georgians
    germany german germans
    ghana ghanaian ghanaians
    greece greek greeks
    grenada grenadian
    guatemala guatemalan guatemalans
    guinea guinean guineans
    guyana guyanese
    haiti haitian haitians
    honduras honduran hondurans
    hungary hungarian hungarians
    iceland icelandic icelander icelanders
    india indian indians
    indonesia indonesian indonesians
    iran iranian iranians persia persian
    iraq iraqi iraqis
    ireland irish irishman
    israel israeli israelis
    italy italian italians
    jamaica jamaican jamaicans
    japan japanese
    jordan jordanian jordanians
    kazakhstan kazakh kazakhs kazakhstani
    kenya kenyan kenyans
    kiribati
    korea korean koreans
    kosovo kosovar kosovars kosovan
    kuwait kuwaiti kuwaitis
    kyrgyzstan kyrgyz
    laos lao laotian laotians
    latvia latvian latvians
    lebanon lebanese
    lesotho basotho
    liberia liberian liberians
    libya libyan libyans
    liechtenstein
    lithuania lithuanian lithuanians
    luxembourg luxembourgish
    madagascar malagasy
    malawi malawian malawians
    malaysia malaysian malaysians
    maldives maldivian
    mali malian malians
    malta maltese
    mauritania mauritanian mauritanians
    mauritius mauritian mauritians
    mexico mexican mexicans
    micronesia micronesian
    moldova moldovan moldovans moldavia moldavian
    monaco monegasque
    mongolia mongolian mongolians
    montenegro montenegrin montenegrins
    morocco moroccan moroccans
    mozambique mozambican mozambicans
    myanmar burma burmese
    namibia namibian namibians
    nauru nauruan
    nepal nepalese nepali
    netherlands dutch holland
    nicaragua nicaraguan nicaraguans
    niger nigerien nigeriens
    nigeria nigerian nigerians
    norway norwegian norwegians
    oman omani omanis
    pakistan pakistani pakistanis
    palau palauan
    palestine palestinian palestinians
    panama panamanian panamanians
    paraguay paraguayan paraguayans
    peru peruvian peruvians
    philippines philippine filipino filipinos
    poland polish pole poles
    portugal portuguese
    qatar qatari qataris
    romania romanian romanians
    russia russian russians
    rwanda rwandan rwandans
    samoa samoan samoans
    senegal senegalese
    serbia serbian serbians serb serbs
    seychelles
    singapore singaporean singaporeans
    slovakia slovak slovakian slovaks
    slovenia slovenian slovene slovenes slovenians
    somalia somali somalis
    spain spanish spaniard spaniards
    sudan sudanese
    suriname surinamese
    sweden swedish swede swedes
    switzerland swiss
    syria syrian syrians
    taiwan taiwanese
    tajikistan tajik tajiks
    tanzania tanzanian tanzanians
    thailand thai thais
    togo togolese
    tonga tongan tongans
    tunisia tunisian tunisians
    turkey turkish turk turks türkiye
    turkmenistan turkmen
    tuvalu tuvaluan
    uganda ugandan ugandans
    ukraine ukrainian ukrainians
    uruguay uruguayan uruguayans
    uzbekistan uzbek uzbeks
    vanuatu
    venezuela venezuelan venezuelans
    vietnam vietnamese
    yemen yemeni yemenis
    zambia zambian zambians
    zimbabwe zimbabwean zimbabweans
    """
}
