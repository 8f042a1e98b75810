//! The programs on the machine: the helpers of the sign-in, the Azure CLI, the browser, the provider.

use super::row::table;

table! {
    PROGRAMS
    CacheNotWritable:
        "token cache|permission denied"
        "token cache|read-only file system"
        "token cache|access is denied"
        "token cache|no space left on device"
        "cache/kubelogin|permission denied"
        "cache/kubelogin|read-only file system"
        "/.azure|read-only file system"
        "/.azure|permission denied|!kubelogin: perm|!fork/exec"
        "mkdir|.kube/cache/oidc-login"
        "mkdir|.azure-kubelogin"
        "\\.azure|permission denied"
        "msal_token_cache|permission denied"
    AllowlistDenied:
        "credential plugin allowlist"
        "not allowed: policy set to"
    WrongKubeloginForAzure:
        "unknown command \"convert-kubeconfig\""
    WrongKubeloginForOidc:
        "unknown command \"oidc-login\" for \"kubelogin\""
        "unknown command \"setup\" for \"kubelogin\""
    OldKubelogin:
        "unknown command \"remove-cache-dir\""
        "invalid login method"
    OidcLoginMissing:
        "unknown command \"oidc-login\" for \"kubectl\""
        "executable kubectl-oidc_login not found"
        "unknown command \"get-token\" for \"kubectl\""
    KubeloginMissing:
        "executable kubelogin not found"
        "fork/exec|kubelogin|no such file or directory"
    KubectlMissing:
        "executable kubectl not found"
    AzMissing:
        "azure cli not found on path"
        "azureclicredential: executable not found"
    AzdMissing:
        "azure developer cli not found on path|!defaultazurecredential"
    OtherPluginMissing:
        "getting credentials: exec: executable|not found|!failed with exit code"
        "getting credentials|exec: \"|executable file not found in"
        "auth-plugin, which is needed"
        "unable to run auth exec: no such file"
        "plugin was not found or is not executable"
    AzLogin:
        "please run 'az login'"
        "please run \"az login\""
        "please run: az login"
        "run 'az login' to setup account"
        "azureclicredential|az login"
        "no subscription found. run"
        "defaultazurecredential: failed to acquire a token"
        "to re-authenticate, please run"
        "command below to authenticate interactively"
        "interactive authentication is needed"
        "run `az login`"
        "run connect-azaccount to login"
        "run \"connect-azaccount"
        "run `connect-azaccount`"
        "status_interactionrequired"
    AzNoSubscription:
        "no subscriptions found for"
        "no subscriptions were found for"
        "use '--allow-no-subscriptions'"
    AzdLogin:
        "azd auth login|!defaultazurecredential"
        "not logged in, run `azd"
    AzSlow:
        "azureclicredential|signal: killed"
        "azureclicredential|deadline exceeded"
        "azureclicredential: timeout"
        "timed out waiting for azure cli"
    AzWrongTenant:
        "invalidauthenticationtokentenant"
        "token is from the wrong issuer"
        "must match the tenant 'https://sts.windows.net"
    AzLocalAccounts:
        "getting static credential is"
        "disable local accounts"
    AzNoRole:
        "authorizationfailed"
        "authorization to perform action"
    AzNotFound:
        "resourcegroupnotfound"
        "resourcenotfound"
        "subscriptionnotfound"
        "the subscription of|doesn't exist in cloud"
        "resource group|could not be found"
        "no kubernetes credentials found"
    AzNotRegistered:
        "missingsubscriptionregistration"
    AzMergedInC:
        "as current context in c "
    AzConflict:
        "a different object named"
    AzNoSection:
        "no such key '|in existing config"
        "keyerror: 'clusters'"
        "keyerror: 'contexts'"
    AzConvertFailed:
        "convert kubeconfig with kubelogin"
        "error running kubelogin"
    AzSymlink:
        "symbolic link. refusing to write"
    AzNotWritable:
        "permission denied when trying to write to"
        "permission denied when trying to read"
        "unable to lock|kubeconfig"
    AzInvalidPath:
        "invalid path '|defined in kubeconfig"
    AzBroken:
        "error parsing |.kube"
        "load additional configuration"
        "fail to find kubeconfig file"
        "can only be specified when requesting"
    AzPermissions:
        "writable only by its owner"
        "file is group-readable"
        "file is world-readable"
    ArcProxy:
        "connectedk8s proxy"
        "servicecode=proxyconnect"
    PopFlags:
        "pop-enabled|pop-claims|required"
        "both pop-enabled and pop-claims"
        "failed to parse pop token claims"
    ConvertNeeds:
        "client-id is required"
        "tenant-id is required"
        "server-id is required"
        "clientid cannot be empty"
        "tenant id cannot be empty"
    WrongArchitecture:
        "exec format error|!user process|! exec /"
        "cannot execute binary file"
        "bad cpu type in executable"
        "is not a valid win32 application"
        "application for this os platform"
        "compatible with the version of windows"
        "required file not found"
        "bad elf interpreter"
        "glibc_2|not found|kube"
    HelperBlocked:
        "fork/exec|: permission denied"
        "kubelogin: permission denied"
        "permission denied: kubelogin"
        "program 'kubelogin.exe' failed to run"
        "developer cannot be verified"
        "fork/exec|: access is denied"
        "blocked by group policy"
        "kubectl: permission denied"
        "could not verify|free of malware"
        "killed kubelogin"
        "permission denied: kubectl"
        "application control policy has blocked"
        "file contains a virus"
        "kubectl: keine berechtigung"
        "kubelogin: keine berechtigung"
        "kubectl: permission non"
        "kubelogin: permission non"
        "kubectl: permiso denegado"
        "kubelogin: permiso denegado"
        "fork/exec|zugriff verweigert"
        "fork/exec|accès refusé"
        "fork/exec|acceso denegado"
        "fork/exec|拒绝访问"
        "fork/exec|アクセスが拒否"
    KeyringUnavailable:
        "keyring write"
        "keyring read"
        "failed to unlock correct collection"
        "org/freedesktop/secrets"
        "org.freedesktop.secrets"
        "token cache|keyring"
        "token cache|dbus"
        "cannot autolaunch d-bus"
        "exec: \"dbus-launch\""
        "data passed to set was too big"
        "couldn't determine address of session bus"
    CacheUnavailable:
        "persistent storage isn't available"
        "user keyring due to error"
        "failed to create pop token cache"
        "libsecret-1.so"
    KeychainRace:
        "keychain|(-25300)"
        "keychain|(-25299)"
        "could not be found in the keychain"
        "already exists in the keychain"
    KeychainLocked:
        "keychain|(-25308)"
        "keychain|user interaction is not allowed"
        "(-25293)"
    CacheOfOtherAccount:
        "key not valid for use"
        "-2146893813"
        "0x8009000b"
        "persistencedecryptionerror"
        "cryptunprotectdata"
    ManagedIdentityTenant:
        "shouldn't be specified for managed"
    BrokerCancelled:
        "accounts control operation"
        "status_usercanceled"
        "response_status.status_|!interactionrequired"
        "parent window handle"
        "user canceled authentication"
        "wam_ui_"
        "wam_runtime"
        " wam error"
    HelperOutput:
        "plugin returned version client.authentication.k8s.io/__internal"
        "decoding stdout: |!no kind \"execcredential"
        "plugin didn't return a status"
        "plugin didn't return a token"
    ExecVersion:
        "decoding stdout: no kind \"execcredential\""
    ExecInfo:
        "kubernetes_exec_info"
    LoginTimeout:
        "authorization code flow error: timed out"
        "authentication-timeout"
        "waiting for authentication|deadline exceeded"
        "get-token: authentication error|context deadline exceeded|!\": context deadline"
        "interactivebrowsercredential|context deadline exceeded|!\": context deadline"
        "devicecodecredential|context deadline exceeded|!\": context deadline"
        "oauth token: code expired"
        "expired_token"
        "device code has expired"
        "device code expired"
    PortInUse:
        "could not start a local server"
        "failed to start a local server"
        "127.0.0.1:8000: bind"
        "127.0.0.1:18000: bind"
        "get-token|address already in use"
        "get-token|only one usage of each socket"
        "get-token|socket in a way forbidden"
        "local server|address already in use"
        "local server|only one usage of each socket"
        "local server|socket in a way forbidden"
        "credential:|address already in use"
        "credential:|only one usage of each socket"
        "credential:|socket in a way forbidden"
    NoBrowserHere:
        "could not open the browser"
        "failed to open browser"
        "no supported browser"
        "no method available for opening"
        "suitable web browser"
        "locate runnable browser"
        "unable to open browser"
        "unable to open the browser"
        "failed to open the browser"
        "gio: http"
        "mimetype: x-scheme-handler"
        "exec: \"xdg-open,x-www-browser"
        "no display environment variable"
    StateMismatch:
        "state does not match"
        "state mismatch: "
    RedirectMismatch:
        "redirect_uri_mismatch"
        "invalid redirect_uri"
        "unregistered redirect_uri"
        "redirect uri|not registered"
    ClientUnknown:
        "invalid_client"
        "unauthorized_client"
        "client not found"
        "cannot fetch token: 401|!refresh"
    ScopeRefused:
        "invalid_scope"
        "unrecognized scope"
    GrantRefused:
        "unsupported_grant_type"
        "device authorization endpoint is not|supported"
        "does not support device"
        "device_authorization_endpoint is missing"
    ProviderWebPage:
        "failed to refresh token|invalid character '<' looking for beginning"
        "oauth2|invalid character '<' looking for beginning"
        "openid-configuration|invalid character '<' looking for beginning"
        "oidc|invalid character '<' looking for beginning"
        "cannot fetch token|<html"
        "cannot fetch token|<!doctype"
    ProviderFailed:
        "cannot fetch token: 5"
        "cannot fetch token: 429 "
        "failed to refresh token|server_error"
        "failed to refresh token|temporarily_unavailable"
        "cannot fetch token|temporarily_unavailable"
        "oauth2: \"server_error\""
        "oauth2: \"temporarily_unavailable\""
    RefreshEnded:
        "failed to refresh token"
        "could not refresh the token"
        "cannot refresh without refresh-token"
        "did not contain an id_token"
        "could not persist new tokens"
        "invalid_grant"
        "interaction_required"
    ProviderDiscovery:
        "failed to query metadata endpoint"
        "doesn't contain a token_endpoint"
        "oidc discovery error"
        "could not discover"
        "oidc: issuer did not match"
        "get-token|issued by a different provider"
    ExecFailed:
        "executable |failed with exit code"
        "getting credentials: exec"
    ManagedIdentityMissing:
        "managedidentitycredential|identity not found"
        "managedidentitycredential|no default identity"
        "managedidentitycredential|169.254.169.254"
        "169.254.169.254/metadata"
        "managed identity|no managed identity endpoint"
        "managedidentitycredential|not assigned to this resource"
        "managed identity endpoint|not available"
        "workloadidentitycredential|no such file"
        "workloadidentitycredential|no client id specified|!defaultazurecredential"
        "workloadidentitycredential|no token file specified|!defaultazurecredential"
        "actions_id_token_request_url"
        "failed to connect to msi"
    Entra(Declined):
        "authorization_declined|!aadsts"
        "access_denied|oauth2|!assigned|!aadsts"
        "access_denied|get-token|!assigned|!aadsts"
    Entra(NotAssigned):
        "user is not assigned to the client application"
    Entra(Blocked):
        "meet the criteria to access|!aadsts"
    Entra(AdminConsent):
        "that only an admin can grant|!aadsts"
    Entra(NotInvited):
        "selected user account does not exist|!aadsts"
    HelperLogin:
        "unable to locate credentials"
        "sso session|expired"
        "token has expired and refresh failed"
        "active account selected"
        "refreshing your current auth tokens"
        "reauthentication failed"
        "gcloud auth login"
        "aws sso login"
        "tsh login"
        "getting credentials|error: not logged in"
        "gke-gcloud-auth-plugin|invalid_grant"
        "sso token|expired"
        "error loading sso token"
    Entra(WrongPassword):
        "resource owner password|invalid_grant|!aadsts"
    LoginUnknown:
        "is not a supported login method"
}
