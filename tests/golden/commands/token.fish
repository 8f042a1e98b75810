# Entries of the same names are replaced; all others stay as they are. The copy has the old ones. Where KUBECONFIG names several files, the new entries go into the first, and the others lose those of the same names.
# These commands hold a token. It stays in the history of your shell, and others on the same machine may see it while the command runs. The file is the safer way.

# Keep a copy of your kubeconfig, with the date in its name.
for f in (test -n "$KUBECONFIG"; and string split : -- $KUBECONFIG; or echo ~/.kube/config); test -f "$f"; and cp -p "$f" "$f."(date +%Y%m%d-%H%M%S).bak; end

# Put the entries into your kubeconfig.
begin; set -l all (string split : -- "$KUBECONFIG"); set -l first
for f in $all; if test -f "$f"; set first $f; break; end; end
test -z "$first"; or set -lx KUBECONFIG $first
kubectl config unset clusters.prod-weu
and kubectl config set-cluster prod-weu --server=https://prod-weu.example:443
and kubectl config set clusters.prod-weu.certificate-authority-data LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1BQT0KLS0tLS1FTkQgQ0VSVElGSUNBVEUtLS0tLQo=
and kubectl config unset users.alice@prod-weu
and kubectl config set-credentials alice@prod-weu --token=header.payload.signature
and kubectl config unset contexts.prod-weu-payments
and kubectl config set-context prod-weu-payments \
  --cluster=prod-weu \
  --user=alice@prod-weu \
  --namespace=payments
and test -n "$first"
and for f in $all; if test -f "$f"; and not test "$f" -ef "$first"
set KUBECONFIG $f
kubectl config unset clusters.prod-weu
kubectl config unset users.alice@prod-weu
kubectl config unset contexts.prod-weu-payments
end; end; end

# Switch kubectl to the new context, when you like.
kubectl config use-context prod-weu-payments
