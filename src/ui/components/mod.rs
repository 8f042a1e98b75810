//! The parts of the page.

mod alert;
mod clusters;
mod file;
mod header;
mod icons;
mod methods;
mod mistakes;
mod namespace;
mod sign_in;
mod then;

pub use alert::{Alert, Support};
pub use clusters::Clusters;
pub use file::File;
pub use header::{Framed, Header};
pub use icons::{Check, Copy};
pub use methods::Methods;
pub use mistakes::Mistakes;
pub use namespace::{Namespaces, mistake as namespace_mistake};
pub use sign_in::YourSignIn;
pub use then::Then;
