# Lens or another window, PowerShell, oidc by browser

# Install kubectl. Leave this out if you have it.
# Note: The line az aks install-cli needs the Azure CLI. It installs kubectl and Azure's kubelogin together.
# -- winget
winget install --id Kubernetes.kubectl --exact
# -- Chocolatey
choco install kubernetes-cli
# -- Scoop
scoop install kubectl
# -- Azure CLI
az aks install-cli

# Install the sign-in helper, int128's kubelogin. kubectl calls it, as the plugin oidc-login, to sign you in.
# Note: Azure has another tool of the same name, which does not fit here.
# Note: Krew is kubectl's manager of plugins, and has to be installed first: krew.sigs.k8s.io.
# -- Chocolatey
choco install kubelogin
# -- Krew
kubectl krew install oidc-login

# See that the plugin is there. It prints a help text. Otherwise kubectl says: unknown command.
# Note: Open a new terminal afterwards: an open one does not see the change.
# Note: The program must find the sign-in helper. On macOS, programs started from the Dock do not have the path of your terminal: start it from there once to see.
kubectl oidc-login setup --help

# Put the file into its place. An older file of that name is kept beside it, and only you can read the new one.
# Note: If you downloaded it more than once, your browser added a number to the name. The lines take the newest.
# Note: If your browser saves elsewhere, put that folder in.
$file = Get-ChildItem -File "$HOME/Downloads" | Where-Object Name -match '^kubeconfig-prod-weu( ?\(\d+\))?\.yaml$' | Sort-Object LastWriteTime | Select-Object -Last 1
if ($file) {
  $kube = (Join-Path $HOME '.kube/kubeconfig-prod-weu.yaml')
  $null = New-Item -ItemType Directory -Force (Split-Path $kube)
  if (Test-Path -LiteralPath $kube) { Move-Item -LiteralPath $kube "$kube.$(Get-Date -Format yyyyMMdd-HHmmss).bak" }
  $file | Move-Item -Destination $kube
} else { Write-Warning 'not found: kubeconfig-prod-weu.yaml' }

# Add the file in the program. In Lens: File, then Add Cluster or Sync kubeconfig. Other programs read ~/.kube or ask for the file.
# Note: The program must find the sign-in helper. On macOS, programs started from the Dock do not have the path of your terminal: start it from there once to see.

# Say hello. The first time, your browser opens for the sign-in. Then the cluster answers with the name it knows you by.
kubectl --kubeconfig (Join-Path $HOME '.kube/kubeconfig-prod-weu.yaml') auth whoami

# List the pods of your namespace. An empty list is fine. Forbidden means that you are signed in and lack a right.
kubectl --kubeconfig (Join-Path $HOME '.kube/kubeconfig-prod-weu.yaml') get pods

# Sign out, when you need to. Removes what was kept on this machine.
# Note: Versions before 1.29 do not know it: delete the folder .kube/cache/oidc-login in your home instead.
kubectl oidc-login clean

# Only if you restrict which programs kubectl may start: allow the helper. kubectl 1.35 and newer read this from ~/.kube/kuberc.
# Note: If you have a list already, add the helper to it instead: these lines write a new one.
# Note: The file calls the plugin by way of kubectl, so kubectl is what the list names. That allows every plugin of kubectl.
# -- kubectl 1.36 or newer
kubectl kuberc set --section credentialplugin --policy Allowlist --allowlist-entry command=kubectl
# -- kubectl 1.35
'apiVersion: kubectl.config.k8s.io/v1beta1', 'kind: Preference', 'credentialPluginPolicy: Allowlist', 'credentialPluginAllowlist:', '- name: kubectl' | Add-Content (Join-Path $HOME '.kube/kuberc')
