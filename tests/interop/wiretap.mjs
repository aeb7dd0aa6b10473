// Notes every request that the peers in this process send, and takes them to a node that has no TLS.

/** `{method, url, spec, status}` of each request sent since the tap was set. */
export const sent = [];

/** Fedify asks WebFinger by https alone, whatever the origin; a node on loopback answers http. */
export function tap(origin) {
  const secure = `https://${new URL(origin).host}/`;
  const original = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    let request = new Request(input, init);
    if (request.url.startsWith(secure)) {
      request = new Request(`${origin}/${request.url.slice(secure.length)}`, request);
    }
    const { headers, method, url } = request;
    const spec = headers.has("signature-input") ? "rfc9421" : headers.has("signature") ? "cavage" : "none";
    const response = await original(request);
    sent.push({ method, url, spec, status: response.status });
    return response;
  };
}

/** The POSTs to a host since a place in `sent`, as `spec status`. */
export function postsSince(place, origin) {
  const posts = sent.slice(place).filter((one) => one.method === "POST" && one.url.startsWith(`${origin}/`));
  return posts.map((one) => `${one.spec} ${one.status}`);
}
