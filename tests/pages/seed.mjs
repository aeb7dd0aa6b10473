// Events of every kind, so that every piece of a page is drawn at least once.

const DAY_MS = 86_400_000;

/** Gives paths that no link leads to. */
export async function seed(node) {
  const day = (days, hour) => new Date(Math.floor(Date.now() / DAY_MS + days) * DAY_MS + hour * 3_600_000).toISOString();
  const event = (title, days, more) => ({
    title,
    start: day(days, 17),
    end: day(days, 19),
    timezone: "Europe/Brussels",
    modality: "in_person",
    place: { name: "Lowland Cloud", street: "Rue de la Loi 1", locality: "Brussels", country: "BE" },
    audience: "public",
    ...more,
  });
  const publish = (...words) => node.api("POST", "/events", event(...words));
  const online = { modality: "online", place: undefined, online_page: "https://example.org/watch" };
  const full = await publish("One seat", 3, { capacity: 1, price: "0", currency: "EUR", language: "en" });
  await node.api("PUT", `/events/${full.id}/rsvp`, { answer: "going" });
  await publish("Copilot for partners", 5, {
    description: "<h2>Plan</h2><p>Bring a <strong>question</strong> and <a href='https://example.org/'>read</a>.</p><ul><li>One</li></ul>",
    price: "40.00",
    member_price: "30.00",
    currency: "EUR",
    capacity: 60,
    tags: ["copilot", "azure"],
    category: "BUSINESS",
    language: "fr",
  });
  await publish("Reden über Verträge und ein sehr langer Titel mit Donaudampfschifffahrtsgesellschaftskapitän", 8, online);
  await publish("Both at once", 20, { modality: "hybrid", online_page: "https://example.org/both" });
  await publish("Sign up elsewhere", 40, { join_mode: "external", external_url: "https://example.org/tickets" });
  const off = await publish("Called off", 9);
  await node.api("POST", `/events/${off.id}/cancel`);
  const gone = await publish("A mistake", 10);
  await node.api("DELETE", `/events/${gone.id}`);
  return [`/events/${gone.id}`, "/nothing-here", "/@circle", "/c/circle"];
}
