# A container, fish, oidc by builtin

# Install kubectl. Leave this out if you have it.
# Note: The line az aks install-cli needs the Azure CLI. It installs kubectl and Azure's kubelogin together.
# Note: Put these lines into the image, or they are gone with the container.
# -- Download
curl -fLO "https://dl.k8s.io/release/$(curl -fLs https://dl.k8s.io/release/stable.txt)/bin/linux/$(uname -m | sed 's/x86_64/amd64/; s/aarch64/arm64/')/kubectl"
install -m 0755 kubectl /usr/local/bin/kubectl && rm kubectl
# -- Azure CLI
az aks install-cli

# See that kubectl is there. It prints its version: 1.28 or newer.
kubectl version --client

# Put the file into its place. An older file of that name is kept beside it, and only you can read the new one.
# Note: Paste these on the computer that runs the container. Put its name in for my-container.
# Note: If you downloaded it more than once, your browser added a number to the name. The lines take the newest.
set file (find ~/Downloads -maxdepth 1 -type f \( -name kubeconfig-prod-weu.yaml -o -name 'kubeconfig-prod-weu (*).yaml' -o -name 'kubeconfig-prod-weu(*).yaml' \) -exec ls -t '{}' + | head -n 1)
docker exec my-container mkdir -p -m 700 /root/.kube
docker cp "$file" my-container:/root/.kube/kubeconfig-prod-weu.yaml
docker exec my-container chmod 600 '/root/.kube/kubeconfig-prod-weu.yaml'

# Use it in this window. It ends when you close the window.
# Note: The kubeconfigs that you use already stay in use beside it.
contains -- $HOME/.kube/kubeconfig-prod-weu.yaml (string split : -- "$KUBECONFIG"); or set -gx KUBECONFIG $HOME/.kube/kubeconfig-prod-weu.yaml:(test -n "$KUBECONFIG"; and echo $KUBECONFIG; or echo $HOME/.kube/config)

# Use it in every new window. Leave this out if you switch files often.
contains -- $HOME/.kube/kubeconfig-prod-weu.yaml (string split : -- "$KUBECONFIG"); or set -gx KUBECONFIG $HOME/.kube/kubeconfig-prod-weu.yaml:(test -n "$KUBECONFIG"; and echo $KUBECONFIG; or echo $HOME/.kube/config)
set -Ux KUBECONFIG $KUBECONFIG

# Say hello. Nothing opens: the file holds a token. When the token has ended, take a new file.
kubectl auth whoami

# List the pods of your namespace. An empty list is fine. Forbidden means that you are signed in and lack a right.
kubectl get pods

# Sign out, when you need to. Removes what was kept on this machine.
# Note: The token in the file works until it ends. Delete the file when you no longer need it.
set -e KUBECONFIG
