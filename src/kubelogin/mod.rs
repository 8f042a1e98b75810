//! The two programs named kubelogin that sign kubectl in: how a kubeconfig calls each, the names of
//! their flags, and how they read them. Every place that writes or reads such a call takes the
//! names from here.
//!
//! On the ground floor because Azure's own kubeconfig is read by the wing that signs in, and files
//! are written and looked at by the one that hands them over.

pub mod azure;
pub mod oidc;
mod pflag;

pub use pflag::{Arguments, Flag};

/// The command of both that answers kubectl (`client.authentication.k8s.io`).
pub const GET_TOKEN: &str = "get-token";

/// The flags of the logger of both (`k8s.io/klog`).
const KLOG: [Flag; 9] = [
    Flag::short("--v", 'v'),
    Flag::value("--vmodule"),
    Flag::value("--log_file"),
    Flag::value("--stderrthreshold"),
    Flag::switch("--logtostderr"),
    Flag::switch("--alsologtostderr"),
    Flag::switch("--add_dir_header"),
    Flag::switch("--skip_headers"),
    Flag::switch("--one_output"),
];

/// Which of the two is called, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kubelogin {
    /// Azure/kubelogin.
    Azure,
    /// int128/kubelogin as kubectl's plugin.
    OidcLogin,
    /// int128/kubelogin by the name it shares with Azure's.
    OidcKubelogin,
}

impl Kubelogin {
    /// The one that a call means, by its program (see [`program`]) and, where two share a name, by
    /// its arguments; `None` for another program.
    #[must_use]
    pub fn called(program: &str, args: &[&str]) -> Option<Self> {
        let own = || args.iter().any(|arg| arg.starts_with(oidc::OWN));
        match program {
            azure::COMMAND if own() => Some(Self::OidcKubelogin),
            azure::COMMAND => Some(Self::Azure),
            oidc::PLUGIN_FILE => Some(Self::OidcLogin),
            oidc::COMMAND if args.first() == Some(&oidc::PLUGIN) => Some(Self::OidcLogin),
            _ => None,
        }
    }

    /// Its arguments, taken apart.
    #[must_use]
    pub fn read<'a>(self, args: &[&'a str]) -> Arguments<'a> {
        match self {
            Self::Azure => Arguments::read(&[&azure::FLAGS, &KLOG], args),
            Self::OidcLogin | Self::OidcKubelogin => Arguments::read(&[&oidc::FLAGS, &KLOG], args),
        }
    }
}

/// The last part of a command's path, as it is written.
#[must_use]
pub fn file_name(command: &str) -> &str {
    command.rsplit(['/', '\\']).next().unwrap_or(command)
}

/// The program of a command: the last part of its path, in small letters and without `.exe`.
#[must_use]
pub fn program(command: &str) -> String {
    let name = file_name(command).to_ascii_lowercase();
    name.strip_suffix(".exe").unwrap_or(&name).to_owned()
}

#[cfg(test)]
mod tests {
    use super::{Kubelogin, program};

    #[test]
    fn a_call_is_told_by_its_program_and_by_its_flags() {
        let called = |command: &str, args: &[&str]| Kubelogin::called(&program(command), args);
        let azure = ["get-token", "--server-id", "a"];
        let oidc = ["get-token", "--oidc-issuer-url=a"];
        for command in ["kubelogin", "/usr/bin/kubelogin", "C:\\a b\\KubeLogin.EXE"] {
            assert_eq!(called(command, &azure), Some(Kubelogin::Azure), "{command}");
            assert_eq!(called(command, &oidc), Some(Kubelogin::OidcKubelogin), "{command}");
        }
        assert_eq!(called("kubectl-oidc_login.exe", &oidc), Some(Kubelogin::OidcLogin));
        assert_eq!(called("kubectl", &["oidc-login", "get-token"]), Some(Kubelogin::OidcLogin));
        for (command, args) in [("kubectl", &oidc[..]), ("kubelogin2", &azure), ("", &[])] {
            assert_eq!(called(command, args), None, "{command}");
        }
        let read = Kubelogin::OidcLogin.read(&["oidc-login", "--skip-open-browser", "get-token"]);
        assert_eq!(read.words, ["oidc-login", "get-token"]);
    }
}
