/**
 * The Typst program that lays out every document. All that is printed comes in as data (`sys.inputs.data`, JSON) and is set
 * by `text()`, which takes it as it is: no text of a user is ever read as markup or code. Lengths in the data are mm and pt.
 */
export const TEMPLATE = `
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title, date: datetime(year: data.date.year, month: data.date.month, day: data.date.day))
#set text(lang: "zh", region: "cn", font: data.fonts.at("table"), size: 10pt, fallback: true)
#set par(leading: 0.55em, spacing: 0.55em, justify: false)

#let aligns = (left: left, center: center, right: right, justify: left)
#let valigns = (top: top, middle: horizon, bottom: bottom)

#let run(one) = {
  let styled = text.with(
    font: data.fonts.at(one.face),
    size: one.size * 1pt,
    weight: if one.bold { "bold" } else { "regular" },
    style: if one.italic { "italic" } else { "normal" },
  )
  let lines = one.text.split("\\n").map(line => styled(line))
  let body = lines.join(linebreak())
  if one.underline { underline(body) } else { body }
}

#let runs(all) = all.map(run).join()

#let line-above(one) = {
  set align(aligns.at(one.align))
  let body = runs(one.runs)
  if one.heading {
    show heading: it => block(above: 0.5em, below: 0.7em, sticky: true, text(weight: "regular", it.body))
    heading(level: 1, outlined: true, body)
  } else {
    block(above: 0.7em, below: 0.7em, sticky: one.sticky, body)
  }
}

#let rule = 0.5pt + black
#let sides(borders) = {
  let stroke = (:)
  for (side, drawn) in borders { stroke.insert(side, if drawn { rule } else { none }) }
  stroke
}

#let high(body, least, align-to) = if least == none { body } else {
  layout(size => {
    let own = measure(block(width: size.width, body)).height
    if own >= least { body } else { block(width: 100%, height: least, align(align-to, body)) }
  })
}

#let cell(one) = table.cell(
  x: one.x, y: one.y, colspan: one.w, rowspan: one.h,
  align: aligns.at(one.align) + valigns.at(one.valign),
  stroke: sides(one.borders),
  breakable: one.breakable,
  high(runs(one.runs), if one.least == none { none } else { one.least * 1mm - 8pt }, aligns.at(one.align) + valigns.at(one.valign)),
)

#let group(one) = {
  let cells = one.cells.map(cell)
  if one.isHead { (table.header(level: one.level, repeat: one.repeat, ..cells),) } else { cells }
}

#let sheet(one) = {
  for above in one.before { line-above(above) }
  if one.parts.len() > 0 {
    set align(center)
    for (i, part) in one.parts.enumerate() {
      if i > 0 { pagebreak(weak: true) }
      table(
        columns: one.columns.map(width => width * 1mm),
        inset: (x: 3pt, y: one.inset * 1pt),
        stroke: rule,
        ..if part.header.len() > 0 { (table.header(repeat: true, ..part.header.map(cell)),) } else { () },
        ..part.groups.map(group).flatten(),
      )
    }
  }
  for below in one.after { line-above(below) }
}

#for (i, one) in data.sheets.enumerate() {
  page(
    width: one.page.width * 1mm,
    height: one.page.height * 1mm,
    margin: (
      top: one.page.margins.top * 1mm, right: one.page.margins.right * 1mm,
      bottom: one.page.margins.bottom * 1mm, left: one.page.margins.left * 1mm,
    ),
    footer: context {
      set text(font: data.fonts.at("table"), size: 10.5pt)
      let number = counter(page).display()
      align(center, [— #number —])
      if data.footer != none {
        set text(size: 7pt)
        v(-0.4em)
        align(center, text(data.footer))
      }
    },
    sheet(one),
  )
}
`;
