//! Texts as the tools print them.

use crate::guide::troubleshoot::Meaning::{self, *};

/// Texts as the tools print them, and the first meaning.
pub(super) const TEXTS: &[(&str, Meaning)] = &[
    // kubectl and its plugins
    (
        "Unable to connect to the server: getting credentials: exec: executable kubelogin not found\n\nIt looks like you are trying to use a client-go credential plugin that is not installed.\n\nTo learn more about this feature, consult the documentation available at:\n      https://kubernetes.io/docs/reference/access-authn-authz/authentication/#client-go-credential-plugins\n\nkubelogin is missing.",
        KubeloginMissing,
    ),
    (
        "E1124 12:00:00.000000   1234 memcache.go:265] \"Unhandled Error\" err=\"couldn't get current server API group list: Get \\\"https://prod-x.hcp.westeurope.azmk8s.io:443/api?timeout=32s\\\": getting credentials: exec: executable kubelogin not found\"",
        KubeloginMissing,
    ),
    ("exec: \"kubelogin\": executable file not found in %PATH%", KubeloginMissing),
    (
        "'kubelogin' is not recognized as an internal or external command,\noperable program or batch file.",
        KubeloginMissing,
    ),
    (
        "The term 'kubectl' is not recognized as the name of a cmdlet, function, script file, or operable program.",
        KubectlMissing,
    ),
    ("zsh: command not found: kubectl", KubectlMissing),
    ("bash: kubectl: command not found", KubectlMissing),
    ("fish: Unknown command: kubectl", KubectlMissing),
    ("error: unknown command \"oidc-login\" for \"kubectl\"", OidcLoginMissing),
    (
        "Error: unknown command \"convert-kubeconfig\" for \"kubelogin\"\nRun 'kubelogin --help' for usage.",
        WrongKubeloginForAzure,
    ),
    ("error: unknown shorthand flag: 'l' in -l", WrongKubeloginForAzure),
    ("Error: unknown flag: --login\nUsage:\n  kubelogin get-token [flags]", WrongKubeloginForAzure),
    ("Error: unknown flag: --oidc-issuer-url", WrongKubeloginForOidc),
    ("error: unknown flag: --oidc-pkce-method", OldOidcLogin),
    ("Error: unknown flag: --login-hint", OldKubelogin),
    (
        "Error: 'chained' is not a supported login method. Supported method is one of devicecode, interactive, spn, ropc, msi, azurecli, azd, workloadidentity, azurepipelines",
        LoginUnknown,
    ),
    (
        "Error: failed to create azidentity credential: tenant ID cannot be empty\nE0319 18:29:37.245322      67 memcache.go:265] \"Unhandled Error\" err=\"couldn't get current server API group list: Get \\\"https://x.hcp.northeurope.azmk8s.io:443/api?timeout=32s\\\": getting credentials: exec: executable kubelogin failed with exit code 1\"",
        ConvertNeeds,
    ),
    ("getting credentials: exec: executable gke-gcloud-auth-plugin not found", OtherPluginMissing),
    ("interactiveMode must be specified for oidc to use exec authentication plugin", ModeMissing),
    (
        "error: exec plugin cannot support interactive mode: standard input is not a terminal",
        ModeAlways,
    ),
    (
        "exec plugin is configured to use API version client.authentication.k8s.io/v1, plugin returned version client.authentication.k8s.io/v1beta1",
        ExecVersion,
    ),
    ("exec plugin: invalid apiVersion \"client.authentication.k8s.io/v1alpha1\"", ExecVersion),
    (
        "invalid configuration: command must be specified for oidc to use exec authentication plugin",
        ExecCommandMissing,
    ),
    (
        "Unable to connect to the server: getting credentials: plugin path \"/usr/bin/kubelogin\" is not permitted by the credential plugin allowlist",
        AllowlistDenied,
    ),
    (
        "Unable to connect to the server: getting credentials: plugin \"kubelogin\" not allowed: policy set to \"DenyAll\"",
        AllowlistDenied,
    ),
    (
        "Unable to connect to the server: getting credentials: exec: executable kubelogin failed with exit code 1",
        ExecFailed,
    ),
    // the Azure CLI under kubelogin
    (
        "E1124 azure_credential: failed to get token: expected an empty error but received: AzureCLICredential: Azure CLI not found on path",
        AzMissing,
    ),
    ("AzureCLICredential: ERROR: Please run 'az login' to setup account.", AzLogin),
    ("AzureCLICredential: signal: killed", AzSlow),
    ("AzureDeveloperCLICredential: ERROR: not logged in, run `azd auth login` to login", AzdLogin),
    ("No subscriptions found for alice@contoso.com.", AzNoSubscription),
    // az aks
    ("Merged \"prod-weu\" as current context in C", AzMergedInC),
    (
        "A different object named prod-weu already exists in your kubeconfig file.\nOverwrite? (y/n):",
        AzConflict,
    ),
    (
        "No such key 'clusters' in existing config, please confirm whether it is a valid config file. May back up this config file, delete it and retry the command.",
        AzNoSection,
    ),
    ("KeyError: 'clusters'", AzNoSection),
    (
        "(BadRequest) Getting static credential is not allowed because this cluster is set to disable local accounts.",
        AzLocalAccounts,
    ),
    (
        "(AuthorizationFailed) The client 'alice@contoso.com' with object id '0a' does not have authorization to perform action 'Microsoft.ContainerService/managedClusters/listClusterUserCredential/action' over scope '/subscriptions/s' or the scope is invalid. If access was recently granted, please refresh your credentials.",
        AzNoRole,
    ),
    ("(ResourceGroupNotFound) Resource group 'rg' could not be found.", AzNotFound),
    (
        "(ResourceNotFound) The Resource 'Microsoft.ContainerService/managedClusters/x' under resource group 'rg' was not found.",
        AzNotFound,
    ),
    ("The subscription of 'x' doesn't exist in cloud 'AzureCloud'.", AzNotFound),
    (
        "(InvalidAuthenticationTokenTenant) The access token is from the wrong issuer 'https://sts.windows.net/aaa/'. It must match the tenant 'https://sts.windows.net/0a0a0a0a-1b1b-4c2c-8d3d-4e4e4e4e4e4e/' associated with this subscription.",
        AzWrongTenant,
    ),
    (
        "(MissingSubscriptionRegistration) The subscription is not registered to use namespace 'Microsoft.ContainerService'.",
        AzNotRegistered,
    ),
    (
        "Failed to convert kubeconfig with kubelogin: [Errno 2] No such file or directory: ''",
        AzConvertFailed,
    ),
    (
        "Kubeconfig path \"/home/a/.kube/config\" is a symbolic link. Refusing to write to prevent symlink-following attacks.",
        AzSymlink,
    ),
    ("Permission denied when trying to write to /home/a/.kube/config.", AzNotWritable),
    ("Invalid path '' defined in KUBECONFIG.", AzInvalidPath),
    ("failed to load additional configuration from /tmp/x", AzBroken),
    ("Fail to find kubeconfig file.", AzBroken),
    ("No Kubernetes credentials found.", AzNotFound),
    (
        "/home/a/.kube/config has permissions \"644\". It should be readable and writable only by its owner.",
        AzPermissions,
    ),
    (
        "WARNING: Kubernetes configuration file is group-readable. This is insecure. Location: /home/a/.kube/config",
        AzPermissions,
    ),
    ("--format can only be specified when requesting clusterUser credential.", AzBroken),
    ("Use az connectedk8s proxy to reach the cluster", ArcProxy),
    // kubelogin
    ("Error: --server-id is required", ConvertNeeds),
    ("Error: --tenant-id is required", ConvertNeeds),
    ("KUBERNETES_EXEC_INFO env var is unset or empty", ExecInfo),
    (
        "error: get-token: authentication error: authcode-browser error: authentication error: authorization code flow error: timed out",
        LoginTimeout,
    ),
    ("InteractiveBrowserCredential: context deadline exceeded", LoginTimeout),
    (
        "could not start a local server: listen tcp 127.0.0.1:8000: bind: address already in use",
        PortInUse,
    ),
    (
        "listen tcp 127.0.0.1:8000: bind: Only one usage of each socket address (protocol/network address/port) is normally permitted.",
        PortInUse,
    ),
    (
        "error: could not open the browser: exec: \"xdg-open,x-www-browser,www-browser\": executable file not found in $PATH",
        NoBrowserHere,
    ),
    ("/usr/bin/xdg-open: 882: xdg-open: not found", NoBrowserHere),
    ("bash: xdg-open: command not found", NoBrowserHere),
    (
        "Unable to connect to the server: getting credentials: exec: fork/exec /home/a/.local/bin/kubelogin: permission denied",
        HelperBlocked,
    ),
    (
        "Unable to connect to the server: getting credentials: exec: fork/exec C:\\tools\\kubelogin.exe: Access is denied.",
        HelperBlocked,
    ),
    (
        "Unable to connect to the server: getting credentials: exec: fork/exec C:\\tools\\kubelogin.exe: This program is blocked by group policy. For more information, contact your system administrator.",
        HelperBlocked,
    ),
    ("authorization code flow error: state does not match", StateMismatch),
    ("oauth2: \"unsupported_grant_type\" \"device code\"", GrantRefused),
    ("oauth2: \"invalid_client\" \"Invalid client credentials.\"", ClientUnknown),
    ("oauth2: \"invalid_scope\" \"Unrecognized scope(s) [groups]\"", ScopeRefused),
    ("Unregistered redirect_uri (\"http://localhost:8000\").", RedirectMismatch),
    // the provider compiled into kubectl
    ("No valid id-token, and cannot refresh without refresh-token", RefreshEnded),
    ("failed to refresh token: oauth2: cannot fetch token: 400 Bad Request", RefreshEnded),
    (
        "token response did not contain an id_token, either the scope \"openid\" wasn't requested upon login, or the provider doesn't support id_tokens as part of the refresh response.",
        RefreshEnded,
    ),
    ("could not persist new tokens: open /home/a/x: read-only file system", RefreshEnded),
    ("oidc: failed to query metadata endpoint: 404 Not Found: not here", ProviderDiscovery),
    ("oidc: discovery object doesn't contain a token_endpoint", ProviderDiscovery),
    (
        "error: The azure auth plugin has been removed.\nPlease use the https://github.com/Azure/kubelogin kubectl/client-go credential plugin instead.",
        AzureProviderGone,
    ),
    ("no Auth Provider found for name \"azure\"", AzureProviderGone),
    ("no Auth Provider found for name \"oidc\"", ProviderUnknown),
    // the kubeconfig
    (
        "error: error loading config file \"/home/a/.kube/config\": error converting *[]NamedAuthInfo into *map[string]*api.AuthInfo: duplicate name \"u\" in list: [{u {}}]",
        DuplicateName,
    ),
    ("authProvider cannot be provided in combination with an exec plugin for u", TwoSignIns),
    (
        "more than one authentication method found for u; found [token basicAuth], only one is allowed",
        TwoSignIns,
    ),
    (
        "error: specifying a root certificates file with the insecure flag is not allowed",
        InsecureAndCa,
    ),
    (
        "certificate-authority-data and certificate-authority are both specified for prod. certificate-authority-data will override.",
        TwoAuthorities,
    ),
    ("error loading config file \"x\": illegal base64 data at input byte 4", BadBase64),
    ("unable to load root certificates: unable to parse bytes as PEM block", BadPem),
    (
        "error loading config file \"/x\": json: cannot unmarshal number into Go struct field NamedContext.contexts.name of type string",
        WrongType,
    ),
    (
        "error: error loading config file \"c\": yaml: control characters are not allowed",
        BadEncoding,
    ),
    (
        "namespace \"A_b\" for context \"c\" does not conform to the kubernetes DNS_LABEL rules",
        BadNamespace,
    ),
    ("invalid 'proxy-url' \"x\" for cluster \"c\"", BadProxyUrl),
    ("no server found for cluster \"c\"", NoServer),
    ("error: no context exists with the name: \"prod\"", NoContext),
    ("error: context \"prod\" does not exist", NoContext),
    ("Error in configuration: context was not found for specified context: prod", NoContext),
    ("error: current-context is not set", NoContext),
    ("cannot delete context prod, not in /home/a/.kube/config", NoContext),
    ("cannot rename the context \"a\", the context \"b\" already exists in /x", ContextExists),
    ("user \"alice@prod\" was not found for context \"prod\"", MissingEntry),
    ("error: auth info \"alice\" does not exist", MissingEntry),
    ("Please enter Username:", AsksUsername),
    ("W1124 loader.go:223] Config not found: /home/a/nowhere.yaml", ConfigMissing),
    ("error: stat /home/a/.kube/x: no such file or directory", ConfigMissing),
    (
        "error loading config file \"/root/.kube/config\": open /root/.kube/config: permission denied",
        ConfigUnreadable,
    ),
    ("open /home/a/.kube/config.lock: file exists", ConfigLocked),
    (
        "error loading config file \"/x\": yaml: line 3: mapping values are not allowed in this context",
        BrokenYaml,
    ),
    (
        "The connection to the server localhost:8080 was refused - did you specify the right host or port?",
        LocalhostRefused,
    ),
    ("dial tcp [::1]:8080: connect: connection refused", LocalhostRefused),
    (
        "invalid configuration: no configuration has been provided, try setting KUBERNETES_MASTER environment variable",
        LocalhostRefused,
    ),
    ("error: unknown command \"whoami\" for \"kubectl auth\"", OldKubectl),
    ("error: unknown flag: --exec-interactive-mode", OldKubectl),
    (
        "File C:\\x.ps1 cannot be loaded because running scripts is disabled on this system.",
        ScriptsDisabled,
    ),
    // the API server
    (
        "Error from server (Forbidden): pods is forbidden: User \"alice@contoso.com\" cannot list resource \"pods\" in API group \"\" in the namespace \"payments\"",
        Forbidden,
    ),
    (
        "Error from server (Forbidden): pods is forbidden: User \"alice@contoso.com\" cannot list resource \"pods\" in API group \"\" at the cluster scope",
        ForbiddenCluster,
    ),
    (
        "Error from server (Forbidden): namespaces is forbidden: User \"x\" cannot list resource \"namespaces\" in API group \"\" at the cluster scope: User does not have access to the resource in Azure. Update role assignment to allow access.",
        ForbiddenAzure,
    ),
    ("error: You must be logged in to the server (Unauthorized)", PlainUnauthorized),
    (
        "error: You must be logged in to the server (the server has asked for the client to provide credentials)",
        PlainUnauthorized,
    ),
    (
        "Unable to authenticate the request: [invalid bearer token, oidc: id token issued by a different provider, expected \"a\" got \"b\"]",
        IssuerDiffers,
    ),
    ("[invalid bearer token]", TokenInvalid),
    (
        "oidc: verify token: oidc: expected audience \"kubernetes\" got [\"purser\"]",
        AudienceDiffers,
    ),
    (
        "oidc: verify token: oidc: token is expired (Token Expiry: 2026-01-01 00:00:00 +0000 UTC)",
        TokenExpired,
    ),
    (
        "oidc: could not expand distributed claims: while getting distributed claim \"groups\": error while getting distributed claim JWT: 401 Unauthorized",
        GroupsOverage,
    ),
    ("Error from server (NotFound): namespaces \"payment\" not found", NamespaceMissing),
    ("No resources found in payments namespace.", NothingThere),
    ("The server is currently unable to handle the request", Busy),
    // the way there
    (
        "Unable to connect to the server: dial tcp: lookup prod-abc.privatelink.westeurope.azmk8s.io on 10.0.0.1:53: no such host",
        PrivateCluster,
    ),
    (
        "Unable to connect to the server: dial tcp: lookup prod.example on 127.0.0.53:53: no such host",
        NoSuchHost,
    ),
    ("Unable to connect to the server: dial tcp 10.1.2.3:443: i/o timeout", TimedOut),
    ("Unable to connect to the server: net/http: TLS handshake timeout", TimedOut),
    (
        "Unable to connect to the server: context deadline exceeded (Client.Timeout exceeded while awaiting headers)",
        TimedOut,
    ),
    (
        "dial tcp 1.2.3.4:443: connectex: A connection attempt failed because the connected party did not properly respond after a period of time",
        TimedOut,
    ),
    (
        "The connection to the server prod.example:6443 was refused - did you specify the right host or port?",
        Refused,
    ),
    (
        "connectex: No connection could be made because the target machine actively refused it.",
        Refused,
    ),
    ("dial tcp 10.1.2.3:443: connect: network is unreachable", NoRoute),
    ("read tcp 10.0.0.1:4->10.0.0.2:443: read: connection reset by peer", Reset),
    (
        "Unable to connect to the server: proxyconnect tcp: dial tcp 10.0.0.9:3128: connect: connection refused",
        ProxyUnreachable,
    ),
    ("Unable to connect to the server: Proxy Authentication Required", ProxyRefused),
    (
        "Unable to connect to the server: tls: failed to verify certificate: x509: certificate signed by unknown authority",
        CertificateUnknown,
    ),
    ("x509: “kubernetes” certificate is not trusted", CertificateUnknown),
    (
        "tls: failed to verify certificate: x509: certificate is valid for a.example, not b.example",
        CertificateName,
    ),
    (
        "x509: cannot validate certificate for 10.0.0.1 because it doesn't contain any IP SANs",
        CertificateName,
    ),
    (
        "x509: certificate has expired or is not yet valid: current time 2026-11-24T00:00:00Z is after 2026-01-01T00:00:00Z",
        CertificateTime,
    ),
    ("http: server gave HTTP response to HTTPS client", NotTls),
    ("tls: first record does not look like a TLS handshake", NotTls),
];
