//! Microsoft's clouds: which hosts belong together.
//!
//! On the ground floor because both wings need it: signing in must know the login hosts, and the
//! kubeconfig must know the sign-in helper's name for the cloud. Sources: MSAL's authority
//! metadata, `authentication-national-cloud` in the Entra documentation, Azure/kubelogin.

/// The AKS server application, the same in all clouds (Azure/kubelogin, `concepts/aks`).
pub const AKS_SERVER: &str = "6dae42f8-4368-4678-94ff-3960e28e3630";
/// The server application of clusters behind Azure Arc, the same in all clouds.
pub const ARC_SERVER: &str = "6256c85f-0aad-4d50-b960-e6e9b21efe35";
/// The AKS client application, the same in all clouds.
pub const AKS_CLIENT: &str = "80faf920-1908-4b52-b5ef-a8e7bedfc67a";

/// What names of people and groups begin with where AKS trusts another provider than Entra (AKS
/// documentation, `external-identity-provider-authentication-overview`, "Prefix requirements").
pub const AKS_EXTERNAL: &str = "aks:jwt:";

/// Whether a host is an API server of AKS, in any cloud.
#[must_use]
pub fn is_aks_host(host: &str) -> bool {
    Cloud::ALL.into_iter().any(|cloud| cloud.is_aks_host(host))
}

/// One of Microsoft's clouds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cloud {
    /// The public cloud.
    Public,
    /// Azure US Government.
    UsGovernment,
    /// Azure China, operated by 21Vianet.
    China,
    /// Bleu (France).
    Bleu,
    /// Delos (Germany).
    Delos,
    /// `GovSG` (Singapore).
    GovSg,
}

/// What is known of a cloud; `None` where nothing is published.
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    /// The name in `portal.yaml`.
    pub name: &'static str,
    /// The host people sign in at, first, then its aliases.
    pub login_hosts: &'static [&'static str],
    /// The host of Azure Resource Manager.
    pub resource_manager: Option<&'static str>,
    /// The host of Microsoft Graph.
    pub graph: &'static str,
    /// The domain of the API servers of AKS.
    pub aks_domain: Option<&'static str>,
    /// The value of Azure/kubelogin's `--environment`; without one it needs `--authority-host`.
    pub environment: Option<&'static str>,
    /// The web portal for administrators.
    pub portal: Option<&'static str>,
}

impl Cloud {
    /// Every cloud.
    pub const ALL: [Self; 6] =
        [Self::Public, Self::UsGovernment, Self::China, Self::Bleu, Self::Delos, Self::GovSg];

    /// The cloud of that name in `portal.yaml`.
    #[must_use]
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|cloud| cloud.facts().name == name)
    }

    /// The cloud whose login hosts include this one.
    #[must_use]
    pub fn by_login_host(host: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|cloud| cloud.facts().login_hosts.contains(&host))
    }

    /// Whether a host lies in the domain of the API servers of AKS.
    #[must_use]
    pub fn is_aks_host(self, host: &str) -> bool {
        let host = host.to_ascii_lowercase();
        let before = self.facts().aks_domain.and_then(|domain| host.strip_suffix(domain));
        before.is_some_and(|before| before.ends_with('.'))
    }

    /// The host people sign in at.
    #[must_use]
    pub fn login_host(self) -> &'static str {
        self.facts().login_hosts.first().copied().unwrap_or_default()
    }

    /// What is known of this cloud.
    #[must_use]
    pub const fn facts(self) -> &'static Facts {
        match self {
            Self::Public => &Facts {
                name: "public",
                login_hosts: &[
                    "login.microsoftonline.com",
                    "login.windows.net",
                    "login.microsoft.com",
                    "sts.windows.net",
                ],
                resource_manager: Some("management.azure.com"),
                graph: "graph.microsoft.com",
                aks_domain: Some("azmk8s.io"),
                environment: Some("AzurePublicCloud"),
                portal: Some("portal.azure.com"),
            },
            Self::UsGovernment => &Facts {
                name: "usgovernment",
                login_hosts: &["login.microsoftonline.us", "login.usgovcloudapi.net"],
                resource_manager: Some("management.usgovcloudapi.net"),
                graph: "graph.microsoft.us",
                aks_domain: Some("cx.aks.containerservice.azure.us"),
                environment: Some("AzureUSGovernmentCloud"),
                portal: Some("portal.azure.us"),
            },
            Self::China => &Facts {
                name: "china",
                login_hosts: &["login.partner.microsoftonline.cn", "login.chinacloudapi.cn"],
                resource_manager: Some("management.chinacloudapi.cn"),
                graph: "microsoftgraph.chinacloudapi.cn",
                aks_domain: Some("cx.prod.service.azk8s.cn"),
                environment: Some("AzureChinaCloud"),
                portal: Some("portal.azure.cn"),
            },
            Self::Bleu => &Facts {
                name: "bleu",
                login_hosts: &["login.sovcloud-identity.fr"],
                resource_manager: Some("management.sovcloud-api.fr"),
                graph: "graph.svc.sovcloud.fr",
                aks_domain: None,
                environment: None,
                portal: None,
            },
            Self::Delos => &Facts {
                name: "delos",
                login_hosts: &["login.sovcloud-identity.de"],
                resource_manager: Some("management.sovcloud-api.de"),
                graph: "graph.svc.sovcloud.de",
                aks_domain: None,
                environment: None,
                portal: None,
            },
            Self::GovSg => &Facts {
                name: "govsg",
                login_hosts: &["login.sovcloud-identity.sg"],
                resource_manager: None,
                graph: "graph.svc.sovcloud.sg",
                aks_domain: None,
                environment: None,
                portal: None,
            },
        }
    }
}
