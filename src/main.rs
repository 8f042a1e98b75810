//! Starts the page.

fn main() {
    purser::ui::start();
}
