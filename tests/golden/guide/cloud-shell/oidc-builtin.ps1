# Azure Cloud Shell, PowerShell, oidc by builtin

# There is nothing to install. Cloud Shell has kubectl, Azure's kubelogin and the Azure CLI.

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

# Say hello. Nothing opens: the file holds a token. When the token has ended, take a new file.
kubectl auth whoami

# List the pods of your namespace. An empty list is fine. Forbidden means that you are signed in and lack a right.
kubectl get pods

# Sign out, when you need to. Removes what was kept on this machine.
# Note: The token in the file works until it ends. Delete the file when you no longer need it.
Remove-Item Env:KUBECONFIG
