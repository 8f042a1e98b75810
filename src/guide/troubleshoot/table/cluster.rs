//! The API server, its policies and its nodes.

use super::row::table;

table! {
    CLUSTER
    NoCredentialSent:
        "user \"system:anonymous\""
    PolicyRefused:
        "violates podsecurity|forbidden"
        "against any security context"
        "against any pod security policy"
        "unable to admit pod"
        "forbidden: failed quota"
        "admission webhook|denied the request"
        "validatingadmissionpolicy|denied request"
        "usage per container is"
        "usage per pod is"
        "error from server (forbidden)| is forbidden: |!forbidden: user \"|!attempting to grant|!(user=|!quota|!being terminated"
    QuotaExceeded:
        "exceeded quota"
    NamespaceEnding:
        "because it is being terminated"
    WebhookUnreachable:
        "failed calling webhook"
        "failed to call webhook"
    KubeletRefused:
        "provide credentials ( pods/"
        "must be logged in|( pods/"
        "must be logged in|nodes/proxy"
        "unable to upgrade connection: unauthorized"
        "unable to upgrade connection: forbidden"
        "forbidden (user=|verb=|resource="
        "forbidden (user=|subresource="
    NodeUnreachable:
        "error dialing backend"
        "no agent available"
        "dial tcp|10250: "
        ":10250/|: dial tcp"
        ":10250/|timeout"
        ":10250/|502 bad gateway"
        "proxy error from|while dialing"
    UpgradeRefused:
        "unable to upgrade connection: <"
        "error upgrading connection|<html"
        "error upgrading connection: 4"
        "websocket: bad handshake"
        "unable to upgrade connection: 4"
        "unable to upgrade connection: 5"
    ForbiddenAzure:
        "access to the resource in azure"
    ForbiddenCluster:
        "is forbidden|at the cluster scope|!cannot impersonate|!resource \"namespaces\"|!resource \"nodes\"|!resource \"persistentvolumes\"|!resource \"clusterrole|!resource \"customres|!group \"storage.k8s.io"
    Forbidden:
        "forbidden: user \"|cannot"
        "error from server (forbidden)|! is forbidden: |!<html|!<head"
        "attempting to grant rbac"
        "service account may have been revoked"
    NamespaceMissing:
        "namespaces \"|\" not found"
    NothingThere:
        "no resources found"
    GroupsOverage:
        "expand distributed claims"
    TokenVersion:
        "issued by a different provider|sts.windows.net|login.microsoftonline|!get-token"
        "oidc: expected issuer|sts.windows.net|login.microsoftonline"
    IssuerDiffers:
        "issued by a different provider|!get-token"
        "oidc: expected issuer"
    AudienceDiffers:
        "oidc: expected audience|!get-token"
        "invalid audience"
        "'aud' claim and 'client_id'"
        "oidc: |invalid claim|aud="
        "is invalid for the target audiences"
    EmailUnverified:
        "oidc: email not verified"
        "email_verified|claim is false"
    SigningAlgorithm:
        "signed with unsupported algorithm"
        "unexpected signature algorithm"
        "unsupported signing algorithm"
    SigningKeyUnknown:
        "failed to verify id token signature"
        "failed to verify signature"
        "no matching signing key"
        "error in cryptographic primitive"
    ClaimMissing:
        "oidc: parse username claim"
        "oidc: parse groups claim"
        "required claim|not present in id token"
        "oidc: could not find claim"
        "oidc: missing required claim"
        "claim not present|oidc:"
        "claim validation expression"
        "required claim|does not match"
        "user validation"
    IssuerUnreachable:
        "authenticator: initializing plugin"
        "oidc: authenticator not initialized"
        "oidc: authenticator|is not initialized"
        "oidc: fetching keys"
        "fetching keys oidc"
    TokenExpired:
        "oidc: token is expired"
        "bearer token|token has expired"
        "before the nbf"
        "token is expired by"
    TokenInvalid:
        "invalid bearer token"
    PlainUnauthorized:
        "you must be logged in to the server"
        "asked for the client to provide credentials"
        "error: you must be logged in"
        "error from server (unauthorized)"
        "unauthorized! token may have expired"
        "message: unauthorized"
        "\"unauthorized\",\"code\":401"
        "apiexception: (401)"
        "apierror: unauthorized"
        "http-code: 401"
        "reason: \"unauthorized\", code: 401"
        "error: unauthorized |kubernetes"
        "response status: 401"
        "status=\"401 unauthorized"
        "api group list: unauthorized"
        "unable to recognize|: unauthorized"
        "cluster unreachable: unauthorized"
    Busy:
        "the server is currently unable to handle the request|!resource list for|!.k8s.io)"
        "error from server (serviceunavailable)|!.k8s.io)|!<|!no endpoints"
        "error from server (toomanyrequests)"
        "received too many requests"
        "etcdserver:"
        "internal server error: \"/"
        "error on the server (\"\") has prevented"
        "response in the time allotted"
    ExtensionApiDown:
        "couldn't get resource list for|unable to handle the request"
        "unable to handle the request (|.k8s.io)"
        "metrics api not available"
}
