"""Counts steps, prints a line for each, and bounds every wait."""

import asyncio
import logging
import sys
import time
import traceback

STEP_SECONDS_MAX = 20
LINES_MAX = 12

_made = 0
_failures = 0


async def step(name, run):
    """Runs one step; what it returns goes on, what it raises is printed and the run goes on without it."""
    global _made, _failures
    _made += 1
    number = _made
    try:
        value = await asyncio.wait_for(run(), 2 * STEP_SECONDS_MAX)
    except Exception:
        _failures += 1
        print(f"not ok {number} {name}")
        lines = traceback.format_exc().rstrip().splitlines()
        print("   " + "\n   ".join(lines[-LINES_MAX:]), flush=True)
        return None
    print(f"ok {number} {name}", flush=True)
    return value


def note(text):
    """What a step found beside its yes or no."""
    print(f"   {text}", flush=True)


async def until(what, find):
    """Asks again until there is something; polling, because the other side is another process."""
    end = time.monotonic() + STEP_SECONDS_MAX
    while True:
        found = await find()
        if found:
            return found
        if time.monotonic() > end:
            raise TimeoutError(f"waited {STEP_SECONDS_MAX} s in vain for {what}")
        await asyncio.sleep(0.05)


def equal(actual, expected, what):
    """Refuses with both values."""
    if actual != expected:
        raise AssertionError(f"{what}: {actual!r}, not {expected!r}")


def must(holds, what):
    """Refuses what is not so."""
    if not holds:
        raise AssertionError(what)


def refused(verify, what):
    """Refuses a verifier that is content: it has to raise, or to answer with nothing."""
    try:
        answer = verify()
    except Exception:
        return
    must(not answer, f"{what} was taken: {answer!r}")


def run(name, main):
    """Runs a suite, prints `NAME: N passed, M failed`, and ends with 1 when a step failed."""

    logging.disable(logging.CRITICAL)

    async def whole():
        try:
            await main()
        except Exception as error:
            cause = error

            async def came_to_its_end():
                raise cause

            await step("the run came to its end", came_to_its_end)

    asyncio.run(whole())
    print(f"{name}: {_made - _failures} passed, {_failures} failed", flush=True)
    sys.exit(1 if _failures else 0)
