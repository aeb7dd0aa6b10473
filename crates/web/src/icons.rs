//! Our own small drawings (look, section 3): box 20, stroke 1.7, the colour of the words beside them.

use std::fmt;

/// A drawing that always stands beside words, so it is hidden from readers of the page aloud.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Icon {
    Tick,
    Clock,
    List,
    BrokenLine,
    Cross,
    Warning,
    Calendar,
    Pin,
    Screen,
    Home,
    People,
    Menu,
    Help,
    Arrow,
    Back,
    Scales,
    Info,
    Out,
    Desk,
    Bell,
    Eye,
    Ticket,
}

impl Icon {
    fn path(self) -> &'static str {
        match self {
            Self::Tick => "M4 10.8 8 15 16 5.5",
            Self::Clock => "M10 2.8a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1 0-14.4M10 6v4.2l2.8 1.7",
            Self::List => "M8 5h9M8 10h9M8 15h9M3.4 5h.2M3.4 10h.2M3.4 15h.2",
            Self::BrokenLine => "M2 10h4.2l1.6-4 1 3M18 10h-4.2l-1.6 4-1-3",
            Self::Cross => "m5 5 10 10M15 5 5 15",
            Self::Warning => "M10 3.2 17.6 16.6H2.4ZM10 8.2v4M10 14.4v.1",
            Self::Calendar => {
                "M4.4 4.8h11.2a1.2 1.2 0 0 1 1.2 1.2v9.4a1.2 1.2 0 0 1-1.2 1.2H4.4a1.2 1.2 0 0 1-1.2-1.2V6a1.2 1.2 0 0 1 1.2-1.2ZM3.2 8.8h13.6M7 2.8v3.4M13 2.8v3.4"
            }
            Self::Pin => {
                "M10 17.6C6.6 14 4.6 11 4.6 8.2a5.4 5.4 0 0 1 10.8 0C15.4 11 13.4 14 10 17.6ZM10 6.4a2 2 0 1 1 0 4 2 2 0 0 1 0-4"
            }
            Self::Screen => {
                "M3.6 4h12.8a1 1 0 0 1 1 1v7.4a1 1 0 0 1-1 1H3.6a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1ZM10 13.4v3.2M7 16.8h6"
            }
            Self::Home => "m2.8 9.8 7.2-6.4 7.2 6.4M5 8.2v8.4h10V8.2",
            Self::People => {
                "M7.6 3.6a3 3 0 1 1 0 6 3 3 0 0 1 0-6M2.2 16.6c.3-3.2 2.5-4.8 5.4-4.8s5.1 1.6 5.4 4.8M13.4 4a3 3 0 0 1 0 5.4M15 12.4c1.7.7 2.7 2.1 2.9 4.2"
            }
            Self::Menu => "M3 5h14M3 10h14M3 15h14",
            Self::Help => {
                "M10 2.8a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1 0-14.4M7.9 8a2.2 2.2 0 1 1 3.3 1.9c-.8.5-1.2.9-1.2 1.8M10 14v.1"
            }
            Self::Arrow => "M3.5 10h13M11.5 5l5 5-5 5",
            Self::Back => "M16.5 10h-13M8.5 5l-5 5 5 5",
            Self::Scales => {
                "M10 3v13.6M6.6 16.6h6.8M3.4 5.4h13.2M4.6 5.6 2.4 11a2.4 2.4 0 0 0 4.4 0ZM15.4 5.6 13.2 11a2.4 2.4 0 0 0 4.4 0Z"
            }
            Self::Info => "M10 2.8a7.2 7.2 0 1 1 0 14.4 7.2 7.2 0 0 1 0-14.4M10 9.4v4.4M10 6.4v.1",
            Self::Desk => "M2.6 8h14.8M4.2 8v8.6M15.8 8v8.6M4.2 12h6V8M6.4 8V4.4h5.2V8",
            Self::Bell => "M5 14V9a5 5 0 0 1 10 0v5l1.4 1.6H3.6ZM8.2 17.4h3.6M10 2.4V4",
            Self::Eye => {
                "M2.4 10S5.2 5.2 10 5.2 17.6 10 17.6 10 14.8 14.8 10 14.8 2.4 10 2.4 10ZM10 7.6a2.4 2.4 0 1 1 0 4.8 2.4 2.4 0 0 1 0-4.8"
            }
            Self::Ticket => {
                "M2.6 5h14.8v3.2a1.8 1.8 0 0 0 0 3.6V15H2.6v-3.2a1.8 1.8 0 0 0 0-3.6ZM12 5.4v1.4M12 9.3v1.4M12 13.2v1.4"
            }
            Self::Out => "M8 4H4v12h12v-4M11.5 3.5h5v5M16 4l-7 7",
        }
    }

    /// Arrows point the other way where reading does.
    fn class(self) -> &'static str {
        match self {
            Self::Arrow | Self::Back => "icon turns",
            _ => "icon",
        }
    }
}

impl fmt::Display for Icon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "<svg class=\"{}\" viewBox=\"0 0 20 20\" aria-hidden=\"true\" focusable=\"false\"><path d=\"{}\"/></svg>",
            self.class(),
            self.path()
        )
    }
}

impl askama::filters::HtmlSafe for Icon {}
