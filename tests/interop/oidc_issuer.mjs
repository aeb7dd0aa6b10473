// An issuer of OpenID Connect, oidc-provider with its pages for trying out: PORT, the client's id, its secret, and where
// browsers are sent back to. Whoever types a name there has that account. It says `ready` and runs until it is killed.

import { createServer } from "node:http";

import { Provider } from "oidc-provider";

const [port, client_id, client_secret, back] = process.argv.slice(2);

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [
    {
      client_id,
      client_secret,
      redirect_uris: [back],
      grant_types: ["authorization_code"],
      response_types: ["code"],
      token_endpoint_auth_method: "client_secret_basic",
    },
  ],
  claims: { openid: ["sub"], profile: ["preferred_username"] },
  // What is asked for stands in the token itself.
  conformIdTokenClaims: false,
  pkce: { required: () => true },
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({ sub: id, preferred_username: id, email: "olga@example.org", email_verified: true }),
  }),
});

createServer(provider.callback()).listen(Number(port), "127.0.0.1", () => console.log("ready"));
