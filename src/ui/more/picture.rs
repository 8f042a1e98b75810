//! How kubectl reaches a cluster, drawn: a line for each who takes part, an arrow for each step.
//! The list beside it says the same in words, and is what a screen reader reads.

use crate::config::{Cluster, Method, Trust};
use crate::guide::{Habits, Message, Talk, When, participants, picture as steps};
use crate::ui::element::{El, el, text};
use crate::ui::state::Page;
use crate::ui::text::picture as words;

/// The width of the drawing, and from its edge to the first line, in its own units.
const WIDTH: usize = 320;
const EDGE: usize = 32;
/// From the top to the first arrow, and from arrow to arrow.
const HEAD: usize = 62;
const ROW: usize = 26;

/// The picture of a command to a cluster, tracked; `None` where a file alone does not reach it.
pub(super) fn picture(page: Page, cluster: &Cluster, method: Method) -> Option<El> {
    let options = page.options.get();
    let habits = Habits { no_browser: options.no_browser, keyring: options.keyring };
    let all = steps(cluster, method, habits)?;
    let aks = matches!(cluster.trust, Trust::Aks(_));
    let usual = if aks { "~/.kube/cache/kubelogin" } else { "~/.kube/cache/oidc-login" };
    let folder = options.cache_dir.filter(|_| aks).unwrap_or_else(|| usual.to_owned());
    let list = all.iter().map(|one| {
        let item = text("li", "", words::message(one));
        let kept = (one.talk == Talk::KeepsInFolder).then(|| text("code", "", folder.clone()));
        let mark = words::when(one.when).map(|when| text("span", "tag", when));
        item.children(
            [kept, mark].into_iter().flatten().flat_map(|one| [text("span", "", " "), one]),
        )
    });
    let later = match all.iter().find(|one| one.when != When::Always) {
        Some(one) => (one.when == When::First).then_some(words::AGAIN),
        None => Some(words::ENDS),
    };
    let told = el("div", "")
        .child(el("ol", "").children(list))
        .children(later.map(|later| text("p", "hint", later)));
    Some(el("div", "picture").child(drawing(&all)).child(told))
}

fn drawing(all: &[Message]) -> El {
    let lanes = participants(all);
    let apart = (WIDTH - 2 * EDGE) / lanes.len().saturating_sub(1).max(1);
    let place = |at: usize| EDGE + at * apart;
    let bottom = HEAD + all.len() * ROW;
    let mut shown = Vec::new();
    for (at, who) in lanes.iter().enumerate() {
        // Names side by side would touch, so every other one stands lower.
        let (x, low) = (place(at), 18 + at % 2 * 20);
        shown.push(el("path", "lane").set("d", format!("M{x} {}V{bottom}", low + 8)));
        let name = text("text", "", words::participant(*who));
        shown.push(name.set("x", x.to_string()).set("y", low.to_string()));
    }
    let lane = |who| place(lanes.iter().position(|one| *one == who).unwrap_or_default());
    for (at, one) in all.iter().enumerate() {
        let (from, to, y) = (lane(one.from), lane(one.to), HEAD + at * ROW);
        let class = if one.when == When::Always { "arrow" } else { "arrow some" };
        if from != to {
            let (tip, back) = if to > from { (to - 1, to - 8) } else { (to + 1, to + 8) };
            let head = format!("M{back} {}L{tip} {y}L{back} {}", y - 4, y + 4);
            shown.push(el("path", class).set("d", format!("M{from} {y}H{tip}")));
            shown.push(el("path", "arrow").set("d", head));
        }
        let x = from.midpoint(to);
        let mark = if from == to { "kept" } else { "at" };
        shown.push(
            el("circle", mark).set("cx", x.to_string()).set("cy", y.to_string()).set("r", "9"),
        );
        let number = text("text", mark, (at + 1).to_string());
        shown.push(number.set("x", x.to_string()).set("y", (y + 4).to_string()));
    }
    el("svg", "")
        .set("viewBox", format!("0 0 {WIDTH} {}", bottom - ROW + 16))
        .set("role", "img")
        .set("aria-label", words::DRAWING)
        .children(shown)
}
