//! What each meaning says in every case: what happened, and what to do.

use super::entra::entra;
use super::sign_in::sign_in;
use crate::guide::troubleshoot::{EntraMeaning, Meaning};

/// The words for a meaning, without the details of a text.
pub(super) const fn plain(meaning: Meaning) -> (&'static str, &'static str) {
    match meaning {
        Meaning::Entra(cause) => entra(EntraMeaning::of(cause)),
        Meaning::AllowlistDenied => (
            "Your kubectl starts only programs on a list, and the sign-in helper isn't on it.",
            "Add the line for your version to the list, under credentialPluginAllowlist in ~/.kube/kuberc.",
        ),
        Meaning::WrongKubeloginForAzure => (
            "This kubelogin is another tool with the same name (int128's).",
            "Install Azure's kubelogin, and put it before the other one on the path.",
        ),
        Meaning::WrongKubeloginForOidc => (
            "This kubelogin is Azure's, but this file needs int128's.",
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
            "Write one that the message lists. A newer kubelogin may know more. No version up to 0.2.19 knows chained. The closest one is azurecli.",
        ),
        Meaning::OidcLoginMissing => (
            "kubectl can't find the oidc-login plugin.",
            "Install int128's kubelogin, then open a new terminal and do the step “Use the file” there again. A copy must have the name kubectl-oidc_login.",
        ),
        Meaning::KubeloginMissing => (
            "kubectl can't find kubelogin.",
            "Install Azure's kubelogin, then open a new terminal and do the step “Use the file” there again. Restart graphical programs too.",
        ),
        Meaning::KubectlMissing => (
            "kubectl wasn't found.",
            "Install it as the guide says, then open a new terminal and do the step “Use the file” there again.",
        ),
        Meaning::AzMissing => (
            "This way to sign in needs the Azure CLI, which wasn't found.",
            "Install it as the guide says, or get the file with another way to sign in.",
        ),
        Meaning::AzdMissing => (
            "This way to sign in needs the Azure Developer CLI, which wasn't found.",
            "Install it as the guide says, or get the file with another way to sign in.",
        ),
        Meaning::OtherPluginMissing => (
            "kubectl can't find a program it needs.",
            "The kubeconfig names it under users, exec, command. Install it, or use another context.",
        ),
        Meaning::AzLogin => ("The Azure CLI isn't signed in.", "Sign in, then run kubectl again."),
        Meaning::AzNoSubscription => (
            "Your account has no Azure subscription. kubectl doesn't need one.",
            "Sign in again without a subscription.",
        ),
        Meaning::AzdLogin => {
            ("The Azure Developer CLI isn't signed in.", "Sign in, then run kubectl again.")
        }
        Meaning::AzSlow => (
            "The Azure CLI took too long to give a token.",
            "Run it once by itself, then try again. AZURE_CLI_TIMEOUT gives it more time.",
        ),
        Meaning::AzWrongTenant => (
            "You're signed in to another tenant than the cluster's.",
            "Sign in to the cluster's tenant.",
        ),
        Meaning::AzLocalAccounts => (
            "Local accounts are off in this cluster.",
            "Leave out --admin and sign in as yourself.",
        ),
        Meaning::AzNoRole => (
            "Your account isn't allowed to do this in Azure.",
            "Ask for the role “Azure Kubernetes Service Cluster User Role” on the cluster. The file from this page works without it.",
        ),
        Meaning::AzNotFound => (
            "Azure can't find this cluster, group or subscription for your account.",
            "Check that you're signed in to the right tenant and that the names are right.",
        ),
        Meaning::AzNotRegistered => (
            "This subscription has never used AKS.",
            "It's probably the wrong subscription. Its owner can register Microsoft.ContainerService.",
        ),
        Meaning::AzMergedInC => (
            "The Azure CLI read C: as the whole path, and didn't change your kubeconfig.",
            "Unset KUBECONFIG for this command, or name the file with --file.",
        ),
        Meaning::AzConflict => (
            "Your kubeconfig has an entry with that name and other content.",
            "Keep a copy, then use --overwrite-existing, or give the new one another name with --context.",
        ),
        Meaning::AzNoSection => (
            "Your kubeconfig lacks a section that the Azure CLI expects.",
            "Use kubectl config or merge on this page. Neither needs the section.",
        ),
        Meaning::AzConvertFailed => (
            "The entry is merged, but the Azure CLI couldn't set how it signs in.",
            "Run kubelogin convert-kubeconfig yourself, with --context. A file name for -f needs a folder: ./name.",
        ),
        Meaning::AzSymlink => (
            "Your kubeconfig is a link, and the Azure CLI doesn't write through links.",
            "Name the real file with --file.",
        ),
        Meaning::AzNotWritable => (
            "The Azure CLI can't read or write your kubeconfig.",
            "Check that the file and its folder belong to you.",
        ),
        Meaning::AzInvalidPath => (
            "KUBECONFIG begins with an empty or wrong path, so the Azure CLI used the default file.",
            "Set KUBECONFIG again.",
        ),
        Meaning::AzBroken => (
            "The Azure CLI can't use your kubeconfig or these options.",
            "Check the file on this page, or name another one with --file.",
        ),
        Meaning::AzPermissions => (
            "Others on this machine can read your kubeconfig. It still works.",
            "Make it readable only by you.",
        ),
        Meaning::ArcProxy => (
            "This cluster needs a connection through Azure Arc. A file alone isn't enough.",
            "Keep az connectedk8s proxy running in another terminal.",
        ),
        Meaning::PopFlags => (
            "The entry asks for proof of possession, but sets only half of it.",
            "Set --pop-enabled and --pop-claims together.",
        ),
        Meaning::ConvertNeeds => (
            "The entry has no ID that kubelogin needs.",
            "Get the file from this page: it has every ID. Otherwise set the ID with the flag in the message. If it's set already, install the newest kubelogin. 0.2.4 loses the server ID, and 0.2.5 wants a tenant for the Azure CLI too.",
        ),
        Meaning::HelperBlocked => (
            "Your system doesn't let this program run.",
            "On Linux and macOS, make it executable with chmod +x. On a managed computer, a rule may block it: ask your administrator to allow it.",
        ),
        Meaning::ExecInfo => {
            ("You ran the helper yourself, but kubectl runs it.", "Run kubectl instead.")
        }
        Meaning::LoginTimeout => (
            "Nobody finished the sign-in in time.",
            "Run kubectl again and look for a browser window or a code. A program with a window may hide it: try once in a terminal.",
        ),
        Meaning::PortInUse => (
            "The port that the sign-in needs is in use, maybe by another sign-in.",
            "Close other windows that wait for a sign-in, then run kubectl again.",
        ),
        Meaning::NoBrowserHere => (
            "The helper can't open a browser here.",
            "Open the printed address yourself, or get the file again with a way that needs no browser.",
        ),
        Meaning::StateMismatch => (
            "The answer to an older sign-in came back.",
            "Close the browser windows of earlier tries, clear the saved sign-in, and run kubectl again.",
        ),
        Meaning::RedirectMismatch => (
            "The provider doesn't know the helper's address.",
            "Ask your administrator to register http://localhost:8000 and http://localhost:18000 for kubectl's client.",
        ),
        Meaning::ClientUnknown => (
            "The provider doesn't know kubectl's client, or wants a secret for it.",
            "Ask your administrator to check this cluster's client. It must be a public client.",
        ),
        Meaning::ScopeRefused => (
            "The provider doesn't give one of the scopes.",
            "Ask your administrator to check the scopes of this cluster.",
        ),
        Meaning::GrantRefused => (
            "The provider doesn't offer this kind of sign-in.",
            "Get the file with another way to sign in, and tell your administrator.",
        ),
        Meaning::RefreshEnded => (
            "The saved sign-in has ended and can't be renewed.",
            "Clear the saved sign-in, then run kubectl again. If the file holds a token, get a new file.",
        ),
        Meaning::ProviderDiscovery => (
            "The identity provider's discovery document can't be read.",
            "Check that you can open the provider's address. If you can, its issuer or certificate authority in the file is wrong: tell your administrator.",
        ),
        Meaning::AzureProviderGone => (
            "This file is of an old kind that kubectl no longer reads.",
            "Get a new file from this page, or run kubelogin convert-kubeconfig for the context.",
        ),
        Meaning::ProviderUnknown => (
            "This program doesn't have kubectl's own sign-in.",
            "Get the file again with another way to sign in.",
        ),
        Meaning::ModeMissing => (
            "The user in the file has no interactiveMode, which this version needs.",
            "Get a new file from this page, or add interactiveMode: IfAvailable under exec.",
        ),
        Meaning::ModeAlways => (
            "The helper wants to ask in a terminal, but there is none.",
            "Run kubectl in a terminal once. In scripts, use a service account.",
        ),
        Meaning::ExecVersion => (
            "kubectl and the sign-in helper use different versions.",
            "Install the newest helper, and get a new file from this page.",
        ),
        Meaning::ExecCommandMissing => (
            "A user in your kubeconfig has an exec block without a command or version.",
            "Get a new file from this page.",
        ),
        Meaning::TwoSignIns => (
            "A user in your kubeconfig has two ways to sign in.",
            "Remove the user with kubectl config delete-user, then add it again.",
        ),
        Meaning::DuplicateName => (
            "A name appears twice in one list of your kubeconfig.",
            "Something was pasted twice. Remove one of the two, or use your backup.",
        ),
        Meaning::InsecureAndCa => (
            "A cluster has a certificate authority, but says not to check it.",
            "Remove insecure-skip-tls-verify from that cluster.",
        ),
        Meaning::TwoAuthorities => (
            "A cluster has its certificate authority twice: as a file and as data.",
            "Keep certificate-authority-data and remove certificate-authority.",
        ),
        Meaning::BadPem => (
            "The certificate authority in the file isn't a certificate.",
            "Get a new file from this page. Copying may have cut this one off.",
        ),
        Meaning::BadBase64 => (
            "A value in the file is damaged, maybe from copying.",
            "Download a new file from this page instead of copying it.",
        ),
        Meaning::WrongType => (
            "A value in the file looks like a number or like yes or no, so it needs quotes.",
            "Put quotes around it.",
        ),
        Meaning::BadEncoding => (
            "The file is saved in another encoding.",
            "Save it as UTF-8. In PowerShell 5.1, > writes UTF-16: use Set-Content -Encoding UTF8.",
        ),
        Meaning::BadNamespace => (
            "That isn't a valid namespace name.",
            "Use lowercase letters, digits and hyphens, at most 63.",
        ),
        Meaning::BadProxyUrl => (
            "The proxy in the file isn't a valid address.",
            "It must begin with http://, https:// or socks5://. Tell your administrator.",
        ),
        Meaning::NoServer => (
            "A cluster in your kubeconfig has no address, or one without https://.",
            "Get a new file from this page.",
        ),
        Meaning::NoContext => (
            "There is no context with that name, or none is chosen.",
            "List the contexts, then choose one with kubectl config use-context. If yours is missing, KUBECONFIG doesn't point at the file.",
        ),
        Meaning::ContextExists => (
            "A context with that name already exists.",
            "Choose another name, or delete the old one with kubectl config delete-context.",
        ),
        Meaning::MissingEntry => (
            "A context names a user or a cluster that doesn't exist.",
            "Get a new file from this page. With several files, a name in the first one hides the same name in others.",
        ),
        Meaning::AsksUsername => (
            "The context has no way to sign in, so kubectl asks for a user name. No name will help.",
            "Press Ctrl+C. Check which user the context names, and that it exists.",
        ),
        Meaning::LocalhostRefused => (
            "kubectl found no kubeconfig, so it asked your own computer.",
            "Point KUBECONFIG at the file, as the guide says, in this same terminal.",
        ),
        Meaning::ConfigMissing => (
            "The kubeconfig isn't where kubectl looks.",
            "Check how the browser named the file, and point KUBECONFIG at it.",
        ),
        Meaning::ConfigUnreadable => (
            "kubectl isn't allowed to read the kubeconfig.",
            "It probably belongs to another user because of sudo. Make yourself its owner.",
        ),
        Meaning::ConfigLocked => (
            "Another kubectl is writing the kubeconfig, or stopped while writing.",
            "Try again. If none is running, delete the file that ends in .lock beside the kubeconfig.",
        ),
        Meaning::BrokenYaml => {
            ("The kubeconfig is damaged.", "Check it on this page, or use your backup.")
        }
        Meaning::ScriptsDisabled => (
            "PowerShell doesn't run scripts here. You don't need one.",
            "Paste the lines from the guide instead.",
        ),
        Meaning::OldKubectl => (
            "kubectl is too old for this command.",
            "Install a newer one as the guide says: 1.28 for whoami, 1.30 for these commands.",
        ),
        Meaning::ForbiddenAzure => (
            "You're signed in, but have no role on this cluster in Azure.",
            "Ask for a role such as “Azure Kubernetes Service RBAC Reader” on the cluster or your namespace. A new role takes some minutes to work.",
        ),
        Meaning::ForbiddenCluster => (
            "You can't see this for the whole cluster.",
            "Name your namespace with -n. If you have no access, ask the cluster's administrator.",
        ),
        Meaning::Forbidden => (
            "You're signed in, but you aren't allowed to do this.",
            "Check that it's the right namespace. Otherwise ask the cluster's administrator for access, with the user name.",
        ),
        Meaning::NamespaceMissing => {
            ("The cluster has no such namespace.", "Check that its name and the context are right.")
        }
        Meaning::NothingThere => {
            ("Everything works. The namespace has nothing of that kind.", "Nothing to do.")
        }
        Meaning::GroupsOverage => (
            "You're in too many groups for a token, and the API server can't fetch the rest.",
            "Ask the cluster's administrator to limit the groups claim to the groups assigned to the application.",
        ),
        Meaning::IssuerDiffers => (
            "The API server trusts another issuer than the token's.",
            "The issuer must match exactly, even a slash at its end. Tell your administrator and the cluster's.",
        ),
        Meaning::AudienceDiffers => (
            "The API server accepts tokens for another client.",
            "Ask your administrator and the cluster's to set the same client.",
        ),
        Meaning::TokenExpired => (
            "The token has ended.",
            "Get a new file from this page, or clear the saved sign-in. If it's new, a clock is wrong: on your computer, at the provider or on the API server.",
        ),
        Meaning::TokenInvalid => (
            "The API server doesn't accept the token.",
            "Tell the cluster's administrator. The API server's log has the reason, since Kubernetes 1.34 under errorCauses. Usual ones: issuer, audience, signing algorithm, expiry or an unverified email.",
        ),
        Meaning::PlainUnauthorized => (
            "The cluster doesn't know who you are.",
            "If the file holds a token, it has ended: get a new file. Otherwise clear the saved sign-in and try again. If that doesn't help, the cluster doesn't trust this sign-in: tell its administrator.",
        ),
        Meaning::PrivateCluster => (
            "This cluster is private: its name works only in its own network.",
            "Connect to the VPN, or use a machine in that network.",
        ),
        Meaning::ProxyRefused => (
            "A proxy between you and the cluster wants a sign-in.",
            "Put your proxy's sign-in into HTTPS_PROXY, or add the cluster to NO_PROXY if it needs no proxy.",
        ),
        Meaning::ProxyUnreachable => (
            "The proxy between you and the cluster can't be reached.",
            "Check HTTPS_PROXY, and proxy-url in the kubeconfig. A proxy's address usually begins with http://. If the cluster needs no proxy, add it to NO_PROXY.",
        ),
        Meaning::CertificateName => (
            "The server's certificate is for another name.",
            "The address or tls-server-name in the file is wrong, or something is between you and the cluster. Tell your administrator.",
        ),
        Meaning::CertificateTime => (
            "A certificate isn't valid now.",
            "Check your computer's clock. If it's right, get a new file from this page.",
        ),
        Meaning::CertificateUnknown => (
            "The server's certificate is from a certificate authority that isn't known here.",
            "Get a new file from this page: someone may have created the cluster again. If your network decrypts connections, its certificate authority is missing: ask your administrator. Don't switch the check off.",
        ),
        Meaning::NotTls => (
            "Something other than the cluster answers at that address.",
            "A proxy or your network's sign-in page may be in between. Otherwise the address in the file is wrong.",
        ),
        Meaning::NoSuchHost => (
            "Your computer can't find the cluster's address.",
            "Check that you're online, and in the VPN if it needs one. A stopped or deleted cluster loses its name too.",
        ),
        Meaning::Refused => (
            "The machine answers, but no cluster does.",
            "The cluster may be stopped or starting, or the port is wrong. If that doesn't change, ask its administrator.",
        ),
        Meaning::NoRoute => (
            "The cluster's network can't be reached from here.",
            "Connect to the VPN, if the cluster needs one.",
        ),
        Meaning::Reset => (
            "Something between you and the cluster cut the connection.",
            "It's probably a firewall or proxy. Try another network or the VPN.",
        ),
        Meaning::TimedOut => (
            "The cluster didn't answer in time.",
            "Connect to the VPN, if the cluster needs one. It may allow only some addresses: ask its administrator whether yours is one.",
        ),
        Meaning::Busy => ("The cluster is busy or starting.", "Try again in a few minutes."),
        Meaning::ExecFailed => (
            "The sign-in helper stopped with an error.",
            "The lines above that one have the reason: paste them as well.",
        ),
        _ => sign_in(meaning),
    }
}
