//! Where kubectl runs, and what that means for the way it signs in.

use super::shell::Shell;
use crate::config::Method;

/// The answer to "Where do you run kubectl?".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
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
    Window,
}

/// Why a method is awkward at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// No browser there can be opened, or none that reaches the helper.
    NoBrowser,
    /// The code or the address is printed where nobody sees it.
    HiddenPrompt,
    /// Many such programs are built without kubectl's own provider.
    NoProvider,
    /// The method needs a program that the place does not have.
    MissingProgram,
}

impl Place {
    /// Every place, in the order to offer them.
    pub const ALL: [Self; 8] = [
        Self::Windows,
        Self::MacOs,
        Self::Linux,
        Self::Wsl,
        Self::Ssh,
        Self::Container,
        Self::CloudShell,
        Self::Window,
    ];

    /// Its name in files and links.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Windows => "windows",
            Self::MacOs => "macos",
            Self::Linux => "linux",
            Self::Wsl => "wsl",
            Self::Ssh => "ssh",
            Self::Container => "container",
            Self::CloudShell => "cloud-shell",
            Self::Window => "window",
        }
    }

    /// The shells in use there, the usual one first.
    #[must_use]
    pub const fn shells(self) -> &'static [Shell] {
        match self {
            Self::Windows => &[Shell::PowerShell],
            Self::MacOs | Self::Linux | Self::Wsl | Self::Ssh | Self::Container => {
                &[Shell::Posix, Shell::Fish]
            }
            Self::CloudShell => &[Shell::Posix, Shell::PowerShell],
            Self::Window => &Shell::ALL,
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
            Self::Window => &[Interactive, AzureCli, Azd, Browser, Token],
        }
    }
}

/// The method to recommend among those on offer (the default first); `None` where none is.
#[must_use]
pub fn recommend(place: Place, offered: &[Method]) -> Option<Method> {
    let best = place.order().iter().copied().find(|method| offered.contains(method));
    best.or_else(|| offered.first().copied())
}

/// What speaks against a method at a place; `None` where nothing does.
#[must_use]
pub const fn obstacle(place: Place, method: Method) -> Option<Obstacle> {
    use Method::{Azd, Browser, Builtin, DeviceCode, Interactive, Keyboard};
    match (place, method) {
        (Place::Ssh | Place::Container | Place::CloudShell, Interactive | Browser) => {
            Some(Obstacle::NoBrowser)
        }
        (Place::CloudShell, Azd) => Some(Obstacle::MissingProgram),
        (Place::Window, DeviceCode | Keyboard) => Some(Obstacle::HiddenPrompt),
        (Place::Window, Builtin) => Some(Obstacle::NoProvider),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Place, obstacle, recommend};
    use crate::config::Method::{
        self, AzureCli, Browser, DeviceCode, Interactive, Keyboard, Token,
    };

    #[test]
    fn the_place_decides_among_what_is_on_offer() {
        let aks = [Interactive, AzureCli, DeviceCode];
        let oidc = [Browser, DeviceCode, Keyboard, Token];
        for (place, for_aks, for_oidc) in [
            (Place::Windows, Interactive, Browser),
            (Place::MacOs, Interactive, Browser),
            (Place::Linux, Interactive, Browser),
            (Place::Wsl, AzureCli, Browser),
            (Place::Ssh, DeviceCode, Keyboard),
            (Place::Container, DeviceCode, Keyboard),
            (Place::CloudShell, AzureCli, Keyboard),
            (Place::Window, Interactive, Browser),
        ] {
            assert_eq!(recommend(place, &aks), Some(for_aks), "{place:?}");
            assert_eq!(recommend(place, &oidc), Some(for_oidc), "{place:?}");
        }
        assert_eq!(recommend(Place::Ssh, &[Interactive, AzureCli]), Some(AzureCli));
    }

    #[test]
    fn what_is_recommended_is_on_offer_and_has_no_obstacle_where_another_has_none() {
        for place in Place::ALL {
            assert_eq!(recommend(place, &[]), None);
            for first in Method::ALL {
                for second in Method::ALL {
                    let offered = [first, second];
                    let best = recommend(place, &offered).unwrap();
                    assert!(offered.contains(&best));
                    let free = offered.iter().any(|m| obstacle(place, *m).is_none());
                    assert!(!free || obstacle(place, best).is_none(), "{place:?} {offered:?}");
                }
            }
        }
    }
}
