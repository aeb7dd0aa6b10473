// Follows every link inside a node, and reads the HTML it finds.

import { HtmlValidate } from "html-validate";

import { kindOf } from "./plan.mjs";

const PAGES_MAX = 600;
/** Pages of one kind: more of them say nothing new. */
const OF_A_KIND_MAX = 40;
/** A member who reads of more people in a minute is asked to wait. */
const PEOPLE_MAX = 6;
/** Pages that ask something about one post of a room: each post has up to two of them. */
const OF_A_POST_MAX = 6;
/** The mails of a demonstration. */
const OUTBOX = "/dev/outbox";

const htmlValidate = new HtmlValidate({
  extends: ["html-validate:recommended", "html-validate:document"],
  rules: {
    // Ours come from our own server under a policy that admits no other.
    "require-sri": ["error", { target: "crossorigin" }],
    // How long a title is the organiser decides.
    "long-title": "off",
    // Boxes and lists of one question have one name; all that is chosen is sent.
    "form-dup-name": "off",
  },
});

/**
 * `{pages: [{url, html, status, cookie, reader}], dead: [text]}`: from `places` on, each address once, as the reader whose
 * cookie it is. Only links that begin with `within` are followed.
 */
export async function walk(origin, places, { cookie, reader = "visitor", within = "/" } = {}) {
  const waiting = places.map((place) => ({ url: new URL(place, origin).href, from: null }));
  const met = new Set(waiting.map((one) => one.url));
  const ofKind = new Map();
  const pages = [];
  const dead = [];
  for (let one = waiting.shift(); one && pages.length < PAGES_MAX; one = waiting.shift()) {
    const answer = await fetch(one.url, { headers: { accept: "text/html", ...(cookie ? { cookie } : {}) } });
    const type = answer.headers.get("content-type") ?? "";
    const body = await answer.text();
    if (one.from && answer.status >= 400) dead.push(`${reader}: ${one.url} answers ${answer.status}, linked from ${one.from}`);
    if (!type.startsWith("text/html")) continue;
    if (answer.url === one.url) pages.push({ url: one.url, html: body, status: answer.status, cookie, reader });
    // What stands in mails is for those they were sent to, and works once.
    if (new URL(one.url).pathname === OUTBOX) continue;
    for (const link of linksOf(body, answer.url)) {
      const { origin: there, pathname } = new URL(link);
      if (there !== origin || !pathname.startsWith(within) || met.has(link)) continue;
      met.add(link);
      const kind = kindOf({ url: link, status: 200 });
      ofKind.set(kind, (ofKind.get(kind) ?? 0) + 1);
      if (ofKind.get(kind) <= mostOf(kind)) waiting.push({ url: link, from: one.url });
    }
  }
  return { pages, dead };
}

function mostOf(kind) {
  if (kind.startsWith("/people") || kind.startsWith("/orgs")) return PEOPLE_MAX;
  return kind.startsWith("/rooms/*/*/*/") ? OF_A_POST_MAX : OF_A_KIND_MAX;
}

/** One line per fault. */
export async function faultsOfHtml(page) {
  const report = await htmlValidate.validateString(page.html);
  return report.results.flatMap((result) =>
    result.messages.map((one) => `${one.line}:${one.column} ${one.ruleId}: ${one.message}`),
  );
}

function linksOf(html, base) {
  const written = [...html.matchAll(/<(?:a|link|img|source)\b[^>]*?\s(?:href|src)="([^"]*)"/g)].map((found) => found[1]);
  return written.map((link) => new URL(link.replaceAll("&amp;", "&"), base)).map((url) => ((url.hash = ""), url.href));
}
