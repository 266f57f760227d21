/// The meaning of the names that a site gives to the parts of its pages.
///
/// Class, id, role, custom element: the words in them are similar on all sites.
struct PageNames: OptionSet {
  let rawValue: UInt32

  static let article = PageNames(rawValue: 1 << 0)
  static let content = PageNames(rawValue: 1 << 1)
  static let text = PageNames(rawValue: 1 << 2)
  static let lead = PageNames(rawValue: 1 << 3)
  static let comments = PageNames(rawValue: 1 << 4)
  static let sharing = PageNames(rawValue: 1 << 5)
  static let related = PageNames(rawValue: 1 << 6)
  static let navigation = PageNames(rawValue: 1 << 7)
  static let footer = PageNames(rawValue: 1 << 8)
  static let header = PageNames(rawValue: 1 << 9)
  static let sidebar = PageNames(rawValue: 1 << 10)
  static let advert = PageNames(rawValue: 1 << 11)
  static let subscription = PageNames(rawValue: 1 << 12)
  static let author = PageNames(rawValue: 1 << 13)
  static let details = PageNames(rawValue: 1 << 14)
  static let caption = PageNames(rawValue: 1 << 15)
  static let consent = PageNames(rawValue: 1 << 16)
  static let popup = PageNames(rawValue: 1 << 17)
  static let widget = PageNames(rawValue: 1 << 18)
  static let teaser = PageNames(rawValue: 1 << 19)
  static let unseen = PageNames(rawValue: 1 << 20)
  static let title = PageNames(rawValue: 1 << 21)
  static let quotation = PageNames(rawValue: 1 << 22)

  static let count = 23

  /// Names of parts that are not the text.
  static let boilerplate: PageNames = [
    .comments, .sharing, .related, .navigation, .footer, .header, .sidebar, .advert, .subscription,
    .author, .details, .caption, .consent, .popup, .widget, .teaser, .unseen,
  ]

  /// Recognises words in a class, an id or another name.
  ///
  /// A word may be joined to its neighbours by hyphens, underscores or capitals, or written
  /// together with one other known word.
  init(words name: String) {
    var names: PageNames = []
    var word: [UInt8] = []
    var isNegated = false
    var wasSmall = false
    func end() {
      guard !word.isEmpty else { return }
      if Self.negations.contains(word) {
        isNegated = true
      } else if !isNegated {
        names.formUnion(Self.names(of: word))
      }
      word.removeAll(keepingCapacity: true)
    }
    for byte in name.utf8.prefix(400) {
      let isLetter = (0x61...0x7A).contains(byte | 0x20)
      if !isLetter || ((0x41...0x5A).contains(byte) && wasSmall) { end() }
      if byte <= 0x20 { isNegated = false }
      wasSmall = (0x61...0x7A).contains(byte)
      if isLetter { word.append(byte | 0x20) }
    }
    end()
    self = names
  }

  init(rawValue: UInt32) { self.rawValue = rawValue }

  private static func names(of word: [UInt8]) -> PageNames {
    if let known = byWord[word] { return known }
    guard word.count >= 7 else { return [] }
    for split in 3...(word.count - 3) {
      if let first = byWord[Array(word[..<split])], let second = byWord[Array(word[split...])] {
        return first.union(second)
      }
    }
    return []
  }

  private static let negations: Set<[UInt8]> = Set(
    ["no", "has", "with", "without", "is", "hide", "not", "non"].map { Array($0.utf8) })

  private static let byWord: [[UInt8]: PageNames] = {
    var table: [[UInt8]: PageNames] = [:]
    for (names, words) in rows {
      for word in words.split(whereSeparator: \.isWhitespace) {
        table[Array(word.utf8), default: []].formUnion(names)
      }
    }
    return table
  }()

  private static let rows: [(PageNames, String)] = [
    (.article, "article articles story stories post posts blogpost hentry news entry newsarticle"),
    (
      .content, "content contents main primary page column single body center middle inhalt contenu"
    ),
    (
      .text,
      "text texte copy paragraph paragraphs para richtext prose articlebody storybody "
        + "entrycontent articlecontent articletext bodytext maincontent postcontent wysiwyg"
    ),
    (
      .lead,
      "lead lede intro standfirst subtitle subhead subheading subheadline deck dek chapo abstract "
        + "summary excerpt kicker teasertext"
    ),
    (
      .comments,
      "comment comments commentlist disqus respond reply replies discussion discuss livefyre "
        + "kommentare kommentar comentarios commentaires feedback responses talkback"
    ),
    (
      .sharing,
      "share shares sharing sharebar social socials sociable addthis sharedaddy twitter facebook "
        + "whatsapp pinterest linkedin follow tweet sharetools addtoany print email bookmark like "
        + "likes fb google"
    ),
    (
      .related,
      "related recommended recommendations recommendation recirc recirculation mostread popular "
        + "trending latest recent outbrain taboola zergnet readmore more morefrom also similar "
        + "next previous prev read upnext other others mehr links linklist featured editors picks"
    ),
    (
      .navigation,
      "nav navbar navigation navi menu menus submenu breadcrumb breadcrumbs crumb crumbs tabs tab "
        + "pagination pager paging skip toc sitemap topbar bottombar toolbar dropdown hamburger "
        + "search searchform language languages jump"
    ),
    (.footer, "footer foot colophon copyright legal disclaimer bottom footnote footnotes"),
    (.header, "header head masthead banner logo branding top topper hero"),
    (.sidebar, "sidebar sidebars aside rail side secondary tertiary complementary infobox factbox"),
    (
      .advert,
      "ad ads advert adverts advertisement advertisements advertising adsbygoogle adbox adslot "
        + "dfp gpt sponsor sponsored sponsors promo promos promotion promotions werbung anzeige "
        + "publicidad pub leaderboard mpu banner banners affiliate commercial shop product "
        + "products store buy"
    ),
    (
      .subscription,
      "newsletter newsletters subscribe subscription subscriptions signup sign login register "
        + "paywall donate donation membership optin mailchimp cta callout account user join"
    ),
    (
      .author,
      "author authors byline bylines bio biography contributor contributors writer avatar profile "
        + "vcard autor auteur credits about reporter"
    ),
    (
      .details,
      "meta metadata date dates time timestamp published publish updated category categories tag "
        + "tags tagcloud topics topic label labels keywords info details dateline postmetadata "
        + "stats counter views count rating ratings vote source"
    ),
    (
      .caption,
      "caption captions figcaption credit imagecaption photo photos picture gallery slideshow "
        + "image images media thumbnail thumb slider carousel video player figure lightbox img"
    ),
    (.consent, "cookie cookies consent gdpr privacy ccpa onetrust cookiebar optanon cmp"),
    (
      .popup,
      "popup popups modal overlay dialog tooltip lightbox alert alerts notification notice toast "
        + "interstitial notifications hover"
    ),
    (
      .widget, "widget widgets module block box panel card tools extra embed embedded iframe ticker"
    ),
    (
      .teaser,
      "teaser teasers card cards tile tiles item items list listing grid river feed headlines "
        + "promo summaryitem collection archive results"
    ),
    (.unseen, "hidden invisible screenreader visuallyhidden noprint hide sr offscreen assistive"),
    (.title, "title headline heading titles headlines"),
    (.quotation, "pullquote quote quotes blockquote pullout"),
    ([], "wrap wrapper container area inner outer left right section region row layout view field"),
  ]
}
