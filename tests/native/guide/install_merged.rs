//! The merged file really comes into the place of the old one, in every shell that runs here.

use std::fs;
use std::path::Path;
use std::process::Command;

use purser::guide::{Shell, install_merged};

use crate::fixtures;

fn run(program: &str, shell: Shell, home: &Path, name: &str) {
    let status = Command::new(program)
        .args(["-c", &install_merged(shell, name)])
        .env("HOME", home)
        .env("XDG_CONFIG_HOME", home)
        .status()
        .unwrap_or_else(|_| panic!("{program} is missing: sudo apt-get install {program}"));
    // Without the download the last condition is false, which is no harm.
    let _ = status;
}

#[test]
fn the_old_file_is_kept_and_a_second_paste_does_no_harm() {
    for (program, shell) in [("bash", Shell::Posix), ("zsh", Shell::Posix), ("fish", Shell::Fish)] {
        for name in ["config", "it's $mine (1).yaml", "a[b]*?.yaml"] {
            let home = fixtures::scratch(&format!("install-merged/{program}-{}", name.len()));
            fs::create_dir_all(home.join("Downloads")).unwrap();
            fs::create_dir_all(home.join(".kube")).unwrap();
            fs::write(home.join(".kube/config"), "old").unwrap();
            fs::write(home.join("Downloads").join(name), "new").unwrap();
            run(program, shell, &home, name);
            run(program, shell, &home, name);
            assert_eq!(fs::read_to_string(home.join(".kube/config")).unwrap(), "new", "{program}");
            let backups: Vec<_> = fs::read_dir(home.join(".kube"))
                .unwrap()
                .map(|entry| entry.unwrap().path())
                .filter(|path| path.extension().is_some_and(|ending| ending == "bak"))
                .collect();
            assert_eq!(backups.len(), 1, "{program}");
            assert_eq!(fs::read_to_string(&backups[0]).unwrap(), "old");
            #[cfg(unix)]
            {
                use std::os::unix::fs::PermissionsExt;
                let mode = fs::metadata(home.join(".kube/config")).unwrap().permissions().mode();
                assert_eq!(mode & 0o777, 0o600, "{program}");
            }
        }
    }
}

/// A browser gives a second download of a name a number, and what lies there may be another file.
#[test]
fn the_newest_download_of_the_name_is_taken() {
    for (program, shell) in [("bash", Shell::Posix), ("zsh", Shell::Posix), ("fish", Shell::Fish)] {
        for (name, again) in [("config", "config (1)"), ("prod.yaml", "prod (2).yaml")] {
            let home = fixtures::scratch(&format!("install-newest/{program}-{}", name.len()));
            let downloads = home.join("Downloads");
            fs::create_dir_all(&downloads).unwrap();
            let age = |path: &Path, date: &str| {
                let done = Command::new("touch").args(["-d", date]).arg(path).status().unwrap();
                assert!(done.success());
            };
            for (file, content, date) in [
                (name, "first", "2024-01-01"),
                (again, "second", "2024-01-03"),
                ("configuration", "another", "2024-01-05"),
            ] {
                fs::write(downloads.join(file), content).unwrap();
                age(&downloads.join(file), date);
            }
            run(program, shell, &home, name);
            let put = fs::read_to_string(home.join(".kube/config")).unwrap();
            assert_eq!(put, "second", "{program} {name}");
        }
    }
}
