# The Azure CLI makes the new context the current one at once. To go back: kubectl config use-context, and the name of yours.

# Sign in with the Azure CLI.
az login --tenant 8f9c2a10-5b7e-4d3c-9a61-2e4f6b8c0d1e

# Keep a copy of your kubeconfig, with the date in its name.
for f in (test -n "$KUBECONFIG"; and string split : -- $KUBECONFIG; or echo ~/.kube/config); test -f "$f"; and cp -p "$f" "$f."(date +%Y%m%d-%H%M%S).bak; end

# Fetch the cluster. The Azure CLI asks before it changes an entry of yours.
az aks get-credentials --subscription 0a0a0a0a-1b1b-4c2c-8d3d-4e4e4e4e4e4e --resource-group rg-prod --name prod-weu --context 'prod-weu payments'

# Set how kubectl signs in, for this context alone.
kubelogin convert-kubeconfig --context 'prod-weu payments' --login azd --tenant-id 8f9c2a10-5b7e-4d3c-9a61-2e4f6b8c0d1e

# Put the entries into your kubeconfig.
kubectl config set-context 'prod-weu payments' --namespace=payments

# Switch kubectl to the new context, when you like.
kubectl config use-context 'prod-weu payments'
