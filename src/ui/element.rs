//! The one kind of view the page is made of.
//!
//! Leptos gives every shape of markup a type of its own, and each type its own code for building,
//! updating and mounting; on a page of this size that was a quarter of the module. An [`El`] is a
//! Leptos view of one type for every element, with plain boxes for whatever changes: the same
//! signals and effects, a tenth of the code. Nothing here parses markup, which the page's Trusted
//! Types policy forbids.

use leptos::ev::Event;
use leptos::mount::{UnmountHandle, mount_to_renderer};
use leptos::reactive::effect::RenderEffect;
use leptos::reactive::owner::Owner;
use leptos::tachys::renderer::{RemoveEventHandler, Rndr, types};
use leptos::tachys::view::{Mountable, Render};
use leptos::wasm_bindgen::{JsCast, JsValue};
use std::collections::VecDeque;

use super::signal::untrack;
pub use super::text::language::Text;
use super::text::language::said;
use crate::index::Names;

const SVG: &str = "http://www.w3.org/2000/svg";

/// An element with its attributes and children. A pointer, so that views hand it on in a register.
pub struct El(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<(&'static str, Value)>,
    children: Vec<Child>,
    /// What it is known by among its siblings, and how it is made; see [`keyed`].
    later: Option<Later>,
}

type Later = (String, Box<dyn FnOnce() -> El>);

enum Value {
    Fixed(Text),
    Live(Box<dyn Fn() -> Option<Text>>),
    Property(Box<dyn Fn() -> JsValue>),
    Event(Box<dyn FnMut(JsValue)>),
}

enum Child {
    Text(Text),
    Live(Box<dyn Fn() -> Option<Text>>),
    Element(El),
    Part(Box<dyn Fn() -> Vec<El>>),
}

/// An element with a class; none where the class is empty.
#[must_use]
#[inline(never)]
pub fn el(tag: &'static str, class: &'static str) -> El {
    let element = bare(tag, None);
    if class.is_empty() { element } else { element.set("class", class) }
}

fn bare(tag: &'static str, later: Option<Later>) -> El {
    El(Box::new(Parts { tag, attributes: Vec::new(), children: Vec::new(), later }))
}

/// One of [`El::dyn_children`] that stays as it stands while a child of this key is wanted: it is
/// made only where there is none yet. The key says all that the child is made of once.
#[must_use]
pub fn keyed(key: String, make: impl FnOnce() -> El + 'static) -> El {
    bare("", Some((key, Box::new(make))))
}

/// An element that holds one text.
#[must_use]
pub fn text(tag: &'static str, class: &'static str, text: impl Into<Text>) -> El {
    worded(tag, class, text.into())
}

#[inline(never)]
fn worded(tag: &'static str, class: &'static str, text: Text) -> El {
    el(tag, class).push(Child::Text(text))
}

impl El {
    /// An attribute.
    #[must_use]
    pub fn set(self, name: &'static str, value: impl Into<Text>) -> Self {
        self.fixed(name, value.into())
    }

    /// An attribute that follows what it reads; `None` takes it away.
    #[must_use]
    pub fn dyn_attr(self, name: &'static str, value: impl Fn() -> Option<Text> + 'static) -> Self {
        self.following(name, Box::new(value))
    }

    /// An attribute of `true` or `false` that follows what it reads.
    #[must_use]
    pub fn state(self, name: &'static str, value: impl Fn() -> bool + 'static) -> Self {
        self.one_of(name, Some("true"), Some("false"), Box::new(value))
    }

    /// A class while a condition holds, and another while it does not.
    #[must_use]
    pub fn class_if(
        self,
        on: &'static str,
        off: &'static str,
        condition: impl Fn() -> bool + 'static,
    ) -> Self {
        self.one_of("class", Some(on), Some(off), Box::new(condition))
    }

    /// Hidden while a condition holds.
    #[must_use]
    pub fn hidden(self, condition: impl Fn() -> bool + 'static) -> Self {
        self.one_of("hidden", Some(""), None, Box::new(condition))
    }

    /// A check box or radio button that is on while a condition holds.
    #[must_use]
    pub fn checked(self, condition: impl Fn() -> bool + 'static) -> Self {
        self.ticked(Box::new(condition))
    }

    /// A field whose content follows what it reads.
    #[must_use]
    pub fn content(self, content: impl Fn() -> String + 'static) -> Self {
        self.holding(Box::new(content))
    }

    /// Calls back at an event.
    #[must_use]
    pub fn on(self, event: &'static str, callback: impl FnMut(Event) + 'static) -> Self {
        self.listening(event, Box::new(callback))
    }

    /// Calls back at a click.
    #[must_use]
    pub fn click(self, callback: impl FnMut() + 'static) -> Self {
        self.pressed(Box::new(callback))
    }

    /// A text.
    #[must_use]
    pub fn text(self, text: impl Into<Text>) -> Self {
        self.push(Child::Text(text.into()))
    }

    /// A text that follows what it reads.
    #[must_use]
    pub fn dyn_text<T: Into<Text>>(self, text: impl Fn() -> T + 'static) -> Self {
        self.push(Child::Live(Box::new(move || Some(text().into()))))
    }

    /// A child.
    #[must_use]
    #[inline(never)]
    pub fn child(self, element: El) -> Self {
        self.push(Child::Element(element))
    }

    /// Any number of children.
    #[must_use]
    pub fn children(mut self, elements: impl IntoIterator<Item = El>) -> Self {
        for element in elements {
            self = self.child(element);
        }
        self
    }

    /// Children that follow what they read: made anew when it changes, but for those that are
    /// [`keyed`].
    #[must_use]
    pub fn dyn_children(self, part: impl Fn() -> Vec<El> + 'static) -> Self {
        self.push(Child::Part(Box::new(part)))
    }

    /// A child that is there while what it reads says so.
    #[must_use]
    pub fn dyn_child(self, part: impl Fn() -> Option<El> + 'static) -> Self {
        self.optional(Box::new(part))
    }

    // What follows is there once, where a generic function would be there for every closure.

    #[inline(never)]
    fn fixed(self, name: &'static str, value: Text) -> Self {
        self.value(name, Value::Fixed(value))
    }

    #[inline(never)]
    fn following(self, name: &'static str, value: Box<dyn Fn() -> Option<Text>>) -> Self {
        self.value(name, Value::Live(value))
    }

    #[inline(never)]
    fn one_of(
        self,
        name: &'static str,
        on: Option<&'static str>,
        off: Option<&'static str>,
        condition: Box<dyn Fn() -> bool>,
    ) -> Self {
        let value = move || if condition() { on } else { off }.map(Text::from);
        self.value(name, Value::Live(Box::new(value)))
    }

    #[inline(never)]
    fn ticked(self, condition: Box<dyn Fn() -> bool>) -> Self {
        self.value("checked", Value::Property(Box::new(move || condition().into())))
    }

    #[inline(never)]
    fn holding(self, content: Box<dyn Fn() -> String>) -> Self {
        self.value("value", Value::Property(Box::new(move || content().into())))
    }

    #[inline(never)]
    fn listening(self, event: &'static str, mut callback: Box<dyn FnMut(Event)>) -> Self {
        let callback = move |event: JsValue| callback(event.unchecked_into());
        self.value(event, Value::Event(Box::new(callback)))
    }

    #[inline(never)]
    fn pressed(self, mut callback: Box<dyn FnMut()>) -> Self {
        self.value("click", Value::Event(Box::new(move |_| callback())))
    }

    #[inline(never)]
    fn optional(self, part: Box<dyn Fn() -> Option<El>>) -> Self {
        self.push(Child::Part(Box::new(move || part().into_iter().collect())))
    }

    #[inline(never)]
    fn value(mut self, name: &'static str, value: Value) -> Self {
        self.0.attributes.push((name, value));
        self
    }

    #[inline(never)]
    fn push(mut self, child: Child) -> Self {
        self.0.children.push(child);
        self
    }
}

/// What the field an event came from holds.
#[must_use]
#[inline(never)]
pub fn event_target_value(event: &Event) -> String {
    leptos::prelude::event_target_value(event)
}

/// A view that stands in the page until this is dropped.
pub type Mounted = UnmountHandle<Standing>;

/// Shows a view in an element.
pub fn mount(parent: &types::Element, view: impl FnOnce() -> El + 'static) -> Mounted {
    let view: Box<dyn FnOnce() -> El> = Box::new(view);
    mount_to_renderer(parent, view)
}

/// An element that stands in the page, and what keeps it up to date.
pub struct Standing {
    element: types::Element,
    /// Effects end and listeners fall silent when they are dropped.
    _kept: Vec<Kept>,
    /// What it is known by, and what holds its signals, where it outlasts a change.
    known: Option<(String, Owner)>,
}

impl Standing {
    fn is(&self, key: &str) -> bool {
        self.known.as_ref().is_some_and(|(own, _)| own == key)
    }
}

#[expect(dead_code, reason = "held until dropped, never read")]
enum Kept {
    Text(RenderEffect<Option<Text>>),
    Property(RenderEffect<()>),
    Event(RemoveEventHandler<types::Element>),
    Element(Standing),
    Part(RenderEffect<Vec<Standing>>),
}

impl Render for El {
    type State = Standing;

    fn build(self) -> Standing {
        stand(self, false)
    }

    fn rebuild(self, state: &mut Standing) {
        let mut new = self.build();
        if state.insert_before_this(&mut new) {
            state.unmount();
        }
        *state = new;
    }
}

impl Mountable for Standing {
    fn unmount(&mut self) {
        Rndr::remove(&self.element);
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        Rndr::insert_node(parent, &self.element, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let parent = Rndr::get_parent(&self.element);
        parent.is_some_and(|parent| {
            child.mount(parent.unchecked_ref(), Some(&self.element));
            true
        })
    }

    fn elements(&self) -> Vec<types::Element> {
        vec![self.element.clone()]
    }
}

/// Builds an element and everything in it; in a drawing, in the namespace of SVG.
fn stand(view: El, drawing: bool) -> Standing {
    let view = *view.0;
    let drawing = drawing || view.tag == "svg";
    let element = Rndr::create_element(view.tag, drawing.then_some(SVG));
    let mut kept = Vec::new();
    for (name, value) in view.attributes {
        match value {
            Value::Fixed(text) => Rndr::set_attribute(&element, name, worded_as(name, &text)),
            Value::Live(read) => kept.push(Kept::Text(live(element.clone(), name, read))),
            Value::Property(read) => {
                let element = element.clone();
                let effect =
                    RenderEffect::new(move |_| Rndr::set_property(&element, name, &read()));
                kept.push(Kept::Property(effect));
            }
            Value::Event(callback) => {
                kept.push(Kept::Event(Rndr::add_event_listener(&element, name, callback)));
            }
        }
    }
    for child in view.children {
        match child {
            Child::Text(text) => {
                Rndr::insert_node(&element, &Rndr::create_text_node(said(&text)), None);
            }
            Child::Live(read) => {
                let node = Rndr::create_text_node("");
                Rndr::insert_node(&element, &node, None);
                kept.push(Kept::Text(RenderEffect::new(move |old: Option<Option<Text>>| {
                    let new = read();
                    if old.as_ref() != Some(&new) {
                        Rndr::set_text(&node, new.as_ref().map(said).unwrap_or_default());
                    }
                    new
                })));
            }
            Child::Element(view) => {
                let child = stand(view, drawing);
                Rndr::insert_node(&element, &child.element, None);
                kept.push(Kept::Element(child));
            }
            Child::Part(make) => {
                let marker = Rndr::create_placeholder();
                Rndr::insert_node(&element, &marker, None);
                kept.push(Kept::Part(part(element.clone(), marker, drawing, make)));
            }
        }
    }
    Standing { element, _kept: kept, known: None }
}

/// The value of an attribute: in the language of the page where a person reads it.
fn worded_as<'a>(name: &str, value: &'a Text) -> &'a str {
    let read = matches!(
        name,
        "aria-label"
            | "placeholder"
            | "title"
            | "alt"
            | "aria-roledescription"
            | "aria-description"
    );
    if read { said(value) } else { value }
}

fn live(
    element: types::Element,
    name: &'static str,
    read: Box<dyn Fn() -> Option<Text>>,
) -> RenderEffect<Option<Text>> {
    RenderEffect::new(move |old: Option<Option<Text>>| {
        let new = read();
        if old.as_ref() != Some(&new) {
            match &new {
                Some(text) => Rndr::set_attribute(&element, name, worded_as(name, text)),
                None => Rndr::remove_attribute(&element, name),
            }
        }
        new
    })
}

fn part(
    parent: types::Element,
    marker: types::Placeholder,
    drawing: bool,
    make: Box<dyn Fn() -> Vec<El>>,
) -> RenderEffect<Vec<Standing>> {
    let owner = Owner::current();
    RenderEffect::new(move |old: Option<Vec<Standing>>| {
        let views = make();
        let keys = views.iter().filter_map(|view| view.0.later.as_ref());
        let keys: Names = keys.map(|(key, _)| key).collect();
        let wanted = |one: &Standing| one.known.as_ref().is_some_and(|(own, _)| keys.contains(own));
        let (stay, go): (Vec<_>, Vec<_>) = old.into_iter().flatten().partition(wanted);
        for mut standing in go {
            standing.unmount();
        }
        let mut stay = VecDeque::from(stay);
        let mut new = Vec::new();
        for mut view in views {
            let Some((key, make)) = view.0.later.take() else {
                new.push(place(stand(view, drawing), &parent, &stay, &marker));
                continue;
            };
            new.push(match stay.iter().position(|one| one.is(&key)) {
                // It stands where it is to stand.
                Some(0) => match stay.pop_front() {
                    Some(first) => first,
                    None => continue,
                },
                Some(at) => match stay.remove(at) {
                    Some(moved) => place(moved, &parent, &stay, &marker),
                    None => continue,
                },
                None => {
                    // Its signals go with it, not with the next change.
                    let own = owner.as_ref().map_or_else(Owner::new, Owner::child);
                    let mut standing = own.with(|| untrack(|| stand(make(), drawing)));
                    standing.known = Some((key, own));
                    place(standing, &parent, &stay, &marker)
                }
            });
        }
        new
    })
}

/// Puts one before the next of those that stay.
fn place(
    mut one: Standing,
    parent: &types::Element,
    stay: &VecDeque<Standing>,
    marker: &types::Placeholder,
) -> Standing {
    match stay.front() {
        Some(next) => one.mount(parent, Some(&next.element)),
        None => one.mount(parent, Some(marker)),
    }
    one
}
