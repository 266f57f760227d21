import ReadbackCore
import Testing

@testable import ReadbackFormats

struct MailReaderTests {
  private static let talk = [
    "The President spoke by telephone with the Prime Minister on Tuesday, his office said in a statement.",
    "They discussed trade between the two countries and agreed to meet again before the end of the year.",
    "The Prime Minister thanked the President for the invitation and said that she would visit in March.",
  ]

  private func body(_ read: ImportedDocument) -> [String] {
    read.document.paragraphs.filter { $0.role == .body }.map { read.document.text[$0.range] }
  }

  @Test func plainPartIsReadAndTheSignatureIsBoilerplate() throws {
    let read = try imported(Fixtures.bytes("alternative.eml"), as: "alternative.eml")
    #expect(read.format == .mail)
    #expect(body(read) == Self.talk)
    #expect(read.document.details.title == "Führungsgespräch: leaders talk")
    #expect(read.document.details.date == "2024-03-05")
    #expect(read.document.details.source == "Press Office")
    #expect(read.notices == ["alternative.eml: attachments not read: statement.pdf"])
  }

  @Test func flowedLinesAreJoined() throws {
    let read = try imported(Fixtures.bytes("flowed.eml"), as: "wrong.txt")
    #expect(body(read) == Self.talk)
    // Lines of the file, for editors.
    #expect(read.lines.prefix(3) == [8, 11, 14])
  }

  @Test func webArchiveIsReadAsItsPage() throws {
    let read = try imported(Fixtures.bytes("page.mhtml"), as: "page.mhtml")
    #expect(read.format == .mhtml)
    #expect(body(read) == Self.talk)
  }

  /// As Thunderbird and mutt keep them.
  @Test(arguments: [
    "From - Fri Nov 27 15:00:00 2026\nX-Mozilla-Status: 0001\nX-Mozilla-Status2: 00000000\n",
    "From jane@example.org Fri Nov 27 15:00:00 2026\n",
  ])
  func firstMailOfAMailboxIsReadAndTheOthersAreReported(divider: String) throws {
    let headers = divider + "From: Jane <jane@example.org>\nSubject: The harbour\n\n"
    let first = headers + "The harbour will close on Monday.\n\n>From Tuesday on it is open.\n\n"
    let one = try imported(first, as: "Inbox")
    #expect(one.format == .mail && one.notices.isEmpty)
    #expect(
      texts(one) == ["The harbour will close on Monday.", "From Tuesday on it is open."])
    let read = try imported(first + headers + "The ferry is late.\n", as: "Inbox")
    #expect(texts(read) == texts(one))
    #expect(read.notices == ["Inbox: contains 2 mails; only the first is read"])
    #expect(read.lines == one.lines)
    #expect(one.lines.first == divider.split(separator: "\n").count + 4)
  }

  @Test func shadowTreesOfAnArchiveAreRead() throws {
    let read = try imported(Fixtures.bytes("shadow.mhtml"), as: "shadow.mhtml")
    #expect(
      body(read).contains(
        "Ein Absatz in einem Schattenbaum, den der Browser zeigt, gehört zum Text der Seite."))
    #expect(!body(read).contains { $0.contains("inner frame") })
  }

  @Test func framesOfAnArchiveAreReadWhenItsPageHasNothingElse() throws {
    let read = try imported(Fixtures.bytes("frames.mhtml"), as: "frames.mhtml")
    #expect(
      body(read) == [
        "The President spoke by telephone with the Prime Minister on Tuesday, his office said.",
        "They discussed trade between the two countries and agreed to meet again.",
      ])
    #expect(read.notices.contains { $0.hasSuffix("is a page of frames; read one after the other") })
  }

  @Test func quotedTextIsReadAndItsAttributionIsNot() throws {
    let mail = """
      From: a@example.org
      To: b@example.org
      Subject: Re: talk

      On Tue, 5 Mar 2024 at 10:15, Press Office <press@example.org> wrote:
      > The President spoke by telephone with the Prime
      > Minister on Tuesday, his office said in a statement.
      >
      > They agreed.
      """
    let read = try imported(mail, as: "reply.eml")
    #expect(body(read) == [Self.talk[0], "They agreed."])
    #expect(read.document.details.title == "talk")
  }

  @Test func forwardedHeadersAreBoilerplate() throws {
    let mail = """
      From: a@example.org
      Subject: Fwd: talk

      -----Original Message-----
      From: Press Office
      Sent: Tuesday
      Subject: talk

      They agreed to meet.
      """
    #expect(try body(imported(mail, as: "f.eml")) == ["They agreed to meet."])
  }

  @Test func mailWithoutTextNamesItsAttachments() {
    let mail = """
      From: a@example.org
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary="b"

      --b
      Content-Type: application/msword; name="statement.doc"
      Content-Transfer-Encoding: base64

      AAAA
      --b--
      """
    #expect(
      failure { _ = try imported(mail, as: "a.eml") }
        == "a.eml: has no text but attachments (statement.doc); save them and open those")
  }

  @Test func noticeWithFieldsIsNotAMail() throws {
    let notice = "Subject: harbour\nDate: 5 March\n\nThe council met."
    #expect(try imported(notice, as: "n.txt").format == .text)
  }

  @Test func nestedPartsAreBounded() throws {
    var mail = "From: a@example.org\nMIME-Version: 1.0\n"
    for depth in 0..<300 {
      mail += "Content-Type: multipart/mixed; boundary=\"b\(depth)\"\n\n--b\(depth)\n"
    }
    mail += "Content-Type: text/plain\n\nDeep."
    #expect(failure { _ = try imported(mail, as: "a.eml") } != nil)
  }

  @Test func oneOfTwoSpacesBeforeADeletedLineEndIsKept() throws {
    let mail =
      "From: a@coast.example\nContent-Type: text/plain; format=flowed; delsp=yes\n\n"
      + "The ship leaves  \nat noon from the har \nbour.\n"
    #expect(
      try texts(imported(mail, as: "a.eml")).last == "The ship leaves at noon from the harbour.")
  }

  @Test(arguments: [
    "--\nJane Doe\nPress officer\nTel. 123 456",
    "_______________________________________________\nNews mailing list\nhttps://lists.example.org/news",
    "-- \nJane Doe",
  ])
  func signaturesAndListFootersAreBoilerplate(footer: String) throws {
    let mail =
      "From: a@example.org\nSubject: Talks\nMIME-Version: 1.0\nContent-Type: text/plain\n\n"
      + Self.talk.joined(separator: "\n\n") + "\n\n\(footer)\n"
    #expect(try body(imported(mail, as: "a.eml")) == Self.talk)
  }

  @Test func attachmentsWithoutANameAreMentioned() throws {
    let mail = """
      From: a@example.org
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary="b"

      --b
      Content-Type: text/plain

      \(Self.talk[0])
      --b
      Content-Type: message/rfc822
      Content-Disposition: attachment

      Subject: Leaders talk

      \(Self.talk[1])
      --b--
      """
    let read = try imported(mail, as: "a.eml")
    #expect(body(read) == [Self.talk[0]])
    #expect(read.notices == ["a.eml: attachments not read: the mail \"Leaders talk\""])
  }
}
