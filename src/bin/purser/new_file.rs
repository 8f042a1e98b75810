//! Writing a kubeconfig: whole or not at all, for its owner alone, and never over another file
//! unasked.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use purser::calendar::{DAY, Date};
use purser::ui::text::terminal as words;

use super::clock::now;
use super::console::Lines;
use super::trouble::Trouble;

/// Writes a file. One of that name is overwritten only by `force`, and then kept beside the new
/// one under the name that is returned. A link is followed.
///
/// # Errors
/// [`Trouble`] where nothing was written.
pub fn write(path: &Path, bytes: &[u8], force: bool) -> Result<Option<PathBuf>, Trouble> {
    let failed = |error: io::Error| {
        if error.kind() == ErrorKind::AlreadyExists {
            return Trouble::new(path, "exists", words::EXISTS);
        }
        let what = words::unwritable(&error.to_string());
        Trouble::new(path, "unwritable", (&what, words::SEE_PATH))
    };
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let there = fs::metadata(&target).ok();
    if there.as_ref().is_some_and(|there| !there.is_file()) {
        return Err(Trouble::new(path, "not-file", words::NOT_FILE));
    }
    if there.is_some() && !force {
        return Err(Trouble::new(path, "exists", words::EXISTS));
    }
    let temporary = temporary(&target, bytes).map_err(failed)?;
    let done = match there.is_some() {
        true => keep(&target).and_then(|kept| {
            fs::rename(&temporary, &target)?;
            Ok(Some(kept))
        }),
        false => place(&temporary, &target).map(|()| None),
    };
    // Gone already where it was given its name.
    let _ = fs::remove_file(&temporary);
    done.map_err(failed)
}

/// Says where a file went, and where the old one is.
pub fn told(lines: &mut Lines, path: &Path, kept: Option<&Path>) {
    lines.line(&words::written(&path.display().to_string()));
    if let Some(kept) = kept {
        lines.line(&words::kept_beside(&kept.display().to_string()));
    }
}

/// A new file for its owner alone; somebody else's of that name is an error.
fn create(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// A file's name with more at its end.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// The bytes in a file of their own beside the target, so that a rename puts them there at once.
fn temporary(target: &Path, bytes: &[u8]) -> io::Result<PathBuf> {
    let path = beside(target, &format!(".{}.tmp", std::process::id()));
    let mut file = create(&path)?;
    let done = file.write_all(bytes).and_then(|()| file.sync_all());
    if done.is_err() {
        let _ = fs::remove_file(&path);
    }
    done.map(|()| path)
}

/// Gives the file the target's name, unless something has it.
fn place(temporary: &Path, target: &Path) -> io::Result<()> {
    match fs::hard_link(temporary, target) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => {
            // Not every file system knows two names of one file: take the name first.
            create(target)?;
            fs::rename(temporary, target)
        }
        done => done,
    }
}

/// Keeps a file under a second name, with the date and the time.
fn keep(target: &Path) -> io::Result<PathBuf> {
    let now = now();
    let (date, time) = (Date::of(now).to_string().replace('-', ""), now.rem_euclid(DAY));
    let stamp = format!("{date}-{:02}{:02}{:02}", time / 3600, time / 60 % 60, time % 60);
    let names = (1_u32..).map(|number| match number {
        1 => format!(".{stamp}.bak"),
        _ => format!(".{stamp}-{number}.bak"),
    });
    for name in names.take(1000) {
        let kept = beside(target, &name);
        match fs::hard_link(target, &kept) {
            Ok(()) => return Ok(kept),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(_) => {
                let mut file = match create(&kept) {
                    Err(error) if error.kind() == ErrorKind::AlreadyExists => continue,
                    file => file?,
                };
                io::copy(&mut File::open(target)?, &mut file)?;
                file.sync_all()?;
                return Ok(kept);
            }
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}
