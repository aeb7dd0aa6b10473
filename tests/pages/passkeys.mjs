// Passkeys in Chromium, with the device that its DevTools lend: made, used, refused and removed, by the keyboard alone.

import { must } from "../interop/steps.mjs";
import { cookieOf } from "./demo.mjs";
import { Hand } from "./keyboard.mjs";
import { DESK, PHONE } from "./plan.mjs";

/** Names each journey and how it is made. */
export const PASSKEY_JOURNEYS = [
  ["a member makes a passkey, signs in with it and removes it (F28)", passkey],
  ["without scripts the page of passkeys says that mails are the way (F28)", withoutScripts],
];

async function passkey(browser, node) {
  const hand = await Hand.take(browser, node, "passkeys", { size: PHONE, system: "light", scripts: "scripts" });
  const device = await Device.lent(hand.page.page);
  await hand.page.sign(node.origin, await cookieOf(node, node.member.handle));
  await hand.go("/settings/passkeys");
  must(await hand.has(/You have none yet/), "there is a passkey already");
  await hand.press(/^Make a passkey$/, "/settings/passkeys/new");
  await hand.type(/^Name$/, "Lent device");
  await hand.press(/^Make it now$/, "/settings/passkeys");
  must(await hand.has(/The passkey is kept/), "it is not kept");
  const [credential] = await device.credentials();
  must(credential?.isResidentCredential, "the device would have to be told whose it is");
  await hand.press(/^Sign out$/);

  // A device that does not know who asks signs nothing, and the page says so.
  await device.verifies(false);
  await hand.go("/login");
  await hand.press(/^Sign in with a passkey$/, "/login/passkey");
  await hand.page.page.waitForSelector("#passkey-failed", { visible: true });
  await device.verifies(true);
  await hand.press(/^Ask my device$/);
  must(await hand.has(/Sign out/), "she is not signed in");
  must(credential.signCount < (await device.credentials())[0].signCount, "the device did not sign");

  await hand.go("/settings/passkeys");
  await hand.press(/^Remove Lent device$/, "/settings/passkeys");
  must(await hand.has(/You have none yet/), "it is still there");
  await hand.press(/^Sign out$/);
  await device.verifies(false);
  await hand.go("/login");
  await hand.press(/^Sign in with a passkey$/, "/login/passkey");
  await hand.page.page.waitForSelector("#passkey-failed", { visible: true });
  await device.verifies(true);
  hand.page.expect(403);
  await hand.press(/^Ask my device$/, "/login/passkey/use");
  must(await hand.has(/The passkey did not sign you in/), "nothing says that the removed one is worth nothing");
  hand.page.expect(200);
  await hand.leave();
}

async function withoutScripts(browser, node) {
  const hand = await Hand.take(browser, node, "no-passkeys", { size: DESK, system: "dark", scripts: "no scripts" });
  await hand.go("/login");
  await hand.press(/^Sign in with a passkey$/, "/login/passkey");
  must(await hand.has(/Passkeys need a script in your browser/), "nothing says why nothing happens");
  await hand.press(/^Sign in by mail$/, "/login");
  await hand.leave();
}

/** A device that answers without being touched. */
class Device {
  #devtools;
  #id;

  static async lent(page) {
    const device = new Device();
    device.#devtools = await page.createCDPSession();
    await device.#devtools.send("WebAuthn.enable");
    const options = {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    };
    const { authenticatorId } = await device.#devtools.send("WebAuthn.addVirtualAuthenticator", { options });
    device.#id = authenticatorId;
    return device;
  }

  /** Whether it knows who asks from now on. */
  async verifies(isUserVerified) {
    await this.#devtools.send("WebAuthn.setUserVerified", { authenticatorId: this.#id, isUserVerified });
  }

  async credentials() {
    return (await this.#devtools.send("WebAuthn.getCredentials", { authenticatorId: this.#id })).credentials;
  }
}
