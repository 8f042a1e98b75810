//! Small pictures beside words; all hidden from assistive technology.

use leptos::prelude::*;

/// The product's sign.
#[component]
pub fn Flag() -> impl IntoView {
    view! { class="p",
        <svg class="flag" viewBox="0 0 32 32" aria-hidden="true">
            <rect class="flag-ground" width="32" height="32" rx="8"/>
            <path class="flag-line" d="M9 7v18"/>
            <path class="flag-cloth" d="M11.5 8.5h11.2l-3.4 4.4 3.4 4.4H11.5z"/>
        </svg>
    }
}

/// A tick.
#[component]
pub fn Check() -> impl IntoView {
    view! { class="p",
        <svg class="icon tick" viewBox="0 0 16 16" aria-hidden="true"><path d="M3 8.5 6.5 12 13 4.5"/></svg>
    }
}

/// A magnifying glass.
#[component]
pub fn Glass() -> impl IntoView {
    view! { class="p",
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
            <circle cx="7" cy="7" r="4.5"/><path d="m10.5 10.5 3 3"/>
        </svg>
    }
}

/// Two sheets.
#[component]
pub fn Copy() -> impl IntoView {
    view! { class="p",
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
            <rect x="5.5" y="5.5" width="8" height="8" rx="1.6"/>
            <path d="M10.5 3.2A1.6 1.6 0 0 0 9 2.5H4A1.5 1.5 0 0 0 2.5 4v5c0 .7.3 1.2.8 1.4"/>
        </svg>
    }
}

/// An arrow into a tray.
#[component]
pub fn Tray() -> impl IntoView {
    view! { class="p",
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
            <path d="M8 2.5v8m0 0L4.8 7.4M8 10.5l3.2-3.1M3 13.5h10"/>
        </svg>
    }
}

/// An arrow down.
#[component]
pub fn Down() -> impl IntoView {
    view! { class="p",
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d="m4 6 4 4 4-4"/></svg>
    }
}
