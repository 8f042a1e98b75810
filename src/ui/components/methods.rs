//! Step three: how kubectl signs in.

use leptos::prelude::*;

use crate::config::Method;
use crate::ui::flow;
use crate::ui::state::Page;
use crate::ui::text::en::page as words;

/// The methods that the chosen clusters share.
#[component]
pub fn Methods(page: Page) -> impl IntoView {
    let methods = Memo::new(move |_| page.methods());
    let current = Memo::new(move |_| {
        page.chosen_clusters().first().and_then(|cluster| page.method_for(cluster))
    });
    view! { class="p",
        <section class="step" aria-labelledby="methods-title">
            <header><span class="n" aria-hidden="true">"3"</span><h2 id="methods-title">{words::METHOD}</h2></header>
            {move || {
                let list = methods.get();
                if list.is_empty() {
                    return view! { class="p", <p class="hint">{words::METHODS_DIFFER}</p> }.into_any();
                }
                let lone = list.len() == 1;
                view! { class="p",
                    <div role="radiogroup" aria-labelledby="methods-title">
                        {list.into_iter().enumerate().map(|(index, method)| view! { class="p",
                            <Row page method current first=index == 0 && !lone/>
                        }).collect_view()}
                    </div>
                }.into_any()
            }}
        </section>
    }
}

#[component]
fn Row(page: Page, method: Method, current: Memo<Option<Method>>, first: bool) -> impl IntoView {
    let on = move || current.get() == Some(method);
    let choose = move |_| {
        page.by_link.set(false);
        page.method.set(Some(method));
        if method.holds_token() {
            flow::renew(page);
        }
    };
    let hint = format!("method-{}", method.name());
    let described = hint.clone();
    view! { class="p",
        <label class=move || if on() { "row on p" } else { "row p" }>
            <input class="seen" type="radio" name="method" value=method.name() aria-label=words::method(method)
                aria-describedby=described prop:checked=on on:change=choose/>
            <span class="box o" aria-hidden="true"></span>
            <span class="row-text" id=hint><b>{words::method(method)}</b><small>{words::method_hint(method)}</small></span>
            {first.then(|| view! { class="p", <span class="tag ok">{words::RECOMMENDED}</span> })}
        </label>
    }
}
