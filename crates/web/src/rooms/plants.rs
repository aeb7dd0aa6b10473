//! By what a speaker is known when her name no longer is: a plant, the same in every language, like the name of a person.

use std::collections::BTreeMap;

use subrosa::Pseudonym;

const PLANTS: [&str; 64] = [
    "Acacia",
    "Agave",
    "Alder",
    "Aloe",
    "Anemone",
    "Arrowroot",
    "Arnica",
    "Aspen",
    "Aster",
    "Azalea",
    "Bamboo",
    "Begonia",
    "Betony",
    "Borage",
    "Bramble",
    "Burdock",
    "Camellia",
    "Campion",
    "Caraway",
    "Catalpa",
    "Cedar",
    "Celandine",
    "Chicory",
    "Clover",
    "Coltsfoot",
    "Comfrey",
    "Cypress",
    "Dahlia",
    "Dogwood",
    "Elder",
    "Fennel",
    "Feverfew",
    "Foxglove",
    "Gentian",
    "Ginkgo",
    "Gorse",
    "Hawthorn",
    "Hazelwort",
    "Hellebore",
    "Hornbeam",
    "Hyssop",
    "Knapweed",
    "Juniper",
    "Larch",
    "Lavender",
    "Lovage",
    "Lupin",
    "Mallow",
    "Milfoil",
    "Mimosa",
    "Mugwort",
    "Mullein",
    "Oleander",
    "Osmunda",
    "Peony",
    "Plantain",
    "Primula",
    "Quince",
    "Samphire",
    "Sorrel",
    "Tamarisk",
    "Tansy",
    "Teasel",
    "Yarrow",
];

/// The plants of one page: two speakers on it never have the same.
#[derive(Default)]
pub(crate) struct Plants {
    of: BTreeMap<Pseudonym, String>,
    given: BTreeMap<&'static str, u32>,
}

impl Plants {
    /// Of a speaker; the second of a plant gets a number, and so on.
    pub(crate) fn of(&mut self, pseudonym: Pseudonym) -> String {
        if let Some(known) = self.of.get(&pseudonym) {
            return known.clone();
        }
        let plant = plant(pseudonym.number());
        let given = self.given.entry(plant).or_insert(0);
        *given += 1;
        let name = match *given {
            1 => plant.to_owned(),
            further => format!("{plant} {further}"),
        };
        self.of.insert(pseudonym, name.clone());
        name
    }
}

/// Of a number of a pseudonym.
pub(super) fn plant(number: u16) -> &'static str {
    let place = usize::from(number) % PLANTS.len();
    PLANTS.get(place).copied().unwrap_or("Juniper")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// R13: a plant says no more than the number of a pseudonym, and there are 64 of them, which many speakers share.
    #[test]
    fn every_number_has_a_plant_and_every_plant_is_another() {
        let plants: BTreeSet<&str> = PLANTS.into_iter().collect();
        assert_eq!(plants.len(), PLANTS.len());
        assert_eq!(plant(0), "Acacia");
        assert_eq!(plant(64), "Acacia");
        assert_eq!(plant(9_999), PLANTS[9_999 % 64]);
        assert!(PLANTS.iter().all(|plant| plant.chars().all(char::is_alphabetic)));
    }
}
