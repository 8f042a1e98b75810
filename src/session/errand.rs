//! Runs errands to Azure: sends what they ask, waits where they say so.

use core::future::{Future, poll_fn};
use core::pin::Pin;
use core::task::Poll;

use crate::azure::{Errand, Step};
use crate::platform::Platform;

/// Runs an errand to its end. After each round of answers `told` is asked whether it is still
/// wanted; where not, it ends as it stands.
pub async fn run<P: Platform, E: Errand + ?Sized>(
    platform: &P,
    errand: &mut E,
    mut told: impl FnMut(&E, &Step) -> bool,
) {
    loop {
        let step = errand.next();
        if !told(errand, &step) {
            return;
        }
        match step {
            Step::Done => return,
            Step::Wait(seconds) => platform.wait(seconds).await,
            Step::Ask(requests) => {
                let answers = all(requests.into_iter().map(|request| platform.fetch(request)));
                errand.answer(answers.await);
            }
        }
    }
}

/// What several futures give, in their order; they run side by side.
async fn all<F: Future>(futures: impl Iterator<Item = F>) -> Vec<F::Output> {
    let mut waiting: Vec<Pin<Box<F>>> = futures.map(Box::pin).collect();
    let mut given: Vec<Option<F::Output>> = waiting.iter().map(|_| None).collect();
    poll_fn(|context| {
        for (future, slot) in waiting.iter_mut().zip(&mut given) {
            if slot.is_none()
                && let Poll::Ready(value) = future.as_mut().poll(context)
            {
                *slot = Some(value);
            }
        }
        if given.iter().all(Option::is_some) { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
    given.into_iter().flatten().collect()
}
