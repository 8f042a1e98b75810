//! Words for the programs that sign in, and where they keep what they have.

use super::cluster::cluster;
use crate::guide::troubleshoot::Meaning;

/// What happened, and what to do; for others what the next file says.
pub(super) const fn sign_in(meaning: Meaning) -> (&'static str, &'static str) {
    match meaning {
        Meaning::KeyringUnavailable => (
            "The keyring of this system is locked or not there, so the helper cannot keep your sign-in.",
            "Add --token-cache-storage=disk (or none) to the arguments of the helper in the kubeconfig. Over SSH and in WSL there is often no keyring; on a desktop, unlock it.",
        ),
        Meaning::CacheUnavailable => (
            "The helper cannot keep tokens here: the keyring of the system is not available, as in a container.",
            "Install the newest kubelogin: from 0.2.7 on it goes on without this cache, only 0.2.11 doesn't. In a container or pipeline, take a way to sign in that keeps nothing, such as the Azure CLI or a workload identity.",
        ),
        Meaning::CacheNotWritable => (
            "The program cannot write into the folder where it keeps sign-ins.",
            "See that the folder in the message belongs to you and is writable. In a container, name another one: AZURE_CONFIG_DIR for the Azure CLI, --cache-dir or --token-cache-dir for the helper.",
        ),
        Meaning::ManagedIdentityMissing => (
            "There is no managed identity or federated token here, or not the one that was named.",
            "A managed identity exists only on a machine in Azure that it is assigned to; a federated token only in a pod with the label azure.workload.identity/use, or in a workflow with the permission id-token: write. See the client ID too. Where a proxy is set, 169.254.169.254 belongs in NO_PROXY.",
        ),
        Meaning::KeychainRace => (
            "Two sign-ins used the keychain of macOS at the same time, and one of them failed.",
            "Run kubectl again. Install kubelogin 0.2.17 or newer, which uses the keychain one after the other.",
        ),
        Meaning::KeychainLocked => (
            "The keychain of macOS is locked, as it is over SSH.",
            "Unlock the keychain, then run kubectl again.",
        ),
        Meaning::CacheOfOtherAccount => (
            "The sign-in that was kept is enciphered for another Windows account or computer, and cannot be read.",
            "Remove what was kept, then sign in again.",
        ),
        Meaning::ManagedIdentityTenant => (
            "The Azure CLI is signed in as a managed identity, and a managed identity takes no tenant.",
            "Leave --tenant-id out of the arguments of kubelogin (and AZURE_TENANT_ID unset), or use --login msi.",
        ),
        Meaning::BrokerCancelled => (
            "The sign-in window of Windows (the broker, WAM) was closed or gave up.",
            "If you closed it, sign in again. If no window appears or it fails again, switch the broker off: the browser then opens instead.",
        ),
        Meaning::WrongArchitecture => (
            "The program is built for another processor or operating system.",
            "Install the build for this machine, such as arm64 or amd64, Linux or Windows. See which file is found first on the path.",
        ),
        Meaning::HelperOutput => (
            "The sign-in helper printed something else than credentials. The kubeconfig itself is fine.",
            "The program under exec, command must print an ExecCredential and nothing else. Run it by itself to see what it prints: a wrapper, an alias or a message of an update may come first, or it is another program of that name.",
        ),
        Meaning::HelperLogin => (
            "The program that signs in to this cluster is not signed in itself.",
            "Sign in with it, such as by aws sso login, gcloud auth login or tsh login. Then run kubectl again.",
        ),
        Meaning::ProviderFailed => (
            "The identity provider failed with an error of its own.",
            "Try again later. Your sign-in may be as good as before: clearing it does not help.",
        ),
        Meaning::ProviderWebPage => (
            "A web page came where the identity provider should have answered.",
            "A proxy or a sign-in page of your network stands between, or the issuer in the file leads to a web page. Open the address of the provider in a browser to see which.",
        ),
        Meaning::GcpProviderGone => (
            "This file uses the Google sign-in that kubectl no longer has.",
            "Install gke-gcloud-auth-plugin, then run gcloud container clusters get-credentials again.",
        ),
        Meaning::ExecFailedUnknown => (
            "The sign-in helper stopped, and the reason it printed is not known here.",
            "Send the lines that the helper printed to whoever helps you with the cluster, without tokens.",
        ),
        _ => cluster(meaning),
    }
}
