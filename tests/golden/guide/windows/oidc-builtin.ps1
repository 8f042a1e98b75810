# This computer, Windows, PowerShell, oidc by builtin

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

# See that kubectl is there. It prints its version: 1.28 or newer.
# Note: Open a new terminal afterwards: an open one does not see the change.
kubectl version --client

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

# Use it in this window. It ends when you close the window.
# Note: The kubeconfigs that you use already stay in use beside it.
$kube = (Join-Path $HOME '.kube/kubeconfig-prod-weu.yaml')
$list = if ($env:KUBECONFIG) { $env:KUBECONFIG } else { Join-Path $HOME '.kube/config' }
$list = (@($kube) + (($list -split [IO.Path]::PathSeparator) -ne $kube)) -join [IO.Path]::PathSeparator
$env:KUBECONFIG = $list

# Use it in every new window. Leave this out if you switch files often.
# Note: Open a new terminal afterwards: an open one does not see the change.
$kube = (Join-Path $HOME '.kube/kubeconfig-prod-weu.yaml')
$list = if ([Environment]::GetEnvironmentVariable('KUBECONFIG', 'User')) { [Environment]::GetEnvironmentVariable('KUBECONFIG', 'User') } else { Join-Path $HOME '.kube/config' }
$list = (@($kube) + (($list -split [IO.Path]::PathSeparator) -ne $kube)) -join [IO.Path]::PathSeparator
[Environment]::SetEnvironmentVariable('KUBECONFIG', $list, 'User')

# Say hello. Nothing opens: the file holds a token. When the token has ended, take a new file.
kubectl auth whoami

# List the pods of your namespace. An empty list is fine. Forbidden means that you are signed in and lack a right.
kubectl get pods

# Sign out, when you need to. Removes what was kept on this machine.
# Note: The token in the file works until it ends. Delete the file when you no longer need it.
Remove-Item Env:KUBECONFIG
