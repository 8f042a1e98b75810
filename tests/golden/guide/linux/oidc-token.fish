# This computer, Linux, fish, oidc by token

# Install kubectl. Leave this out if you have it.
# Note: The line az aks install-cli needs the Azure CLI. It installs kubectl and Azure's kubelogin together.
# -- apt (Debian, Ubuntu)
sudo mkdir -p -m 755 /etc/apt/keyrings
curl -fsSL https://pkgs.k8s.io/core:/stable:/v1.35/deb/Release.key | sudo gpg --dearmor -o /etc/apt/keyrings/kubernetes.gpg
echo 'deb [signed-by=/etc/apt/keyrings/kubernetes.gpg] https://pkgs.k8s.io/core:/stable:/v1.35/deb/ /' | sudo tee /etc/apt/sources.list.d/kubernetes.list
sudo apt-get update && sudo apt-get install -y kubectl
# -- dnf (Fedora, Red Hat)
printf '%s\n' '[kubernetes]' 'name=Kubernetes' 'baseurl=https://pkgs.k8s.io/core:/stable:/v1.35/rpm/' 'enabled=1' 'gpgcheck=1' 'gpgkey=https://pkgs.k8s.io/core:/stable:/v1.35/rpm/repodata/repomd.xml.key' | sudo tee /etc/yum.repos.d/kubernetes.repo
sudo dnf install -y kubectl
# -- Homebrew
brew install kubernetes-cli
# -- Download
curl -fLO "https://dl.k8s.io/release/$(curl -fLs https://dl.k8s.io/release/stable.txt)/bin/linux/$(uname -m | sed 's/x86_64/amd64/; s/aarch64/arm64/')/kubectl"
sudo install -m 0755 kubectl /usr/local/bin/kubectl && rm kubectl
# -- Azure CLI
sudo az aks install-cli

# See that kubectl is there. It prints its version: 1.28 or newer.
kubectl version --client

# Put the file into its place. An older file of that name is kept beside it, and only you can read the new one.
# Note: If you downloaded it more than once, your browser added a number to the name. The lines take the newest.
# Note: If your browser saves elsewhere, put that folder in.
set file (find ~/Downloads -maxdepth 1 -type f \( -name kubeconfig-prod-weu.yaml -o -name 'kubeconfig-prod-weu (*).yaml' -o -name 'kubeconfig-prod-weu(*).yaml' \) -exec ls -t '{}' + | head -n 1)
if test -n "$file"
  mkdir -p -m 700 ~/.kube
  test ! -e ~/.kube/kubeconfig-prod-weu.yaml || mv ~/.kube/kubeconfig-prod-weu.yaml ~/.kube/kubeconfig-prod-weu.yaml.(date +%Y%m%d-%H%M%S).bak
  mv "$file" ~/.kube/kubeconfig-prod-weu.yaml
  chmod 600 ~/.kube/kubeconfig-prod-weu.yaml
else; echo 'not found: kubeconfig-prod-weu.yaml' >&2; end

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
