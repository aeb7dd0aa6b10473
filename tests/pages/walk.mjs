// Follows every link inside a node, and reads the HTML it finds.

import { HtmlValidate } from "html-validate";

const PAGES_MAX = 120;

const htmlValidate = new HtmlValidate({
  extends: ["html-validate:recommended", "html-validate:document"],
  rules: {
    // Ours come from our own server under a policy that admits no other.
    "require-sri": ["error", { target: "crossorigin" }],
    // How long a title is the organiser decides.
    "long-title": "off",
  },
});

/**
 * `{pages: [{url, html, status, cookie}], dead: [text]}`: from `places` on, each address once, as whoever has the cookie
 * if there is one. Only links that begin with `within` are followed.
 */
export async function walk(origin, places, { cookie, within = "/" } = {}) {
  const waiting = places.map((place) => ({ url: new URL(place, origin).href, from: null }));
  const met = new Set(waiting.map((one) => one.url));
  const pages = [];
  const dead = [];
  for (let one = waiting.shift(); one && pages.length < PAGES_MAX; one = waiting.shift()) {
    const headers = { accept: "text/html", ...(cookie ? { cookie } : {}) };
    const answer = await fetch(one.url, { headers });
    const type = answer.headers.get("content-type") ?? "";
    const body = await answer.text();
    if (one.from && answer.status >= 400) dead.push(`${one.url} answers ${answer.status}, linked from ${one.from}`);
    if (!type.startsWith("text/html")) continue;
    if (answer.url === one.url) pages.push({ url: one.url, html: body, status: answer.status, cookie });
    for (const link of linksOf(body, answer.url)) {
      const { origin: there, pathname } = new URL(link);
      if (there !== origin || !pathname.startsWith(within) || met.has(link)) continue;
      met.add(link);
      waiting.push({ url: link, from: one.url });
    }
  }
  return { pages, dead };
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
