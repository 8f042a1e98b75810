//! Where kubectl runs, and what that means for the way it signs in.

use super::shell::Shell;
use crate::config::Method;

/// The answer to "Where do you run kubectl?".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Environment {
    /// This computer, with Windows.
    Windows,
    /// This computer, with macOS.
    MacOs,
    /// This computer, with Linux.
    Linux,
    /// The Windows Subsystem for Linux.
    Wsl,
    /// Another machine, over SSH.
    Ssh,
    /// A container, such as a development container.
    Container,
    /// Azure Cloud Shell.
    CloudShell,
    /// Lens or another program with a window.
    GuiClient,
}

/// Why a method is awkward in an environment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// No browser there can be opened, or none that reaches the helper.
    NoBrowser,
    /// The code or the address is printed where nobody sees it.
    HiddenPrompt,
    /// Many such programs are built without kubectl's own provider.
    NoProvider,
    /// The method needs a program that is not there.
    MissingProgram,
}

impl Environment {
    /// Every environment, in the order to offer them.
    pub const ALL: [Self; 8] = [
        Self::Windows,
        Self::MacOs,
        Self::Linux,
        Self::Wsl,
        Self::Ssh,
        Self::Container,
        Self::CloudShell,
        Self::GuiClient,
    ];

    /// The shells in use there, the usual one first.
    #[must_use]
    pub const fn shells(self) -> &'static [Shell] {
        match self {
            Self::Windows => &[Shell::PowerShell],
            Self::MacOs | Self::Linux | Self::Wsl | Self::Ssh | Self::Container => {
                &[Shell::Posix, Shell::Fish]
            }
            Self::CloudShell => &[Shell::Posix, Shell::PowerShell],
            Self::GuiClient => &Shell::ALL,
        }
    }

    /// The methods that work there, the best first.
    const fn order(self) -> &'static [Method] {
        use Method::{Azd, AzureCli, Browser, Builtin, DeviceCode, Interactive, Keyboard, Token};
        match self {
            // As `portal.yaml` orders them.
            Self::Windows | Self::MacOs | Self::Linux => &[],
            Self::Wsl => &[AzureCli, Interactive, Azd, Browser, Keyboard, DeviceCode],
            // An address to open anywhere needs nothing of the provider; whoever offers
            // `devicecode` has seen that no policy blocks it.
            Self::Ssh | Self::Container => &[Keyboard, DeviceCode, AzureCli, Azd, Token, Builtin],
            Self::CloudShell => &[AzureCli, Keyboard, DeviceCode, Token, Builtin],
            Self::GuiClient => &[Interactive, AzureCli, Azd, Browser, Token],
        }
    }
}

/// The method to recommend among those on offer (the default first); `None` where none is.
#[must_use]
pub fn recommend(environment: Environment, offered: &[Method]) -> Option<Method> {
    let best = environment.order().iter().copied().find(|method| offered.contains(method));
    best.or_else(|| offered.first().copied())
}

/// What speaks against a method in an environment; `None` where nothing does.
#[must_use]
pub const fn obstacle(environment: Environment, method: Method) -> Option<Obstacle> {
    use Method::{Azd, Browser, Builtin, DeviceCode, Interactive, Keyboard};
    match (environment, method) {
        (
            Environment::Ssh | Environment::Container | Environment::CloudShell,
            Interactive | Browser,
        ) => Some(Obstacle::NoBrowser),
        (Environment::CloudShell, Azd) => Some(Obstacle::MissingProgram),
        (Environment::GuiClient, DeviceCode | Keyboard) => Some(Obstacle::HiddenPrompt),
        (Environment::GuiClient, Builtin) => Some(Obstacle::NoProvider),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Environment, obstacle, recommend};
    use crate::config::Method::{
        self, AzureCli, Browser, DeviceCode, Interactive, Keyboard, Token,
    };

    #[test]
    fn the_environment_decides_among_what_is_on_offer() {
        let aks = [Interactive, AzureCli, DeviceCode];
        let oidc = [Browser, DeviceCode, Keyboard, Token];
        for (environment, for_aks, for_oidc) in [
            (Environment::Windows, Interactive, Browser),
            (Environment::MacOs, Interactive, Browser),
            (Environment::Linux, Interactive, Browser),
            (Environment::Wsl, AzureCli, Browser),
            (Environment::Ssh, DeviceCode, Keyboard),
            (Environment::Container, DeviceCode, Keyboard),
            (Environment::CloudShell, AzureCli, Keyboard),
            (Environment::GuiClient, Interactive, Browser),
        ] {
            assert_eq!(recommend(environment, &aks), Some(for_aks), "{environment:?}");
            assert_eq!(recommend(environment, &oidc), Some(for_oidc), "{environment:?}");
        }
        assert_eq!(recommend(Environment::Ssh, &[Interactive, AzureCli]), Some(AzureCli));
    }

    #[test]
    fn what_is_recommended_is_on_offer_and_has_no_obstacle_where_another_has_none() {
        for environment in Environment::ALL {
            assert_eq!(recommend(environment, &[]), None);
            for first in Method::ALL {
                for second in Method::ALL {
                    let offered = [first, second];
                    let best = recommend(environment, &offered).unwrap();
                    assert!(offered.contains(&best));
                    let free = offered.iter().any(|m| obstacle(environment, *m).is_none());
                    assert!(
                        !free || obstacle(environment, best).is_none(),
                        "{environment:?} {offered:?}"
                    );
                }
            }
        }
    }
}
