//! What is wrong with `portal.yaml`.

use leptos::prelude::*;

use crate::config::{Mistake, Severity};
use crate::ui::text::en::{config, page as words};

/// Every mistake with its place in the file.
#[component]
pub fn Mistakes(mistakes: Vec<Mistake>) -> impl IntoView {
    view! { class="p",
        <ol class="mistakes">
            {mistakes.into_iter().map(|mistake| {
                let told = config::mistake(&mistake);
                let (class, label) = match mistake.severity {
                    Severity::Error => ("tag stop p", words::ERROR),
                    Severity::Warning => ("tag warn p", words::WARNING),
                };
                view! { class="p",
                    <li>
                        <p><span class=class>{label}</span>" "<code>{words::place(mistake.line, &mistake.path)}</code></p>
                        <p><b>{told.what}</b>" "{told.next}</p>
                    </li>
                }
            }).collect_view()}
        </ol>
    }
}
