//! Words for the API server, its policies and its nodes.

use super::network::network;
use crate::guide::troubleshoot::Meaning;

/// What happened, and what to do; for others what the next file says.
pub(super) const fn cluster(meaning: Meaning) -> (&'static str, &'static str) {
    match meaning {
        Meaning::NoCredentialSent => (
            "Nobody is signed in: the request has no credential, so the cluster treats you as system:anonymous.",
            "Check which user the context names, and that this user has a way to sign in. An old client may ignore the exec part. You don't need more access yet.",
        ),
        Meaning::KubeletRefused => (
            "The node's kubelet refused the request, but the API server let you in.",
            "Tell the cluster's administrator: the kubelet doesn't accept the API server, so logs and exec fail. A new file doesn't help.",
        ),
        Meaning::PolicyRefused => (
            "A cluster policy refuses this object. You have enough rights.",
            "Change the object as the message says. If you can't, ask the cluster's administrator about the policy, not for access.",
        ),
        Meaning::QuotaExceeded => (
            "The namespace's quota is used up. You have enough rights.",
            "Remove what you no longer need, request less, or ask the cluster's administrator for a larger quota.",
        ),
        Meaning::NamespaceEnding => (
            "The namespace is being deleted and accepts nothing new.",
            "Wait until it's gone, or use another namespace. If it stays, ask the cluster's administrator.",
        ),
        Meaning::WebhookUnreachable => (
            "A cluster's admission webhook doesn't answer, so the API server refuses the change.",
            "Tell the cluster's administrator which webhook the message names. Your access isn't the reason.",
        ),
        Meaning::NodeUnreachable => (
            "The cluster's control plane can't reach the node, or doesn't trust it.",
            "Tell the cluster's administrator: the reason is the tunnel (konnectivity), a firewall or the node. Your own connection works.",
        ),
        Meaning::UpgradeRefused => (
            "A proxy answered instead of the cluster: it doesn't let exec, attach and port-forward through.",
            "Add the cluster to NO_PROXY. Otherwise ask the proxy's or load balancer's administrator to allow connection upgrades (SPDY or web sockets).",
        ),
        Meaning::TokenVersion => (
            "The token has version 1 (issuer sts.windows.net), but the API server expects version 2.",
            "Ask the application's administrator to set requestedAccessTokenVersion to 2, or the cluster's to set the other issuer.",
        ),
        Meaning::EmailUnverified => (
            "The API server names people by their email, but the provider hasn't verified yours.",
            "The provider must verify the email (email_verified), or the API server must use another claim for the user name.",
        ),
        Meaning::SigningAlgorithm => (
            "The API server doesn't accept the algorithm that signed the token.",
            "Add the algorithm to the API server (--oidc-signing-algs), or have the provider sign with RS256.",
        ),
        Meaning::SigningKeyUnknown => (
            "The token's signature fits no issuer key that the API server knows.",
            "The keys may have just changed: sign in again. If that doesn't help, the API server reads another issuer's keys.",
        ),
        Meaning::ClaimMissing => (
            "The token doesn't have a claim that the API server needs, or the claim has another form.",
            "Compare the API server's claims for user name and groups with the provider's scopes and mappers.",
        ),
        Meaning::IssuerUnreachable => (
            "The API server itself can't reach the issuer, so it can't check tokens.",
            "Check from the control plane that the issuer and its keys are reachable, and that the certificate authority (--oidc-ca-file) is right.",
        ),
        Meaning::ExtensionApiDown => (
            "An API that extends the cluster, such as metrics, doesn't answer. The cluster itself does.",
            "Most commands still work. Tell the cluster's administrator which API the message names.",
        ),
        Meaning::CertificateMalformed => (
            "The server's certificate is malformed, or of a kind that's no longer accepted, such as SHA-1.",
            "Ask the cluster's administrator to renew the certificate. You can't fix this on your computer.",
        ),
        _ => network(meaning),
    }
}
