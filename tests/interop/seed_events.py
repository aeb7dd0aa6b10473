"""Events of every kind, so that every part of a feed is written at least once."""

from datetime import datetime, timedelta, timezone

PLACE = {"name": "Lowland, Cloud; \\ Ltd", "street": "Rue de la Loi 1", "locality": "Brussels", "country": "BE"}


def event(title, days, **more):
    """Two hours in the evening, so many days from now."""

    def at(moment):
        return f"{moment:%Y-%m-%dT%H:%M:%SZ}"

    day = datetime.now(timezone.utc).replace(hour=17, minute=0, second=0, microsecond=0) + timedelta(days=days)
    return {
        "title": title,
        "start": at(day),
        "end": at(day + timedelta(hours=2)),
        "timezone": "Europe/Brussels",
        "modality": "in_person",
        "place": PLACE,
        "audience": "public",
        **more,
    }


async def seed(node):
    """Gives what the API answers for each that is to be in the feeds."""
    online = {"modality": "online", "place": None, "online_page": "https://example.org/watch?a=1&b=2"}
    text = (
        "<p>Bring a <strong>question</strong>, two; or\\three.</p><ul><li>1 &lt; 2 &amp; 3</li></ul><p>"
        + "wörter " * 200
    )
    published = [
        event("Plain", 3),
        event(
            'Über, Verträge; "reden" & <mehr> ' + "Donaudampfschifffahrtsgesellschaftskapitän" * 3,
            5,
            description=text + "</p>",
        ),
        event("Online", 8, **online),
        event("Both", 20, modality="hybrid", online_page="https://example.org/both"),
        event("Elsewhere", 40, join_mode="external", external_url="https://example.org/tickets"),
        event(
            "Where it is",
            9,
            place={**PLACE, "coordinates": {"latitude": -33.8568, "longitude": 151.2153}},
            timezone="Australia/Sydney",
        ),
        event(
            "Paid",
            10,
            price="40.00",
            currency="EUR",
            capacity=60,
            tags=["copilot", "azure"],
            category="BUSINESS",
            language="fr",
        ),
        event("East of all", 11, timezone="Pacific/Kiritimati"),
        # Over the hour that there is twice in Brussels, and the one that there is not.
        event("Autumn", 0, start="2027-10-30T20:00:00+02:00", end="2027-10-31T06:00:00+01:00"),
        event("Spring", 0, start="2027-03-27T20:00:00+01:00", end="2027-03-28T06:00:00+02:00"),
        event("Half an hour", 12, timezone="Asia/Kathmandu"),
    ]
    kept = [
        await node.api("POST", "/events", {name: value for name, value in one.items() if value is not None})
        for one in published
    ]
    off = await node.api("POST", "/events", event("Called off", 9))
    await node.api("POST", f"/events/{off['id']}/cancel")
    kept.append(await node.api("GET", f"/events/{off['id']}"))
    gone = await node.api("POST", "/events", event("A mistake", 10))
    await node.api("DELETE", f"/events/{gone['id']}")
    await node.api("POST", "/events", event("Members alone", 10, audience="members"))
    return kept
