// Counts steps, prints a line for each, and bounds every wait.

const STEP_SECONDS_MAX = 20;
const LINES_MAX = 40;

let made = 0;
let failures = 0;

/** Runs one step; what it returns goes on, what it throws is printed and the run goes on without it. */
export async function step(name, run) {
  made += 1;
  const number = made;
  try {
    const value = await bounded(run());
    console.log(`ok ${number} ${name}`);
    return value;
  } catch (error) {
    failures += 1;
    console.log(`not ok ${number} ${name}`);
    console.log(`   ${(error.stack ?? String(error)).split("\n").slice(0, LINES_MAX).join("\n   ")}`);
    return undefined;
  }
}

/** What a step found beside its yes or no. */
export function note(text) {
  console.log(`   ${text}`);
}

/** Steps that failed, of all. */
export function score() {
  return { made, failures };
}

/** Asks again until there is something; polling, because the other side is another process. */
export async function until(what, find) {
  const end = Date.now() + STEP_SECONDS_MAX * 1000;
  for (;;) {
    const found = await find();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited ${STEP_SECONDS_MAX} s in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Refuses with both values. */
export function equal(actual, expected, what) {
  const [left, right] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (left !== right) throw new Error(`${what}: ${left}, not ${right}`);
}

/** Refuses a list of faults that is not empty, with each on its line and no trace, for no line of ours is to blame. */
export function none(faults) {
  if (faults.length === 0) return;
  const error = new Error(`${faults.length} to mend`);
  error.stack = [error.message, ...faults].join("\n");
  throw error;
}

/** Refuses what is not so. */
export function must(holds, what) {
  if (!holds) throw new Error(what);
}

function bounded(promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`took more than ${2 * STEP_SECONDS_MAX} s`)), 2 * STEP_SECONDS_MAX * 1000);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
