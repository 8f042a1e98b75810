//! Words for the API server, its policies and its nodes.

use super::network::network;
use crate::guide::troubleshoot::Meaning;

/// What happened, and what to do; for others what the next file says.
pub(super) const fn cluster(meaning: Meaning) -> (&'static str, &'static str) {
    match meaning {
        Meaning::NoCredentialSent => (
            "Nobody is signed in: the request carried no credential, so the cluster took it for system:anonymous.",
            "See which user the context names, and that this user has a way to sign in. A client that is too old may leave out the exec part. Access is not the question yet.",
        ),
        Meaning::KubeletRefused => (
            "The kubelet of the node refused the request; the API server itself let you in.",
            "Tell the administrators of the cluster: the kubelet does not accept the API server, so logs and exec fail. A new file does not help.",
        ),
        Meaning::PolicyRefused => (
            "A policy of the cluster refuses this object. Your rights are enough.",
            "Change the object as the message says. If that cannot be, ask the administrators of the cluster about the policy, not for access.",
        ),
        Meaning::QuotaExceeded => (
            "The quota of the namespace is used up. Your rights are enough.",
            "Remove what is no longer needed, ask for less, or ask the administrators of the cluster for a larger quota.",
        ),
        Meaning::NamespaceEnding => (
            "The namespace is being deleted, and takes nothing new.",
            "Wait until it is gone, or use another namespace. If it stays, ask the administrators of the cluster.",
        ),
        Meaning::WebhookUnreachable => (
            "An admission webhook of the cluster does not answer, so the API server refuses the change.",
            "Tell the administrators of the cluster which webhook the message names. Your access is not the reason.",
        ),
        Meaning::NodeUnreachable => (
            "The control plane of the cluster does not reach the node, or does not trust it.",
            "Tell the administrators of the cluster: the tunnel (konnectivity), a firewall or the node itself is the reason. Your own connection works.",
        ),
        Meaning::UpgradeRefused => (
            "A proxy on the way answered instead of the cluster: it does not let exec, attach and port-forward through.",
            "Add the cluster to NO_PROXY. Otherwise ask whoever runs the proxy or load balancer to let connections be upgraded (SPDY and what follows it).",
        ),
        Meaning::TokenVersion => (
            "The token is of version 1 (issuer sts.windows.net), and the API server expects version 2.",
            "Whoever registered the application should set requestedAccessTokenVersion to 2, or the API server be given the other issuer.",
        ),
        Meaning::EmailUnverified => (
            "The API server names people by their email, and the provider has not verified this one.",
            "The provider has to verify the email (email_verified), or the API server use another claim for the user name.",
        ),
        Meaning::SigningAlgorithm => (
            "The token is signed with an algorithm that the API server does not accept.",
            "Add the algorithm to the API server (--oidc-signing-algs), or let the provider sign with RS256.",
        ),
        Meaning::SigningKeyUnknown => (
            "The signature of the token fits no key of the issuer that the API server knows.",
            "The keys may have changed a moment ago: sign in again. If it stays, the API server reads the keys of another issuer.",
        ),
        Meaning::ClaimMissing => (
            "The token lacks a claim that the API server asks for, or the claim has another form.",
            "Compare the claims for user name and groups of the API server with the scopes and mappers of the provider.",
        ),
        Meaning::IssuerUnreachable => (
            "The API server itself does not reach the issuer, so it can check no token.",
            "See from the control plane that the issuer and its keys can be had, and that the authority (--oidc-ca-file) is right.",
        ),
        Meaning::ExtensionApiDown => (
            "An API that extends the cluster, such as metrics, does not answer. The cluster itself does.",
            "Most commands work all the same. Tell the administrators of the cluster which API the message names.",
        ),
        Meaning::CertificateMalformed => (
            "The certificate of the server is malformed, or of a kind that is no longer accepted, such as SHA-1.",
            "The administrators of the cluster have to renew the certificate. Nothing on your computer fixes it.",
        ),
        _ => network(meaning),
    }
}
