// Which page is looked at by whom, how wide, in which light, with or without scripts.

export const PHONE = { width: 360, height: 740 };
export const DESK = { width: 1280, height: 900 };

const BOTH = [0, 1];
const ALL = BOTH.flatMap((size) => BOTH.flatMap((light) => BOTH.map((scripts) => [size, light, scripts])));
/** Four rows in which each pair of two values of two columns stands once. */
const PAIRS = [
  [0, 0, 0],
  [0, 1, 1],
  [1, 0, 1],
  [1, 1, 0],
];

/** Pages of one kind differ in nothing but what is told on them: an id, a name, a value in the query. */
export function kindOf({ url, status }) {
  const { pathname, searchParams } = new URL(url);
  const path = pathname
    .replace(/^\/(events|people|orgs|tags|communities|invoices|documents|notes)\/(?!(?:new|drafts)$)[^/]+?(\.ics)?(?=\/|$)/, "/$1/*$2")
    .replace(/^\/card\/check\/.+/, "/card/check/*")
    .replace(/^\/rooms\/(door\/)?(?!(?:new|how|door)(?:\/|$))[^/]+/, "/rooms/$1*")
    .replace(/^(\/rooms(?:\/\*)+)\/[0-9A-Z]{26}(?=\/|$)/, "$1/*")
    .replace(/^(\/rooms(?:\/\*)+)\/[0-9A-Z]{26}(?=\/|$)/, "$1/*")
    .replace(/^(\/rooms\/\*\/steward\/releases)\/[^/]+/, "$1/*")
    .replace(/^\/desk\/(peers|queue|tiers|orgs)\/(?!(?:new|propose)$)[^/]+/, "/desk/$1/*")
    .replace(/^\/desk\/members\/(import\/)?(?!import$)[^/]+/, "/desk/members/$1*");
  const asked = [...new Set(searchParams.keys())].sort().join("&");
  return path + (asked && `?${asked}`) + (status === 200 ? "" : ` (${status})`);
}

/**
 * `Map` of a kind to its looks `{page, view}`. Pairwise: each kind is seen by each of its readers, in each size, light and
 * with and without scripts, and each two of these meet; other pages of the kind take turns. With `all`, each kind and reader
 * in all eight views.
 */
export function plan(pages, { all }) {
  const kinds = Map.groupBy(pages, kindOf);
  let turn = 0;
  return new Map(
    [...kinds].map(([kind, ofKind]) => {
      const byReader = [...Map.groupBy(ofKind, ({ reader }) => reader).values()];
      turn += 1;
      const rows = all ? byReader.flatMap((_, reader) => ALL.map((row) => [reader, row])) : pairwise(byReader.length, turn);
      const looks = rows.map(([reader, row], index) => {
        const hers = byReader[reader];
        return { page: hers[index % hers.length], view: viewOf(row) };
      });
      return [kind, looks];
    }),
  );
}

// Who begins differs from kind to kind, so that each reader meets each view.
function pairwise(readers, turn) {
  const rows = Math.max(PAIRS.length, readers);
  return Array.from({ length: rows }, (_, row) => [(row + turn) % readers, PAIRS[row % PAIRS.length]]);
}

function viewOf([size, light, scripts]) {
  return { size: [PHONE, DESK][size], system: ["light", "dark"][light], scripts: ["scripts", "no scripts"][scripts] };
}
