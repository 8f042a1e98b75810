# Entries of the same names are replaced; all others stay as they are. The copy has the old ones. Where KUBECONFIG names several files, the new entries go into the first, and the others lose those of the same names.
# These commands hold a token. It stays in the history of your shell, and others on the same machine may see it while the command runs. The file is the safer way.

# Keep a copy of your kubeconfig, with the date in its name.
printf '%s\n' "${KUBECONFIG:-$HOME/.kube/config}" | tr ':' '\n' | while IFS= read -r f; do [ ! -f "$f" ] || cp -p "$f" "$f.$(date +%Y%m%d-%H%M%S).bak"; done

# Put the entries into your kubeconfig.
(set -e; all=${KUBECONFIG-}
first=$(printf '%s\n' "$all" | tr ':' '\n' | while IFS= read -r f; do [ ! -f "$f" ] || { printf %s "$f"; break; }; done)
[ -z "$first" ] || export KUBECONFIG="$first"
kubectl config unset clusters.prod-weu
kubectl config set-cluster prod-weu --server=https://prod-weu.example:443
kubectl config set clusters.prod-weu.certificate-authority-data LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1BQT0KLS0tLS1FTkQgQ0VSVElGSUNBVEUtLS0tLQo=
kubectl config unset users.alice@prod-weu
kubectl config set-credentials alice@prod-weu --token=header.payload.signature
kubectl config unset contexts.prod-weu-payments
kubectl config set-context prod-weu-payments \
  --cluster=prod-weu \
  --user=alice@prod-weu \
  --namespace=payments
printf '%s\n' "${first:+$all}" | tr ':' '\n' | while IFS= read -r f; do if [ -f "$f" ] && [ ! "$f" -ef "$first" ]; then
set +e; export KUBECONFIG="$f"
kubectl config unset clusters.prod-weu
kubectl config unset users.alice@prod-weu
kubectl config unset contexts.prod-weu-payments
fi; done)

# Switch kubectl to the new context, when you like.
kubectl config use-context prod-weu-payments
