//! `rosarium demo --check`: plays what exists of the journeys over HTTP alone, and prints a mark for each number.

pub(super) mod browser;
mod marks;
mod outside;
mod program;
pub(super) mod stage;

mod belonging;
mod calendar_moves;
mod deals;
mod for_london;
mod handed_in;
mod journey_a;
mod journey_b;
mod journey_c;
mod labels;
mod new_node;
mod people;
mod rooms;
mod series;
mod surroundings;

mod follower;
mod recovery;

use std::path::{Path, PathBuf};

use crate::admin::Failure;

pub use marks::Marks;

use super::communities::Community;
use super::memo::Memo;
use super::nodes::Nodes;
use outside::Outside;
use stage::Stage;

/// Whose nodes the journeys are played on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ground {
    /// Nodes of our own, which begin anew with each check.
    Own,
    /// Those of a demonstration that runs, in which people may have tried anything.
    Theirs,
}

/// A demonstration that runs already.
#[derive(Clone, Debug)]
pub struct Against {
    /// Seattle, London, Agora.
    pub urls: [String; 3],
    /// Where it lies, because its tokens lie there.
    pub dir: PathBuf,
}

/// Checks nodes of our own, which may also be stopped; they end with the check.
pub(super) async fn own<'s>(
    mut nodes: Nodes,
    memo: &Memo,
    say: &'s (dyn Fn(&str) + Send + Sync),
) -> Result<Marks<'s>, Failure> {
    let origins = Community::ALL.map(|community| nodes.origin(community));
    let stage = Stage::new(&origins, memo, Outside::open().await?)?;
    let mut marks = Marks::new(say);
    play(&stage, &nodes.dir, Ground::Own, &mut marks).await;
    recovery::mark(&stage, &mut nodes, &mut marks).await;
    nodes.stop_all().await;
    Ok(marks)
}

/// Checks a demonstration that runs elsewhere; it is not stopped, so recovery is not tried.
pub(super) async fn against<'s>(
    against: Against,
    say: &'s (dyn Fn(&str) + Send + Sync),
) -> Result<Marks<'s>, Failure> {
    let memo = Memo::read(&against.dir).ok_or_else(|| {
        Failure::usage(format!(
            "{} holds no demonstration; name its folder with --dir",
            against.dir.display()
        ))
    })?;
    let urls = against.urls.map(|url| url.trim_end_matches('/').to_owned());
    let stage = Stage::new(&urls, &memo, Outside::open().await?)?;
    let mut marks = Marks::new(say);
    play(&stage, &against.dir, Ground::Theirs, &mut marks).await;
    marks.not_tried("F15-1", "a demonstration that runs is not stopped");
    Ok(marks)
}

async fn play(stage: &Stage, dir: &Path, ground: Ground, marks: &mut Marks<'_>) {
    new_node::mark(dir, marks).await;
    handed_in::mark(stage, dir, ground, marks).await;
    marks.note(
        "2.2",
        "Agora is labelled Commercial on its peers' pages",
        labels::commercial(stage).await,
    );
    marks.note(
        "2.3",
        "modality=online gives online and hybrid events alone",
        labels::modality(stage).await,
    );
    marks.note(
        "2.5",
        "a member of all three who linked her memberships has one calendar of them at home, each event with its community's \
        name, and one feed of the same; the community's own feed holds what is public",
        labels::of_three(stage).await,
    );
    marks.note(
        "2.17",
        "one page tells the time here and the time there",
        labels::two_clocks(stage).await,
    );
    marks.note(
        "4.7",
        "the home page of a member five hundred kilometres from any chapter begins with three online events at hours of her day",
        labels::far_away(stage).await,
    );
    people::mark(stage, marks).await;
    belonging::mark(stage, ground, marks).await;
    series::mark(stage, marks).await;
    for_london::mark(stage, marks).await;
    calendar_moves::mark(stage, marks).await;
    journey_a::mark(stage, marks).await;
    deals::mark(stage, marks).await;
    journey_b::mark(stage, marks).await;
    let tour = rooms::canaries::look_inside(stage, ground, marks).await;
    let said = rooms::mark(stage, marks).await;
    journey_c::mark(stage, marks).await;
    follower::mark(stage, marks).await;
    surroundings::mark(stage, marks).await;
    rooms::canaries::mark(stage, tour.as_ref(), &said, marks).await;
    marks.note(
        "C-8",
        "a peering that one side ends is over on both",
        journey_c::end(stage).await,
    );
}
