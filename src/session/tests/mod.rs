//! The whole sign-in against a fake outside.

mod access_token;
mod cases;
mod claims;
mod failures;
mod fake;
mod keys;
mod mixup;
mod person;
mod providers;
mod reauthorization;
mod redirect;
mod refresh;
mod refresh_token;
mod sign_in;
mod sign_out;
mod signed_in;
mod tenants;
mod user_info;
