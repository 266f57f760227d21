import Testing

@testable import ReadbackCore

/// A sentence, its English translation, and what a figure of that is changed into.
struct WrittenFigure: Sendable {
  let official: String
  let english: String
  let figure: String
  let other: String

  init(_ official: String, _ english: String, _ figure: String, _ other: String) {
    (self.official, self.english, self.figure, self.other) = (official, english, figure, other)
  }
}

@Suite struct WrittenFiguresTests {
  private func figures(_ official: String, _ retelling: String) -> [String] {
    let comparison = Comparer(packs: TestPacks.all).comparison(
      of: Document(segmenting: SourceText(official)),
      with: Document(segmenting: SourceText(retelling)))
    return comparison.findings.filter { $0.isShown && $0.cause == .number }.map { finding in
      finding.retelling.map { comparison.retelling.text[$0] }
        ?? finding.official.map { comparison.official.text[$0] } ?? ""
    }
  }

  @Test(arguments: german + russian + ukrainian + french + spanish + chinese)
  func onlyADifferentFigureIsReported(_ item: WrittenFigure) {
    #expect(figures(item.official, item.english).isEmpty)
    #expect(
      !figures(item.official, item.english.replacing(item.figure, with: item.other)).isEmpty,
      "\(item.figure) -> \(item.other)")
  }
}

private let german = [
  WrittenFigure(
    "Das Ministerium stellt 340 Mio. Euro für neue Schulen bereit.",
    "The ministry is providing 340 million euros for new schools.", "million", "billion"),
  WrittenFigure(
    "Der Haushalt der Stadt umfasst 1.234,56 Euro für die neue Brücke.",
    "The city's budget contains 1,234.56 euros for the new bridge.", "1,234.56", "1,334.56"),
  WrittenFigure(
    "Eine halbe Million Menschen besuchten im Sommer die Ausstellung.",
    "Some 500,000 people visited the exhibition in summer.", "500,000", "600,000"),
  WrittenFigure(
    "Anderthalb Millionen Menschen leben heute in der Region.",
    "Today 1.5 million people live in the region.", "1.5", "2.5"),
  WrittenFigure(
    "Zweieinhalb Stunden dauerte das Gespräch der Minister in Berlin.",
    "The conversation of the ministers in Berlin lasted 2.5 hours.", "2.5", "3.5"),
  WrittenFigure(
    "Der Minister ist 57-jährig und seit 2014 im Amt.",
    "The minister is 57 years old and has been in office since 2014.", "57", "75"),
  WrittenFigure(
    "Die 43-Jährige gewann am Sonntag die Wahl in der Hauptstadt.",
    "The 43-year-old woman won the election in the capital on Sunday.", "43", "34"),
  WrittenFigure(
    "Um halb acht begann die Sitzung des Rates.",
    "The session of the council began at 7:30.", "7:30", "8:45"),
  WrittenFigure(
    "Die Partei verlor 3,5 Prozentpunkte bei der Wahl.",
    "The party lost 3.5 percentage points in the election.", "3.5", "5.3"),
  WrittenFigure(
    "Das Gesetz vom 03.10.2021 gilt für alle Unternehmen.",
    "The law of 3 October 2021 applies to all companies.", "3 October", "5 October"),
  WrittenFigure(
    "In den 1990er Jahren entstanden hier viele Fabriken.",
    "Many factories were built here in the 1990s.", "1990s", "1980s"),
  WrittenFigure(
    "In den neunziger Jahren entstanden hier viele Fabriken.",
    "Many factories were built here in the 90s.", "90s", "80s"),
  WrittenFigure(
    "Mehr als 2,3 Mrd. Euro kostete der neue Flughafen der Hauptstadt.",
    "The new airport of the capital cost more than 2.3 billion euros.", "2.3 billion",
    "2.3 million"),
  WrittenFigure(
    "Dreihundertfünfzig Arbeiter verloren ihre Stelle in der Fabrik.",
    "In the factory 350 workers lost their jobs.", "350", "450"),
  WrittenFigure(
    "Rund 12 000 Bauern protestierten in der Hauptstadt gegen das Gesetz.",
    "Around 12,000 farmers protested against the law in the capital.", "12,000", "21,000"),
  WrittenFigure(
    "Die Firma zahlte 5 Billionen Euro an den Staat.",
    "The company paid 5 trillion euros to the state.", "trillion", "billion"),
]

private let russian = [
  WrittenFigure(
    "Правительство выделило 12 млрд рублей на ремонт дорог.",
    "The government allocated 12 billion roubles for road repairs.", "billion", "million"),
  WrittenFigure(
    "Полтора миллиона человек живут в этом городе сегодня.",
    "Today 1.5 million people live in this city.", "1.5", "2.5"),
  WrittenFigure(
    "Завод произвёл 1 234,5 тонны стали за месяц.",
    "The plant produced 1,234.5 tonnes of steel in a month.", "1,234.5", "1,243.5"),
  WrittenFigure(
    "Заседание началось в 17:30 по московскому времени в здании парламента.",
    "The meeting began at 5:30 p.m. Moscow time in the parliament building.", "5:30", "4:45"),
  WrittenFigure(
    "42-летний водитель грузовика был задержан полицией.",
    "The 42-year-old truck driver was detained by the police.", "42", "24"),
  WrittenFigure(
    "Цены выросли на 2,5 процентного пункта за прошлый год.",
    "Prices rose by 2.5 percentage points over the past year.", "2.5", "5.2"),
  WrittenFigure(
    "В школе учатся триста пятьдесят детей из пяти деревень.",
    "In the school 350 children from five villages are taught.", "350", "530"),
  WrittenFigure(
    "На выставку пришли 25,5 тыс. человек из разных городов.",
    "The exhibition was attended by 25,500 people from various cities.", "25,500", "35,500"),
  WrittenFigure(
    "Ущерб от пожара составил 3 млн долларов.",
    "The damage from the fire came to $3m.", "$3m", "$8m"),
  WrittenFigure(
    "В XIX веке здесь построили крепость с высокими стенами.",
    "In the 19th century a fortress with high walls was built here.", "19th", "18th"),
]

private let ukrainian = [
  WrittenFigure(
    "Уряд виділив 12 млрд гривень на ремонт доріг.",
    "The government allocated 12 billion hryvnias for road repairs.", "billion", "million"),
  WrittenFigure(
    "Півтора мільйона людей живуть у цьому місті сьогодні.",
    "Today 1.5 million people live in this city.", "1.5", "2.5"),
  WrittenFigure(
    "Пів мільйона туристів відвідали музей за літо.",
    "Over the summer 500,000 tourists visited the museum.", "500,000", "700,000"),
  WrittenFigure(
    "Договір підписали 3 травня 2018 року у столиці країни.",
    "The treaty was signed on 3 May 2018 in the country's capital.", "3 May", "8 May"),
  WrittenFigure(
    "42-річного водія вантажівки затримала поліція.",
    "The 42-year-old truck driver was detained by the police.", "42", "24"),
  WrittenFigure(
    "У 90-х роках завод закрили, а робітники поїхали.",
    "In the 1990s the plant was closed and the workers left.", "1990s", "1980s"),
  WrittenFigure(
    "На виставку прийшли 25,5 тис. людей з різних міст.",
    "The exhibition was attended by 25,500 people from various cities.", "25,500", "35,500"),
]

private let french = [
  WrittenFigure(
    "Le gouvernement consacre 2,3 milliards d’euros aux écoles.",
    "The government is spending 2.3 billion euros on schools.", "billion", "million"),
  WrittenFigure(
    "Le musée a reçu 1 234 567 visiteurs cette année.",
    "The museum had 1,234,567 visitors this year.", "1,234,567", "1,243,567"),
  WrittenFigure(
    "Un demi-million de personnes ont visité le musée cet été.",
    "This summer 500,000 people visited the museum.", "500,000", "700,000"),
  WrittenFigure(
    "La réunion des ministres a commencé à 17 h 30 à Paris.",
    "The meeting of the ministers began at 5.30 p.m. in Paris.", "5.30", "4.45"),
  WrittenFigure(
    "La réunion des ministres a commencé à 17h30 à Paris.",
    "The meeting of the ministers began at 5:30 p.m. in Paris.", "5:30", "4:45"),
  WrittenFigure(
    "Quatre-vingt-douze députés ont voté contre la loi.",
    "The law was opposed by 92 members of parliament.", "92", "82"),
  WrittenFigure(
    "Dans les années 90, l’usine a été fermée et les ouvriers sont partis.",
    "In the 1990s the factory was closed and the workers left.", "1990s", "1980s"),
  WrittenFigure(
    "Deux cent cinquante ouvriers ont perdu leur emploi dans l’usine.",
    "In the factory 250 workers lost their jobs.", "250", "350"),
  WrittenFigure(
    "Un million et demi de personnes vivent dans la région.",
    "The region is home to 1.5 million people.", "1.5", "2.5"),
]

private let spanish = [
  WrittenFigure(
    "El gobierno destina 2.300 millones de euros a las escuelas.",
    "The government is spending 2.3 billion euros on schools.", "billion", "million"),
  WrittenFigure(
    "Medio millón de personas visitaron el museo este verano.",
    "This summer 500,000 people visited the museum.", "500,000", "700,000"),
  WrittenFigure(
    "Un millón y medio de personas viven en la región.",
    "The region is home to 1.5 million people.", "1.5", "2.5"),
  WrittenFigure(
    "La fábrica produjo 1.234,5 toneladas de acero en un mes.",
    "The plant produced 1,234.5 tonnes of steel in a month.", "1,234.5", "1,243.5"),
  WrittenFigure(
    "En los años 90 se cerró la fábrica y los obreros se fueron.",
    "In the 1990s the factory was closed and the workers left.", "1990s", "1980s"),
]

private let chinese = [
  WrittenFigure(
    "政府将拨款3.4亿元用于修建新学校。",
    "The government will allocate 340 million yuan to build new schools.", "340", "430"),
  WrittenFigure(
    "去年有150万人参观了这座博物馆。",
    "Last year 1.5 million people visited this museum.", "1.5 million", "15 million"),
  WrittenFigure(
    "会议于下午5时30分在北京开始。",
    "The meeting began in Beijing at 5:30 p.m.", "5:30", "4:45"),
  WrittenFigure(
    "该条约于2018年5月3日在首都签署。",
    "The treaty was signed in the capital on 3 May 2018.", "3 May", "8 May"),
  WrittenFigure(
    "工厂在20世纪90年代关闭，工人离开了。",
    "In the 1990s the factory was closed and the workers left.", "1990s", "1980s"),
  WrittenFigure(
    "三百五十名工人失去了工作。",
    "Some 350 workers lost their jobs.", "350", "450"),
  WrittenFigure(
    "失业率下降了0.5个百分点。",
    "Unemployment fell by 0.5 percentage points.", "0.5", "1.5"),
  WrittenFigure(
    "公司去年的收入达到2.3万亿元。",
    "The company's revenue reached 2.3 trillion yuan last year.", "trillion", "billion"),
  WrittenFigure(
    "一万五千名观众观看了比赛。", "The match was watched by 15,000 spectators.", "15,000", "51,000"),
]
