/// Terminal output that nobody typed: replies to queries of this program or an earlier one, and
/// reports. Based on the terminals' documentation of control sequences.
enum TerminalAnswers {
  static let all: [String] = strings + sequences

  /// Operating system commands, device control strings and similar.
  static let strings: [String] = [
    // xterm: colours of text, background, cursor, palette; BEL or ST.
    "\u{1B}]10;rgb:d3d3/d7d7/cfcf\u{7}", "\u{1B}]11;rgb:1e1e/1e1e/2e2e\u{7}",
    "\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\", "\u{1B}]12;rgb:0000/ffff/0000\u{1B}\\",
    "\u{1B}]4;7;rgb:e5e5/e5e5/e5e5\u{7}", "\u{1B}]4;255;rgb:eeee/eeee/eeee\u{1B}\\",
    // rxvt-unicode with a transparent background; kitty's colours by name.
    "\u{1B}]11;rgba:0000/0000/0000/cccc\u{7}",
    "\u{1B}]21;foreground=rgb:dd/dd/dd;background=rgb:00/00/00\u{1B}\\",
    // Titles and icons (dtterm), with words that contain every key.
    "\u{1B}]Lxterm\u{1B}\\", "\u{1B}]lreader box\u{1B}\\", "\u{1B}]l\u{1B}\\",
    "\u{1B}]lÜber ein Zeitungsblatt – 新聞 œuvre\u{1B}\\",
    // The working directory, shell integration marks, a notification, a link.
    "\u{1B}]7;file://host/x/r\u{7}", "\u{1B}]133;A\u{7}", "\u{1B}]9;4;1;50\u{7}",
    "\u{1B}]8;;http://example.org/xr\u{1B}\\", "\u{1B}]1337;ReportCellSize=17.5;8.0;2.0\u{1B}\\",
    // The clipboard.
    "\u{1B}]52;c;eHJ4cg==\u{7}", "\u{1B}]52;p;cnh4cg==\u{1B}\\",
    // DCS: settings, terminfo entries, versions, the third device attributes, macros, sixels.
    "\u{1B}P1$r0m\u{1B}\\", "\u{1B}P1$r38:2::1:2:3m\u{1B}\\", "\u{1B}P0$r\u{1B}\\",
    "\u{1B}P1+r544E=787465726D\u{1B}\\", "\u{1B}P>|XTerm(379)\u{1B}\\", "\u{1B}P!|00000000\u{1B}\\",
    "\u{1B}P!~7A2F\u{1B}\\",
    // kitty's pictures as APC, PM and SOS.
    "\u{1B}_Gi=31;ENOENT:xr\u{1B}\\", "\u{1B}_Gi=1;OK\u{1B}\\", "\u{1B}^private xr\u{1B}\\",
    "\u{1B}Xstring xr\u{1B}\\",
    // One-byte control characters, encoded as UTF-8.
    "\u{9D}11;rgb:0000/0000/0000\u{9C}", "\u{90}1$r0m\u{9C}",
  ]

  static let sequences: [String] = [
    // Device attributes: first, second; device status, the cursor's place, the printer.
    "\u{1B}[?62;22c", "\u{1B}[?1;2c", "\u{1B}[>41;379;0c", "\u{1B}[?64;1;2;6;9;15;16;17;18;21;22c",
    "\u{1B}[0n", "\u{1B}[3n", "\u{1B}[24;80R", "\u{1B}[1;1R", "\u{1B}[?12;40;1R", "\u{1B}[?13n",
    // Modes, window reports, the keyboard protocol, focus, the theme, parameters.
    "\u{1B}[?2026;2$y", "\u{1B}[4;1$y", "\u{1B}[8;24;80t", "\u{1B}[4;600;800t", "\u{1B}[1t",
    "\u{1B}[?0u", "\u{1B}[?5u", "\u{1B}[I", "\u{1B}[O", "\u{1B}[?997;1n",
    "\u{1B}[2;1;1;120;120;1;0x",
    "\u{1B}[?1;0S",
    // The mouse in four forms, from a program that did not disable it.
    "\u{1B}[<0;12;7M", "\u{1B}[<0;12;7m", "\u{1B}[<64;120;30M", "\u{1B}[M rx", "\u{1B}[32;12;7M",
    // Keys without a use in the reader.
    "\u{1B}[1;5A", "\u{1B}[1;3D", "\u{1B}[2~", "\u{1B}[6;5~", "\u{1B}Oa", "\u{1B}[c",
    "\u{1B}[29;2~",
    "\u{9B}?62;22c",
  ]

  /// Sequences of keys that the reader knows.
  static let keys: [(String, String)] = [
    ("\u{1B}[A", "Up"), ("\u{1B}[B", "Down"), ("\u{1B}OA", "Up"), ("\u{1B}OD", "Left"),
    ("\u{1B}[C", "Right"), ("\u{1B}[H", "Home"), ("\u{1B}OF", "End"), ("\u{1B}[1~", "Home"),
    ("\u{1B}[4~", "End"), ("\u{1B}[7~", "Home"), ("\u{1B}[8~", "End"), ("\u{1B}[5~", "PgUp"),
    ("\u{1B}[6~", "PgDn"), ("\u{1B}[3~", "Del"), ("\u{1B}[Z", "S-Tab"), ("\u{1B}OP", "F1"),
    ("\u{1B}[11~", "F1"), ("\u{1B}[[A", "F1"), ("\u{1B}[P", "F1"), ("\u{1B}[15~", "F5"),
    ("\u{1B}[24~", "F12"), ("\u{1B}OM", "Enter"), ("\u{1B}Op", "0"), ("\u{1B}Oy", "9"),
    ("\u{1B}[106;1u", "j"), ("\u{1B}[102;5u", "C-f"), ("\u{1B}[27;5;102~", "C-f"),
    ("\u{1B}[13u", "Enter"), ("\u{1B}[120;3u", "Alt-x"), ("\u{1B}x", "Alt-x"), ("é", "é"),
    ("新", "新"), ("😀", "😀"),
  ]
}
