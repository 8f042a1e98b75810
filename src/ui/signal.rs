//! Signals, memos and effects: Leptos's own, with one type inside.
//!
//! `reactive_graph` is generic over what a signal holds and over each closure that makes or reads
//! it, and so is its code: each type cost the page one to two kilobytes, and each place that reads
//! a signal some hundred bytes more. Here the graph holds one boxed type, and the types of the page
//! stand around it. Names and meaning are Leptos's.

use std::any::Any;
use std::marker::PhantomData;
use std::ops::Deref;
use std::pin::Pin;

use leptos::prelude::{Read as _, ReadUntracked as _, UntrackableGuard, Write as _};
use leptos::reactive::computed::Memo as InnerMemo;
use leptos::reactive::effect::Effect as InnerEffect;
use leptos::reactive::signal::RwSignal as InnerSignal;
use leptos::reactive::signal::guards::{Mapped, Plain, ReadGuard};

pub use leptos::prelude::untrack;

/// A value of any type.
type Held = Box<dyn Any + Send + Sync>;

/// What is inside, as the type it was put in with: nothing else can have been put in. Never inlined,
/// because the number of each type is sixteen bytes that do not compress.
#[inline(never)]
fn inside<T: 'static>(held: &Held) -> &T {
    match (**held).downcast_ref() {
        Some(value) => value,
        None => unreachable!(),
    }
}

#[inline(never)]
fn inside_mut<T: 'static>(held: &mut Held) -> &mut T {
    match (**held).downcast_mut() {
        Some(value) => value,
        None => unreachable!(),
    }
}

/// A value that views and memos follow.
pub struct RwSignal<T: 'static> {
    inner: InnerSignal<Held>,
    holds: PhantomData<fn() -> T>,
}

impl<T> Clone for RwSignal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for RwSignal<T> {}

type SignalGuard = ReadGuard<Held, Plain<Held>>;

// What follows is there once, where a generic function would be there for every type.

#[inline(never)]
fn hold(value: Held) -> InnerSignal<Held> {
    InnerSignal::new(value)
}

#[inline(never)]
fn read(signal: InnerSignal<Held>) -> SignalGuard {
    signal.read()
}

#[inline(never)]
fn peek(signal: InnerSignal<Held>) -> SignalGuard {
    signal.read_untracked()
}

#[inline(never)]
fn put(signal: InnerSignal<Held>, value: Held) {
    if let Some(mut held) = signal.try_write() {
        *held = value;
    }
}

#[inline(never)]
fn change(signal: InnerSignal<Held>, followed: bool, change: &mut dyn FnMut(&mut Held)) {
    if let Some(mut held) = signal.try_write() {
        if !followed {
            held.untrack();
        }
        change(&mut held);
    }
}

impl<T: Send + Sync + 'static> RwSignal<T> {
    /// A signal that holds a value.
    #[must_use]
    pub fn new(value: T) -> Self {
        Self { inner: hold(Box::new(value)), holds: PhantomData }
    }

    /// The value itself, which is followed. It must not be changed while this is held.
    #[must_use]
    pub fn read(self) -> Reading<T> {
        Reading { guard: read(self.inner), holds: PhantomData }
    }

    /// Looks at the value, and follows it.
    pub fn with<U>(self, look: impl FnOnce(&T) -> U) -> U {
        look(inside(&read(self.inner)))
    }

    /// Looks at the value once.
    pub fn with_untracked<U>(self, look: impl FnOnce(&T) -> U) -> U {
        look(inside(&peek(self.inner)))
    }

    /// Replaces the value; nothing where the view it belongs to is gone.
    pub fn set(self, value: T) {
        put(self.inner, Box::new(value));
    }

    /// Changes the value where nothing has to follow.
    pub fn update_untracked(self, how: impl FnOnce(&mut T)) {
        self.change(false, how);
    }

    /// Changes the value; nothing where the view it belongs to is gone.
    pub fn update(self, how: impl FnOnce(&mut T)) {
        self.change(true, how);
    }

    fn change(self, followed: bool, how: impl FnOnce(&mut T)) {
        let mut how = Some(how);
        change(self.inner, followed, &mut |held| {
            if let Some(how) = how.take() {
                how(inside_mut(held));
            }
        });
    }
}

impl<T: Clone + Send + Sync + 'static> RwSignal<T> {
    /// A copy of the value, which is followed.
    #[must_use]
    #[inline(never)]
    pub fn get(self) -> T {
        inside::<T>(&read(self.inner)).clone()
    }

    /// A copy of the value as it is now.
    #[must_use]
    #[inline(never)]
    pub fn get_untracked(self) -> T {
        inside::<T>(&peek(self.inner)).clone()
    }
}

/// What a signal holds, while one looks at it.
pub struct Reading<T: 'static> {
    guard: SignalGuard,
    holds: PhantomData<fn() -> T>,
}

impl<T> Deref for Reading<T> {
    type Target = T;

    fn deref(&self) -> &T {
        inside(&self.guard)
    }
}

/// A value that nothing follows.
pub struct StoredValue<T: 'static>(RwSignal<T>);

impl<T> Clone for StoredValue<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for StoredValue<T> {}

impl<T: Send + Sync + 'static> StoredValue<T> {
    /// A place that holds a value.
    #[must_use]
    pub fn new(value: T) -> Self {
        Self(RwSignal::new(value))
    }

    /// Looks at the value.
    pub fn with_value<U>(self, look: impl FnOnce(&T) -> U) -> U {
        self.0.with_untracked(look)
    }

    /// Replaces the value.
    pub fn set_value(self, value: T) {
        self.0.update_untracked(|held| *held = value);
    }
}

impl<T: Clone + Send + Sync + 'static> StoredValue<T> {
    /// A copy of the value.
    #[must_use]
    pub fn get_value(self) -> T {
        self.0.get_untracked()
    }
}

impl<T: Send + Sync + 'static> StoredValue<Option<T>> {
    /// The value, which is gone afterwards.
    #[must_use]
    pub fn take(self) -> Option<T> {
        let mut taken = None;
        self.0.update_untracked(|held| taken = held.take());
        taken
    }
}

/// A value made of others, and again when they change.
pub struct Memo<T: 'static> {
    inner: InnerMemo<Computed>,
    holds: PhantomData<fn() -> T>,
}

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Memo<T> {}

/// A value, and how values of its type compare.
struct Computed {
    held: Held,
    same: fn(&Held, &Held) -> bool,
}

impl PartialEq for Computed {
    fn eq(&self, other: &Self) -> bool {
        (self.same)(&self.held, &other.held)
    }
}

type Make = Box<dyn Fn(Option<&Held>) -> Held + Send + Sync>;
type MemoGuard = ReadGuard<Computed, Mapped<Plain<Option<Computed>>, Computed>>;

#[inline(never)]
fn memo(make: Make, same: fn(&Held, &Held) -> bool) -> InnerMemo<Computed> {
    InnerMemo::new(move |old: Option<&Computed>| Computed {
        held: make(old.map(|old| &old.held)),
        same,
    })
}

#[inline(never)]
fn read_memo(memo: InnerMemo<Computed>) -> MemoGuard {
    memo.read()
}

impl<T: PartialEq + Send + Sync + 'static> Memo<T> {
    /// A memo of what a function makes of its last value. What follows it runs when it differs.
    #[must_use]
    pub fn new(make: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self {
        let same = |one: &Held, other: &Held| inside::<T>(one) == inside::<T>(other);
        Self::comparing(make, same)
    }
}

impl<T: Send + Sync + 'static> Memo<T> {
    /// A memo whose values are not compared: what follows it runs whenever it is made again.
    #[must_use]
    pub fn always(make: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self {
        Self::comparing(make, |_, _| false)
    }

    fn comparing(
        make: impl Fn(Option<&T>) -> T + Send + Sync + 'static,
        same: fn(&Held, &Held) -> bool,
    ) -> Self {
        let make = move |old: Option<&Held>| -> Held { Box::new(make(old.map(inside))) };
        Self { inner: memo(Box::new(make), same), holds: PhantomData }
    }

    /// Looks at the value, and follows it.
    pub fn with<U>(self, look: impl FnOnce(&T) -> U) -> U {
        look(inside(&read_memo(self.inner).held))
    }
}

impl<T: Clone + Send + Sync + 'static> Memo<T> {
    /// A copy of the value, which is followed.
    #[must_use]
    #[inline(never)]
    pub fn get(self) -> T {
        inside::<T>(&read_memo(self.inner).held).clone()
    }

    /// A copy of the value as it is now.
    #[must_use]
    pub fn get_untracked(self) -> T {
        untrack(|| self.get())
    }
}

/// Runs a function now, and again when what it read changes, while the view it belongs to stands.
pub fn effect(run: impl Fn() + 'static) {
    let run: Box<dyn Fn()> = Box::new(run);
    InnerEffect::new(move |_: Option<()>| run());
}

/// Runs a future in this tab.
pub fn spawn_local(run: impl Future<Output = ()> + 'static) {
    spawn(Box::pin(run));
}

#[inline(never)]
fn spawn(run: Pin<Box<dyn Future<Output = ()>>>) {
    leptos::task::spawn_local(run);
}
