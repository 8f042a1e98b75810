# Azure Cloud Shell, PowerShell, oidc by browser

# Install the sign-in helper, int128's kubelogin. kubectl calls it, as the plugin oidc-login, to sign you in.
# Note: Azure has another tool of the same name, which does not fit here.
# -- Download
$arch = $(uname -m | sed 's/x86_64/amd64/; s/aarch64/arm64/')
curl -fLO "https://github.com/int128/kubelogin/releases/latest/download/kubelogin_linux_$arch.zip"
unzip -o kubelogin_linux_$arch.zip kubelogin && mkdir -p ~/.local/bin && install -m 0755 kubelogin ~/.local/bin/kubectl-oidc_login
$env:PATH = "$env:PATH:$HOME/.local/bin"

# See that the plugin is there. It prints a help text. Otherwise kubectl says: unknown command.
kubectl oidc-login setup --help

# Put the file into its place. An older file of that name is kept beside it, and only you can read the new one.
# Note: First upload the file: in Cloud Shell, Manage files, then Upload.
# Note: If you downloaded it more than once, your browser added a number to the name. The lines take the newest.
$file = Get-ChildItem -File "$HOME" | Where-Object Name -match '^kubeconfig-prod-weu( ?\(\d+\))?\.yaml$' | Sort-Object LastWriteTime | Select-Object -Last 1
if ($file) {
  $kube = (Join-Path $HOME '.kube/kubeconfig-prod-weu.yaml')
  $null = New-Item -ItemType Directory -Force (Split-Path $kube)
  if (Test-Path -LiteralPath $kube) { Move-Item -LiteralPath $kube "$kube.$(Get-Date -Format yyyyMMdd-HHmmss).bak" }
  $file | Move-Item -Destination $kube
  chmod 600 $kube
} else { Write-Warning 'not found: kubeconfig-prod-weu.yaml' }

# Use it in this window. It ends when you close the window.
# Note: The kubeconfigs that you use already stay in use beside it.
$kube = (Join-Path $HOME '.kube/kubeconfig-prod-weu.yaml')
$list = if ($env:KUBECONFIG) { $env:KUBECONFIG } else { Join-Path $HOME '.kube/config' }
$list = (@($kube) + (($list -split [IO.Path]::PathSeparator) -ne $kube)) -join [IO.Path]::PathSeparator
$env:KUBECONFIG = $list

# Use it in every new window. Leave this out if you switch files often.
Add-Content $PROFILE.CurrentUserAllHosts '$kube = (Join-Path $HOME ''.kube/kubeconfig-prod-weu.yaml''); $list = if ($env:KUBECONFIG) { $env:KUBECONFIG } else { Join-Path $HOME ''.kube/config'' }; $list = (@($kube) + (($list -split [IO.Path]::PathSeparator) -ne $kube)) -join [IO.Path]::PathSeparator; $env:KUBECONFIG = $list'

# Say hello. The first time, your browser opens for the sign-in. Then the cluster answers with the name it knows you by.
kubectl auth whoami

# List the pods of your namespace. An empty list is fine. Forbidden means that you are signed in and lack a right.
kubectl get pods

# Sign out, when you need to. Removes what was kept on this machine.
# Note: Versions before 1.29 do not know it: delete the folder .kube/cache/oidc-login in your home instead.
kubectl oidc-login clean
Remove-Item Env:KUBECONFIG

# Only if you restrict which programs kubectl may start: allow the helper. kubectl 1.35 and newer read this from ~/.kube/kuberc.
# Note: If you have a list already, add the helper to it instead: these lines write a new one.
# Note: The file calls the plugin by way of kubectl, so kubectl is what the list names. That allows every plugin of kubectl.
# -- kubectl 1.36 or newer
kubectl kuberc set --section credentialplugin --policy Allowlist --allowlist-entry command=kubectl
# -- kubectl 1.35
'apiVersion: kubectl.config.k8s.io/v1beta1', 'kind: Preference', 'credentialPluginPolicy: Allowlist', 'credentialPluginAllowlist:', '- name: kubectl' | Add-Content (Join-Path $HOME '.kube/kuberc')
