//! The keys of `clusters`.

use super::form;
use super::part::{SchemaPart, ValueForm::*, row};
use super::rules;
use super::values::*;
use crate::config::keys;

/// `clusters[]`.
pub static CLUSTER: SchemaPart = SchemaPart {
    title: "clusters[]",
    known: keys::CLUSTER,
    rules: rules::cluster,
    rows: &[
        row(
            "name",
            Like(&form::SUBDOMAIN),
            "DNS-1123 subdomain, unique",
            "required",
            "the cluster's name, also in links and in the kubeconfig",
        ),
        row("displayName", Text, "text, unique", "its `name`", "what people read")
            .like("Production, West Europe"),
        row("description", Text, "text", "–", "a sentence about it").like("What customers use"),
        row("environment", Text, "text", "–", "a heading on the page").like("production"),
        row(
            "identity",
            Text,
            "name of an identity",
            "the only identity",
            "where people sign in for it",
        )
        .like("contoso"),
        row(
            "server",
            Like(&form::HTTPS),
            "address",
            "required, except for `arc`",
            "the API server",
        ),
        row(
            "certificateAuthorityData",
            Like(&form::BASE64),
            "base64 of PEM certificates",
            "the public certificate authorities",
            "its certificate authority, as in a kubeconfig; line breaks in the base64 are accepted",
        ),
        row(
            "tlsServerName",
            Like(&form::HOST),
            "host name",
            "the server's host",
            "the name in its certificate; beside `token` for `aks` one in AKS' own domain",
        ),
        row(
            "proxyUrl",
            Like(&form::PROXY),
            "`http:`, `https:` or `socks5:` address",
            "–",
            "the proxy on the way to it; `token` for `aks` does not work beside it",
        ),
        row("network", Text, "text", "–", "a note on how to reach it")
            .like("Needs the corporate VPN"),
        row("aks", Keys(&CLUSTER_AKS), "keys", "–", "AKS-managed Entra integration; `{}` will do"),
        row(
            "oidc",
            Keys(&CLUSTER_OIDC),
            "keys",
            "–",
            "the API server trusts the provider itself; `{}` will do except under Entra",
        ),
        row(
            "arc",
            Keys(&CLUSTER_ARC),
            "keys",
            "–",
            "the cluster is reached through Azure Arc alone; the page explains `az connectedk8s proxy` instead of making a file",
        ),
        row(
            "methods",
            Many(&OneOf(methods)),
            "list",
            "`[interactive, azurecli]` for `aks`, `[browser]` for `oidc`, none for `arc`",
            "ways to sign in, the first is the default",
        ),
        row(
            "namespaces",
            EachOr(&NAMESPACE, &Like(&form::LABEL)),
            "list",
            "none",
            "namespaces on offer",
        ),
        row(
            "anyNamespace",
            Flag,
            "true or false",
            "`true`",
            "may people type a namespace that is not in the list",
        ),
        row(
            "visibleTo",
            Many(&Text),
            "list of groups",
            "everyone",
            "who sees the cluster on the page. Convenience, not a boundary: the API server decides about access, and this file is public. A [private catalogue](private-catalogue.md) is a boundary",
        ),
    ],
};

/// `clusters[].aks`.
pub static CLUSTER_AKS: SchemaPart = SchemaPart {
    title: "clusters[].aks",
    known: keys::CLUSTER_AKS,
    rules: rules::none,
    rows: &[
        row("resourceId", Like(&form::AKS_ID), "Azure resource id", "–", "the cluster in Azure"),
        row(
            "tenantId",
            Like(&form::ONE_TENANT),
            "tenant id or domain",
            "the person's tenant; required where the identity is not Entra's",
            "the tenant people sign in to",
        ),
        row(
            "serverId",
            Like(&form::GUID),
            "GUID",
            "the AKS server application",
            "for a server application of your own",
        ),
        row(
            "clientId",
            Like(&form::GUID),
            "GUID",
            "the AKS client application",
            "for a client application of your own",
        ),
        row(
            "environment",
            OneOf(environments),
            "`AzurePublicCloud`, `AzureUSGovernmentCloud`, `AzureChinaCloud`",
            "the cloud's",
            "the cloud's name for Azure/kubelogin",
        ),
    ],
};

/// `clusters[].oidc`.
pub static CLUSTER_OIDC: SchemaPart = SchemaPart {
    title: "clusters[].oidc",
    known: keys::CLUSTER_OIDC,
    rules: rules::none,
    rows: &[
        row("clientId", Like(&form::WORD), "text", "the identity's client; required under Entra", "the client kubectl signs in with. Under Entra it must be another than the page's, registered for mobile and desktop with `http://localhost:8000` and `http://localhost:18000`").like("kubernetes"),
        row("audiences", Many(&Like(&form::WORD)), "list of texts", "just `clientId`", "all audiences that the API server accepts"),
        row("issuer", Like(&form::HTTPS), "address", "the issuer that the provider names; required for `organizations` and `common`", "exactly as the API server is told it"),
        row("scopes", Many(&Like(&form::SCOPE)), "list of texts", "none", "asked for by kubectl beside `openid`"),
        row("usernameClaim", Like(&form::WORD), "text", "`sub`", "the claim that becomes the user name").like("email"),
        row("usernamePrefix", Text, "text", "`<issuer>#` unless the claim is `email`", "what is put before it; `-` for nothing").like("oidc:"),
        row("groupsClaim", Like(&form::WORD), "text", "none", "the claim that becomes the groups, or a path to it").like("groups"),
        row("groupsPrefix", Text, "text", "none", "what is put before each").like("oidc:"),
        row("aksExternal", Flag, "true or false", "true for a server in AKS' own domain", "does AKS run the API server, with the provider as an external one"),
        row("certificateAuthorityData", Like(&form::BASE64), "base64 of PEM certificates", "the public certificate authorities", "the provider's certificate authority, for kubectl and its helper"),
        row("offlineAccess", Flag, "true or false", "true where the provider lists the scope", "does kubectl ask for `offline_access`, so that it signs people in again by itself"),
        row("refreshToken", Flag, "true or false", "`false`", "may `builtin` put the refresh token of the sign-in into the file. Not under Entra"),
        row("authParams", Many(&Like(&form::PARAMETER)), "list of `name=value`", "none", "further parameters of kubectl's authorization request, for `browser` and `keyboard`"),
        row("keyboardRedirect", Like(&form::REDIRECT), "address or `urn:`", "`urn:ietf:wg:oauth:2.0:oob`; under Entra the cloud's `…/common/oauth2/nativeclient`", "the redirect URI of `keyboard`, where the provider shows the code"),
    ],
};

/// `clusters[].arc`.
pub static CLUSTER_ARC: SchemaPart = SchemaPart {
    title: "clusters[].arc",
    known: keys::CLUSTER_ARC,
    rules: rules::none,
    rows: &[row(
        "resourceId",
        Like(&form::ARC_ID),
        "Azure resource id of the type `Microsoft.Kubernetes/connectedClusters`",
        "required",
        "the cluster in Azure",
    )],
};

/// `clusters[].namespaces[]`.
pub static NAMESPACE: SchemaPart = SchemaPart {
    title: "clusters[].namespaces[]",
    known: keys::NAMESPACE,
    rules: rules::none,
    rows: &[
        row(
            "name",
            Like(&form::LABEL),
            "DNS-1123 label, unique in the cluster",
            "required",
            "the namespace",
        ),
        row("displayName", Text, "text", "–", "what people read").like("Billing"),
        row("groups", Many(&Text), "list of groups", "none", "shown first to members of these"),
    ],
};
