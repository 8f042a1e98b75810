//! The two split points of the program: what they lead to is linked into parts of their own, which
//! the browser fetches when they are first called.

// `wasm_split` declares the functions of a part as imports and exports of WebAssembly by name,
// which Rust counts as unsafe code. It writes them itself, with equal types on both sides.
#![allow(unsafe_code)]

use core::cell::Cell;
use core::pin::pin;
use core::task::{Context, Poll, Waker};

use wasm_split_helpers::{SplitLoaderError, wasm_split};

use super::element::El;
use super::parts::{Beginning, Chunk, Loading, Lost, Part, Parts, SignIn};
use super::state::Page;
use super::text::language;
use super::{components, flow, more, pages};
use crate::browser;

/// How the parts are loaded and built.
pub const PARTS: Parts = Parts { is_here, load, build, begin };

/// What the page needs once somebody is signed in.
#[wasm_split(inside, fallible, preload(load_inside))]
fn inside(page: Page, part: Part) -> Result<El, SplitLoaderError> {
    Ok(match part {
        Part::Ways => components::ways(page),
        Part::Redirect => pages::redirect(page),
        Part::Access => pages::access(page),
        Part::Explain => pages::explain(page),
        _ => pages::choose(page),
    })
}

/// What leads to the provider.
#[wasm_split(inside, fallible)]
fn beginning(page: Page, sign_in: SignIn) -> Result<Beginning, SplitLoaderError> {
    Ok(Box::pin(flow::begin(page, sign_in)))
}

/// What opens later.
#[wasm_split(more, fallible, preload(load_more))]
fn opened(page: Page, part: Part) -> Result<El, SplitLoaderError> {
    Ok(more::view(page, part))
}

thread_local! {
    /// Whether what the page needs inside, and what opens later, are here.
    static HERE: Cell<(bool, bool)> = const { Cell::new((false, false)) };
}

fn is_here(chunk: Chunk) -> bool {
    let (inside, more) = HERE.get();
    match chunk {
        Chunk::Inside => inside,
        Chunk::More => more,
    }
}

fn load(chunk: Chunk) -> Loading {
    Box::pin(async move {
        if is_here(chunk) {
            return Ok(());
        }
        match chunk {
            Chunk::Inside => load_inside().await,
            Chunk::More => load_more().await,
        }
        .map_err(|_| Lost)?;
        if chunk == Chunk::More {
            language::speak_later(&browser::later_sentences().await);
        }
        let (inside, more) = HERE.get();
        HERE.set(match chunk {
            Chunk::Inside => (true, more),
            Chunk::More => (inside, true),
        });
        Ok(())
    })
}

fn build(page: Page, part: Part) -> Option<El> {
    match part.chunk() {
        chunk if !is_here(chunk) => None,
        Chunk::Inside => now(inside(page, part)),
        Chunk::More => now(opened(page, part)),
    }
}

fn begin(page: Page, sign_in: SignIn) -> Option<Beginning> {
    is_here(Chunk::Inside).then(|| now(beginning(page, sign_in)))?
}

/// What is loaded already answers at the first look, so it is built inside whoever asks for it.
fn now<T>(view: impl Future<Output = Result<T, SplitLoaderError>>) -> Option<T> {
    match pin!(view).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(view) => view.ok(),
        Poll::Pending => None,
    }
}
