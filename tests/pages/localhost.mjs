// Every name below `localhost` is this machine (RFC 6761, section 6.3), also where the system's resolver does not know it.

import dns from "node:dns";

const asTheSystem = dns.lookup;

dns.lookup = (name, options, answer) => {
  const [wanted, done] = typeof options === "function" ? [{}, options] : [options, answer];
  if (!name.endsWith(".localhost")) return asTheSystem(name, wanted, done);
  if (wanted.all) return process.nextTick(done, null, [{ address: "127.0.0.1", family: 4 }]);
  return process.nextTick(done, null, "127.0.0.1", 4);
};
