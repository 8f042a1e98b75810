//! What a person may change before the file is made, and how it is checked.

use super::choice::Choice;
use super::names::{file_stem, label};
use crate::encode::{form_decode, form_encode};

/// What a person may change; the default changes nothing. Which of it exists for which method is
/// told by [`super::compose_options`]; what a method does not know is passed over, so that the options may
/// stay while somebody tries one method after another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The name of the context, where there is just one; made safe.
    pub context: Option<String>,
    /// Which context is current, counted from 0 in the order of the choices and their namespaces;
    /// the first where there are fewer.
    pub current: usize,
    /// The name of the file; made safe, and it ends in `.yaml`.
    pub file: Option<String>,
    /// The version of the exchange with the helper; what the helper itself writes where `None`.
    pub version: Option<ExecVersion>,
    /// Whether the helper must not open a browser (`--skip-open-browser`).
    pub no_browser: bool,
    /// Where Azure's kubelogin keeps its tokens (`--cache-dir`); see [`check_cache_dir`].
    pub cache_dir: Option<String>,
    /// Whether int128's kubelogin keeps its tokens in the system's keyring.
    pub keyring: bool,
}

/// The longest text that is kept, in bytes.
const LONGEST: usize = 2048;

impl Options {
    /// What differs from the default, for the tab to keep; nothing where nothing does.
    #[must_use]
    pub fn keep(&self) -> String {
        if *self == Self::default() {
            return String::new();
        }
        let text = |one: &Option<String>| one.clone().unwrap_or_default();
        let flag = |on: bool| if on { "1" } else { "" };
        form_encode(&[
            ("context", &text(&self.context)),
            ("file", &text(&self.file)),
            ("cache", &text(&self.cache_dir)),
            ("version", self.version.map_or("", ExecVersion::name)),
            ("shut", flag(self.no_browser)),
            ("keyring", flag(self.keyring)),
            ("current", &self.current.to_string()),
        ])
    }

    /// What was kept. It is checked where it is used, as what somebody types is.
    #[must_use]
    pub fn kept(text: &str) -> Self {
        let pairs = form_decode(text);
        let get = |name: &str| {
            let found = pairs.get(name).filter(|value| !value.is_empty() && value.len() <= LONGEST);
            found.map(str::to_owned)
        };
        let version = get("version");
        Self {
            context: get("context"),
            file: get("file"),
            cache_dir: get("cache"),
            version: [ExecVersion::V1, ExecVersion::V1Beta1]
                .into_iter()
                .find(|one| Some(one.name()) == version.as_deref()),
            no_browser: get("shut").is_some(),
            keyring: get("keyring").is_some(),
            current: get("current").and_then(|at| at.parse().ok()).unwrap_or_default(),
        }
    }
}

/// A version of the `ExecCredential` exchange (`client.authentication.k8s.io`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExecVersion {
    /// `v1`, since Kubernetes 1.22.
    V1,
    /// `v1beta1`, which older tools know too.
    V1Beta1,
}

impl ExecVersion {
    /// As it stands in the file.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::V1 => "client.authentication.k8s.io/v1",
            Self::V1Beta1 => "client.authentication.k8s.io/v1beta1",
        }
    }
}

/// Why a folder cannot be the cache of Azure/kubelogin, which takes it as it stands: it expands
/// neither `~` nor variables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CacheDirMistake {
    /// It is not absolute, on Windows or elsewhere.
    NotAbsolute,
    /// It has a `~` or a variable, which nobody would expand.
    Variable,
    /// It has a character that no folder has, or is longer than 1,024 bytes.
    Unusable,
}

/// Checks a folder for Azure/kubelogin's tokens: absolute on Windows (`C:\…`, `\\server\share`) or
/// elsewhere (`/…`), without `~` and variables.
///
/// # Errors
/// See [`CacheDirMistake`].
pub fn check_cache_dir(text: &str) -> Result<(), CacheDirMistake> {
    let bytes = text.as_bytes();
    let drive = matches!(bytes, [letter, b':', b'\\' | b'/', ..] if letter.is_ascii_alphabetic());
    let share = text.strip_prefix("\\\\").is_some_and(|rest| rest.contains('\\'));
    if text.contains(['$', '%']) || text.split(['/', '\\']).any(|part| part.starts_with('~')) {
        Err(CacheDirMistake::Variable)
    } else if !(text.starts_with('/') || drive || share) {
        Err(CacheDirMistake::NotAbsolute)
    } else if text.len() > 1024 || text.contains(|c: char| c.is_control() || "\"<>|?*".contains(c))
    {
        Err(CacheDirMistake::Unusable)
    } else {
        Ok(())
    }
}

/// The name of the downloaded file: as chosen, else after the only cluster, else `kubeconfig.yaml`.
#[must_use]
pub fn file_name(choices: &[Choice<'_>], options: &Options) -> String {
    let chosen = options.file.as_deref().map(|name| {
        let end = [".yaml", ".yml"].iter().find(|end| name.to_ascii_lowercase().ends_with(*end));
        label(name.get(..name.len() - end.map_or(0, |end| end.len())).unwrap_or(name))
    });
    let stem = match (chosen.filter(|stem| !stem.is_empty()), choices) {
        // Windows keeps these names for devices, whatever the ending.
        (Some(stem), _) if is_device(&stem) => format!("kubeconfig-{stem}"),
        (Some(stem), _) => stem,
        (None, [only]) => format!("kubeconfig-{}", file_stem(&only.cluster.name)),
        _ => "kubeconfig".to_owned(),
    };
    format!("{stem}.yaml")
}

fn is_device(stem: &str) -> bool {
    let first = stem.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let numbered = first.strip_prefix("com").or_else(|| first.strip_prefix("lpt"));
    matches!(first.as_str(), "con" | "prn" | "aux" | "nul")
        || numbered.is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{CacheDirMistake, ExecVersion, Options, check_cache_dir, file_name};

    #[test]
    fn a_cache_folder_is_absolute_and_nothing_in_it_needs_expanding() {
        for good in [
            "/home/alice/.kube/cache/work",
            "C:\\Users\\Alice B\\kube",
            "d:/kube",
            "\\\\server\\share\\kube",
            "C:\\PROGRA~1\\kube",
            "/",
        ] {
            assert_eq!(check_cache_dir(good), Ok(()), "{good}");
        }
        use CacheDirMistake::{NotAbsolute, Unusable, Variable};
        for (bad, why) in [
            ("", NotAbsolute),
            ("kube/cache", NotAbsolute),
            ("C:kube", NotAbsolute),
            ("\\kube", NotAbsolute),
            ("\\\\server", NotAbsolute),
            ("--timeout", NotAbsolute),
            ("1:\\kube", NotAbsolute),
            ("~/kube", Variable),
            ("/home/~alice", Variable),
            ("$HOME/kube", Variable),
            ("/home/${USER}/kube", Variable),
            ("%USERPROFILE%\\kube", Variable),
            ("C:\\%USERNAME%", Variable),
            ("/home/a\nb", Unusable),
            ("/home/a\0b", Unusable),
            ("C:\\a|b", Unusable),
        ] {
            assert_eq!(check_cache_dir(bad), Err(why), "{bad}");
        }
        assert_eq!(check_cache_dir(&format!("/{}", "x".repeat(2000))), Err(Unusable));
    }

    fn named(name: &str) -> String {
        file_name(&[], &Options { file: Some(name.to_owned()), ..Options::default() })
    }

    #[test]
    fn a_file_name_is_safe_and_ends_in_yaml() {
        for (typed, made) in [
            ("work", "work.yaml"),
            ("work.yaml", "work.yaml"),
            ("work.YML", "work.yaml"),
            ("../../etc/passwd", "etc-passwd.yaml"),
            ("a b/c\\d:e", "a-b-c-d-e.yaml"),
            ("", "kubeconfig.yaml"),
            ("...", "kubeconfig.yaml"),
            (".yaml", "kubeconfig.yaml"),
            ("NUL", "kubeconfig-NUL.yaml"),
            ("com1.x", "kubeconfig-com1.x.yaml"),
            ("config", "config.yaml"),
            ("--help", "help.yaml"),
            ("müller", "m-ller.yaml"),
        ] {
            assert_eq!(named(typed), made, "{typed}");
        }
    }

    #[test]
    fn nothing_is_kept_where_nothing_was_changed() {
        assert_eq!(Options::default().keep(), "");
        for junk in ["", "x", "current=-1&version=v2", "!?cluster=a", "%zz=1"] {
            assert_eq!(Options::kept(junk), Options::default(), "{junk}");
        }
    }

    proptest! {
        #[test]
        fn what_is_kept_comes_back(
            texts in any::<[Option<String>; 3]>(),
            version in 0..3_usize,
            flags in any::<(bool, bool)>(),
            current in 0..60_usize,
        ) {
            let [context, file, cache_dir] =
                texts.map(|one| one.filter(|one| !one.is_empty()));
            let version =
                [None, Some(ExecVersion::V1), Some(ExecVersion::V1Beta1)].into_iter().nth(version);
            let options = Options {
                context,
                file,
                cache_dir,
                version: version.flatten(),
                no_browser: flags.0,
                keyring: flags.1,
                current,
            };
            let kept = options.keep();
            prop_assert!(!kept.contains(['#', '!', '?']));
            prop_assert_eq!(Options::kept(&kept), options);
        }

        #[test]
        fn whatever_is_typed_the_file_name_is_plain(typed in any::<String>()) {
            let name = named(&typed);
            let stem = name.strip_suffix(".yaml").unwrap();
            let plain = |c: char| c.is_ascii_alphanumeric() || "._@+-".contains(c);
            prop_assert!(!stem.is_empty() && stem.len() <= 160 && stem.chars().all(plain));
            prop_assert!(!stem.starts_with(['-', '.']) && !stem.ends_with('.'));
        }
    }
}
