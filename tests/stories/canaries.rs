//! Whole profiles whose every part is told by words that stand nowhere else (F04).

use domain::Visibility;

/// A part of a profile, and how to tell that somebody learnt what stands in it.
pub(crate) struct Part {
    /// As the form names it.
    pub(crate) name: &'static str,
    /// What she enters; where she works is no field of the form, only who may see it is.
    pub(crate) entered: &'static str,
    /// Words that stand nowhere else, as pages write them and as programs do.
    pub(crate) told_by: &'static [&'static str],
    /// What the directory is asked to find her by.
    pub(crate) query: &'static str,
}

/// All parts that a visibility stands beside; where she works comes last.
pub(crate) const PARTS: [Part; 9] = [
    Part {
        name: "competencies",
        entered: "change-management",
        told_by: &["change-management", "Change Management"],
        query: "competency=change-management",
    },
    Part {
        name: "verticals",
        entered: "telecommunications",
        told_by: &["telecommunications", "Telecommunications"],
        query: "vertical=telecommunications",
    },
    Part {
        name: "sizes",
        entered: "10001-20000",
        told_by: &["10001-20000", "10,001 to 20,000"],
        query: "size=10001-20000",
    },
    Part {
        name: "regions",
        entered: "FO",
        told_by: &["Faroe", "\"FO\""],
        query: "region=FO",
    },
    Part {
        name: "partner_types",
        entered: "distributor",
        told_by: &["distributor", "Distributor"],
        query: "type=distributor",
    },
    Part {
        name: "best_fit",
        entered: "canaryfit for somebody",
        told_by: &["canaryfit"],
        query: "q=canaryfit",
    },
    Part {
        name: "refer_out",
        entered: "canaryrefer to somebody",
        told_by: &["canaryrefer"],
        query: "q=canaryrefer",
    },
    Part {
        name: "common_ground",
        entered: "canaryground",
        told_by: &["canaryground"],
        query: "q=canaryground",
    },
    Part {
        name: ORGANIZATION,
        entered: "",
        told_by: &["Canaryhouse"],
        query: "q=Canaryhouse",
    },
];
const ORGANIZATION: &str = "organization";

impl Part {
    /// Whether somebody who reads this learns what stands in the part.
    pub(crate) fn is_told_in(&self, text: &str) -> bool {
        self.told_by.iter().any(|canary| text.contains(canary))
    }
}

/// The fields of a whole profile, each part for those to see, of somebody who hides from one company.
pub(crate) fn profile(seen_by: &[Visibility; 9]) -> Vec<(String, String)> {
    let mut fields = vec![("hide_from".to_owned(), "Canarysecret".to_owned())];
    for (part, visibility) in PARTS.iter().zip(seen_by) {
        fields.push((format!("who_{}", part.name), visibility.word().to_owned()));
        if part.name != ORGANIZATION {
            fields.push((part.name.to_owned(), part.entered.to_owned()));
        }
    }
    fields
}

/// Nothing but this entry, for nobody to see.
pub(crate) fn only(part: &str, entered: &str) -> Vec<(String, String)> {
    let mut fields = profile(&[Visibility::Me; 9]);
    fields.retain(|(name, _)| name.starts_with("who_"));
    fields.push((part.to_owned(), entered.to_owned()));
    fields
}
