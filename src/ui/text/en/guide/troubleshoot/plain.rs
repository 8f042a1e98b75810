//! What each meaning says in every case: what happened, and what to do.

use super::entra::entra;
use super::sign_in::sign_in;
use crate::guide::troubleshoot::{EntraMeaning, Meaning};

/// The words for a meaning, without the details of a text.
pub(super) const fn plain(meaning: Meaning) -> (&'static str, &'static str) {
    match meaning {
        Meaning::Entra(cause) => entra(EntraMeaning::of(cause)),
        Meaning::AllowlistDenied => (
            "Your kubectl starts only programs on a list, and the sign-in helper is not on it.",
            "Add the line for your version to the list, under credentialPluginAllowlist in ~/.kube/kuberc.",
        ),
        Meaning::WrongKubeloginForAzure => (
            "The kubelogin that was found is another tool of the same name (int128's).",
            "Install Azure's kubelogin, and put it before the other one on the path.",
        ),
        Meaning::WrongKubeloginForOidc => (
            "The kubelogin that was found is Azure's, and this file needs the other one (int128's).",
            "Install int128's kubelogin as the plugin oidc-login.",
        ),
        Meaning::OldOidcLogin => {
            ("The oidc-login plugin is too old for this file.", "Install its newest version.")
        }
        Meaning::OldKubelogin => (
            "Azure's kubelogin is too old for this file.",
            "Install its newest version; --subscription needs 0.2.19.",
        ),
        Meaning::LoginUnknown => (
            "Azure's kubelogin doesn't know the sign-in that the file names after --login.",
            "The message lists those it knows: write one of them. A newer kubelogin may know more. No version up to 0.2.19 knows chained; azurecli is the nearest to it.",
        ),
        Meaning::OidcLoginMissing => (
            "kubectl does not find the oidc-login plugin.",
            "Install int128's kubelogin, then open a new terminal. A copy must be called kubectl-oidc_login.",
        ),
        Meaning::KubeloginMissing => (
            "kubectl does not find kubelogin.",
            "Install Azure's kubelogin, then open a new terminal. Programs with a window must be started again too.",
        ),
        Meaning::KubectlMissing => {
            ("kubectl is not there.", "Install it as the guide says, then open a new terminal.")
        }
        Meaning::AzMissing => (
            "The Azure CLI is not there, and this way to sign in needs it.",
            "Install it as the guide says, or take the file with another way to sign in.",
        ),
        Meaning::AzdMissing => (
            "The Azure Developer CLI is not there, and this way to sign in needs it.",
            "Install it as the guide says, or take the file with another way to sign in.",
        ),
        Meaning::OtherPluginMissing => (
            "kubectl needs a program that is not there.",
            "The kubeconfig names it under users, exec, command. Install it, or use another context.",
        ),
        Meaning::AzLogin => ("The Azure CLI is not signed in.", "Sign in, then run kubectl again."),
        Meaning::AzNoSubscription => (
            "Your account has no Azure subscription. kubectl does not need one.",
            "Sign in again and say so.",
        ),
        Meaning::AzdLogin => {
            ("The Azure Developer CLI is not signed in.", "Sign in, then run kubectl again.")
        }
        Meaning::AzSlow => (
            "The Azure CLI took too long to give a token.",
            "Run it once by itself, then try again. AZURE_CLI_TIMEOUT gives it longer.",
        ),
        Meaning::AzWrongTenant => (
            "The sign-in is for another tenant than the cluster's.",
            "Sign in to the tenant of the cluster.",
        ),
        Meaning::AzLocalAccounts => (
            "The administrators of this cluster have switched local accounts off.",
            "Leave out --admin, and sign in as yourself.",
        ),
        Meaning::AzNoRole => (
            "Your account may not do this in Azure.",
            "Ask for the role “Azure Kubernetes Service Cluster User Role” on the cluster. The file of this page works without it.",
        ),
        Meaning::AzNotFound => (
            "Azure finds no such cluster, group or subscription for this account.",
            "See that you are signed in to the right tenant and that the names are right.",
        ),
        Meaning::AzNotRegistered => (
            "This subscription has never used AKS.",
            "It is probably the wrong subscription. Its owner can register Microsoft.ContainerService.",
        ),
        Meaning::AzMergedInC => (
            "The Azure CLI took C: for the whole path, and your kubeconfig was not changed.",
            "Take KUBECONFIG away for this command, or name the file with --file.",
        ),
        Meaning::AzConflict => (
            "Your kubeconfig has an entry of that name with other content.",
            "Keep a copy, then use --overwrite-existing, or give the new one another name with --context.",
        ),
        Meaning::AzNoSection => (
            "Your kubeconfig lacks a section that the Azure CLI expects.",
            "Use kubectl config or the merge of this page, which need none of them.",
        ),
        Meaning::AzConvertFailed => (
            "The entry was merged, but the Azure CLI could not set how it signs in.",
            "Run kubelogin convert-kubeconfig yourself, with --context. A file name for -f needs a folder: ./name.",
        ),
        Meaning::AzSymlink => (
            "Your kubeconfig is a link, and the Azure CLI does not write through links.",
            "Name the real file with --file.",
        ),
        Meaning::AzNotWritable => (
            "Your kubeconfig cannot be read or written.",
            "See that the file and its folder belong to you.",
        ),
        Meaning::AzInvalidPath => (
            "KUBECONFIG begins with an empty or wrong path, so the default file was used.",
            "Set KUBECONFIG again.",
        ),
        Meaning::AzBroken => (
            "The Azure CLI cannot use your kubeconfig or these options.",
            "Check the file on this page, or name another one with --file.",
        ),
        Meaning::AzPermissions => (
            "Others on this machine can read your kubeconfig. It works all the same.",
            "Make it readable by you alone.",
        ),
        Meaning::ArcProxy => (
            "This cluster is reached through Azure Arc, and a file alone does not get there.",
            "Keep az connectedk8s proxy running in another window.",
        ),
        Meaning::PopFlags => (
            "The entry asks for proof of possession, but only half of it is set.",
            "It needs --pop-enabled and --pop-claims together.",
        ),
        Meaning::ConvertNeeds => (
            "The entry lacks an id that kubelogin needs.",
            "Take the file from this page: it has every id. Otherwise name the id with the flag in the message. If the entry has it already, install the newest kubelogin: 0.2.4 loses the server id (fixed in 0.2.5), and 0.2.5 wants a tenant for the Azure CLI, too (fixed in 0.2.6).",
        ),
        Meaning::HelperBlocked => (
            "Your system does not let this program run.",
            "On Linux and macOS, make it executable with chmod +x. On a managed computer a rule may block it: ask whoever manages it to allow it.",
        ),
        Meaning::ExecInfo => {
            ("The helper was run by hand; kubectl runs it.", "Run kubectl instead.")
        }
        Meaning::LoginTimeout => (
            "Nobody finished the sign-in in time.",
            "Run kubectl again, and look for a browser window or a code. Programs with a window may hide it: try in a terminal once.",
        ),
        Meaning::PortInUse => (
            "The port that the sign-in needs is taken, perhaps by a sign-in still waiting.",
            "Close other windows that wait for a sign-in, then run kubectl again.",
        ),
        Meaning::NoBrowserHere => (
            "No browser could be opened here.",
            "Open the address that was printed yourself, or take the file again with a way that needs no browser.",
        ),
        Meaning::StateMismatch => (
            "An answer of an older sign-in came back.",
            "Close the browser windows of earlier tries, clear what was kept, and run kubectl again.",
        ),
        Meaning::RedirectMismatch => (
            "The provider does not know the address that the helper listens at.",
            "Whoever runs this page should register http://localhost:8000 and http://localhost:18000 for kubectl's client.",
        ),
        Meaning::ClientUnknown => (
            "The provider does not know kubectl's client, or wants a secret for it.",
            "Whoever runs this page should check the client of this cluster; it must be a public one.",
        ),
        Meaning::ScopeRefused => (
            "The provider does not give one of the scopes.",
            "Whoever runs this page should check the scopes of this cluster.",
        ),
        Meaning::GrantRefused => (
            "The provider does not offer this kind of sign-in.",
            "Take the file with another way to sign in, and tell whoever runs this page.",
        ),
        Meaning::RefreshEnded => (
            "The sign-in that was kept has ended and cannot be renewed.",
            "Clear what was kept, then run kubectl again. If the file holds a token, take a new file.",
        ),
        Meaning::ProviderDiscovery => (
            "The description of the identity provider cannot be read.",
            "See that you can open the provider's address. If you can, its issuer or its certificate authority in the file is wrong: tell whoever runs this page.",
        ),
        Meaning::AzureProviderGone => (
            "This file is of the old kind, which kubectl no longer reads.",
            "Take a new file from this page, or run kubelogin convert-kubeconfig for the context.",
        ),
        Meaning::ProviderUnknown => (
            "This program is built without kubectl's own sign-in.",
            "Take the file again with another way to sign in.",
        ),
        Meaning::ModeMissing => (
            "The user in the file lacks interactiveMode, which this version needs.",
            "Take a new file from this page, or add interactiveMode: IfAvailable under exec.",
        ),
        Meaning::ModeAlways => (
            "The helper wants to ask in a terminal, and there is none.",
            "Run kubectl in a terminal once. In scripts, use a service account.",
        ),
        Meaning::ExecVersion => (
            "kubectl and the sign-in helper speak different versions.",
            "Install the newest helper, and take a new file from this page.",
        ),
        Meaning::ExecCommandMissing => (
            "A user in your kubeconfig has an exec block that lacks its command or version.",
            "Take a new file from this page.",
        ),
        Meaning::TwoSignIns => (
            "A user in your kubeconfig has two ways to sign in.",
            "Remove the user with kubectl config delete-user, then put it in again.",
        ),
        Meaning::DuplicateName => (
            "A name stands twice in one list of your kubeconfig.",
            "Something was pasted twice. Remove one of the two, or go back to your copy.",
        ),
        Meaning::InsecureAndCa => (
            "A cluster has a certificate authority and says not to check it.",
            "Remove insecure-skip-tls-verify from that cluster.",
        ),
        Meaning::TwoAuthorities => (
            "A cluster names its certificate authority both as a file and in itself.",
            "Keep certificate-authority-data, and remove certificate-authority.",
        ),
        Meaning::BadPem => (
            "The certificate authority in the file is no certificate.",
            "Take a new file from this page. It was perhaps cut off while copying.",
        ),
        Meaning::BadBase64 => (
            "A value in the file was damaged, perhaps while copying.",
            "Take a new file from this page, and download it instead of copying.",
        ),
        Meaning::WrongType => (
            "A value in the file looks like a number or like yes or no, and needs quotes.",
            "Put quotes around it.",
        ),
        Meaning::BadEncoding => (
            "The file was saved in another encoding.",
            "Save it as UTF-8. In PowerShell 5.1, > writes UTF-16: use Set-Content -Encoding UTF8.",
        ),
        Meaning::BadNamespace => (
            "That is no name for a namespace.",
            "Use small letters, digits and hyphens, at most 63.",
        ),
        Meaning::BadProxyUrl => (
            "The proxy in the file is no proper address.",
            "It begins with http://, https:// or socks5://. Tell whoever runs this page.",
        ),
        Meaning::NoServer => (
            "A cluster in your kubeconfig has no address, or it lacks https://.",
            "Take a new file from this page.",
        ),
        Meaning::NoContext => (
            "There is no context of that name, or none is chosen.",
            "List the contexts, then choose one with kubectl config use-context. If yours is not there, KUBECONFIG does not point at the file.",
        ),
        Meaning::ContextExists => (
            "There is a context of that name already.",
            "Choose another name, or delete the old one with kubectl config delete-context.",
        ),
        Meaning::MissingEntry => (
            "A context names a user or a cluster that is not there.",
            "Take a new file from this page. When files are joined, a name in the first one hides the same name in others.",
        ),
        Meaning::AsksUsername => (
            "The context has no way to sign in, so kubectl asks for a user name. No name will help.",
            "Press Ctrl and C. See which user the context names, and whether it is there.",
        ),
        Meaning::LocalhostRefused => (
            "kubectl found no kubeconfig, and asked your own computer.",
            "Point KUBECONFIG at the file, as the guide says, in this same window.",
        ),
        Meaning::ConfigMissing => (
            "The kubeconfig is not where kubectl looks.",
            "See how the browser named the file, and point KUBECONFIG at it.",
        ),
        Meaning::ConfigUnreadable => (
            "kubectl may not read the kubeconfig.",
            "It probably belongs to another user, because of sudo. Make it yours.",
        ),
        Meaning::ConfigLocked => (
            "Another kubectl is writing the kubeconfig, or was stopped while it wrote.",
            "Try again. If none is running, delete the file that ends in .lock beside the kubeconfig.",
        ),
        Meaning::BrokenYaml => (
            "The kubeconfig is no longer in order.",
            "Check it on this page, or go back to your copy.",
        ),
        Meaning::ScriptsDisabled => (
            "PowerShell does not run scripts here. None is needed.",
            "Paste the lines of the guide instead.",
        ),
        Meaning::OldKubectl => (
            "kubectl is too old for this command.",
            "Install a newer one as the guide says: 1.28 for whoami, 1.30 for these commands.",
        ),
        Meaning::ForbiddenAzure => (
            "You are signed in, but have no role on this cluster in Azure.",
            "Ask for a role such as “Azure Kubernetes Service RBAC Reader” on the cluster or your namespace. It takes some minutes to work.",
        ),
        Meaning::ForbiddenCluster => (
            "You may not see this for the whole cluster.",
            "Name your namespace with -n. If you have access to none, ask the administrators of the cluster.",
        ),
        Meaning::Forbidden => (
            "You are signed in, but may not do this.",
            "See that it is the right namespace. Otherwise ask the administrators of the cluster for access, with the user name.",
        ),
        Meaning::NamespaceMissing => {
            ("The cluster has no such namespace.", "See that its name and the context are right.")
        }
        Meaning::NothingThere => {
            ("All is well. The namespace has nothing of that kind.", "Nothing to do.")
        }
        Meaning::GroupsOverage => (
            "You are in more groups than fit into a token, and the API server cannot fetch the rest.",
            "The administrators of the cluster should limit the groups claim to the groups assigned to the application.",
        ),
        Meaning::IssuerDiffers => (
            "The API server trusts another issuer than the token's.",
            "The issuer must be the same to the letter, a slash at its end too. Tell the administrators of the cluster and whoever runs this page.",
        ),
        Meaning::AudienceDiffers => (
            "The API server accepts tokens for another client.",
            "The administrators of the cluster and whoever runs this page have to name the same client.",
        ),
        Meaning::TokenExpired => (
            "The token has ended.",
            "Take a new file from this page, or clear what the helper kept. If it is new, a clock is wrong: that of your computer, of the provider or of the API server.",
        ),
        Meaning::TokenInvalid => (
            "The API server does not accept the token.",
            "The log of the API server has the reason; from Kubernetes 1.34 on it stands there under errorCauses. Issuer, audience, signing algorithm, expiry and an unverified email are the usual ones. Tell the administrators of the cluster.",
        ),
        Meaning::PlainUnauthorized => (
            "The cluster does not know who is asking.",
            "If the file holds a token, it has ended: take a new file. Otherwise clear what the helper kept and try again. If it stays, the cluster does not trust this sign-in: tell its administrators.",
        ),
        Meaning::PrivateCluster => (
            "This is a private cluster: its name is known only in its own network.",
            "Connect to the VPN, or use a machine in that network.",
        ),
        Meaning::ProxyRefused => (
            "A proxy on the way wants to know who you are.",
            "Put your proxy's sign-in into HTTPS_PROXY, or add the cluster to NO_PROXY if it needs no proxy.",
        ),
        Meaning::ProxyUnreachable => (
            "The proxy on the way cannot be reached.",
            "See HTTPS_PROXY, and proxy-url in the kubeconfig; the address of a proxy usually begins with http://. If the cluster needs no proxy, add it to NO_PROXY.",
        ),
        Meaning::CertificateName => (
            "The certificate of the server is for another name.",
            "The address or tls-server-name in the file is wrong, or something stands between you and the cluster. Tell whoever runs this page.",
        ),
        Meaning::CertificateTime => (
            "A certificate is not valid now.",
            "See that the clock of your computer is right. If it is, take a new file from this page.",
        ),
        Meaning::CertificateUnknown => (
            "The certificate of the server is from an authority that is not known here.",
            "Take a new file from this page: the cluster may have been created again. If your network opens encrypted connections, its own authority is missing: ask whoever runs the network. Do not switch the check off.",
        ),
        Meaning::NotTls => (
            "Something else than the cluster answers at that address.",
            "A proxy or a sign-in page of your network may stand between. Otherwise the address in the file is wrong.",
        ),
        Meaning::NoSuchHost => (
            "The name of the cluster is not known here.",
            "See that you are online and in the VPN, if it needs one. A stopped or deleted cluster loses its name too.",
        ),
        Meaning::Refused => (
            "The machine answers, but no cluster does.",
            "The cluster may be stopped or starting, or the port is wrong. Ask its administrators if it stays.",
        ),
        Meaning::NoRoute => (
            "There is no way from here to the network of the cluster.",
            "Connect to the VPN, if the cluster needs one.",
        ),
        Meaning::Reset => (
            "Something on the way cut the connection.",
            "A firewall or proxy is likely. Try another network or the VPN.",
        ),
        Meaning::TimedOut => (
            "The cluster did not answer in time.",
            "Connect to the VPN, if the cluster needs one. It may allow only some addresses: ask its administrators whether yours is among them.",
        ),
        Meaning::Busy => ("The cluster is busy or starting.", "Try again in some minutes."),
        Meaning::ExecFailed => (
            "The sign-in helper stopped with an error of its own.",
            "The reason stands in the lines above that one: paste them as well.",
        ),
        _ => sign_in(meaning),
    }
}
