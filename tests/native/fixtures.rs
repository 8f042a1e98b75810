//! The files of `tests/fixtures`, the folders that tests write to, the programs they run, and the
//! time they take.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Where a file of `tests/fixtures` lies.
pub fn path(name: &str) -> String {
    format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// What a file of `tests/fixtures` says.
#[track_caller]
pub fn text(name: &str) -> String {
    fs::read_to_string(path(name)).unwrap_or_else(|error| panic!("tests/fixtures/{name}: {error}"))
}

/// Holds a text against a file of `tests/fixtures` that a person can open. With `UPDATE_GOLDEN` in
/// the environment it writes that file anew; read the difference before you commit it.
#[track_caller]
pub fn golden(name: &str, made: &str) {
    let path = path(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::create_dir_all(Path::new(&path).parent().unwrap()).unwrap();
        fs::write(&path, made).unwrap();
    }
    assert_eq!(made, text(name), "differs from tests/fixtures/{name}; UPDATE_GOLDEN=1 writes it");
}

/// An empty folder, which stays for whoever looks into a failure. Tests run side by side, so its
/// name begins with that of the module and no two tests share one.
pub fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// The real kubectl, which `KUBECTL` names; `make test` sets it.
pub fn kubectl() -> PathBuf {
    std::env::var_os("KUBECTL").unwrap_or_else(|| OsString::from("kubectl")).into()
}

/// What a task gives, and how long this thread worked for it: Linux tells it apart from waiting for
/// others, so a busy machine makes no test fail. Elsewhere the clock counts.
pub fn timed<T>(task: impl FnOnce() -> T) -> (T, Duration) {
    let worked = || {
        let text = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
        Some(Duration::from_nanos(text.split(' ').next()?.parse().ok()?))
    };
    let (began, start) = (worked(), Instant::now());
    let done = task();
    let took = began.zip(worked()).map_or_else(|| start.elapsed(), |(began, end)| end - began);
    (done, took)
}
