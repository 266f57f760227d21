/// Typical pages, written for these tests.
enum PageFixtures {
  /// A news page with menus, a cookie banner, a share bar, captions and inline scripts.
  static let newsPage = """
    <!DOCTYPE html>
    <html lang="en" class="no-js">
    <head>
      <meta charset="utf-8">
      <title>Ministers agree to open the roads |
        Example</title>
      <meta property="article:published_time" content="2021-12-07T18:00:00Z">
      <meta property="og:site_name" content="Example Media">
      <style>.a > .b { content: "x" }</style>
      <script type="application/ld+json">{"headline": "<p>no</p>"}</script>
    </head>
    <body class="single post has-sidebar comments-open">
    <header class="site-header"><nav><ul><li><a href="/">Home</a><li><a href="/w">World</a>
      <li><a href="/s">Sport</a></ul></nav></header>
    <div id="cookie-banner">We use cookies to make this site better. <button>Accept all</button></div>
    <div class="content-sidebar-wrap"><main><article>
      <h1>Ministers agree to open the roads</h1>
      <p class="byline">By Jane Doe</p>
      <p>The two ministers met in the
         <a href="/capital">capital</a> on Tuesday<!-- note -->, and talked about
         trade, <em>borders</em> and the harvest.</p>
      <figure><img src="a.jpg" alt="no"><figcaption>The ministers at the gate. Photo: City Archive
      </figcaption></figure>
      <script>if (a < b && c > d) { document.write("<p>ad</p>") }</script>
      <p>They agreed that the roads along the border should be opened again before the winter sets in.
      <h2>What was not agreed</h2>
      <p>Nobody spoke of the tariffs &amp; the &ldquo;old debts&rdquo;, the spokesman said after the
        meeting.</p>
      <div class="social-share"><a>Share</a><br><a>Tweet</a></div>
    </article></main>
    <aside>Read also: The harvest is late</aside></div>
    <footer>&copy; 2021 Example Media</footer>
    </body></html>
    """

  /// A page with a table layout and without end tags.
  static let oldTablePage = """
    <HTML><BODY BGCOLOR=white><TABLE WIDTH=100%><TR><TD WIDTH=20%>
    <FONT SIZE=1><A HREF=a.htm>News</A><BR><A HREF=b.htm>Archive</A>
    <TD><TABLE><TR><TD><H1>A meeting in the capital</H1><P>The two ministers met in the capital on
    Tuesday and talked about trade, borders and the <B>harvest.<P>They agreed that the roads should
    be opened again before the winter sets in.<TR><TD>The talks will go on.</TABLE>
    """

  /// Running text for short pages.
  static let twoParagraphs = [
    "The ministers spoke by telephone on Tuesday, the office said in a statement.",
    "They discussed trade between the two countries and agreed to meet again.",
  ]
}
