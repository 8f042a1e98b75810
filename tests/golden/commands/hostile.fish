# Entries of the same names are replaced; all others stay as they are. The copy has the old ones. Where KUBECONFIG names several files, the new entries go into the first, and the others lose those of the same names.
# kubectl cannot write the hint that names the right sign-in helper where it is missing. Only the file has it.
# Needs kubectl 1.30 or newer. An older one says “unknown flag” and changes nothing.

# Keep a copy of your kubeconfig, with the date in its name.
for f in (test -n "$KUBECONFIG"; and string split : -- $KUBECONFIG; or echo ~/.kube/config); test -f "$f"; and cp -p "$f" "$f."(date +%Y%m%d-%H%M%S).bak; end

# Put the entries into your kubeconfig.
begin; set -l all (string split : -- "$KUBECONFIG"); set -l first
for f in $all; if test -f "$f"; set first $f; break; end; end
test -z "$first"; or set -lx KUBECONFIG $first
kubectl config set-credentials --exec-interactive-mode=Never --help >/dev/null
and kubectl config unset 'clusters.-$(reboot)\'s'
and kubectl config set-cluster \
  --server=https://prod-weu.example:443 \
  --tls-server-name=api.internal \
  --proxy-url=socks5://proxy.example:1080 \
  '--' '-$(reboot)\'s'
and kubectl config set 'clusters.-$(reboot)\'s.certificate-authority-data' LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1BQT0KLS0tLS1FTkQgQ0VSVElGSUNBVEUtLS0tLQo=
and kubectl config unset 'users.u`s"er'
and kubectl config set-credentials 'u`s"er' \
  --exec-command='C:\\Program Files\\x y\\' \
  --exec-api-version=client.authentication.k8s.io/v1 \
  --exec-interactive-mode=Never \
  --exec-provide-cluster-info=true \
  --exec-arg='""' \
  --exec-arg=- \
  --exec-arg=-- \
  --exec-arg='"u=/sub,k=""v"","' \
  --exec-arg='it’s $HOME `id` %PATH% !! '\U0000001b'[201~' \
  --exec-arg='"two'\U0000000a'lines"' \
  --exec-arg='ends with \\' \
  --exec-arg='"""quoted"""' \
  --exec-arg='  spaced  ' \
  --exec-arg='"trailing\\\\"""' \
  --exec-env='A_B=c,d="e" $f'
and kubectl config unset 'contexts.--context '\U0000202e'x'
and kubectl config set-context --cluster='-$(reboot)\'s' --user='u`s"er' '--' '--context '\U0000202e'x'
and test -n "$first"
and for f in $all; if test -f "$f"; and not test "$f" -ef "$first"
set KUBECONFIG $f
kubectl config unset 'clusters.-$(reboot)\'s'
kubectl config unset 'users.u`s"er'
kubectl config unset 'contexts.--context '\U0000202e'x'
end; end; end

# Switch kubectl to the new context, when you like.
kubectl config use-context '--' '--context '\U0000202e'x'
