//! The three split points of the program: what they lead to is linked into parts of their own, which
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
use super::{components, flow, more, operator, pages};
use crate::browser;
use crate::problem::{Owner, Problem};

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

/// The operator's page. Whatever opens later belongs to it: what both need is then shared with what the
/// page needs inside as if there were no operator, and nobody else loads a byte more for it.
#[wasm_split(operator, fallible, preload(load_operator))]
fn operated(page: Page, part: Part) -> Result<El, SplitLoaderError> {
    Ok(match part {
        Part::Operator(run) => operator::view(page, run),
        part => more::view(page, part),
    })
}

thread_local! {
    /// Which parts are here, a bit each.
    static HERE: Cell<u8> = const { Cell::new(0) };
}

fn is_here(chunk: Chunk) -> bool {
    HERE.get() & (1 << chunk as u8) != 0
}

fn load(chunk: Chunk) -> Loading {
    Box::pin(async move {
        if is_here(chunk) {
            return Ok(());
        }
        match chunk {
            Chunk::Inside => load_inside().await,
            Chunk::More => load_more().await,
            Chunk::Operator => load_operator().await,
        }
        .map_err(|_| Lost)?;
        if chunk != Chunk::Inside {
            language::speak_later(&browser::later_sentences().await);
        }
        HERE.set(HERE.get() | (1 << chunk as u8));
        Ok(())
    })
}

fn build(page: Page, part: Part) -> Option<El> {
    match part.chunk() {
        chunk if !is_here(chunk) => None,
        Chunk::Inside => now(inside(page, part)),
        Chunk::More => now(opened(page, part)),
        Chunk::Operator => now(operated(page, part)),
    }
}

fn begin(page: Page, sign_in: SignIn) -> Beginning {
    Box::pin(async move {
        match beginning(page, sign_in).await {
            Ok(beginning) => beginning.await,
            Err(_) => Err(Problem::new("page.part-lost", Owner::Wait)),
        }
    })
}

/// What is loaded already answers at the first look, so it is built inside whoever asks for it.
fn now(view: impl Future<Output = Result<El, SplitLoaderError>>) -> Option<El> {
    match pin!(view).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(view) => view.ok(),
        Poll::Pending => None,
    }
}
