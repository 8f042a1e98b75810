//! The kubeconfig as kubectl reads it.

use super::row::table;

table! {
    KUBECONFIG
    AzureProviderGone:
        "the azure auth plugin has been removed"
        "no auth provider found for name \"azure\""
    GcpProviderGone:
        "the gcp auth plugin has been removed"
        "no auth provider found for name \"gcp\""
    ProviderUnknown:
        "no auth provider found for name"
    ModeMissing:
        "interactivemode must be specified"
    ModeAlways:
        "exec plugin cannot support interactive mode"
        "standard input is not a terminal"
        "standard input is unavailable"
    ExecVersion:
        "is configured to use api version"
        "exec plugin: invalid apiversion"
        "unsupported apiversion|execcredential"
        "client.authentication.k8s.io/v1alpha1"
    ExecCommandMissing:
        "command must be specified for"
        "apiversion must be specified for"
    TwoSignIns:
        "more than one authentication method"
        "cannot be provided in combination with"
    DuplicateName:
        "duplicate name \""
    InsecureAndCa:
        "with the insecure flag is not allowed"
    TwoAuthorities:
        "certificate-authority are both specified"
    LinkedFilesMissing:
        "unable to read client-cert"
        "unable to read client-key"
        "unable to read certificate-authority"
        "unable to read tokenfile"
    KeyPairMismatch:
        "private key does not match public key"
        "private key type does not match public key type"
    ClientKeyBroken:
        "tls: failed to find any pem data"
        "tls: failed to parse private key"
        "tls: failed to find pem block"
        "tls: failed to find certificate pem data"
        "found a certificate rather than"
    BadPem:
        "unable to load root certificates"
        "unable to parse bytes as pem block"
    BadBase64:
        "illegal base64 data|!cannot be handled as"
        "invalid header field value"
    WrongType:
        "cannot unmarshal|into go struct field"
    BadEncoding:
        "control characters are not allowed"
        "invalid leading utf-8 octet"
        "incomplete utf-16"
    BadNamespace:
        "kubernetes dns_label"
        "rfc 1123 label must|namespace"
    BadProxyUrl:
        "invalid 'proxy-url'"
        "unsupported scheme|proxy"
    NoServer:
        "no server found for cluster"
        "default cluster has no server defined"
        "unsupported protocol scheme"
        "missing protocol scheme|api"
        "first path segment in url"
    NoContext:
        "no context exists with the name"
        "context was not found for specified context"
        "context \"|\" does not exist"
        "current-context is not set"
        "invalid context specified"
        "unable to activate context"
        "current-context must exist"
        "cannot delete context"
    ContextExists:
        "cannot rename the context"
    MissingEntry:
        "was not found for context"
        "auth info \"|\" does not exist"
        "cluster \"|\" does not exist"
    AsksUsername:
        "please enter username"
    LocalhostRefused:
        "localhost:8080"
        "127.0.0.1:8080"
        "[::1]:8080"
        "failed to connect to localhost/127.0.0.1:"
        "no configuration has been"
        "missing or incomplete configuration info"
        "no client config"
        "incluster config: unable to load"
    ConfigMissing:
        "config not found:"
        "error: stat |no such file or directory"
        "invalid kube-config file. no configuration found"
        "failed to infer config"
        "inferconfig"
        "stat |no such file or directory|.kube"
        "stat |no such file or directory|kubeconfig"
        "error loading config file|\": open |!denied|!verweigert|!refusé|!denegado|!拒绝|!拒否"
    ConfigUnreadable:
        "error loading config file|permission denied"
        "open |.kube|permission denied|!cache/"
        "open |.kube|access is denied|!cache"
        "error loading config file|access is denied"
        "error loading config file|zugriff verweigert"
        "error loading config file|accès refusé"
        "error loading config file|acceso denegado"
        "error loading config file|拒绝访问"
        "error loading config file|アクセスが拒否"
        "errno 13|.kube"
    ConfigLocked:
        ".lock: file exists"
        "config.lock"
    BrokenYaml:
        "error loading config file"
        "did not find expected|.kube|!error parsing"
        "mapping values are not allowed|.kube|!error parsing"
        "cannot start any token|.kube|!error parsing"
    ScriptsDisabled:
        "running scripts is disabled"
    OldKubectl:
        "unknown command \"whoami\""
        "unknown flag: --exec-interactive-mode"
        "unknown flag: --exec-provide-cluster-info"
        "unknown command \"kuberc\""
}
