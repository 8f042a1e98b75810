# Entries of the same names are replaced; all others stay as they are. The copy has the old ones. Where KUBECONFIG names several files, the new entries go into the first, and the others lose those of the same names.
# kubectl cannot write the hint that names the right sign-in helper where it is missing. Only the file has it.
# Needs kubectl 1.30 or newer. An older one says “unknown flag” and changes nothing.

# Keep a copy of your kubeconfig, with the date in its name.
$(if ($env:KUBECONFIG) { $env:KUBECONFIG -split [IO.Path]::PathSeparator } else { "$HOME/.kube/config" }) | Where-Object { $_ -and (Test-Path -LiteralPath $_) } | ForEach-Object { Copy-Item -LiteralPath $_ "$_.$(Get-Date -Format yyyyMMdd-HHmmss).bak" }

# Put the entries into your kubeconfig.
function purser-word($w) { if ($PSNativeCommandArgumentPassing -and "$PSNativeCommandArgumentPassing" -ne 'Legacy') { return $w }; if ($w -eq '') { return '""' }; $w = $w -replace '(\\*)"', '$1$1\"'; if ($PSVersionTable.PSVersion.Major -lt 6 -and $w -match '\s') { $w = $w -replace '(\\+)$', '$1$1' }; $w }
& { $old = $env:KUBECONFIG; try {
$all = @("$old".Split([IO.Path]::PathSeparator) | Where-Object { $_ -and (Test-Path -LiteralPath $_ -PathType Leaf) })
if ($all) { $env:KUBECONFIG = $all[0] }
kubectl config set-credentials '--exec-interactive-mode=Never' '--help' >$null
if ($LASTEXITCODE) { return }
kubectl config unset 'clusters.-$(reboot)''s'
if ($LASTEXITCODE) { return }
kubectl config set-cluster `
  '--server=https://prod-weu.example:443' `
  '--tls-server-name=api.internal' `
  '--proxy-url=socks5://proxy.example:1080' `
  '--' '-$(reboot)''s'
if ($LASTEXITCODE) { return }
kubectl config set 'clusters.-$(reboot)''s.certificate-authority-data' 'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1BQT0KLS0tLS1FTkQgQ0VSVElGSUNBVEUtLS0tLQo='
if ($LASTEXITCODE) { return }
kubectl config unset (purser-word 'users.u`s"er')
if ($LASTEXITCODE) { return }
kubectl config set-credentials (purser-word 'u`s"er') `
  (purser-word '--exec-command=C:\Program Files\x y\') `
  '--exec-api-version=client.authentication.k8s.io/v1' `
  '--exec-interactive-mode=Never' `
  '--exec-provide-cluster-info=true' `
  (purser-word '--exec-arg=""') `
  '--exec-arg=-' `
  '--exec-arg=--' `
  (purser-word '--exec-arg="u=/sub,k=""v"","') `
  ('--exec-arg=it’’s $HOME `id` %PATH% !! ' + [char]27 + '[201~') `
  (purser-word ('--exec-arg="two' + [char]10 + 'lines"')) `
  (purser-word '--exec-arg=ends with \') `
  (purser-word '--exec-arg="""quoted"""') `
  '--exec-arg=  spaced  ' `
  (purser-word '--exec-arg="trailing\\"""') `
  (purser-word '--exec-env=A_B=c,d="e" $f')
if ($LASTEXITCODE) { return }
kubectl config unset ('contexts.--context ' + [char]8238 + 'x')
if ($LASTEXITCODE) { return }
kubectl config set-context `
  '--cluster=-$(reboot)''s' `
  (purser-word '--user=u`s"er') `
  '--' ('--context ' + [char]8238 + 'x')
if ($LASTEXITCODE) { return }
foreach ($one in $all) { if ((Get-FileHash -LiteralPath $one).Hash -ne (Get-FileHash -LiteralPath $all[0]).Hash) {
$env:KUBECONFIG = $one
kubectl config unset 'clusters.-$(reboot)''s'
kubectl config unset (purser-word 'users.u`s"er')
kubectl config unset ('contexts.--context ' + [char]8238 + 'x')
} } } finally { $env:KUBECONFIG = $old } }

# Switch kubectl to the new context, when you like.
kubectl config use-context '--' ('--context ' + [char]8238 + 'x')
