# Lens or another window, PowerShell, oidc by token

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

# Say hello. Nothing opens: the file holds a token. When the token has ended, take a new file.
kubectl --kubeconfig (Join-Path $HOME '.kube/kubeconfig-prod-weu.yaml') auth whoami

# List the pods of your namespace. An empty list is fine. Forbidden means that you are signed in and lack a right.
kubectl --kubeconfig (Join-Path $HOME '.kube/kubeconfig-prod-weu.yaml') get pods

# Sign out, when you need to. Removes what was kept on this machine.
# Note: The token in the file works until it ends. Delete the file when you no longer need it.
