// Which addresses of pages there are: the lines `web GET` of the table of who may do what, which is made from the routers. A
// new page that nobody looks at is a fault, until a look or a reason is written down here.

import { readFile } from "node:fs/promises";

const TABLE = new URL("../stories/who_may.txt", import.meta.url);

/** What is no page, or no link leads to: why no look is owed. */
const UNLOOKED = new Map([
  ...["/banner.png", "/bloom.svg", "/static/*", "/media/*"].map((path) => [path, "a file"]),
  ...["/c/*", "/users/*", "/*", "/desk", "/desk/orgs/*/merge"].map((path) => [path, "leads on"]),
  ["/desk/*", "nothing stands at this address"],
  ...["/events/*/guest/code", "/events/*/go/*", "/guest/confirm/*", "/guest/*"].map((path) => [path, "by a form or a mail to a guest"]),
  ...["/join/verify", "/login/code"].map((path) => [path, "by a form; keyboard.mjs goes there"]),
  ...["/login/passkey", "/settings/passkeys/new"].map((path) => [path, "by a button; passkeys.mjs goes there"]),
  ...["/card/check/*", "/login/*", "/login/mailed/*", "/mail/stop/*", "/mail/stop/event/*"].map((path) => [path, "by a mail or a picture to be scanned"]),
  ...["/login/oidc", "/login/oidc/*", "/login/unlinked", "/settings/sign-ins/link"].map((path) => [path, "by an account elsewhere"]),
  ...["/erased/*", "/left"].map((path) => [path, "once she has left"]),
  ...["/vouchers/continue/*", "/events/elsewhere"].map((path) => [path, "by a form of another community"]),
  ["/checks/*", "for whoever stands at a desk; looked at as a sample"],
  ["/vouchers/*/print", "by a button; looked at as a sample"],
  ["/desk/members/import/*", "once a file is handed in"],
  ...["/documents/*", "/notes/*", "/notes/*/withdraw", "/tickets/*"].map((path) => [path, "the demonstration has none; looked at as a sample"]),
  ...["/statements/*", "/statements/*/edit", "/statements/*/print"].map((path) => [path, "the demonstration has none; looked at as a sample"]),
  ...["/statements/*/letter.html", "/statements/*/letter.md"].map((path) => [path, "a file"]),
  ["/calls/answer/*", "by a mail to a member; looked at as a sample"],
  ["/calls/report.csv", "a file"],
  ["/calls/*", "looked at as a sample"],
  ...["/introductions/new", "/introductions/*"].map((path) => [path, "by somebody's page or card; looked at as a sample"]),
  ...["/desk/reports/*", "/reports/*"].map((path) => [path, "the demonstration has none; looked at as a sample"]),
  ["/offers/*", "for members of another community; looked at as a sample"],
  ["/events/*/minutes", "of an event that is over; looked at as a sample"],
]);

/** One line for each page that none of these looked at, and for each reason of an address that is there no more. */
export async function unseen(pages) {
  const listed = await addresses();
  const seen = new Set(pages.flatMap(({ url }) => matching(listed, new URL(url).pathname)));
  const forgotten = [...listed].filter((path) => !seen.has(path) && !UNLOOKED.has(path));
  const gone = [...UNLOOKED.keys()].filter((path) => !listed.has(path));
  return [
    ...forgotten.map((path) => `nobody looked at ${path}: link to it in the demonstration, or say in table.mjs why not`),
    ...gone.map((path) => `${path} is no address any more: take it out of table.mjs`),
  ];
}

/** Which of the addresses a path is; one that is written out wins over those that leave something open, as in a router. */
function matching(listed, path) {
  if (listed.has(path)) return [path];
  const isOf = (address) => new RegExp(`^${address.replaceAll(/[.+?^$()|[\]\\]/g, "\\$&").replaceAll("*", "[^/]+")}$`).test(path);
  return [...listed].filter(isOf);
}

/** As the table has them, but a star where an address leaves something open. */
async function addresses() {
  const lines = (await readFile(TABLE, "utf8")).split("\n");
  const paths = lines.map((line) => line.match(/^web (?:GET|ANY) (\S+) /)?.[1]).filter(Boolean);
  return new Set(paths.map((path) => path.replaceAll(/\{[^}]+\}/g, "*")));
}
