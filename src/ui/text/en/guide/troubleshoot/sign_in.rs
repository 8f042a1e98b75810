//! Words for the programs that sign in, and where they keep what they have.

use super::cluster::cluster;
use crate::guide::troubleshoot::Meaning;

/// What happened, and what to do; for others what the next file says.
pub(super) const fn sign_in(meaning: Meaning) -> (&'static str, &'static str) {
    match meaning {
        Meaning::KeyringUnavailable => (
            "This system's keyring is locked or missing, so the helper can't save your sign-in.",
            "Add --token-cache-storage=disk (or none) to the helper's arguments in the kubeconfig. Over SSH and in WSL there is often no keyring. On a desktop, unlock it.",
        ),
        Meaning::CacheUnavailable => (
            "The helper can't save tokens here: the system's keyring isn't available, as in a container.",
            "Install the newest kubelogin: since 0.2.7 it works without this cache, except 0.2.11. In a container or pipeline, use a way to sign in that saves nothing, such as the Azure CLI or a workload identity.",
        ),
        Meaning::CacheNotWritable => (
            "The program can't write to the folder where it saves sign-ins.",
            "Check that the folder in the message belongs to you and is writable. In a container, set another one: AZURE_CONFIG_DIR for the Azure CLI, --cache-dir or --token-cache-dir for the helper.",
        ),
        Meaning::ManagedIdentityMissing => (
            "There is no managed identity or federated token here, or not the named one.",
            "A managed identity works only on an Azure machine that it's assigned to. A federated token needs a pod with the label azure.workload.identity/use, or a workflow with the permission id-token: write. Check the client ID too. Behind a proxy, add 169.254.169.254 to NO_PROXY.",
        ),
        Meaning::KeychainRace => (
            "Two sign-ins used the macOS keychain at the same time, and one failed.",
            "Run kubectl again. Install kubelogin 0.2.17 or newer, where each sign-in waits for the other.",
        ),
        Meaning::KeychainLocked => (
            "The macOS keychain is locked, as it is over SSH.",
            "Unlock the keychain, then run kubectl again.",
        ),
        Meaning::CacheOfOtherAccount => (
            "The saved sign-in is encrypted for another Windows account or computer, so it can't be read.",
            "Remove the saved sign-in, then sign in again.",
        ),
        Meaning::ManagedIdentityTenant => (
            "The Azure CLI is signed in as a managed identity, which accepts no tenant.",
            "Remove --tenant-id from kubelogin's arguments (and unset AZURE_TENANT_ID), or use --login msi.",
        ),
        Meaning::BrokerCancelled => (
            "The Windows sign-in window (the broker, WAM) was closed or failed.",
            "If you closed it, sign in again. If no window appears or it fails again, switch the broker off: the browser then opens instead.",
        ),
        Meaning::WrongArchitecture => (
            "The program is for another processor or operating system.",
            "Install the build for this machine, such as arm64 or amd64, Linux or Windows. Check which file comes first on the path.",
        ),
        Meaning::HelperOutput => (
            "The sign-in helper printed something other than credentials. The kubeconfig itself is fine.",
            "The program under exec, command must print an ExecCredential and nothing else. Run it by itself to see what it prints. A wrapper, an alias or an update message may come first, or it's another program with that name.",
        ),
        Meaning::HelperLogin => (
            "The program that signs in to this cluster isn't signed in itself.",
            "Sign in with it, such as with aws sso login, gcloud auth login or tsh login. Then run kubectl again.",
        ),
        Meaning::ProviderFailed => (
            "The identity provider has an error.",
            "Try again later. Your sign-in may still work: clearing it doesn't help.",
        ),
        Meaning::ProviderWebPage => (
            "A web page answered instead of the identity provider.",
            "A proxy or your network's sign-in page is in between, or the issuer in the file leads to a web page. Open the provider's address in a browser to see which.",
        ),
        Meaning::GcpProviderGone => (
            "This file uses the Google sign-in, which kubectl no longer has.",
            "Install gke-gcloud-auth-plugin, then run gcloud container clusters get-credentials again.",
        ),
        Meaning::ExecFailedUnknown => (
            "The sign-in helper stopped, and its reason isn't known here.",
            "Send the helper's lines without tokens to the cluster's administrator.",
        ),
        _ => cluster(meaning),
    }
}
