//! Finding clusters in Azure: what it says is read as it is meant, and the whole search runs against
//! a scripted Azure.

mod credentials;
mod reading;
mod searching;
