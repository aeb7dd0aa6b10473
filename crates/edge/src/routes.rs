//! The addresses of a door, written down as they are registered: what answers and what is listed cannot differ.

use axum::Router;
use axum::routing::MethodRouter;

/// A router that remembers the addresses that were put into it, so that the table of who may do what has a line for each
/// of them (threats D2, E11). The doors register nothing in any other way.
pub struct Routes<S> {
    router: Router<S>,
    paths: Vec<&'static str>,
}

impl<S: Clone + Send + Sync + 'static> Default for Routes<S> {
    fn default() -> Self {
        Self {
            router: Router::new(),
            paths: Vec::new(),
        }
    }
}

impl<S: Clone + Send + Sync + 'static> Routes<S> {
    /// As `Router::route`.
    #[must_use]
    pub fn route(mut self, path: &'static str, handler: MethodRouter<S>) -> Self {
        self.paths.push(path);
        self.router = self.router.route(path, handler);
        self
    }

    /// These and those.
    #[must_use]
    pub fn merge(mut self, others: Self) -> Self {
        self.paths.extend(others.paths);
        self.router = self.router.merge(others.router);
        self
    }

    /// The addresses as the router reads them, such as `/events/{id}`; which methods each takes it tells itself, in the
    /// `Allow` of its 405.
    pub fn into_paths(self) -> Vec<&'static str> {
        self.paths
    }

    /// What answers at them.
    pub fn into_router(self) -> Router<S> {
        self.router
    }
}
