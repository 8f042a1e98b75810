//! What Entra answers, and what each of its refusals means.

mod refusals;
mod samples;
