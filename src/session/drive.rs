//! Drives operations on Azure: sends what they ask, waits where they say so.

use core::future::{Future, poll_fn};
use core::pin::Pin;
use core::task::Poll;

use crate::azure::{Action, Operation};
use crate::platform::Platform;

/// Drives an operation to its end. Before each of its actions `wanted` is asked whether it still is;
/// where not, it ends as it stands.
pub async fn drive<P: Platform, E: Operation + ?Sized>(
    platform: &P,
    operation: &mut E,
    mut wanted: impl FnMut(&E, &Action) -> bool,
) {
    loop {
        let action = operation.next_action();
        if !wanted(operation, &action) {
            return;
        }
        match action {
            Action::Done => return,
            Action::Wait(seconds) => platform.wait(seconds).await,
            Action::Send(requests) => {
                let answers = all(requests.into_iter().map(|request| platform.fetch(request)));
                operation.receive(answers.await);
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
