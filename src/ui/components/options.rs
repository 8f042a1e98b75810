//! What a person may change before the file is made; sensible as it is, so folded away.

use super::terms;
use crate::kubeconfig::{ComposeOption, ExecVersion, Options, check_cache_dir};
use crate::ui::element::{El, el, event_target_value, keyed, text};
use crate::ui::output::{Output, contexts, settings};
use crate::ui::signal::{Memo, RwSignal};
use crate::ui::state::Page;
use crate::ui::text::Text;
use crate::ui::text::{kubeconfig as told, page as words, terms::Term};

/// The options that exist for the choices.
#[must_use]
pub fn options(page: Page, output: Memo<Output>) -> El {
    let settings = Memo::new(move |_| settings(page));
    // Made when they are first looked at: the list of contexts alone has one for each cluster.
    let opened = RwSignal::new(false);
    el("details", "details settings")
        .on("toggle", move |_| opened.set(true))
        .child(text("summary", "", words::OPTIONS).click(move || opened.set(true)))
        .dyn_children(move || {
            if !opened.get() {
                return Vec::new();
            }
            let fields = settings.get().into_iter().map(|one| field(page, output, one));
            fields.chain([terms("options", &[Term::Context, Term::ExecPlugin])]).collect()
        })
}

fn field(page: Page, output: Memo<Output>, setting: ComposeOption) -> El {
    let options = page.options;
    let words_of = told::setting(setting);
    let name = words_of.what.clone();
    match setting {
        ComposeOption::ContextName => entry(page, name, |options| &mut options.context),
        ComposeOption::FileName => entry(page, name, |options| &mut options.file),
        ComposeOption::CacheDir => {
            let mistake = move || {
                let folder = options.with(|options| options.cache_dir.clone())?;
                check_cache_dir(&folder).err().map(told::cache_dir)
            };
            entry(page, name, |options| &mut options.cache_dir).dyn_child(move || {
                mistake().map(|told| text("p", "hint bad", told).set("role", "alert"))
            })
        }
        ComposeOption::OpenBrowser => tick(
            name,
            move || options.with(|options| !options.no_browser),
            move || options.update(|options| options.no_browser = !options.no_browser),
        ),
        ComposeOption::Keyring => tick(
            name,
            move || options.with(|options| options.keyring),
            move || options.update(|options| options.keyring = !options.keyring),
        ),
        ComposeOption::ApiVersion => {
            let versions = [None, Some(ExecVersion::V1Beta1), Some(ExecVersion::V1)];
            let names: [Text; 3] = versions.map(|version| match version {
                None => words::AS_THE_HELPER.into(),
                Some(version) => version.name().to_owned().into(),
            });
            let set = move |at: usize| {
                let version = versions.get(at).copied().flatten();
                options.update(|options| options.version = version);
            };
            let now = move || {
                let now = options.with(|options| options.version);
                versions.iter().position(|one| *one == now).unwrap_or_default()
            };
            select(name, move || names.to_vec(), now, set)
        }
        ComposeOption::CurrentContext => select(
            name,
            move || contexts(output).into_iter().map(Text::from).collect(),
            move || options.with(|options| options.current),
            move |at| options.update(|options| options.current = at),
        ),
    }
    .child(text("small", "hint", words_of.next))
}

/// A text; nothing typed means what the page would take.
fn entry(page: Page, name: Text, part: fn(&mut Options) -> &mut Option<String>) -> El {
    let input = el("input", "text")
        .set("type", "text")
        .set("autocomplete", "off")
        .set("autocapitalize", "none")
        .set("spellcheck", "false")
        .content(move || {
            let mut options = page.options.get();
            part(&mut options).clone().unwrap_or_default()
        })
        .on("input", move |event| {
            let typed = event_target_value(&event).trim().to_owned();
            let typed = Some(typed).filter(|typed| !typed.is_empty());
            page.options.update(|options| *part(options) = typed);
        });
    el("label", "option-field").child(text("b", "", name)).child(input)
}

fn tick(name: Text, on: impl Fn() -> bool + 'static, flip: impl Fn() + 'static) -> El {
    let input = el("input", "").set("type", "checkbox").checked(on).on("change", move |_| flip());
    el("label", "option-field tick").child(input).child(text("b", "", name))
}

fn select(
    name: Text,
    names: impl Fn() -> Vec<Text> + 'static,
    now: impl Fn() -> usize + 'static,
    set: impl Fn(usize) + 'static,
) -> El {
    let list = el("select", "text")
        .on("change", move |event| set(event_target_value(&event).parse().unwrap_or_default()))
        .dyn_children(move || {
            let now = now();
            let all = names().into_iter().enumerate();
            let option = |(at, name): (usize, Text)| {
                let is = at == now;
                keyed(format!("{at} {is} {}", &*name), move || {
                    let one = text("option", "", name).set("value", at.to_string());
                    if is { one.set("selected", "") } else { one }
                })
            };
            all.map(option).collect()
        });
    el("label", "option-field").child(text("b", "", name)).child(list)
}
