// Renders a person (JSON on stdin) with @react-pdf/renderer or docx. usage: node scripts.mjs KIND TARGET; run where both are installed.
import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";
const require = createRequire(process.cwd() + "/");
const [kind, target] = process.argv.slice(2);
const person = JSON.parse(readFileSync(0, "utf8"));

async function react(columns) {
  const React = require("react");
  const pdf = await import(require.resolve("@react-pdf/renderer"));
  const fonts = "/usr/share/fonts/truetype/dejavu/";
  pdf.Font.register({ family: "Body", fonts: [{ src: fonts + "DejaVuSans.ttf" }, { src: fonts + "DejaVuSans-Bold.ttf", fontWeight: 700 }] });
  const h = React.createElement;
  const Text = (style, ...children) => h(pdf.Text, { style }, ...children);
  const View = (style, ...children) => h(pdf.View, { style }, ...children);
  const bullet = (text) => View({ flexDirection: "row", marginBottom: 2 }, Text({ width: 12 }, "•"), Text({ flex: 1 }, text));
  const section = (kind) => {
    const out = [Text({ fontWeight: 700, fontSize: 12, marginTop: 8, marginBottom: 3 }, person.headings[kind])];
    if (kind === "experience")
      for (const job of person.jobs)
        out.push(
          View({ flexDirection: "row", justifyContent: "space-between" }, Text({ fontWeight: 700 }, job.company), Text({}, job.dates)),
          Text({ color: "#555" }, job.title + (columns ? "" : " · " + job.location)),
          ...job.points.map(bullet));
    else if (kind === "education") for (const [school, degree, start, end] of person.education) out.push(Text({ fontWeight: 700 }, school), Text({}, degree + ", " + start + " - " + end));
    else if (kind === "skills") for (const [group, list] of person.skills) out.push(Text({}, group + ": " + list.join(", ")));
    else if (kind === "projects") for (const [name, points] of person.projects) out.push(Text({ fontWeight: 700 }, name), ...points.map(bullet));
    else for (const line of kind === "summary" ? [person.summary] : person.lists[kind]) out.push(Text({}, line));
    return View({}, ...out);
  };
  const side = columns ? person.order.filter((kind) => !["experience", "projects", "summary"].includes(kind)) : [];
  const main = person.order.filter((kind) => !side.includes(kind));
  const contact = [person.email, person.phone, person.location].join("  |  ");
  const links = View({ flexDirection: "row" }, ...person.links.map(([shown, url]) => h(pdf.Link, { src: url, style: { marginRight: 12, color: "#1155cc" } }, shown)));
  const body = columns
    ? View({ flexDirection: "row" }, View({ width: "64%", paddingRight: 16 }, ...main.map(section)), View({ width: "36%" }, ...side.map(section)))
    : View({}, ...main.map(section));
  const page = h(pdf.Page, { size: "A4", style: { fontFamily: "Body", fontSize: 9, padding: 36, lineHeight: 1.35 } }, Text({ fontSize: 20, fontWeight: 700, lineHeight: 1.3 }, person.name), Text({}, contact), links, body);
  await pdf.renderToFile(h(pdf.Document, {}, page), target);
}

async function docx() {
  const d = require("docx");
  const children = [new d.Paragraph({ heading: d.HeadingLevel.TITLE, children: [new d.TextRun(person.name)] }), new d.Paragraph([person.email, person.phone, person.location, ...person.links.map(([shown]) => shown)].join(" | "))];
  const bullet = (text) => new d.Paragraph({ text, bullet: { level: 0 } });
  for (const kind of person.order) {
    children.push(new d.Paragraph({ heading: d.HeadingLevel.HEADING_1, text: person.headings[kind] }));
    if (kind === "experience")
      for (const job of person.jobs)
        children.push(
          new d.Paragraph({ tabStops: [{ type: d.TabStopType.RIGHT, position: 9000 }], children: [new d.TextRun({ text: job.title, bold: true }), new d.TextRun(", " + job.company), new d.TextRun("\t" + job.dates)] }),
          ...job.points.map(bullet));
    else if (kind === "education") for (const [school, degree, start, end] of person.education) children.push(new d.Paragraph(degree + ", " + school + "\t" + start + " - " + end));
    else if (kind === "skills") for (const [group, list] of person.skills) children.push(new d.Paragraph({ children: [new d.TextRun({ text: group + ": ", bold: true }), new d.TextRun(list.join(", "))] }));
    else if (kind === "projects") for (const [name, points] of person.projects) children.push(new d.Paragraph({ children: [new d.TextRun({ text: name, bold: true })] }), ...points.map(bullet));
    else for (const line of kind === "summary" ? [person.summary] : person.lists[kind]) children.push(new d.Paragraph(line));
  }
  writeFileSync(target, await d.Packer.toBuffer(new d.Document({ sections: [{ children }] })));
}

await ({ react: () => react(false), "react-columns": () => react(true), docx }[kind])();
