// SPDX-License-Identifier: EUPL-1.2
// The harness itself under test: a good page passes every check, and each planted fault is found by the check meant for it.
import http from 'node:http';
import { launch, openTab } from './browser.mjs';
import { report, validatePages, walkPage, weighPages } from './walk.mjs';

const kStyle = `body{font:1rem/1.5 sans-serif;margin:1rem;background:#fff;color:#111;max-width:40rem;overflow-wrap:anywhere}
a,button,input{color:#0a3d62;background:#fff}a:focus,button:focus,input:focus,summary:focus{outline:3px solid #b30000}
.skip{position:absolute;left:-99rem}.skip:focus{position:static}
@media (prefers-color-scheme:dark){body{background:#111;color:#eee}a,button,input{color:#9cf;background:#111}}`;

function html({ head = '', body = '', style = kStyle, lang = 'de', skip = '<a class="skip" href="#inhalt">Zum Inhalt</a>' } = {}) {
  return `<!DOCTYPE html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<title>Probe</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<style>${style}</style>${head}
</head>
<body>
${skip}
<main id="inhalt" tabindex="-1">
<h1>Probe</h1>
<p>Ein <a href="/gut">Verweis</a> und ein Knopf: <button type="button">Weiter</button></p>
${body}
</main>
</body>
</html>
`;
}

// path → [document, check that must complain, part of its complaint]
const kFaulty = {
  kontrast: [html({ body: '<p style="color:#ccc">blass</p>' }), 'axe light', 'color-contrast'],
  dunkel: [html({ style: `${kStyle}@media (prefers-color-scheme:dark){p{color:#333}}` }), 'axe dark', 'color-contrast'],
  beschriftung: [html({ body: '<form action="/gut"><input name="q"></form>' }), 'axe light', 'label'],
  breit: [html({ body: '<p style="width:400px">breit</p>' }), 'width narrow', 'scrolls sideways'],
  druck: [html({ style: `${kStyle}@media print{main{width:900px}}` }), 'width print', 'scrolls sideways'],
  laut: [html({ body: '<script>console.error("Fehler")</script>' }), 'quiet', 'console error'],
  skript: [html({ body: '<script>1</script>' }), 'no scripts', 'has 1 scripts'],
  fremd: [html({ head: '<link rel="stylesheet" href="/fremd.css">' }), 'quiet', 'asks for'],
  sprache: [html({ lang: 'en' }), 'language', 'expected de'],
  fokus: [html({ style: kStyle.replace('outline:3px', 'outline:0px') }), 'keyboard', 'no visible focus'],
  sprung: [html({ skip: '' }), 'keyboard', 'no skip link'],
  'sprung-leer': [html({ skip: '<a class="skip" href="#nirgends">Zum Inhalt</a>' }), 'keyboard', 'leads nowhere'],
  falle: [html({ body: '<button type="button" tabindex="0" id="f">Falle</button><p><a href="/x">danach</a></p><script>document.getElementById("f").addEventListener("keydown",e=>e.preventDefault())</script>' }), 'keyboard', 'not reached'],
  ungueltig: [html({ body: '<p><div>verschachtelt</div></p>' }), 'valid HTML', 'vnu'],
  attribut: [html({ body: '<button type="knopf">X</button>' }), 'valid HTML', 'html-validate'],
  schwer: [html({ body: `<p>${Array.from({ length: 3000 }, (_, i) => (i * 2654435761 % 1e9).toString(36)).join(' ')}</p>` }), 'weight', 'at most'],
  lang: [html({ body: '<p>Zeile</p>'.repeat(120) }), 'print', 'sheets'],
  fort: [html(), 'status', 'expected 404'],
};

const server = http.createServer((request, response) => {
  const name = request.url.slice(1);
  if (name.endsWith('.css')) return response.writeHead(200, { 'content-type': 'text/css' }).end('');
  const document = name === 'gut' ? html() : kFaulty[name]?.[0];
  response.writeHead(document ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' }).end(document ?? html());
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const base = `http://127.0.0.1:${server.address().port}`;
const browser = await launch();
const tab = await openTab(browser);

async function results(pages) {
  const walked = [];
  for (const page of pages) walked.push(...(await walkPage(tab, base, page)));
  return [...walked, ...(await validatePages(base, pages)), ...(await weighPages(base, pages))];
}

const verdicts = [];
for (const { page, check, faults } of await results([{ name: 'gut', path: '/gut', sheets: 1 }, { name: 'fehlt', path: '/fehlt', status: 404 }])) {
  verdicts.push({ page, check: `${check} passes a good page`, faults });
}
const lookOf = (check) => ['dark', 'narrow', 'print'].find((look) => check.includes(look)) ?? 'light';
const found = await results(Object.entries(kFaulty).map(([name, [, check]]) => ({ name, path: `/${name}`, sheets: 1, status: name === 'fort' ? 404 : 200, looks: [lookOf(check)] })));
for (const [name, [, check, part]] of Object.entries(kFaulty)) {
  const faults = found.find((r) => r.page === name && r.check === check)?.faults ?? [];
  verdicts.push({ page: name, check: `${check} finds its fault`, faults: faults.some((f) => f.includes(part)) ? [] : [`${JSON.stringify(faults)} lacks “${part}”`] });
}
await browser.close();
server.close();
process.exitCode = report(verdicts) ? 0 : 1;
