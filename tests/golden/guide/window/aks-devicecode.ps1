# Lens or another window, PowerShell, aks by devicecode

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

# Install the sign-in helper, Azure's kubelogin. kubectl calls it to sign you in.
# Note: Another tool has the same name. The package called just kubelogin in Homebrew and Chocolatey is the other one.
# Note: The line az aks install-cli needs the Azure CLI. It installs kubectl and Azure's kubelogin together.
# -- winget
winget install --id Microsoft.Azure.Kubelogin --exact
# -- Chocolatey
choco install azure-kubelogin
# -- Scoop
scoop install azure-kubelogin
# -- Azure CLI
az aks install-cli

# See that it is the right kubelogin. Azure's prints a help text. The other one says: unknown command.
# Note: Open a new terminal afterwards: an open one does not see the change.
# Note: The program must find the sign-in helper. On macOS, programs started from the Dock do not have the path of your terminal: start it from there once to see.
kubelogin convert-kubeconfig --help

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

# Say hello. The first time, you see an address and a code. Open the address, type the code and sign in. Then the cluster answers.
# Note: Any device will do for the address, your phone too.
kubectl --kubeconfig (Join-Path $HOME '.kube/kubeconfig-prod-weu.yaml') auth whoami

# List the pods of your namespace. An empty list is fine. Forbidden means that you are signed in and lack a right.
kubectl --kubeconfig (Join-Path $HOME '.kube/kubeconfig-prod-weu.yaml') get pods

# Sign out, when you need to. Removes what was kept on this machine.
# Note: Versions before 0.2 call it: kubelogin remove-tokens.
kubelogin remove-cache-dir

# Only if you restrict which programs kubectl may start: allow the helper. kubectl 1.35 and newer read this from ~/.kube/kuberc.
# Note: If you have a list already, add the helper to it instead: these lines write a new one.
# -- kubectl 1.36 or newer
kubectl kuberc set --section credentialplugin --policy Allowlist --allowlist-entry command=kubelogin
# -- kubectl 1.35
'apiVersion: kubectl.config.k8s.io/v1beta1', 'kind: Preference', 'credentialPluginPolicy: Allowlist', 'credentialPluginAllowlist:', '- name: kubelogin' | Add-Content (Join-Path $HOME '.kube/kuberc')
