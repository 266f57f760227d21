/// Phrases that pages put around a text: prompts, menu entries, ads, sign-offs.
///
/// Collected from the usual wording of web pages. Punctuation and capitals are ignored.
enum BoilerplatePhrases {
  enum Place: Sendable {
    /// The phrase makes up the whole line.
    case wholeLine
    /// The line begins with the phrase.
    case start
    /// The phrase occurs anywhere in a line of at most 40 words.
    case anywhere
  }

  struct Phrase: Sendable {
    let words: [WordKey]
    let place: Place
  }

  /// The phrases by their first word.
  static let byFirstWord: WordKeyTable<[Phrase]> = {
    var table: [WordKey: [Phrase]] = [:]
    for (place, rows) in [(Place.wholeLine, wholeLines), (.start, starts), (.anywhere, anywhere)] {
      for row in rows.split(whereSeparator: { $0 == "\n" || $0 == "/" }) {
        let words = row.split(separator: " ").map(WordKey.init)
        if let first = words.first {
          table[first, default: []].append(Phrase(words: words, place: place))
        }
      }
    }
    return WordKeyTable(table)
  }()

  private static let wholeLines = """
    advertisement/advertisements/advertising/ad/ads/sponsored/sponsored content/promoted/anzeige
    publicité/publicidad/pubblicità/mainos/реклама/advert
    menu/home/search/share/tweet/print/email/e-mail/pin it/like/save/copy link/link copied/reply
    share this/share this article/share this story/share this post/share on/share article/comments
    comment/no comments/no comments yet/be the first to comment/add a comment/post a comment
    post comment/leave comment/view comments/show comments/view all comments/load more/show more
    see more/view more/more/read more/read next/read also/also read/see also/continue reading
    must read/must reads/most read/most popular/popular/trending/trending now/top stories/top news
    related/related posts/related articles/related stories/related news/related topics/related links
    related content/more articles/more stories/more news/more from/more on this story/latest article
    latest articles/latest news/latest posts/latest stories/recent posts/recent articles/breaking news
    recommended/recommended for you/you may also like/you might also like/editor's picks
    editors' picks/featured/source link/link to source/original source/original link/source/sources
    subscribe/subscribe now/log in/login/sign in/sign up/register/my account/logout/log out/follow us
    follow/next/previous/prev/next article/previous article/next post/previous post/back/back to top
    to top/loading/please wait/skip to content/skip to main content/skip navigation/contact
    contact us/about/about us/privacy/privacy policy/cookie policy/cookies/terms of use
    terms of service/terms and conditions/terms/imprint/impressum/sitemap/site map/help/faq/careers
    newsletter/newsletters/rss/tags/tag/categories/category/archive/archives/photo/photos/video/videos
    gallery/image/images/listen/watch/watch now/watch live/live/facebook/twitter/whatsapp/telegram
    linkedin/instagram/youtube/pinterest/reddit/viber/vkontakte/messenger/share on facebook
    share on twitter/share on linkedin/share on whatsapp/accept/accept all/accept cookies/reject all
    manage cookies/cookie settings/got it/ok/close/cancel/submit/send/yes/no thanks/download/download pdf
    print version/print this page/printer friendly version/send to a friend/full version
    mobile version/all rights reserved/best regards/kind regards/regards/sincerely/yours sincerely
    yours faithfully/best regards editors/the editors/end/ends/the end/click here/go to
    font size/text size/language/languages/english/deutsch/français/español/русский/settings
    choose language/select language/high contrast/version for the visually impaired/hide/show
    media contact/media contacts/press contact/add to favourites/add to favorites/bookmark
    automatic translation/machine translation/translated automatically/show original/view original
    automatic translation show original/machine translation show original
    """

  private static let starts = """
    leave a reply/leave a comment/leave your comment/leave a response/your email address will not be
    required fields are marked/save my name email/notify me of follow-up/notify me of new posts
    please disable your ad/please turn off your ad/please disable ad/please disable adblock
    please whitelist/please enable javascript/please enable cookies/turn off your ad blocker
    disable your ad blocker/enable javascript/javascript is disabled/you need to enable javascript
    your browser does not support/click here to/tap here to/click to share/click to print
    click to expand/click to enlarge/sign up for our/sign up for the/sign up to our/sign up to receive
    subscribe to our/subscribe to the newsletter/subscribe to get/join our newsletter
    join our telegram/join our channel/enter your email/get our newsletter/get the latest news in
    follow us on/follow us in/find us on/like us on/join us on/share this on/share on facebook
    share on twitter/share via/already a subscriber/already have an account/don't have an account
    you must be logged in/you must log in/log in to comment/log in or register/sign in to
    create a free account/become a member/become a subscriber/support our journalism/support our work
    if you enjoyed this/if you found an error/if you notice an error/if you found a mistake
    found a mistake/found a typo/select text and press/we use cookies/this site uses cookies
    this website uses cookies/this site uses akismet/this website uses akismet/our site uses cookies
    our website uses cookies/by continuing to use this/by continuing to use our/by continuing to browse
    by using this site/by using our site/by clicking accept/by subscribing you/by signing up you
    all rights reserved/filed under/posted in/posted by/posted on/posted at
    published by/published on/published at/published in categories/updated on/updated at/last updated
    last modified/first published/uploaded by/written by/tagged with/tagged as/image credit
    photo credit/picture credit/photo by/photos by/photograph by/image by/picture by/video by
    photo courtesy/image courtesy/photo via/image via/image source/photo source/picture source
    main photo source/featured image/file photo/file picture/stock photo/reporting by/editing by
    writing by/translated by/additional reporting by/compiled by/read more/read the full/read also/also read/see also/watch also/continue reading/view all posts/view all
    more from/more on/more about this/see all/show all/select font/choose font/select language
    font size/font family/text size/character spacing/letter spacing/line spacing/colour scheme
    color scheme/minute read/min read/minutes read/reading time/estimated reading time/views today
    this article was originally published/this post was originally published/source link
    the views expressed in this article/the opinions expressed in this/affiliate disclosure
    this material may not be published/republication of/click on the link/have a tip/got a tip
    have a news tip/have a story tip/get the latest/main article/main articles/prices are subject to change
    """

  private static let anywhere = """
    ad blocker/ad-blocker/adblocker/adblock/use of cookies/cookie policy/privacy policy and terms
    all rights reserved/terms of service apply/protected by recaptcha/getty images/ap photo
    afp via getty/shutterstock/istock/contributed to this report/contributed to this story
    contributed to this article/contributed reporting/to your inbox/in your inbox/click here for
    for other uses see/redirects here
    """

  /// A line that begins with one of these and names a place to write to or an account to follow is
  /// an invitation: "Follow us on ...", "Write to Jane Doe at ...".
  static let invitations = WordKey.set("follow subscribe join write submit send")
  /// The same, but only with an address, since sentences of a text may begin with these too.
  static let addresses = WordKey.set("email e-mail contact")
  static let placesToFollow = WordKey.set(
    """
    twitter facebook instagram youtube linkedin telegram tiktok mastodon bluesky whatsapp newsletter
    newsletters podcast
    """)

  /// A line after the text that addresses readers and contains one of these words, or two of
  /// `readerBusiness`, is an appeal: "Got a story? Ring our newsdesk."
  static let appeals = WordKey.set(
    """
    newsdesk newsletter newsletters subscribe donate podcast inbox tips pics bio disclosure
    """)
  static let readerBusiness = WordKey.set(
    """
    article story post blog video photos pictures rate share like follow comment comments ring call
    email send page
    """)
  static let readerWords = WordKey.set("you your you've us our")

  /// "Our site ..." with a word of `siteBusiness` is an appeal by the page, not part of its text.
  static let siteWords = WordKey.set("site website page blog portal newsletter channel")
  static let siteOwners = WordKey.set("our this the")
  static let siteBusiness = WordKey.set(
    """
    advertising advertisements ads ad cookies adblock donation donations javascript recaptcha spam
    affiliate commission subscribers subscription subscriptions
    """)
}
