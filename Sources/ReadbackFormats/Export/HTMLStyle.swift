import ReadbackCore

/// The style sheet of every page: signs and underlines convey the same as the colours, which are
/// those of the reader; A4 in print.
let htmlStyle = """
  :root { color-scheme: light dark; --ink: #1c1c1a; --quiet: #5d5d57; --page: #fdfdfb;
    --rule: #d8d8d0; --panel: #f3f3ee; \(colorVariables(onLight: true))
    --omission-wash: #dcebfa; --addition-wash: #f0f0cc; --mistranslation-wash: #fde4e1; }
  @media (prefers-color-scheme: dark) { :root { --ink: #e8e8e2; --quiet: #a3a39b;
    --page: #171716; --rule: #3d3d39; --panel: #222220; \(colorVariables(onLight: false))
    --omission-wash: #10283f; --addition-wash: #33331a; --mistranslation-wash: #40290a; } }
  * { box-sizing: border-box; }
  body { margin: 0 auto; padding: 1.5rem; max-width: 78rem; color: var(--ink);
    background: var(--page); font: 1rem/1.55 Georgia, "Times New Roman", serif; }
  h1, h2, h3, h4, th, .meta, .verdict, .row-number, .entry, .evidence, .legend, nav, summary, sup {
    font-family: system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
  h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .25rem; }
  h2 { font-size: 1.25rem; line-height: 1.3; margin: 2.5rem 0 .25rem; }
  h3 { font-size: 1.0625rem; margin: 2rem 0 .5rem; }
  h4 { font-size: .875rem; margin: 1.25rem 0 0; color: var(--quiet); }
  h1, h2, p, td, li { overflow-wrap: anywhere; }
  a { color: var(--link); }
  a:focus-visible, summary:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
  :target { outline: 2px solid var(--link); outline-offset: 3px; scroll-margin-top: 4rem; }
  .meta, .evidence, .legend { color: var(--quiet); font-size: .875rem; margin: .15rem 0; }
  .evidence { padding-left: 1.25rem; }
  .verdict { font-weight: 600; margin: 1rem 0 .5rem; }
  .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden;
    clip-path: inset(50%); white-space: nowrap; }
  nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: 1rem; margin: .5rem 0;
    padding: 0; font-size: .875rem; }
  .strip { display: flex; gap: 1px; height: 1.6rem; margin: .5rem 0; overflow: hidden;
    border-radius: 3px; font: .75rem/1.6rem ui-monospace, "DejaVu Sans Mono", monospace; }
  .strip span { min-width: 0; overflow: hidden; text-align: center; background: var(--panel);
    color: var(--ink); }
  .strip .partly { background: var(--omission-wash); color: var(--omission); }
  .strip .distorted { background: var(--mistranslation-wash); color: var(--mistranslation); }
  .strip .missing { background: repeating-linear-gradient(45deg, var(--omission-wash) 0 4px,
    var(--page) 4px 8px); color: var(--omission); }
  table { border-collapse: collapse; width: 100%; }
  th, td { text-align: start; vertical-align: top; padding: .5rem .6rem;
    border-bottom: 1px solid var(--rule); }
  th { font-size: .8125rem; }
  td p { margin: 0 0 .5rem; }
  td p:last-child { margin-bottom: 0; }
  .facing { display: grid; }
  .facing thead, .facing tbody { display: grid; }
  .facing thead { position: sticky; top: 0; background: var(--page); z-index: 1; }
  .facing tr { display: grid; grid-template-columns: 1fr 1fr;
    border-bottom: 1px solid var(--rule); }
  .facing th, .facing td { border: 0; padding-inline: 0 1.25rem; }
  .facing td + td, .facing th + th { padding-inline: 1.25rem 0;
    border-inline-start: 1px solid var(--rule); }
  .row-number { color: var(--quiet); font-size: .75rem; white-space: nowrap;
    margin-inline-end: .2rem; }
  .heading { font-weight: 700; }
  .boilerplate, .commentary, .boilerplate summary { color: var(--quiet); }
  .commentary { font-style: italic; }
  .boilerplate, summary { font-size: .875rem; }
  .empty { color: var(--quiet); }
  mark { color: inherit; background: none; padding: .05em 0; text-underline-offset: .18em; box-decoration-break: clone; }
  mark.omission { background: var(--omission-wash); text-decoration: underline dashed .06em; }
  mark.addition { background: var(--addition-wash); text-decoration: underline dotted .08em; }
  mark.mistranslation { background: var(--mistranslation-wash);
    text-decoration: underline wavy .06em; }
  mark.omission { text-decoration-color: var(--omission); }
  mark.addition { text-decoration-color: var(--addition); }
  mark.mistranslation { text-decoration-color: var(--mistranslation); }
  sup { font-size: .7rem; font-weight: 700; line-height: 1; }
  sup a { padding: 0 .15em; text-decoration: none; }
  a.omission, .sign.omission { color: var(--omission); }
  a.addition, .sign.addition { color: var(--addition); }
  a.mistranslation, .sign.mistranslation { color: var(--mistranslation); }
  .entries { list-style: none; padding: 0; margin: 0; }
  .entry { border-bottom: 1px solid var(--rule); padding: .7rem 0; font-size: .9375rem; }
  .entry p { margin: .2rem 0; }
  .sign { font-weight: 700; }
  .quotes { display: grid; grid-template-columns: 1fr 1fr; gap: .25rem 1.25rem;
    font-family: Georgia, "Times New Roman", serif; margin: .3rem 0; }
  .quotes > div { border-inline-start: 3px solid var(--rule); padding-inline-start: .6rem; }
  .quotes p { margin: 0; }
  .quotes .label { font: .75rem system-ui, "DejaVu Sans", sans-serif; color: var(--quiet); }
  .matrix th[scope="row"], .matrix .cell, .matrix thead th + th + th { text-align: center; }
  .matrix .statement { min-width: 20ch; }
  .matrix th[scope="row"] { white-space: nowrap; font-weight: 400; color: var(--quiet); }
  .matrix thead th { overflow-wrap: anywhere; min-width: 3rem; position: sticky; top: 0;
    background: var(--page); }
  .matrix .cell { width: 9rem; font: 700 1rem ui-monospace, "DejaVu Sans Mono", monospace; }
  .matrix .cell.partly { background: var(--omission-wash); color: var(--omission); }
  .matrix .cell.distorted { background: var(--mistranslation-wash);
    color: var(--mistranslation); }
  .matrix .cell.missing { background: repeating-linear-gradient(45deg, var(--omission-wash)
    0 4px, var(--page) 4px 8px); color: var(--omission); }
  .matrix .number { display: none; }
  \(stackedMatrix("stacked"))
  @media screen and (max-width: 44rem) {
    \(stackedMatrix("matrix"))
    body { padding: 1rem; }
    .facing thead { display: none; }
    .facing tr, .quotes { grid-template-columns: 1fr; }
    .facing td, .facing td + td { padding-inline: 0; border: 0; }
    .facing td:has(> .empty), .quotes > .empty { display: none; }
    .facing td + td { padding-inline-start: .8rem; border-inline-start: 3px solid var(--rule);
      margin-bottom: .6rem; }
  }
  @page { size: A4; margin: 16mm 14mm; }
  @media print {
    :root { --ink: #000; --quiet: #444; --page: #fff; --rule: #999; --panel: #eee;
      \(colorVariables(onLight: true)) --omission-wash: #e2eef9;
      --addition-wash: #f2f2da; --mistranslation-wash: #f8e0de; --link: #000; }
    body { max-width: none; padding: 0; font-size: 10pt; print-color-adjust: exact; }
    nav { display: none; }
    .facing { display: table; table-layout: fixed; }
    .facing thead { display: table-header-group; position: static; }
    .facing tbody { display: table-row-group; }
    .matrix thead th { position: static; }
    .facing tr { display: table-row; }
    .facing td, .facing th { border-bottom: 1px solid var(--rule); }
    tr, .entry { break-inside: avoid; }
    h1, h2, h3, h4, .verdict { break-after: avoid; }
    .comparison + .comparison { break-before: page; }
    a { text-decoration: none; }
  }
  """

/// A matrix in which each statement has a row of its own above its cells, for narrow screens and
/// for more retellings than fit on a page. The cells are numbered like the retellings.
private func stackedMatrix(_ name: String) -> String {
  """
  .\(name), .\(name) tbody { display: block; }
    .\(name) thead, .\(name) thead tr, .\(name) thead th { display: block; position: static; }
    .\(name) thead th { text-align: start !important; border: 0; padding: .15rem 0; }
    .\(name) thead th:nth-child(-n + 2) { display: none; }
    .\(name) tbody tr { display: flex; flex-wrap: wrap; gap: 1px; padding: .5rem 0;
      border-bottom: 1px solid var(--rule); }
    .\(name) tbody th, .\(name) tbody td { border: 0; }
    .\(name) .statement { flex: 1 1 calc(100% - 4rem); padding: 0 0 .25rem; }
    .\(name) .cell { width: auto; flex: 0 0 3.5rem; padding: .1rem; }
    .\(name) .number { display: inline; font-weight: 400; font-size: .75rem; }
  """
}

private func colorVariables(onLight isOnLight: Bool) -> String {
  let colors: [(String, Palette)] = [
    ("omission", .omission), ("addition", .addition), ("mistranslation", .mistranslation),
    ("link", .key),
  ]
  return colors.map { "--\($0): \($1.color(onLight: isOnLight).hexadecimal);" }
    .joined(separator: " ")
}
