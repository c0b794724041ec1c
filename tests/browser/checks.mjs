// SPDX-License-Identifier: EUPL-1.2
// What every page must stand. Each check takes an opened page and gives a list of faults, empty if there are none.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const kAxe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const kTabsMax = 3000;
const kTabsAtOnce = 10;
const kStopsOfOneField = 7;  // day, month, year, hour, minute, second and the calendar's button of a date-and-time field

// What a look changes: colours in the dark, places and sizes in a narrow window. Structure is the same in all of them.
const kAxeRules = {
  light: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  dark: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
  narrow: { type: 'rule', values: ['color-contrast', 'target-size', 'scrollable-region-focusable'] },
};
export const kAxeLooks = Object.keys(kAxeRules);

export async function axe({ page }, look) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(kAxe);
  const violations = await page.evaluate(async (runOnly) => {
    const result = await window.axe.run(document, { preload: false, resultTypes: ['violations'], runOnly });
    const why = (node) => node.any[0]?.message ?? node.all[0]?.message ?? node.none[0]?.message ?? '';
    return result.violations.map((v) => ({ id: v.id, help: v.help, where: v.nodes.slice(0, 3).map((n) => `${n.target.join(' ')}: ${why(n)}`) }));
  }, kAxeRules[look]);
  return violations.map((v) => `axe ${v.id}: ${v.help} [${v.where.join(' | ')}]`);
}

export async function noSidewaysScroll({ page }) {
  return page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const wide = [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > root.clientWidth + 1 && e.checkVisibility());
    const name = (e) => e.tagName.toLowerCase() + (e.id ? `#${e.id}` : '') + (e.className.baseVal === undefined && e.className ? `.${e.className.split(' ').join('.')}` : '');
    return [`scrolls sideways: ${root.scrollWidth} of ${root.clientWidth} px, because of ${wide.slice(0, 3).map(name).join(', ')}`];
  });
}

// Public pages are one request; staff pages may load what their own host serves.
export async function quiet({ requests, noise, page }, { ownHost = false } = {}) {
  const origin = new URL(page.url()).origin;
  const foreign = requests.slice(1).filter((url) => !url.startsWith('data:') && !(ownHost && new URL(url).origin === origin));
  return [...noise, ...foreign.map((url) => `asks for ${url}`)];
}

export async function noScripts({ page }) {
  const count = await page.evaluate(() => document.querySelectorAll('script:not([type="application/ld+json"]), [onclick], [onload], [onsubmit]').length);
  return count === 0 ? [] : [`has ${count} scripts; public pages need none`];
}

export async function languages({ page }, expected) {
  const lang = await page.evaluate(() => document.documentElement.lang);
  return lang.startsWith(expected) ? [] : [`<html lang="${lang}">, expected ${expected}`];
}

// Walks the page with the Tab key: everything that can be used is reached, in a visible state, and the first stop skips to the content.
export async function keyboard({ page }) {
  const total = await page.evaluate(watchFocus);
  let left = total;
  for (let pressed = 0; left > 0 && pressed < Math.min(kStopsOfOneField * total + 10, kTabsMax); pressed += kTabsAtOnce) {
    for (let i = 0; i < Math.min(kTabsAtOnce, Math.max(left, kStopsOfOneField)); i++) await page.keyboard.press('Tab');
    const now = await page.evaluate(() => ({ left: window.nbStops.size, idle: window.nbIdle++ }));
    if (now.left === left && now.idle > 1) break;
    left = now.left;
  }
  await page.evaluate(() => window.nbMeasure?.());
  const { stops, missed } = await page.evaluate(() => ({
    stops: window.nbSeen,
    missed: [...window.nbStops].slice(0, 5).map((e) => (typeof e === 'string' ? e : `${e.tagName.toLowerCase()} “${e.textContent.trim().slice(0, 40)}”`)),
  }));
  const faults = stops.filter((stop) => !stop.marked).map((stop) => `no visible focus on ${stop.name}`);
  faults.push(...stops.filter((stop) => !stop.shown).map((stop) => `focused but not to be seen: ${stop.name}`));
  faults.push(...missed.map((name) => `not reached with the Tab key: ${name}`));
  const first = stops[0];
  if (total > 0 && !/^#.+/.test(first?.href ?? '')) faults.push(`the first stop is no skip link but ${first?.name}`);
  else if (first && !(await page.evaluate((id) => document.getElementById(id) !== null, first.href.slice(1)))) faults.push(`the skip link leads nowhere: ${first.href}`);
  return faults.slice(0, 12);
}

// Runs in the page: notes what every stop of the focus looks like, and what has not been reached yet.
function watchFocus() {
  const selector = 'a[href], button:not([disabled]), input:not([type=hidden]):not([disabled]), select:not([disabled]), textarea:not([disabled]), summary, [tabindex]:not([tabindex^="-"])';
  const usable = [...document.querySelectorAll(selector)].filter((e) => e.checkVisibility({ checkVisibilityCSS: true }) && e.getClientRects().length > 0 && e.tabIndex >= 0);
  // Of a group of radio buttons only one is a stop.
  const key = (e) => (e.type === 'radio' ? `radio ${e.name}` : e);
  window.nbStops = new Set(usable.map(key));
  window.nbSeen = [];
  window.nbIdle = 0;
  const outlined = (style) => style.outlineStyle !== 'none' && (style.outlineStyle === 'auto' || parseFloat(style.outlineWidth) >= 2);
  // From the very top, also where a field has the focus from the beginning.
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute('tabindex');
  document.addEventListener('focusin', ({ target: e }) => {
    window.nbIdle = 0;
    window.nbStops.delete(key(e));
    // The mark may be drawn by the field itself, by its ::before or ::after, or by the box around it.
    const styles = [getComputedStyle(e), getComputedStyle(e, '::before'), getComputedStyle(e, '::after'), getComputedStyle(e.parentElement)];
    const name = `${e.tagName.toLowerCase()} “${(e.getAttribute('aria-label') ?? e.textContent ?? '').trim().slice(0, 40)}”`;
    const seen = { name, href: e.getAttribute('href'), marked: styles.some((style) => outlined(style) || style.boxShadow !== 'none'), shown: true };
    window.nbSeen.push(seen);
    window.nbMeasure = () => {
      const box = e.getBoundingClientRect();
      seen.shown = box.width > 1 && box.height > 1 && box.right > 0 && box.left < innerWidth && box.bottom > 0 && box.top < innerHeight;
    };
  });
  // Scrolling into view follows the focus: measured when the next key comes.
  document.addEventListener('keydown', () => window.nbMeasure?.(), true);
  return window.nbStops.size;
}

// How many sheets of A4 the page takes.
export async function sheets({ page }) {
  const pdf = (await page.pdf({ format: 'A4', preferCSSPageSize: true, printBackground: true })).toString('latin1');
  return (pdf.match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length;
}
