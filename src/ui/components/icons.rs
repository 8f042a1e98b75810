//! Small pictures beside words; all hidden from assistive technology.

use crate::ui::element::{El, el};

fn drawing(class: &'static str, size: &'static str) -> El {
    el("svg", class).set("viewBox", size).set("aria-hidden", "true")
}

fn icon(path: &'static str) -> El {
    drawing("icon", "0 0 16 16").child(el("path", "").set("d", path))
}

/// The product's sign.
#[must_use]
pub fn flag() -> El {
    drawing("flag", "0 0 32 32")
        .child(el("rect", "flag-ground").set("width", "32").set("height", "32").set("rx", "8"))
        .child(el("path", "flag-line").set("d", "M9 7v18"))
        .child(el("path", "flag-cloth").set("d", "M11.5 8.5h11.2l-3.4 4.4 3.4 4.4H11.5z"))
}

/// A tick.
#[must_use]
pub fn check() -> El {
    drawing("icon tick", "0 0 16 16").child(el("path", "").set("d", "M3 8.5 6.5 12 13 4.5"))
}

/// A magnifying glass.
#[must_use]
pub fn glass() -> El {
    icon("M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zm3.5 8 3 3")
}

/// A globe.
#[must_use]
pub fn globe() -> El {
    icon("M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM2 8h12M8 2c-4 4-4 8 0 12 4-4 4-8 0-12z")
}

/// Two sheets.
#[must_use]
pub fn copy() -> El {
    icon(
        "M7.1 5.5h4.8c.9 0 1.6.7 1.6 1.6v4.8c0 .9-.7 1.6-1.6 1.6H7.1a1.6 1.6 0 0 1-1.6-1.6V7.1c0-.9.7-1.6 1.6-1.6zM10.5 3.2A1.6 1.6 0 0 0 9 2.5H4A1.5 1.5 0 0 0 2.5 4v5c0 .7.3 1.2.8 1.4",
    )
}

/// An arrow into a tray.
#[must_use]
pub fn tray() -> El {
    icon("M8 2.5v8m0 0L4.8 7.4M8 10.5l3.2-3.1M3 13.5h10")
}

/// An arrow down.
#[must_use]
pub fn down() -> El {
    icon("m4 6 4 4 4-4")
}

/// A kubeconfig as a small drawing: a sheet with its lines, and the flag that goes along.
#[must_use]
pub fn kubeconfig() -> El {
    let part = |class, path| el("path", class).set("d", path);
    drawing("sheet", "0 0 132 96")
        .child(part(
            "sheet-back",
            "M14 12h92a8 8 0 0 1 8 8v64a8 8 0 0 1-8 8H14a8 8 0 0 1-8-8V20a8 8 0 0 1 8-8z",
        ))
        .child(part("sheet-key", "M18 28h26M18 44h18M18 60h22M18 76h16"))
        .child(part("sheet-value", "M52 28h34M44 44h40M48 60h24M42 76h30"))
        .child(part("flag-pole", "M96 88V36"))
        .child(part("flag-wave", "M98 38h28l-7 9 7 9H98z"))
}

/// A cross.
#[must_use]
pub fn cross() -> El {
    icon("m4.5 4.5 7 7m0-7-7 7")
}
