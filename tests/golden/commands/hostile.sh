# Entries of the same names are replaced; all others stay as they are. The copy has the old ones. Where KUBECONFIG names several files, the new entries go into the first, and the others lose those of the same names.
# kubectl cannot write the hint that names the right sign-in helper where it is missing. Only the file has it.
# Needs kubectl 1.30 or newer. An older one says “unknown flag” and changes nothing.

# Keep a copy of your kubeconfig, with the date in its name.
printf '%s\n' "${KUBECONFIG:-$HOME/.kube/config}" | tr ':' '\n' | while IFS= read -r f; do [ ! -f "$f" ] || cp -p "$f" "$f.$(date +%Y%m%d-%H%M%S).bak"; done

# Put the entries into your kubeconfig.
(set -e; all=${KUBECONFIG-}
first=$(printf '%s\n' "$all" | tr ':' '\n' | while IFS= read -r f; do [ ! -f "$f" ] || { printf %s "$f"; break; }; done)
[ -z "$first" ] || export KUBECONFIG="$first"
kubectl config set-credentials --exec-interactive-mode=Never --help >/dev/null
kubectl config unset 'clusters.-$(reboot)'\''s'
kubectl config set-cluster \
  --server=https://prod-weu.example:443 \
  --tls-server-name=api.internal \
  --proxy-url=socks5://proxy.example:1080 \
  '--' '-$(reboot)'\''s'
kubectl config set 'clusters.-$(reboot)'\''s.certificate-authority-data' LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1BQT0KLS0tLS1FTkQgQ0VSVElGSUNBVEUtLS0tLQo=
kubectl config unset 'users.u`s"er'
kubectl config set-credentials 'u`s"er' \
  --exec-command='C:\Program Files\x y\' \
  --exec-api-version=client.authentication.k8s.io/v1 \
  --exec-interactive-mode=Never \
  --exec-provide-cluster-info=true \
  --exec-arg='""' \
  --exec-arg=- \
  --exec-arg=-- \
  --exec-arg='"u=/sub,k=""v"","' \
  --exec-arg=$'it’s $HOME `id` %PATH% \041\041 \033[201~' \
  --exec-arg=$'"two\nlines"' \
  --exec-arg='ends with \' \
  --exec-arg='"""quoted"""' \
  --exec-arg='  spaced  ' \
  --exec-arg='"trailing\\"""' \
  --exec-env='A_B=c,d="e" $f'
kubectl config unset $'contexts.--context \342\200\256x'
kubectl config set-context \
  --cluster='-$(reboot)'\''s' \
  --user='u`s"er' \
  '--' $'--context \342\200\256x'
printf '%s\n' "${first:+$all}" | tr ':' '\n' | while IFS= read -r f; do if [ -f "$f" ] && [ ! "$f" -ef "$first" ]; then
set +e; export KUBECONFIG="$f"
kubectl config unset 'clusters.-$(reboot)'\''s'
kubectl config unset 'users.u`s"er'
kubectl config unset $'contexts.--context \342\200\256x'
fi; done)

# Switch kubectl to the new context, when you like.
kubectl config use-context '--' $'--context \342\200\256x'
