//! Who the API server takes a person for, what gives access, and what one may do.

mod apiserver;
mod can_i;
mod cel;
mod docs;
mod google_cel;
mod portal;
mod rbac;
mod server;
mod service_account;
mod user_info;
